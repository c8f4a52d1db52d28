"""Numbers, years and ends of intervals as the sentence of a finding writes them."""

from __future__ import annotations

import math
import string
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from helpers.tables import dates

MINUS = "\N{MINUS SIGN}"
#: Decimals with which a unit is written, by how it begins.
DECIMALS = (
    ("points of agreement", 2),
    ("points of the scale", 2),
    ("points of the index", 2),
    ("standard deviations", 2),
    ("natural logarithm", 2),
    ("percentage points, whole", 0),
    ("percentage points", 1),
    ("percent", 0),
    ("USD million", 1),
    ("million tonnes", 0),
    ("visas", 1),
    ("years", 1),
)
#: What follows a value in the text.
SIGNS = (
    ("percentage points", "%"),
    ("percent", "%"),
    ("years", " years"),
    ("million tonnes", " million tonnes"),
)


def listed(names: Sequence[str]) -> str:
    """Names one after another, the last after *and*."""
    *first, last = names or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def decimals(unit: str) -> int:
    """With how many decimals values of a unit are written."""
    return next((places for begin, places in DECIMALS if unit.startswith(begin)), 2)


def value(number: float, unit: str) -> str:
    """A value with a true minus and the sign of its unit."""
    sign = next((after for begin, after in SIGNS if unit.startswith(begin)), "")
    text = _minus(f"{_rounded(number, decimals(unit)):.{decimals(unit)}f}")
    # "USD million" stands on both sides of its number.
    money, _, scale = unit.partition(" ")
    return f"{money} {text} {scale}" if money == "USD" else text + sign


def size(number: float, unit: str) -> str:
    """The size of a difference, without its sign, with its unit."""
    after = " points" if unit.startswith("percentage points") else "%" if unit.startswith("percent") else ""
    return f"{abs(number):.{decimals(unit)}f}{after}"


def apart(before: float, after: float, difference: float, unit: str) -> str:
    """The size of a difference, which says that it was taken before rounding where the two values, as they
    are written, lie another way apart.
    """
    places, text = decimals(unit), size(difference, unit)
    written = abs(_rounded(after, places) - _rounded(before, places))
    alike = math.isnan(written) or round(written, places) == round(abs(difference), places)
    return text if alike else f"{text} before rounding"


def _rounded(number: float, places: int) -> float:
    """A number rounded half up, as it stands in its table: 0.175, which no float holds exactly, is 0.18."""
    if not math.isfinite(number):
        return number
    return float(Decimal(str(float(number))).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def interval(low: float, high: float, unit: str) -> str:
    """An interval of a difference, with its coverage. Where an end that is not nought would be written as
    nought, both have a decimal more, since nobody could tell on which side it lies.
    """
    places = decimals(unit)
    nearest = min(abs(low), abs(high))
    places += nearest > 0 and _rounded(nearest, places) == 0
    return f"between {_signed(low, places)} and {_signed(high, places)} (90% interval)"


def sizes(low: float, high: float, unit: str) -> str:
    """An interval of a size, for a difference whose sign the sentence says."""
    places = decimals(unit)
    small, large = sorted((abs(low), abs(high)))
    return f"90% interval {small:.{places}f} to {large:.{places}f}"


def signed(number: float, unit: str) -> str:
    """A difference with its sign."""
    return _signed(number, decimals(unit))


def _minus(text: str) -> str:
    return text.replace("-", MINUS)


def _signed(number: float, places: int) -> str:
    text = f"{number:.{places}f}"
    nil = not any(digit in text for digit in "123456789")
    return _minus(text.lstrip("-") if nil else text if number < 0 else f"+{text}")


def years(period: str) -> str:
    """A year or period as prose has it: *2004-06* within one century, else whole."""
    first, last = dates.year(period), dates.last_year(period)
    if first == last:
        return str(first)
    return (
        f"{first}\N{EN DASH}{last % 100:02d}" if first // 100 == last // 100 else f"{first}\N{EN DASH}{last}"
    )


def number(count: float) -> str:
    """A whole number with separators, small ones as words."""
    small = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    whole = round(count)
    return small[whole] if 0 <= whole < len(small) and whole == count else f"{whole:,}"


class Filled(string.Formatter):
    """Templates whose words may hold `{name}`, `{name:n}` for a count in words, or a usual format."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec == "n":
            return number(float(value))
        return _minus(format(value, format_spec or ".0f")) if isinstance(value, float) else str(value)


def filled(template: str, names: Mapping[str, Any]) -> str:
    """A template with its names filled in.

    Raises
    ------
    KeyError
        Where the template names what there is not.
    """
    return Filled().vformat(template, (), dict(names))


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]
