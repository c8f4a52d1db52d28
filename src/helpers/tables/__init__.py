"""Reading the book's tables: typed, with columns and keys proved; and the one validator of `datapackage.json`."""

from helpers.tables.checking import check
from helpers.tables.faults import DataError, Fault
from helpers.tables.reading import Tables, load, load_all
from helpers.tables.schema import Field, Package, TableSchema, package

__all__ = ["DataError", "Fault", "Field", "Package", "TableSchema", "Tables", "check", "load", "load_all", "package"]
