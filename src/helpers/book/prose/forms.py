"""How a fact is written in prose: digits, decimals, thousands, per cent, minus signs, words and capitals stay
as they were.
"""

from __future__ import annotations

import re

from helpers.exhibits import agrees
from helpers.exhibits.facts import NOUGHT, WORDS, Fact, written_number

#: What an author writes where the words are to be filled in.
OPEN = "?"
_NUMBER = re.compile(
    r"(?P<before>[€$\s]*)(?P<sign>[-+\N{MINUS SIGN}\N{EN DASH}]?)(?P<money>[€$]?)"
    r"(?P<digits>\d(?:[\d,\s]*\d)?)(?:\.(?P<decimals>\d+))?(?P<after>\s*%?)"
)


def states(text: str, fact: Fact | None) -> bool:
    """Whether the words state the fact; a word may begin with a capital, as at the beginning
    of a sentence.
    """
    return agrees(text, fact) or (isinstance(fact, str) and text == fact[:1].upper() + fact[1:])


def in_form(text: str, fact: Fact) -> str:
    """The fact, written as `text` writes what it states now.

    Raises
    ------
    ValueError
        Where the words state no number and the fact is one.
    """
    if isinstance(fact, str):
        return fact[:1].upper() + fact[1:] if text[:1].isupper() and fact[:1].islower() else fact
    if text == OPEN:
        return _plain(fact)
    if text.lower() in (*WORDS, *NOUGHT):
        count = int(f"{float(fact):.0f}")
        if not count and text.lower() in NOUGHT:
            return text
        if 0 <= count < len(WORDS):
            return WORDS[count].capitalize() if text[:1].isupper() else WORDS[count]
        return _signed(f"{count:,}", "", "")
    found = _NUMBER.fullmatch(text)
    if not found or written_number(text) is None:
        raise ValueError(f"{text!r} states no number")
    bare = f"{abs(float(fact)):,.{len(found['decimals'] or '')}f}"
    zero = not float(bare.replace(",", ""))
    whole, _, rest = bare.partition(".")
    separator = re.sub(r"\d", "", found["digits"])[:1]
    if not separator and len(found["digits"]) < 4:
        # Three digits say nothing of how four are written; a year has no separator, and was written with
        # four.
        separator = ","
    whole = whole.replace(",", separator)
    minus = found["sign"] if found["sign"] in ("-", "\N{EN DASH}") else "\N{MINUS SIGN}"
    sign = "" if zero else minus if float(fact) < 0 else "+" if found["sign"] == "+" else ""
    return f"{found['before']}{sign}{found['money']}{whole}{'.' * bool(rest)}{rest}{found['after']}"


def _plain(fact: float | int) -> str:
    """A number whose form nobody has chosen yet: whole ones whole, others to three digits or so."""
    if isinstance(fact, int) or float(fact).is_integer():
        return _signed(f"{abs(int(fact)):,}", "", "\N{MINUS SIGN}" if fact < 0 else "")
    places = 2 if abs(fact) < 10 else 1
    return _signed(f"{abs(fact):,.{places}f}", "", "\N{MINUS SIGN}" if fact < 0 else "")


def _signed(digits: str, before: str, sign: str) -> str:
    return f"{before}{sign}{digits}"
