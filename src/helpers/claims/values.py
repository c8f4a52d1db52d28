"""Stated values, compared: numbers with units, dates, periods and lists."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from helpers.tables import dates

#: Units of money that differ only by a power of ten, in millions.
SCALE = {
    "USD million": ("USD", 1.0),
    "USD billion": ("USD", 1000.0),
    "EUR million": ("EUR", 1.0),
    "EUR billion": ("EUR", 1000.0),
}

#: Units in which one measures rather than counts.
MEASURED = frozenset(
    {"EUR", "USD", "EUR million per year", "USD million per year", "percent", "index", "score", "times"}
)


@dataclass(frozen=True)
class Value:
    """A value as a claim, a check or a source states it.

    Attributes
    ----------
    datatype : str
        number, date, period, text or none.
    text : str
        The value as written.
    unit : str
        Unit of a number.
    qualifier : str
        exactly, about, at least, more than, up to, or empty.
    """

    datatype: str
    text: str
    unit: str = ""
    qualifier: str = ""

    @property
    def number(self) -> float:
        """The number in the unit's base: money in millions."""
        if self.datatype != "number":
            raise ValueError(f"{self.text!r} is a {self.datatype}, not a number")
        number = float(self.text) * SCALE.get(self.unit, ("", 1.0))[1]
        if not math.isfinite(number):
            raise ValueError(f"{self.text!r} is no number that can be computed with")
        return number

    @property
    def base(self) -> str:
        """The unit without its power of ten."""
        return SCALE.get(self.unit, (self.unit, 1.0))[0]

    @property
    def rounding(self) -> float:
        """The most that rounding can have moved the number, in the unit's base.

        Half of the last digit written; nothing for a whole number of things, since these are counted and not
        measured.
        """
        scale = SCALE.get(self.unit, ("", 1.0))[1]
        if self.base not in MEASURED and not decimals(self.text):
            return 0.0
        return rounding(self.text) * scale

    @property
    def span(self) -> dates.Span:
        """The days that a date or period can mean."""
        if self.datatype not in ("date", "period"):
            raise ValueError(f"{self.text!r} is a {self.datatype}, not a date")
        return dates.span(self.text)

    @property
    def members(self) -> tuple[str, ...]:
        """The members of a list, in order."""
        return tuple(part.strip() for part in self.text.split(";") if part.strip())

    @property
    def readable(self) -> str:
        """The value as a sentence writes it."""
        if self.datatype == "number":
            number = float(self.text)
            shown = f"{number:,.0f}" if number == int(number) else f"{number:,}"
            if self.unit == "percent":
                return f"{shown}%"
            currency, _, scale = self.unit.partition(" ")
            if currency in ("EUR", "USD"):
                return f"{currency} {shown} {scale}"
            return f"{shown} {singular(self.unit) if number == 1 else self.unit}".strip()
        if self.datatype in ("date", "period"):
            return dates.readable(self.text)
        return self.text.replace(";", ", ")


def singular(unit: str) -> str:
    """A unit for one thing: *country* for *countries*."""
    return unit[:-3] + "y" if unit.endswith("ies") else unit.removesuffix("s")


def last_digit(text: str) -> int:
    """Power of ten of the last digit that a number is written with: -1 for 61.5, 0 for 61, 2 for 1.5e3."""
    return int(Decimal(text).as_tuple().exponent)


def decimals(text: str) -> int:
    """How many decimals a number is written with."""
    return max(0, -last_digit(text))


def rounding(text: str) -> float:
    """Half of the last digit written: the most that rounding can have moved a measured number."""
    return 0.5 * 10.0 ** last_digit(text)


def overlap(first: dates.Span, second: dates.Span) -> bool:
    """Whether two dates can mean the same day."""
    return not (
        (first.last is not None and second.first is not None and first.last < second.first)
        or (second.last is not None and first.first is not None and second.last < first.first)
    )


def comparable(one: Value, other: Value) -> bool:
    """Whether two values are of one kind, so that a rule and not a reader can compare them."""
    if one.datatype == "number" and other.datatype == "number":
        return one.base == other.base
    return one.datatype == other.datatype and one.datatype in ("date", "period")


def relation(stated: Value, found: Value) -> tuple[str, str]:
    """How a value found in the record relates to a stated one, and the margin in words.

    A number supports where it lies within what the statement's own rounding and qualifier allow, differs in
    detail within a tenth of the stated value (the tolerance of Hardwicke et al. 2018), and refutes beyond. A
    date supports where both can mean the same day, differs in detail within the same calendar year, and
    refutes beyond.
    """
    if stated.datatype == "number":
        return _numbers(stated, found)
    return _dates(stated, found)


def _numbers(stated: Value, found: Value) -> tuple[str, str]:
    difference = found.number - stated.number
    allowed = stated.rounding + found.rounding
    share = abs(difference) / abs(stated.number) if stated.number else float("inf")
    margin = f"found {found.readable}, stated {stated.readable}" + (
        f" ({difference / stated.number:+.1%})" if stated.number else ""
    )
    if abs(difference) <= allowed:
        return "supports", margin
    if stated.qualifier in ("at least", "more than") and difference > 0 and share <= 0.5:
        return "supports", margin
    if stated.qualifier == "up to" and difference < 0 and share <= 0.5:
        return "supports", margin
    if share <= (0.2 if stated.qualifier == "about" else 0.1):
        return ("supports" if stated.qualifier == "about" else "differs in detail"), margin
    return "refutes", margin


def _dates(stated: Value, found: Value) -> tuple[str, str]:
    here, there = stated.span, found.span
    if stated.datatype == "period":
        same_ends = _year(here.first) == _year(there.first) and _year(here.last) == _year(there.last)
        margin = f"found {found.readable}, stated {stated.readable}"
        if same_ends:
            return "supports", margin
        return ("differs in detail" if overlap(here, there) else "refutes"), margin
    margin = f"found {found.readable}, stated {stated.readable}"
    if overlap(here, there):
        return "supports", margin
    if _year(here.first) == _year(there.first):
        return "differs in detail", margin
    return "refutes", margin


def _year(day: object) -> int | None:
    return getattr(day, "year", None)
