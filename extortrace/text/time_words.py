"""Words and figures of time in French and English: the pattern that finds them and the tables it is made of."""

from __future__ import annotations

import re

WEEKDAYS = {
    "MONDAY": "lundi|monday|moday", "TUESDAY": "mardi|tuesday|teusday|tusday|tues",
    "WEDNESDAY": "mercredi|mecredi|merkredi|mercedi|wednesday|wensday|wednsday|wenesday|weds",
    "THURSDAY": "jeudi|thursday|thrusday|thurday|thurs|thur", "FRIDAY": "vendredi|vandredi|vendredie|friday|firday|fri",
    "SATURDAY": "samedi|samdi|saturday|satuday|saterday", "SUNDAY": "dimanche|dimenche|dimance|sunday",
}  # fmt: skip
DAYS = {
    "P2D": "apres[ -]?demain|day[ ]after[ ]tomorrow",
    "P0D": "aujourd[' ]?hui|aujourdui|ojourdui|ojd|auj|today|2day|tonight|2night|tonite|ce[ ]soir|cette[ ]nuit"
           "|end[ ]of[ ](?:the[ ])?day|eod|fin[ ]de[ ](?:la[ ])?journee|dans[ ]la[ ](?:journee|soiree)"
           "|(?<!a[ ])ce[ ]jour"
           "|cet[ ]apres[ -]?midi"
           "|this[ ](?:evening|afternoon)|same[ ]?day|close[ ]of[ ](?:business|day|play)|cob"
           r"|(?:the[ ])?day(?=[ ](?:is[ ](?:out|over|done)|ends|runs[ ]out)(?![a-z]))"
           r"|(?:(?<=as[ ])|(?<=avez[ ])|(?<=donne[ ])|(?<=laisse[ ])|(?<=reste[ ]))la[ ]journee(?![ ]d[ue])",
    "P1D": "demain|dmain|2main|deman|demin|2m1|dem1|tomorrow|tommorrow|tomorow|tommorow|tomorro|tomoro|tmoro|tmrw|tmr"
           "|tmw|2moro|2morrow|2mrw|2moz|tomoz|tomz",
}  # fmt: skip
CUT = {"mon": "MONDAY", "tue": "TUESDAY", "wed": "WEDNESDAY", "thu": "THURSDAY", "sat": "SATURDAY", "sun": "SUNDAY",
        "lun": "MONDAY", "jeu": "THURSDAY", "ven": "FRIDAY", "dim": "SUNDAY"}  # fmt: skip
"""Days cut to words of their own, days only behind "by", "until" or "avant"."""
MONTHS = ("janvier|january|janv?", "fevrier|february|fevr?|feb", "mars|march|mar", "avril|april|avr|apr", "mai|may",
           "juin|june|jun", "juillet|july|juil|jul", "aout|august|aug", "septembre|september|sept?",
           "octobre|october|oct", "novembre|november|nov", "decembre|december|dec")  # fmt: skip
UNITS = {
    "M": "minutes?|mins?|mn|minuts?", "H": "heures?|heurs?|hours?|hrs?|hour's", "D": "jours?|jrs?|days?|journees?",
    "W": "semaines?|weeks?|wks?", "MO": "mois|months?",
}  # fmt: skip
UNIT = {form: unit for unit, words in UNITS.items() for word in words.split("|")
         for form in (word.replace("?", ""), word.replace("s?", ""))}  # fmt: skip
