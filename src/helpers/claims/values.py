"""Stated values, compared: numbers with units, dates, periods and lists."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

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
        One of `QUALIFIERS`.
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
    def open(self) -> bool:
        """Whether it is a list of which nothing is said beyond its members."""
        return self.datatype == "text" and QUALIFIERS[self.qualifier].opens

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


@dataclass(frozen=True)
class Qualifier:
    """What a word before a value allows.

    Attributes
    ----------
    below, above : float
        Largest share of the stated number by which a found one may lie below or above it, beyond rounding.
    years : int
        Years by which a found date may lie apart.
    opens : bool
        Whether it makes a list an open one, of which nothing is said beyond its members.
    """

    below: float = 0.0
    above: float = 0.0
    years: int = 0
    opens: bool = False


#: What each qualifier allows. A tenth is the margin beyond which Hardwicke et al. (2018) call a number that
#: was computed again another one; a floor or a ceiling that is off by more than half tells a reader nothing.
QUALIFIERS: Mapping[str, Qualifier] = MappingProxyType(
    {
        "": Qualifier(),
        "exactly": Qualifier(),
        "about": Qualifier(below=0.1, above=0.1, years=1),
        "nearly": Qualifier(below=0.1),
        "more than": Qualifier(above=0.5),
        "over": Qualifier(above=0.5),
        "slightly more than": Qualifier(above=0.1),
        "at least": Qualifier(above=0.5),
        "less than": Qualifier(below=0.5),
        "up to": Qualifier(below=0.5),
        "such as": Qualifier(opens=True),
    }
)
AGREES, DIFFERS = "supports", "differs"


def relation(stated: Value, found: Value) -> tuple[str, str]:
    """Whether a value found in the record is one that a statement allows (supports) or not (differs), and
    both in words.

    A number is allowed where it lies within what rounding and the qualifier allow; a floor (*more than*) or a
    ceiling (*up to*) is not moved by the statement's own rounding, and the border itself is allowed, since
    sources state floors and ceilings too. A date is allowed where both can mean the
    same day, or lie no further apart than the qualifier allows; a period where both its years are.
    """
    margin = f"found {found.readable}, stated {stated.readable}"
    if stated.datatype == "number":
        if stated.number:
            margin += f" ({(found.number - stated.number) / stated.number:+.1%})"
        return (AGREES if _number_allowed(stated, found) else DIFFERS), margin
    return (AGREES if _date_allowed(stated, found) else DIFFERS), margin


def _number_allowed(stated: Value, found: Value) -> bool:
    word = QUALIFIERS[stated.qualifier]
    difference = found.number - stated.number
    one_sided = bool(word.below) != bool(word.above)
    own = 0.0 if one_sided else stated.rounding
    slack = own + found.rounding
    size = abs(stated.number)
    return -word.below * size - slack <= difference <= word.above * size + slack


def _date_allowed(stated: Value, found: Value) -> bool:
    here, there = stated.span, found.span
    if stated.datatype == "period":
        return _year(here.first) == _year(there.first) and _year(here.last) == _year(there.last)
    if overlap(here, there):
        return True
    years = QUALIFIERS[stated.qualifier].years
    one, other = _year(here.first), _year(there.first)
    return bool(years) and one is not None and other is not None and abs(one - other) <= years


def _year(day: date | None) -> int | None:
    return day.year if day else None
