"""A card says what an exhibit is in plain JSON; a picture is the same on every run."""

from __future__ import annotations

import json
from collections.abc import Callable

import pandas as pd
import pytest

from helpers.exhibits import (
    MIME,
    NARROW,
    WIDE,
    Drawn,
    Exhibit,
    ExhibitError,
    Tabled,
    card,
    credit,
    inlined,
    link,
)
from helpers.exhibits.texts import Texts
from helpers.tables import edition
from small_exhibits import small_figure


def card_of(made: Drawn | Tabled, **texts: str) -> card.Card:
    given = Texts(**({"title": "Votes", "caption": "Up to {last}.", "alt": "A line of {name}."} | texts))
    return card.card_of("fig-votes", given, ("indicators",), made, credit.sources_of(made))


def test_templates_are_filled_with_the_facts(drawn: Callable[..., Drawn]) -> None:
    found = card_of(drawn(), title="{name} in {last}", reading="Read {last:.2f}.")
    assert (found["title"], found["caption"], found["alt"], found["reading"]) == (
        "votes in 0.5",
        "Up to 0.5.",
        "A line of votes.",
        "Read 0.50.",
    )


def test_facts_rows_and_sources_are_plain_and_ordered(drawn: Callable[..., Drawn]) -> None:
    rows = pd.DataFrame({"year": pd.array([1991, None], dtype="Int64"), "value": [0.12345678, float("nan")]})
    found = card_of(drawn(rows=rows, facts={"name": "x", "last": 1 / 3}, sources=["b", "a", "b"]))
    assert found["facts"] == {"last": 0.333333, "name": "x"}
    assert list(found["facts"]) == ["last", "name"]
    assert found["columns"] == ["year", "value"]
    assert found["rows"] == [[1991, 0.12345678], [None, None]]
    assert found["sources"] == ["a", "b"]
    assert json.loads(json.dumps(found)) == found


def test_the_kind_is_that_of_what_was_made(
    drawn: Callable[..., Drawn], tabled: Callable[..., Tabled]
) -> None:
    texts = {"caption": "c", "alt": ""}
    assert card_of(drawn(), **texts)["kind"] == "figure"
    assert "body" not in card_of(drawn(), **texts)
    found = card_of(tabled(), **texts)
    assert found["kind"] == "table"
    assert found["body"] == [
        [{"text": "1991"}, {"text": "0.25"}],
        [{"text": "2001"}, {"text": "0.5", "claim": "a-001"}],
    ]
    assert found["align"] == "ll"
    assert set(found["fingerprint"]) == {"rows", "header", "cells"}


def test_a_link_names_only_what_it_leads_to() -> None:
    assert link("x") == {"text": "x"}
    assert link("x", claim="a-001") == {"text": "x", "claim": "a-001"}
    assert link("x", exhibit="fig-x") == {"text": "x", "exhibit": "fig-x"}
    assert link("x", href="https://example.org") == {"text": "x", "href": "https://example.org"}


def test_a_picture_is_the_same_bytes_twice(drawn: Callable[..., Drawn]) -> None:
    first, second = (Exhibit(card_of(made), made.figure).svg() for made in (drawn(), drawn()))
    assert first == second


def test_a_picture_says_what_it_is_and_nothing_volatile(drawn: Callable[..., Drawn]) -> None:
    made = drawn()
    svg = Exhibit(card_of(made), made.figure).svg().decode()
    for said in ("Votes", "A line of votes.", "fig-votes", "a-source; b-source", edition.book().author):
        assert said in svg
    assert "<dc:date>" not in svg


def test_a_figure_without_narrow_form_and_a_colour_without_meaning_are_refused(
    drawn: Callable[..., Drawn],
) -> None:
    made = drawn()
    with pytest.raises(ValueError, match=r"^fig-votes has no narrow form$"):
        Exhibit(card_of(made), made.figure).svg(NARROW)
    made.figure.axes[0].lines[0].set_color("#123456")
    with pytest.raises(
        ExhibitError, match=r"^exhibit fig-votes: #123456 means nothing in [^\n]*; take a colour"
    ):
        Exhibit(card_of(made), made.figure).svg()


def test_a_table_has_no_picture(tabled: Callable[..., Tabled]) -> None:
    with pytest.raises(ValueError, match="fig-votes is a table"):
        Exhibit(card_of(tabled(), caption="c", alt="")).svg()


def test_a_notebook_is_given_card_picture_and_fingerprint(drawn: Callable[..., Drawn]) -> None:
    made = drawn()
    shown = Exhibit(card_of(made, alt='A "line" <of> {name}.'), made.figure, small_figure())
    bundle = shown._repr_mimebundle_()
    assert bundle[MIME] == shown.card
    before = bundle["text/html"].partition(inlined.PREFIX)[0]
    assert "A &quot;line&quot; &lt;of&gt; votes." in before
    assert inlined.pictures(shown.card["id"], bundle["text/html"]) == [shown.svg(WIDE), shown.svg(NARROW)]
    assert bundle["text/plain"].startswith("fig-votes: 2 rows, rows:")


def test_a_table_in_a_notebook_is_escaped(tabled: Callable[..., Tabled]) -> None:
    made = tabled(header=["<b>", "&"], body=[["<script>", "x"]])
    page = Exhibit(card_of(made, title="a < b", caption="c", alt=""))._repr_mimebundle_()["text/html"]
    assert "<script>" not in page
    assert "<b>" not in page
    assert "a &lt; b" in page
    assert "<td>&lt;script&gt;</td><td>x</td>" in page


def test_a_period_has_a_dash_in_texts_and_cells_and_stays_in_rows() -> None:
    rows = pd.DataFrame({"period": ["2004-06"], "source": ["x"]})
    body = [["1993-99"], [link("2021-23", claim="a-001")]]
    made = Tabled(["2004-06"], body, rows, {"last": "1993-99"}, [])
    found = card_of(made, title="Votes, 2004-06", alt="")
    assert (found["title"], found["caption"]) == ("Votes, 2004–06", "Up to 1993–99.")
    assert found["header"] == ["2004–06"]
    assert found["body"] == [[{"text": "1993–99"}], [{"text": "2021–23", "claim": "a-001"}]]
    assert found["rows"][0][0] == "2004-06"