QUALIFIER = (
    r"(?:working|business|full|short|more|good|petites?|ouvres?|ouvrables|clear|calendar|banking|bank|straight"
    r"|consecutive|francs|petits|days|hrs|complete|heures|prochaine?s|next|toutes)"
)
EN_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
UNIT_WORDS = "|".join(UNITS.values())
OF_HOUR = r"(?:d'?[ ]?heures?|h(?:eure)?|of[ ]an[ ]hour|hours?|hr)"
PARTS = {  # of an hour or a day, minutes first
    720: r"(?:une[ ])?demi[ -]?journee|half[ ](?:a[ ])?day",
    45: rf"(?:les[ ]|the[ ])?(?:trois|three|3)[ -]?quart(?:er)?s?[ ]{OF_HOUR}|(?:3[/\u2044]4|\xbe)[ ]?{OF_HOUR}",
    30: rf"(?:une[ ])?demi[ -]?heure|(?:a[ ])?half[ -](?:an[ ])?hour|(?:1[/\u2044]2|\xbd)[ ]?{OF_HOUR}",
    15: rf"(?:(?:un|1)[ ])?quart[ ]{OF_HOUR}|(?:a[ ])?quarter[ ](?:of[ ])?(?:an[ ])?hour|(?:1[/\u2044]4"
    rf"|\xbc)[ ]?{OF_HOUR}",
}
TERMS = {  # lengths of time with a name of their own, days first
    8: r"(?:la[ ]|une[ ])?huitaine(?:[ ]de[ ]jours)?", 15: r"(?:la[ ]|une[ ])?quinzaine(?:[ ]de[ ]jours)?",
    14: r"(?:(?:a|one|the|next)[ ])?fortnight",
}  # fmt: skip
PART_FORMS = [(re.compile(words), n) for n, words in PARTS.items()]
TERM_FORMS = [(re.compile(words), n) for n, words in TERMS.items()]
HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TWELVE = "|".join(HOURS)
_HOUR = "(?:h|heures?|hours?|hrs?)"
_KEY_UNITS = "minutes|mins|hours|hrs|heures|days|jours"
PAST_OR_TO = r"(?:half[ ]past|half|(?:a[ ])?(?:quarter|five|ten|twenty(?:[ -]five)?)[ ](?:past|to|after|before))"
MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}
MONTH_WORDS = "|".join(MONTHS)
EXPRESSION = re.compile(
    rf"""
    (?<![\w/]) (?:
      (?P<ymd>20\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}})(?!\d)
    | (?P<timer>\d{{1,3}}:[0-5]\d:[0-5]\d)(?![\d:])
    | (?P<dmy>\d{{1,2}}(?P<sep>[-/.])\d{{1,2}}(?P=sep)(?:20)?\d\d)(?!\d)
    | (?P<short>(?:3[01]|[12]\d|0?[1-9])/(?:1[0-2]|0?[1-9]))(?![\d/]|[ ]?{OF_HOUR}(?![a-z]))
    | (?P<dm>\d{{1,2}}(?:er|st|nd|rd|th)?[ ](?:of[ ])?(?:{MONTH_WORDS})(?![a-z])\.?(?:,?[ ]20\d\d(?!\d))?)
    | (?P<md>(?:{MONTH_WORDS})(?![a-z])\.?[ ](?:the[ ])?\d{{1,2}}(?:st|nd|rd|th)?(?![\w:])(?:,?[ ]20\d\d(?!\d))?)
    | (?P<pm>(?:1[0-2]|0?[1-9])(?:[:.h][0-5]\d)?[ ]?(?:[ap]\.?m(?![a-z])\.?|o'?clock))
    | (?P<mid>(?:12[ ]?)?(?:midnight|minuit|mid-?night))
    | (?P<noon>(?:12[ ]?)?(?:noon|midi|midday))(?![a-z])
    | (?P<hm>(?:2[0-4]|1\d|0?\d)(?:[ ]?h[ ]?|:)[0-5]\d)(?![\d:])
    | (?P<eve>(?:tonight|tonite|ce[ ]soir|this[ ]evening)[ ](?:at|by|before|a|avant|vers)[ ](?:1[0-2]|[1-9]))
      (?![\w:.,%€$£]|[ ]?h|[ ]\d)
    | (?P<day>{"|".join(DAYS.values())})(?![a-z])
    | (?P<part>(?:1[0-2]|0?[1-9])(?:[:.h][0-5]\d)?(?:[ ]?h(?:eures?|rs)?)?[ ](?:in[ ]the[ ]|this[ ]|for[ ]|at[ ]|du[ ]
      |de[ ]l'|de[ ]la[ ]|ce[ ])?
      (?:morning|evening|afternoon|night|soir|matin|mat|apres[ -]?midi|tonight|tonite|2nite))(?![a-z])
    | (?P<mil>(?:[01]\d|2[0-3])[0-5]\d[ ]?(?:hrs|hours|h))(?![a-z])
    | (?P<both>\d{{1,2}}[ ]?(?:(?:d|j|days?|jours?)[ ,]{{1,2}}(?:(?:and|et)[ ])?\d{{1,2}}[ ]?{_HOUR}
      |{_HOUR}[ ](?:(?:and|et)[ ])?\d{{1,2}}[ ]?(?:minutes?|mins?|mn)))(?![a-z])
    | (?P<keyed>(?:(?:ttl|deadline|delai|time|temps|expir[a-z]{{1,6}}|countdown|grace|limite?|window)[_ -](?:in[_ -])?
      (?:{_KEY_UNITS})|(?:{_KEY_UNITS})[_ -](?:left|remaining|restante?s?))["']?[ ]?[:=][ ]?["']?\d{{1,3}})(?![\w:.,]\d)
    | (?P<minus>[jhd][ ]?-[ ]?\d{{1,2}})(?![\w:/-]|\.\d)
    | (?:(?<=the[ ])(?P<nth>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))(?=[ ]?(?:[.,;:!?)\n]|$|(?:or|and|of[ ]the|of[ ]this
      |by|at|to|via|else|latest)(?![a-z])))
    | (?<=le[ ])(?P<le>(?:3[01]|[12]\d|[1-9]|1er))(?=[ ]?(?:[.,;!?)\n](?!\d)|$
      |(?:du[ ]mois|de[ ]ce[ ]mois|sinon|ou|et[ ]le)(?![a-z]))))
    | (?P<dur>\d{{1,3}}(?:[ ]?\([^()\n]{{2,24}}\))?(?:[ -]?|[ ]{QUALIFIER}[ ])(?:{UNIT_WORDS}))(?![a-z])
    | (?P<bracket>\(\d{{1,3}}\)[ ]?(?:{QUALIFIER}[ ])?(?:{UNIT_WORDS}))(?![a-z])
    | (?:(?<=dans[ ])|(?<=ds[ ])|(?<=within[ ])|(?<=inside[ ])|(?<=sous[ ]))
      (?P<one>l'heure|the[ ](?:next[ ])?hour|la[ ]semaine|the[ ]week)(?![a-z])
    | (?P<h>\d{{1,3}}[ ]?h)(?![a-z0-9/])
    | (?P<j>\d{{1,2}}j)(?![a-z0-9/])
    | (?P<half>{"|".join(PARTS.values())})(?![a-z])
    | (?P<couple>(?:a[ ])?couple[ ](?:of[ ])?(?:more[ ])?(?:hours|hrs|minutes)|a[ ]couple[ ](?:of[ ])?days)(?![a-z])
    | (?:(?<=by[ ])|(?<=before[ ])|(?<=b4[ ])|(?<=until[ ])|(?<=till[ ])|(?<=til[ ])|(?<=at[ ]))(?P<bare>1[0-2]|[1-9])
      (?=[ ]?(?:[,;!?)\n](?!\d)|$)|\.(?![\d.])|[ ](?:tomorrow|tmrw|tmr|today|2day|sharp|latest|or|otherwise|else
        |on[ ](?:{EN_DAYS})
        |{EN_DAYS})(?![a-z]))
    | (?P<term>{"|".join(TERMS.values())})(?![a-z])
    | (?P<article>(?:an|a|another)[ ](?:hour|day|week))(?![a-z])
    | (?P<vague>(?:end[ ]of[ ](?:the[ ]|this[ ])?|fin[ ]d[eu][ ](?:la[ ]|ce[ ])?)(?:week|semaine|month|mois)|eow|eom
      |(?:month|week)[ -]?end)(?![a-z])
    | (?P<told>(?:{PAST_OR_TO}[ ](?:{TWELVE}|1[0-2]|[1-9])|(?:{TWELVE})(?:[ -](?:fifteen|thirty|forty[ -]five))?
      (?=[ ]?(?:[ap]\.?m(?![a-z])|o'?clock|in[ ]the[ ]|tonight|tonite|this[ ](?:evening|afternoon|morning))))
      (?:[ ]?(?:[ap]\.?m\.?(?![a-z])|o'?clock))?)(?![a-z\d:])
    | (?P<week>{"|".join(WEEKDAYS.values())})(?![a-z])
    | (?:(?<=by[ ])|(?<=until[ ])|(?<=till[ ])|(?<=before[ ])|(?<=next[ ])|(?<=avant[ ]))(?P<cut>{"|".join(CUT)})
      (?:(?=[ ]?(?:[.,;!?)\n]|\d|or|night|morning|evening|noon|midnight|at|sinon|ou|soir|matin|midi)(?![a-z]))|$)
    )
    """,
    re.VERBOSE,
)
SOME = re.compile(
    r"\d|soir|nuit|journee|jour|day|demain|deman|tom|tm[rw]|morrow|minuit|midi|noon|midnight|oj|auj|heure|hour|minute"
    r"|lundi|mardi|mercredi|merkredi|jeudi|vendredi|vandredi|samedi|samdi|dim[ae]n|semaine|week|mois|month|eod"
    r"|tues|weds|thur|fri|by |avant |until |till |aine|[\xbc\xbd\xbe]|fortnight|half|quarter|clock|evening|afternoon"
    r"|morning| [ap]\.?m"
)
SPELLED = re.compile(
    rf"(?P<half>[ ](?:and[ ]a[ ]half|et[ ]demie?))?[ -]{{1,2}}(?:\(\d{{1,3}}\)[ ]?)?(?:{QUALIFIER}[ ])?"
    rf"(?P<unit>{UNIT_WORDS})(?![a-z])"
)
BY_WEEKDAY = {word: day for day, words in WEEKDAYS.items() for word in words.split("|")}
BY_MONTH = {form: i for i, words in enumerate(MONTHS, 1) for word in words.split("|")
             for form in (word.replace("?", ""), re.sub(".[?]", "", word))}  # fmt: skip
DAY_FORMS = [(re.compile(words), value) for value, words in DAYS.items()]
