"""Reading the book's tables: typed, with columns and keys proved; the tables computed from them; and the one
check of everything.
"""

from helpers.tables.checking import check, everything
from helpers.tables.faults import DataError, Fault
from helpers.tables.reading import Tables, load, load_all
from helpers.tables.schema import Field, Licence, Package, TableSchema, file_of, package

__all__ = [
    "DataError",
    "Fault",
    "Field",
    "Licence",
    "Package",
    "TableSchema",
    "Tables",
    "check",
    "everything",
    "file_of",
    "load",
    "load_all",
    "package",
]
