"""Imports the dictionaries of PETRARCH, PETRARCH2 and TABARI."""

from coders.lexicon.petrarch.importer import import_petrarch
from coders.lexicon.petrarch.report import ImportReport

__all__ = ["ImportReport", "import_petrarch"]
