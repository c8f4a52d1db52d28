"""Facts: the computed numbers and words that captions, alternative texts and prose state."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation

import pandas as pd

Fact = float | int | str
#: Facts by name.
Facts = Mapping[str, Fact]

#: What may stand around a number in prose: signs of currency and percent, and separators of thousands.
DECORATION = re.compile(r"[\s,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}%€$]")
WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
#: How a sentence says that there is none of what it counts.
NOUGHT = ("no", "none")


class _Signed(string.Formatter):
    """Numbers below zero with the sign of a minus, as the prose has it, and not with a hyphen."""

    def format_field(self, value: object, format_spec: str) -> str:
        text = str(super().format_field(value, format_spec))
        return text if isinstance(value, str) else text.replace("-", "\N{MINUS SIGN}")


_SIGNED = _Signed()


def fill(template: str, facts: Mapping[str, Fact]) -> str:
    """The template with every `{fact}` filled in.

    Raises
    ------
    KeyError
        Where the template names a fact that was not computed.
    """
    return _SIGNED.vformat(template, (), facts)


def written_number(text: str) -> Decimal | None:
    """The number that a piece of prose states, or `None` where it states none."""
    bare = DECORATION.sub("", text).replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-")
    if bare.lower() in NOUGHT:
        return Decimal(0)
    if bare.lower() in WORDS:
        return Decimal(WORDS.index(bare.lower()))
    try:
        number = Decimal(bare)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def agrees(text: str, fact: Fact | None) -> bool:
    """Whether prose states the fact: a number to the decimals written, a word or a date exactly.

    Half-way cases agree with either neighbour, since the two usual ways of rounding differ there.
    """
    if fact is None:
        return False
    if isinstance(fact, str):
        return text == fact
    written = written_number(text)
    if written is None:
        return False
    step = Decimal(1).scaleb(min(0, int(written.as_tuple().exponent)))  # type: ignore[arg-type]
    computed = Decimal(repr(round(float(fact), 12)))
    return written in (computed.quantize(step, ROUND_HALF_UP), computed.quantize(step, ROUND_HALF_DOWN))


def turn(change: float, up: str = "rose", down: str = "fell", level: str = "stayed") -> str:
    """The word for a change by its sign, so that a sentence turns with the values that it compares."""
    return up if change > 0 else down if change < 0 else level


def tally(values: pd.Series, named: Mapping[str, object] | Iterable[str]) -> dict[str, Fact]:
    """How often each value comes, by the name of its fact; a value that is given alone is its own name."""
    counts = values.value_counts()
    pairs = named.items() if isinstance(named, Mapping) else ((name, name) for name in named)
    return {name: int(counts.get(value, 0)) for name, value in pairs}


def compared(expression: str) -> set[str]:
    """The facts that a comparison on which a judgement rests speaks of, such as `closer > farther`."""
    return {word for word in expression.split() if word.isidentifier()}


def unread(computed: Iterable[str], said: Iterable[str], stated: Iterable[str]) -> list[str]:
    """The facts that an exhibit computes and that neither its texts nor prose read, in order."""
    return sorted(set(computed) - set(said) - set(stated))
