"""What is wrong with the data, said in one sentence that a person can act on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One fault in one place.

    Attributes
    ----------
    table : str
        Name of the table, or the file where no table can be named.
    row : int or None
        Line of the file, the header of a table being line 1; `None` where the fault is not on one line.
    column : str or None
        Name of the column, or the part of a file that is no table.
    value : str or None
        The value found.
    expected : str
        What was expected instead.
    """

    table: str
    row: int | None
    column: str | None
    value: str | None
    expected: str

    def __str__(self) -> str:
        file = "." in self.table
        place = f"{'file' if file else 'table'} {self.table}"
        if self.row is not None:
            place += f", {'line' if file else 'row'} {self.row}"
        if self.column is not None:
            place += f", {'part' if file else 'column'} {self.column}"
        found = "" if self.value is None else f"found {shorten(self.value)!r}, "
        return visible(f"{place}: {found}expected {self.expected}.")


def visible(text: str) -> str:
    """The text on one line, with every sign that a terminal would not show, or would obey, written out."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def shorten(text: str, width: int = 80) -> str:
    """The text, cut to the width with an ellipsis."""
    return text if len(text) <= width else text[: width - 1] + "\N{HORIZONTAL ELLIPSIS}"


class DataError(Exception):
    """The data cannot be used; the message lists every fault, one a line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(
            sorted(
                set(faults), key=lambda f: (f.table, f.row or 0, f.column or "", f.expected, f.value or "")
            )
        )
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[type[DataError], tuple[tuple[Fault, ...]]]:
        # An exception is passed between processes by its arguments, and the message is not the argument.
        return type(self), (self.faults,)
