"""Dates and periods in EDTF (ISO 8601-2, levels 0 and 1), as the tables write them."""

from __future__ import annotations

import calendar
import functools
import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

#: What most cells hold; the parser of the whole standard takes a hundred times as long.
PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
#: Ends of a period that are unknown or not over.
OPEN = ("", "..")
#: The part of the standard that the tables use: years, decades, centuries, months and days, approximate or
#: not, and their intervals with an end.
ONE = r"(?:[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-[0-9]{2}(?:-[0-9]{2})?)?[~?%]?"
FORM = re.compile(rf"{ONE}|{ONE}/(?:{ONE}|\.\.)?|(?:\.\.)?/{ONE}")
#: The years of a period, the second in full or by its last two digits.
YEARS = re.compile(r"(?<![\w./:=#-])((?:1[89]|20)[0-9]{2})-((?:1[89]|20)[0-9]{2}|[0-9]{2})(?![\w/-]|\.[a-z])")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


#: One end of a date or period as readers read it (`readable`).
SAID = rf"(?:about |(?:in )?the )?(?:(?:([0-9]{{1,2}}) )?({'|'.join(MONTHS)}) )?([12][0-9]{{3}})s?"
SAID_FORM = re.compile(rf"(since |until )?{SAID}(?:\N{{EN DASH}}(?:{SAID}|([0-9]{{2}})))?")


class Span(NamedTuple):
    """First and last day that a date or period can mean; `None` where an end is open."""

    first: date | None
    last: date | None

    @property
    def days(self) -> int:
        """Length in days, both ends counted."""
        if self.first is None or self.last is None:
            raise ValueError("an open period has no length")
        return (self.last - self.first).days + 1


def _day(moment: object) -> date | None:
    year = getattr(moment, "tm_year", None)
    if year is None:
        return None
    return date(year, moment.tm_mon, moment.tm_mday)  # type: ignore[attr-defined]


def _plain(text: str, year: int, month: int | None = None, day: int | None = None) -> Span:
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
        last = (
            date(year, 12, 31)
            if month is None
            else first
            if day is not None
            else date(year, month, calendar.monthrange(year, month)[1])
        )
    except ValueError as error:
        raise ValueError(f"{text!r} is not an EDTF date or period") from error
    return Span(first, last)


@functools.cache
def span(text: str) -> Span:
    """The days that an EDTF text can mean.

    Parameters
    ----------
    text : str
        An EDTF date (`1994-11`, `1993~`) or interval (`1994/2013`, `2023-01/..`). Approximate dates keep
        their stated precision: `1993~` means the year 1993, and says elsewhere that it is about.

    Raises
    ------
    ValueError
        Where the text is not EDTF.
    """
    if not FORM.fullmatch(text):
        raise ValueError(f"{text!r} is not an EDTF date or period")
    ends = [PLAIN.fullmatch(end) for end in text.split("/")]
    if all(end or text.split("/")[place] in OPEN for place, end in enumerate(ends)):
        spans = [_plain(text, *(int(part) for part in end.groups() if part)) if end else None for end in ends]
        first, last = spans[0], spans[-1]
        return Span(first.first if first else None, last.last if last else None)
    # The parser takes long to load, and few dates need it.
    import edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = edtf.parse_edtf(text)
    except EDTFParseException as error:
        raise ValueError(f"{text!r} is not an EDTF date or period") from error
    if isinstance(parsed, edtf.Interval):
        # An end that is unknown (`1994/`) is as open as one that is not over (`1994/..`).
        lower, upper = text.split("/")
        return Span(
            _day(_strict(parsed.lower, "lower")) if lower else None,
            _day(_strict(parsed.upper, "upper")) if upper else None,
        )
    return Span(_day(parsed.lower_strict()), _day(parsed.upper_strict()))


def _strict(end: object, side: str) -> object:
    bound = getattr(end, f"{side}_strict", None)
    return bound() if bound else None


def is_date(text: str) -> bool:
    """Whether the text is one EDTF date (not an interval)."""
    try:
        span(text)
    except ValueError:
        return False
    return "/" not in text


def is_period(text: str) -> bool:
    """Whether the text is an EDTF interval whose ends are in order."""
    try:
        first, last = span(text)
    except ValueError:
        return False
    return "/" in text and (first is None or last is None or first <= last)


def year(text: str) -> int:
    """The year in which the date, or the period, begins."""
    first = span(text).first
    if first is None:
        raise ValueError(f"{text!r} has no beginning")
    return first.year


def last_year(text: str) -> int:
    """The year in which the date, or the period, ends."""
    last = span(text).last
    if last is None:
        raise ValueError(f"{text!r} has no end")
    return last.year


def decimal(day: date) -> float:
    """A day as a decimal year, for time axes."""
    start = date(day.year, 1, 1).toordinal()
    return day.year + (day.toordinal() - start) / (date(day.year + 1, 1, 1).toordinal() - start)


def middle(text: str) -> float:
    """The middle of a date or period as a decimal year, for time axes."""
    first, last = span(text)
    if first is None or last is None:
        raise ValueError(f"{text!r} is open and has no middle")
    return decimal(first + (last - first) / 2)


def dashed(text: str) -> str:
    """A text with the dash of print between the years of a period, for a hyphen: `1993-99`, `2004-2006`.

    A second number that is smaller than the end of the first is a month and stays, as in `2022-03`; so does
    what stands in an address or a name.
    """
    return YEARS.sub(_dashed, text)


def _dashed(found: re.Match[str]) -> str:
    first, last = found.groups()
    later = last > first[-len(last) :]
    return f"{first}\N{EN DASH}{last}" if later else found[0]


def latest(texts: Iterable[str]) -> str:
    """The last day that any of some dates and periods can mean, as readers read it."""
    return readable(max(last for text in texts if (last := span(text).last)).isoformat())


def readable(text: str) -> str:
    """`1994-11` as *November 1994*, `1994/2013` as *1994–2013*, `1993~` as *about 1993*."""
    if "/" in text:
        first, last = text.split("/")
        if first in ("", ".."):
            return f"until {readable(last)}"
        if last in ("", ".."):
            return f"since {readable(first)}"
        return f"{readable(first)}\N{EN DASH}{readable(last)}"
    about = "about " if text.endswith(("~", "?", "%")) else ""
    parts = text.rstrip("~?%").split("-")
    when = parts[0]
    if when.endswith("X"):
        when = f"the {when.replace('X', '0')}s" if len(parts) == 1 else f"in the {when.replace('X', '0')}s"
    if len(parts) == 1:
        return about + when
    month = MONTHS[int(parts[1]) - 1]
    return about + (f"{int(parts[2])} {month} {when}" if len(parts) == 3 else f"{month} {when}")


def order(said: str) -> str:
    """What sorts a date or period as readers read it (`readable`): year, month, day; empty for other text.

    A period follows the date on which it begins, and a date without month or day stands before those that
    have them: `2022-00-00` before `2022-06-05`.
    """
    found = SAID_FORM.fullmatch(said)
    if found is None:
        return ""
    open_end, day, month, when, last_day, last_month, last, short = found.groups()
    ends = [_ordered(day, month, when)]
    if last or short:
        ends.append(_ordered(last_day, last_month, last or when[:2] + short))
    return "/".join(ends) + ("/.." if open_end == "since " else "")


def _ordered(day: str | None, month: str | None, when: str) -> str:
    return f"{when}-{MONTHS.index(month) + 1 if month else 0:02d}-{int(day or 0):02d}"
