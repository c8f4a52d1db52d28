"""The one check of everything: form, types, keys, rules between tables, and what the
rooms above ask of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from helpers import paths
from helpers.tables import rooms, sourced
from helpers.tables.computed import Table, sharing
from helpers.tables.faults import DataError, Fault
from helpers.tables.form import SCHEMA
from helpers.tables.keeping import Keeping
from helpers.tables.reading import Rows, Tables, afresh, records
from helpers.tables.rules import RULES, typed_values
from helpers.tables.schema import Package, TableSchema, package

Sense = Callable[[Table], Iterable[Fault]]
#: What a check is given: a maker of tables, or all tables of a folder.
_Given = TypeVar("_Given")


_senses: dict[str, Sense] = {}
_closing: dict[str, Sense] = {}
#: Checks that look at more than tables.
_outward: set[Sense] = set()
#: What each check last found.
_kept = Keeping()


def sense(check: Sense) -> Sense:
    """Register a check of another room, made once the tables themselves are sound.

    It asks for tables and for nothing else, so that over the very same ones it is made once.
    """
    _senses[f"{check.__module__}.{check.__qualname__}"] = check
    return check


def outward(check: Sense) -> Sense:
    """Mark a check that looks at code, texts or names too: it is made every time."""
    _outward.add(check)
    return check


def closing(check: Sense) -> Sense:
    """Register a check that computes from what the others prove, made where those found nothing."""
    _closing[f"{check.__module__}.{check.__qualname__}"] = check
    return check


def everything(folder: Path = paths.DATA) -> list[Fault]:
    """Every fault in the data, those that only the rules of other rooms can see among them.

    Used wherever data are checked, so that no command proves less than another.
    """
    found = check(folder)
    if found:
        return found
    rooms.enter()
    table = sharing(Tables(folder).__getitem__)
    faults = [fault for _, one in sorted(_senses.items()) for fault in _found(one, table)]
    return faults or [fault for _, one in sorted(_closing.items()) for fault in _found(one, table)]


def _found(check: Sense, table: Table) -> tuple[Fault, ...]:
    """What a check finds, from the very same tables once."""
    if check in _outward:
        return _reckoned(check, table)
    return _kept(check, table, lambda tables: _reckoned(check, tables))


def _reckoned(check: Callable[[_Given], Iterable[Fault]], given: _Given) -> tuple[Fault, ...]:
    """What a check finds; where it meets a text in place of a number, a type of the schema is at fault."""
    try:
        return tuple(check(given))
    except TypeError as error:
        expected = f"columns of the types with which {check.__module__}.{check.__qualname__} reckons"
        raise DataError([Fault(f"{SCHEMA}/*.yml", None, None, str(error), expected)]) from error


def check(folder: Path = paths.DATA) -> list[Fault]:
    """Every fault in the tables of a folder, in the order of tables, rows and columns.

    The rules between columns and tables run only where the tables can be read: a wrong type would only echo
    there. The folder is read as it lies there now, whatever was read of it before.
    """
    afresh()
    try:
        described = package(folder)
    except DataError as error:
        return list(error.faults)
    faults: list[Fault] = []
    raw: dict[str, Rows] = {}
    stray = _stray(described, folder)
    for name, schema in described.tables.items():
        if name in stray and not (folder / schema.file).exists():
            # One sentence, and not one for the file that is missing and one for the file that nobody knows.
            faults.append(_misplaced(schema, stray.pop(name)))
            continue
        rows, found = records(schema, folder)
        raw[name] = rows
        faults += found
    faults += [_unknown(described, name, file) for name, file in stray.items()]
    if not faults:
        faults += _foreign(described, raw)
    if not faults:
        tables = Tables(folder)
        for rule in (*RULES, *sourced.RULES):
            faults += _reckoned(rule, tables)
            if faults and rule is typed_values:
                # The other rules read values that this one has just refused.
                break
    return list(DataError(faults).faults)


def _stray(described: Package, folder: Path) -> dict[str, str]:
    """Files of tables that the schema does not know, by the name of the table."""
    known = {schema.file for schema in described.tables.values()}
    found = (path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.csv")))
    return {Path(file).stem: file for file in found if file not in known}


def _unknown(described: Package, name: str, file: str) -> Fault:
    known = described.tables.get(name)
    if known is not None:
        return Fault(
            name, None, None, file, f"one file a table, and {known.file} is there: remove one of them"
        )
    return Fault(name, None, None, None, f"a file of data/{SCHEMA} to describe {file}")


def _misplaced(schema: TableSchema, file: str) -> Fault:
    expected = f"{schema.file}, as {schema.written} describes the table: move the file, or its description"
    return Fault(schema.name, None, None, file, expected)


def _foreign(described: Package, raw: dict[str, Rows]) -> list[Fault]:
    faults = []
    keys: dict[tuple[str, tuple[str, ...]], set[tuple[str, ...]]] = {}
    for name, schema in described.tables.items():
        for key in schema.foreign_keys:
            if (key.table, key.targets) not in keys:
                places = [described[key.table].columns.index(column) for column in key.targets]
                keys[key.table, key.targets] = {
                    tuple(cells[place] for place in places) for _, cells in raw[key.table]
                }
            known = keys[key.table, key.targets]
            here = [schema.columns.index(column) for column in key.columns]
            for number, cells in raw[name]:
                value = tuple(cells[place] for place in here)
                if any(value) and value not in known:
                    faults.append(
                        Fault(
                            name,
                            number,
                            "+".join(key.columns),
                            " + ".join(value),
                            f"a value that stands in {key.table}.{'+'.join(key.targets)}",
                        )
                    )
    return faults
