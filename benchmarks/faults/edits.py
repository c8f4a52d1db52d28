"""What a fault is: one edit of one file, which fails where it does not apply."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Rows = list[dict[str, str]]


class EditError(Exception):
    """An edit does not apply to the file as it is."""


@dataclass(frozen=True)
class Fault:
    """One fault: its group, what a person got wrong, the file, and the edit of the file's text."""

    group: str
    name: str
    file: str
    edit: Callable[[str], str]

    def seeded(self, text: str) -> str:
        """The file's text with the fault in it."""
        try:
            changed = self.edit(text)
        except (EditError, KeyError) as error:
            raise EditError(f"{self.file}: the fault {self.name!r} does not apply: {error}.") from error
        if changed == text:
            raise EditError(f"{self.file}: the fault {self.name!r} changes nothing.")
        return changed


def replaced(old: str, new: str) -> Callable[[str], str]:
    """The first occurrence of an exact text replaced; it must occur."""

    def edit(text: str) -> str:
        if old not in text:
            raise EditError(f"the text {old!r} is not there")
        return text.replace(old, new, 1)

    return edit


def _csv(work: Callable[[Rows], Rows]) -> Callable[[str], str]:
    """An edit of the rows of a CSV file."""

    def edit(text: str) -> str:
        reader = csv.DictReader(io.StringIO(text, newline=""))
        rows = work(list(reader))
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, reader.fieldnames or [], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return out.getvalue()

    return edit


def _place(rows: Rows, where: str) -> int:
    """The position of the only row with the values of `where`, such as `claim=a-001, role=first`."""
    wanted = [part.split("=", 1) for part in where.split(", ")]
    found = [at for at, row in enumerate(rows) if all(row.get(column) == value for column, value in wanted)]
    if len(found) != 1:
        raise EditError(f"{len(found)} rows have {where}, one is expected")
    return found[0]


def _data(table: str, name: str, work: Callable[[Rows], Rows]) -> Fault:
    # Found by its name: the package itself must not be imported before a copy of it is.
    (path,) = (ROOT / "data").rglob(f"{table}.csv")
    return Fault("data", name, path.relative_to(ROOT).as_posix(), _csv(work))


def change(table: str, where: str, column: str, old: str, new: str, name: str) -> Fault:
    """A cell with another value."""

    def work(rows: Rows) -> Rows:
        row = rows[_place(rows, where)]
        if row[column] != old:
            raise EditError(f"{column} of {where} is {row[column]!r}, not {old!r}")
        row[column] = new
        return rows

    return _data(table, name, work)


def reworded(table: str, where: str, column: str, old: str, new: str, name: str) -> Fault:
    """A part of a cell with other words."""

    def work(rows: Rows) -> Rows:
        row = rows[_place(rows, where)]
        if old not in row[column]:
            raise EditError(f"{column} of {where} is {row[column]!r}, without {old!r}")
        row[column] = row[column].replace(old, new, 1)
        return rows

    return _data(table, name, work)


def recast(table: str, where: str, state: str, old: str, new: str, name: str) -> Fault:
    """The answer of a state moved from one list of a vote to another, or out of all where `new` is empty."""

    def work(rows: Rows) -> Rows:
        row = rows[_place(rows, where)]
        if state not in row[old].split():
            raise EditError(f"{state} does not stand in {old} of {where}")
        row[old] = " ".join(one for one in row[old].split() if one != state)
        if new:
            row[new] = " ".join(sorted([*row[new].split(), state]))
        return rows

    return _data(table, name, work)


def exchange_states(table: str, columns: str, one: str, other: str, name: str) -> Fault:
    """Two states in each other's place in the lists of every row."""

    def work(rows: Rows) -> Rows:
        turned = {one: other, other: one}
        for row in rows:
            for column in columns.split():
                row[column] = " ".join(sorted(turned.get(state, state) for state in row[column].split()))
        return rows

    return _data(table, name, work)


def drop_all(table: str, where: str, name: str) -> Fault:
    """Every row with a value lost, such as those of one session."""
    column, _, value = where.partition("=")

    def work(rows: Rows) -> Rows:
        kept = [row for row in rows if row[column] != value]
        if len(kept) == len(rows):
            raise EditError(f"no row has {where}")
        return kept

    return _data(table, name, work)


def rewritten(table: str, where: str, column: str, old: str, new: str, name: str) -> Fault:
    """A cell with another value in every row that has the value and stands at a place such as `session=2010`."""
    key, _, value = where.partition("=")

    def work(rows: Rows) -> Rows:
        for row in rows:
            if row[key] == value and row[column] == old:
                row[column] = new
        return rows

    return _data(table, name, work)


def drop(table: str, where: str, name: str) -> Fault:
    """A row lost."""

    def work(rows: Rows) -> Rows:
        del rows[_place(rows, where)]
        return rows

    return _data(table, name, work)


def double(table: str, where: str, name: str, **other: str) -> Fault:
    """A row entered twice, the second time with some other values."""

    def work(rows: Rows) -> Rows:
        at = _place(rows, where)
        rows.insert(at + 1, rows[at] | other)
        return rows

    return _data(table, name, work)


def swap(table: str, one: str, other: str, column: str, name: str) -> Fault:
    """The values of two rows exchanged."""

    def work(rows: Rows) -> Rows:
        first, second = rows[_place(rows, one)], rows[_place(rows, other)]
        first[column], second[column] = second[column], first[column]
        return rows

    return _data(table, name, work)


def exchange(table: str, where: str, one: str, other: str, name: str) -> Fault:
    """Two columns of a row exchanged; of every row where `where` is empty."""

    def work(rows: Rows) -> Rows:
        for row in [rows[_place(rows, where)]] if where else rows:
            row[one], row[other] = row[other], row[one]
        return rows

    return _data(table, name, work)


def written(file: str, old: str, new: str, name: str) -> Fault:
    """Any file of the repository with another text in one place."""
    return Fault("texts", name, file, replaced(old, new))


def schema(folder: str, old: str, new: str, name: str) -> Fault:
    """A line of the schema of a folder of tables with other words."""
    return written(f"data/schema/{folder}.yml", old, new, name)


def grouped(group: str, *faults: Fault) -> tuple[Fault, ...]:
    """The faults, all under one group."""
    return tuple(replace(fault, group=group) for fault in faults)


def picture(module: str, old: str, new: str, name: str) -> Fault:
    """A line of the package's code with another text; `module` is a path below `src/helpers`, without its ending."""
    return Fault("pictures", name, f"src/helpers/{module}.py", replaced(old, new))


def text(chapter: str, old: str, new: str, name: str) -> Fault:
    """A text of an exhibit of a chapter with other words or facts."""
    return Fault("pictures", name, f"src/helpers/figures/{chapter}/texts.yml", replaced(old, new))


def prose(chapter: str, old: str, new: str, name: str) -> Fault:
    """A sentence or a stored output of a chapter with another text."""
    return Fault("pictures", name, f"chapters/{chapter}.ipynb", replaced(old, new))
