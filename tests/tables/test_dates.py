"""Dates and periods in EDTF: what they can mean, and how they read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import tables
from helpers.tables import dates

DASH = "\N{EN DASH}"
days_ = st.dates(min_value=date(1000, 1, 1))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1994", date(1994, 1, 1), date(1994, 12, 31)),
        ("1994-11", date(1994, 11, 1), date(1994, 11, 30)),
        ("1996-02", date(1996, 2, 1), date(1996, 2, 29)),  # a leap year
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),  # none, though divisible by four
        ("1994-11-05", date(1994, 11, 5), date(1994, 11, 5)),
        ("1993~", date(1993, 1, 1), date(1993, 12, 31)),
        ("1993?", date(1993, 1, 1), date(1993, 12, 31)),
        ("1993%", date(1993, 1, 1), date(1993, 12, 31)),
        ("1994-11~", date(1994, 11, 1), date(1994, 11, 30)),
        ("198X", date(1980, 1, 1), date(1989, 12, 31)),
        ("1994/2013", date(1994, 1, 1), date(2013, 12, 31)),
        ("2011-09/2012-06", date(2011, 9, 1), date(2012, 6, 30)),
        ("1993~/2000", date(1993, 1, 1), date(2000, 12, 31)),
        ("2023-01/..", date(2023, 1, 1), None),
        ("../1994", None, date(1994, 12, 31)),
    ],
)
def test_the_days_that_a_text_can_mean(text: str, first: date | None, last: date | None) -> None:
    assert dates.span(text) == (first, last)


YEARS = (
    "",
    "94",
    "19944",
    "0000",
    "-0500",
    "Y170000002",
    "1994/95",
    "1994-2013",
    "1994 - 1995",
    "1994/1995/1996",
)
DAYS = ("1994-13", "1994-00", "1994-02-30", "1900-02-29", "1994-1", "1994-11-5", "5.11.1994", "November 1994")


@pytest.mark.parametrize("text", [*YEARS, *DAYS, "/", "../..", "/..", "..", "open"])
def test_what_is_not_edtf_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not an EDTF|out of range"):
        dates.span(text)
    assert not dates.is_date(text)
    assert not dates.is_period(text)


@pytest.mark.parametrize(
    ("text", "is_date", "is_period"),
    [
        ("1994", True, False),
        ("1994-11-05", True, False),
        ("1993~", True, False),
        ("1994/2013", False, True),
        ("1994/1994", False, True),
        ("2013/1994", False, False),  # ends swapped
        ("1994-12/1994-11", False, False),
        ("2014/..", False, True),
        ("../2014", False, True),
    ],
)
def test_a_date_is_no_period(text: str, is_date: bool, is_period: bool) -> None:
    assert (dates.is_date(text), dates.is_period(text)) == (is_date, is_period)


@pytest.mark.parametrize(
    ("text", "first", "last"), [("1994/", date(1994, 1, 1), None), ("/1994", None, date(1994, 12, 31))]
)
def test_an_unknown_end_is_open(text: str, first: date | None, last: date | None) -> None:
    assert dates.span(text) == (first, last)


@pytest.mark.parametrize("text", [" 1994", "{1960,1961}", "[1667,1668]", "1984-06?-02", "1950S2"])
def test_only_levels_nought_and_one_are_taken(text: str) -> None:
    assert not dates.is_date(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1994", "1994"),
        ("1994-11", "November 1994"),
        ("1994-11-05", "5 November 1994"),
        ("1993~", "about 1993"),
        ("1993?", "about 1993"),
        ("1994-11~", "about November 1994"),
        ("198X", "the 1980s"),
        ("198X~", "about the 1980s"),
        ("1994/2013", f"1994{DASH}2013"),
        ("2011-09/2012", f"September 2011{DASH}2012"),
        ("1993~/2000", f"about 1993{DASH}2000"),
        ("198X/2003", f"the 1980s{DASH}2003"),
        ("2014/..", "since 2014"),
        ("../1994-11", "until November 1994"),
    ],
)
def test_a_date_as_a_sentence_writes_it(text: str, shown: str) -> None:
    assert dates.readable(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1993-XX", "1993"),
        ("1993-11-XX", "November 1993"),
        ("19XX", "the 1900s"),
        ("1994-11-05T10:00:00", "5 "),
    ],
)
def test_whatever_is_a_date_can_be_read(text: str, shown: str) -> None:
    assert not dates.is_date(text) or shown in dates.readable(text)


def test_every_date_of_the_book_can_be_read() -> None:
    texts = [
        text
        for name, schema in tables.package().tables.items()
        for field in schema.fields
        if field.profile.startswith("edtf")
        for text in tables.load(name)[field.name]
        if text
    ]
    claims = tables.load("claims")
    texts += list(claims[claims["datatype"].isin(["date", "period"])]["value"])
    assert len(texts) > 1000
    for text in set(texts):
        assert dates.readable(text)
        assert "X" not in dates.readable(text)


@pytest.mark.parametrize(
    ("text", "first", "last"), [("1994-11", 1994, 1994), ("1994/2013", 1994, 2013), ("198X", 1980, 1989)]
)
def test_years_of_the_ends(text: str, first: int, last: int) -> None:
    assert (dates.year(text), dates.last_year(text)) == (first, last)


def test_an_open_end_has_no_year_and_no_length() -> None:
    with pytest.raises(ValueError, match=r"'\.\./1994' has no beginning"):
        dates.year("../1994")
    with pytest.raises(ValueError, match=r"'2014/\.\.' has no end"):
        dates.last_year("2014/..")
    with pytest.raises(ValueError, match="an open period has no length"):
        _ = dates.span("2014/..").days


@pytest.mark.parametrize(
    ("text", "length"), [("1994-11-05", 1), ("1994-11", 30), ("1994", 365), ("1996", 366), ("1994/1995", 730)]
)
def test_length_counts_both_ends(text: str, length: int) -> None:
    assert dates.span(text).days == length


@given(days_)
def test_a_day_is_itself(day: date) -> None:
    text = day.isoformat()
    assert dates.span(text) == (day, day)
    assert dates.span(text[:7]).first == day.replace(day=1)
    month = dates.span(text[:7])
    assert month.first is not None
    assert month.last is not None
    assert (month.last + timedelta(days=1)).day == 1 or month.last == date.max
    assert month.first <= day <= month.last


@given(days_, days_)
def test_a_period_runs_from_its_first_to_its_last_day(one: date, other: date) -> None:
    text = f"{one}/{other}"
    assert dates.is_period(text) is (one <= other)
    if one <= other:
        assert dates.span(text) == (one, other)
        assert dates.span(text).days == (other - one).days + 1


@given(st.text(alphabet="0123456789-/.~?%XY uSTZ{}[],", max_size=14))
def test_no_text_breaks_the_reader(text: str) -> None:
    """A cell may hold anything: it is a date, a period or neither, and never an error of another kind."""
    assert not (dates.is_date(text) and dates.is_period(text))


@pytest.mark.parametrize(
    ("text", "year"),
    [("2007", 2007.5), ("2003-12-17", 2003.96), ("2021-01-02", 2021.0), ("1994/1995", 1995.0)],
)
def test_the_middle_of_a_date_or_period(text: str, year: float) -> None:
    assert dates.middle(text) == pytest.approx(year, abs=0.01)


def test_what_is_open_has_no_middle() -> None:
    with pytest.raises(ValueError, match="open"):
        dates.middle("../2023-10")


def test_a_day_as_a_decimal_year() -> None:
    assert dates.decimal(date(1994, 1, 1)) == 1994.0
    assert dates.decimal(date(1995, 12, 31)) == pytest.approx(1995 + 364 / 365)
    assert dates.decimal(date(1996, 7, 1)) == pytest.approx(
        1996 + 182 / 366
    )  # 31+29+31+30+31+30 days before, in a leap year


@given(days_.filter(lambda day: day.year < date.max.year))
def test_decimal_years_keep_the_order_of_days(day: date) -> None:
    assert dates.decimal(day) < dates.decimal(day + timedelta(days=1))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("from 1993-99 to 2021-2023, (2004-06).", "from 1993–99 to 2021–2023, (2004–06)."),
        ("2011-2012-2013", "2011-2012-2013"),
        # A month, a day, an address, a number of a document, a span that runs back.
        ("2022-03, 2026-11-21", "2022-03, 2026-11-21"),
        (
            "https://x.org/2007-2013/a, strategy-2007-2013.pdf",
            "https://x.org/2007-2013/a, strategy-2007-2013.pdf",
        ),
        ("A/RES/2004-06, 12004-06, 2013-2004", "A/RES/2004-06, 12004-06, 2013-2004"),
    ],
)
def test_years_of_a_period_have_a_dash_and_nothing_else_has(text: str, shown: str) -> None:
    assert dates.dashed(text) == shown
    assert dates.dashed(shown) == shown


def test_the_latest_of_some_dates_is_the_last_day_that_any_can_mean() -> None:
    assert dates.latest(["../2026-11-21", "2026-11", "2026-11-29"]) == "30 November 2026"
    assert dates.latest(["2026-11-28/..", "2026-11-02"]) == "2 November 2026"


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("5 June 2022", "2022-06-05"),
        ("December 2006", "2006-12-00"),
        ("about 2022", "2022-00-00"),
        ("the 1990s", "1990-00-00"),
        (f"1991{DASH}2006", "1991-00-00/2006-00-00"),
        (f"1993{DASH}95", "1993-00-00/1995-00-00"),
        (f"November 1994{DASH}5 June 1995", "1994-11-00/1995-06-05"),
        ("since 2004", "2004-00-00/.."),
        ("until 2004", "2004-00-00"),
        # A number, a sentence, a date with more, an id.
        ("311", ""),
        ("2,004", ""),
        ("In 2004 it began.", ""),
        ("1995, in part", ""),
        ("a-410", ""),
        ("", ""),
    ],
)
def test_what_sorts_a_date(said: str, key: str) -> None:
    assert dates.order(said) == key


@given(st.lists(days_, min_size=2, max_size=5))
def test_dates_that_are_read_are_sorted_as_days(days: list[date]) -> None:
    said = [dates.readable(day.isoformat()) for day in days if day.year < 3000]
    assert [dates.order(one) for one in said] == [day.isoformat() for day in days if day.year < 3000]
