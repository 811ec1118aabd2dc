"""English texts of ``rules import``."""

from extortrace.knowledge.canonical import UNFIT

TEXTS: dict[str, str] = {
    "cli.rules_import": "Adds telephone numbers, wallets, names … of a table or a MISP export to a watchlist. What is on "
    "the list stays as it is; every value is checked and brought into the form in which messages are compared.",
    "cli.import_codes": "Exit codes: 0 everything was taken; 1 something was not, or a file cannot be used; 2 the command "
    "was not understood.",
    "cli.import_file": "A CSV table (with or without a head) or a MISP export in JSON.",
    "cli.import_to": "The list: DIR/watchlists/NAME.csv. It is made when it is not there.",
    "cli.import_column": "Take this column only: its head, or its number from 1.",
    "cli.import_kind": "What the values are: phone, wallet, recipient … (needed where no head tells).",
    "cli.import_region": "The country that numbers without a country code belong to.",
    "cli.import_source": "Where the values are from; the file's name when nothing else says.",
    "cli.import_added": "The day of rows that have none.",
    "cli.import_expires": "The last day on which rows hold that say no other; numbers are given to new people.",
    "cli.import_note": "A note for rows that have none.",
    "cli.import_dry_run": "Say what would be added, and write nothing.",
    "cli.import_json": "Write what was done as JSON.",
    "import.rejected": "not taken: {why}",
    "import.twice": "{value} stands in the file twice, first on line {line}",
    "import.known": "{value} is on the list already (line {line}), which stays as it is",
    "import.plus_restored": "'{written}' read as {value}: the + was lost",
    "import.zero_restored": "'{written}' read as {value}: the 0 before it was lost",
    "import.decimal_dropped": "'{written}' read as {value}: a spreadsheet had taken it for a sum",
    "import.written_out": "'{written}' read as {value}: a spreadsheet had shortened it",
    "import.passed": "left aside, for no watchlist holds them: {types}",
    "import.done": "{path}: {new} new{kinds}, {known} there already, {twice} twice in the file, {no} not taken",
    "import.dry": "{path} would have {new} new{kinds}, {known} there already, {twice} twice in the file, {no} not taken; "
    "nothing was written",
    "error.import_to": "'{path}' is no place for a watchlist; name it DIR/watchlists/NAME.csv.",
    "error.import_parent": "There is no folder to make {path} in.",
    "error.import_kind": "'{value}' is no kind of a watchlist; it is one of {choices}.",
    "error.import_empty_table": "{source} holds no row.",
    "error.import_no_column": "No column of {source} tells what it holds ({names}); name one with --column and say --kind.",
    "error.import_column_absent": "{source} has no column '{name}'; it has {names}.",
    "error.import_broken_table": "{source} cannot be read as a table at line {line}: {error}.",
    "error.import_misp": "{source} is no MISP export: {error}.",
    "error.import_binary": "{source} is no text ({kind}); save the table as CSV.",
    "error.import_size": "{source} is larger than {most} MiB; split it.",
    "error.import_no_list": "{path} is there but is no watchlist, so nothing was written: {problem}.",
    **{f"unfit.{code}": text for code, text in UNFIT.items()},
}
