"""``python -m extortrace``."""

import sys

from extortrace.cli import main

if __name__ == "__main__":
    sys.exit(main())
