"""The credit line of an exhibit comes from the rows behind it."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from helpers.exhibits import Drawn, ExhibitError, credit
from small_exhibits import ROWS, SOURCES


def test_sources_are_those_of_the_rows(drawn: Callable[..., Drawn]) -> None:
    rows = ROWS.assign(source=["b-source", "a-source"])
    assert credit.sources_of(drawn(rows=rows, sources=None)) == ["a-source", "b-source"]


def test_a_row_without_a_source_names_none(drawn: Callable[..., Drawn]) -> None:
    rows = ROWS.assign(source=[pd.NA, ""])
    assert credit.sources_of(drawn(rows=rows, sources=None)) == []


def test_a_list_of_sources_goes_before_the_rows(drawn: Callable[..., Drawn]) -> None:
    rows = ROWS.assign(source=["culture", "values"])
    assert credit.sources_of(drawn(rows=rows, sources=["b-source"])) == ["b-source"]


def test_rows_without_the_column_name_none(drawn: Callable[..., Drawn]) -> None:
    assert credit.sources_of(drawn(sources=None)) == []


def test_a_source_is_credited_by_its_short_name_or_its_publisher() -> None:
    assert credit.line("fig-votes", ["a-source", "b-source"], SOURCES) == "A Publisher; the second"


def test_what_is_our_own_comes_last() -> None:
    assert credit.line("fig-votes", ["b-source"], SOURCES, "coding") == "the second; own coding"


def test_a_name_is_said_once_and_a_long_list_is_counted() -> None:
    many = pd.DataFrame(
        {"source": [f"s-{n}" for n in range(12)], "short": "", "publisher": ["P"] * 2 + list("abcdefghij")}
    )
    assert credit.line("fig-votes", list(many["source"]), many) == "P; a; b; c; d; e; f; 4 more"


def test_an_unknown_source_is_named_when_the_exhibit_is_made() -> None:
    with pytest.raises(
        ExhibitError, match="exhibit fig-votes: wdi-2062 stands in no row of the table sources"
    ):
        credit.line("fig-votes", ["a-source", "wdi-2062"], SOURCES)
