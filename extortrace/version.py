"""The version, alone, so that any layer may name it without loading the rest."""

__version__ = "0.1.0"
