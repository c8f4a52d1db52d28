"""Programmes; real tables and small ones made by hand."""

from __future__ import annotations

from artists import bars
from frames import real
from helpers import tables
from helpers.exhibits import style
from helpers.figures.culture import programmes

SPANS = ("claims", "instruments", "programmes", "programme_details")


def test_spans_and_colours() -> None:
    drawn = programmes.programme_spans(*real(*SPANS))
    found = bars(drawn.figure.axes[0])
    assert (1994.0, 19.0, style.ACTOR["EU"].upper()) in found
    assert (2007.0, 7.0, style.ACTOR["EU"].upper()) in found
    assert (1993.0, 28.0, "#FFFFFF") in found  # the longer phase that is also stated
    assert (1993.0, 29.0, style.ACTOR["Kazakhstan"].upper()) in found
    assert (2010.0, 12.0, style.ACTOR["Kazakhstan"].upper()) in found
    assert (2011.0, 11.0, style.ACTOR["member state"].upper()) in found
    assert drawn.facts["programmes"] == len(drawn.figure.axes[0].get_yticks())


def test_open_ends_have_arrows_and_texts_state_the_claims() -> None:
    axes = programmes.programme_spans(*real(*SPANS)).figure.axes[0]
    texts = [text.get_text() for text in axes.texts]
    assert "EUR 1.3 million (2007–2008)\nabout 60 students (2007)" in texts
    assert any(
        text.startswith(
            "EUR 76 million for all Central Asia (2021–2027)\nover 3,300 short scholarships (1993–2021)"
        )
        for text in texts
    )
    assert "no sum and no number of people stated" in texts


def test_spans_follow_the_claims() -> None:
    claims, *rest = real(*SPANS)
    claims = claims.copy()
    claims.loc[claims["claim"] == "a-237", "value"] = "10"
    claims.loc[claims["claim"] == "a-280", "value"] = "1995"
    drawn = programmes.programme_spans(claims, *rest)
    assert (2004.0, 10.0, style.ACTOR["EU"].upper()) in bars(drawn.figure.axes[0])
    assert (1995.0, 27.0, style.ACTOR["Kazakhstan"].upper()) in bars(drawn.figure.axes[0])


def test_details_are_counted_from_their_table() -> None:
    claims, instruments, spans, details = real(*SPANS)
    before = programmes.programme_spans(claims, instruments, spans, details).facts
    made = programmes.programme_spans(claims, instruments, spans, details[details["instrument"] != "tempus"])
    moved = {"money": -1, "people": -1}
    assert {name: int(made.facts[name]) - int(before[name]) for name in moved} == moved


def test_details_are_of_the_kind_that_their_claim_counts() -> None:
    """The figure counts programmes with money and with people by a coded kind, which the claim's own unit must bear out."""
    units = tables.load("claims").set_index("claim")["unit"]
    people = {"persons", "scholarships", "students"}
    for row in tables.load("programme_details").itertuples():
        unit = str(units[row.claim])
        assert row.kind == ("money" if unit.startswith("EUR") else "people" if unit in people else unit), (
            row.claim
        )
