"""``python -m extortrace``."""

from extortrace.cli import command

if __name__ == "__main__":
    command()
