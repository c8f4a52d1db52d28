"""Programmes, the share of TEMPUS, capacity building; real tables and small ones made by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from artists import bars
from frames import real
from helpers import exhibits, measures, tables
from helpers.exhibits import style
from helpers.figures.culture import programmes

SPANS = ("claims", "instruments", "programmes", "programme_details")


def claims_of(**values: tuple[str, str]) -> pd.DataFrame:
    """Claims from id (underscore for hyphen), value and unit."""
    rows = [
        (key.replace("_", "-"), "number", value, unit, "exactly") for key, (value, unit) in values.items()
    ]
    return pd.DataFrame(rows, columns=["claim", "datatype", "value", "unit", "qualifier"])


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
    assert drawn.facts["mundus"] == 2004
    assert (2004.0, 10.0, style.ACTOR["EU"].upper()) in bars(drawn.figure.axes[0])
    assert (1995.0, 27.0, style.ACTOR["Kazakhstan"].upper()) in bars(drawn.figure.axes[0])


def test_details_are_counted_from_their_table() -> None:
    claims, instruments, spans, details = real(*SPANS)
    before = programmes.programme_spans(claims, instruments, spans, details).facts
    made = programmes.programme_spans(claims, instruments, spans, details[details["instrument"] != "tempus"])
    moved = {"money": -1, "people": -1, "silent": 1}
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


TEMPUS = {"a_232": ("26", "percent"), "a_233": ("5", "EUR million"), "a_234": ("15", "EUR million")}


def test_tempus_share_real() -> None:
    made = programmes.tempus_share(*real("claims"))
    facts = made.facts
    # 1.4 of 5 and 4.5 of 15 million as article A states them, to the digits written
    assert facts["low_from"] == pytest.approx(100 * 1.35 / 5.5)
    assert made.rows["high"].iloc[-1] == pytest.approx(100 * 4.55 / 14.5)
    assert (facts["low_sum"], facts["high_sum"]) == (pytest.approx(1.3), pytest.approx(3.9))


def test_tempus_share_draws_what_it_computes() -> None:
    drawn = programmes.tempus_share(
        claims_of(**TEMPUS, a_235=("1.3", "EUR million"), a_236=("3.9", "EUR million"))
    )
    axes = drawn.figure.axes[0]
    dots = [
        (float(line.get_xdata()[0]), float(line.get_ydata()[0]))
        for line in axes.lines
        if line.get_marker() == "o"
    ]
    assert dots == [(26, 0), (pytest.approx(26), 1), (pytest.approx(26), 2)]
    assert drawn.facts["within"] == 2
    assert [label.get_text().split("\n")[-1] for label in axes.get_yticklabels()][1:] == [
        "EUR 1.3 of 5 million",
        "EUR 3.9 of 15 million",
    ]


def test_capacity_real_intervals() -> None:
    facts = programmes.capacity_projects(*real("claims")).facts
    assert facts["first"] == pytest.approx(100 * facts["many"] / facts["all_many"])
    interval = measures.wilson(int(facts["few"]), int(facts["all_few"]))
    assert (facts["second_low"], facts["second_high"]) == pytest.approx((interval.low, interval.high))


def test_capacity_draws_interval_and_says_when_apart() -> None:
    claims = claims_of(
        a_257=("95", "projects"),
        a_258=("100", "projects"),
        a_259=("5", "projects"),
        a_260=("100", "projects"),
    )
    drawn = programmes.capacity_projects(claims)
    assert drawn.facts["overlap"] == "do not overlap"
    axes = drawn.figure.axes[0]
    ends = [tuple(line.get_xdata()) for line in axes.lines if line.get_marker() == "None"]
    assert ends[0][0] == pytest.approx(drawn.facts["first_low"])
    assert ends[1][1] == pytest.approx(drawn.facts["second_high"])
    assert "95 of 100: 95%" in [text.get_text() for text in axes.texts]


def test_the_caption_of_the_projects_states_the_counts_and_shares() -> None:
    claims = claims_of(
        a_257=("9", "projects"), a_258=("12", "projects"), a_259=("2", "projects"), a_260=("8", "projects")
    )
    made = {"claims": claims, "sources": tables.load("sources")}
    caption = exhibits.make("fig-capacity-projects", made.__getitem__).card["caption"]
    assert "9 of 12 projects" in caption and "(75%)" in caption
    assert "2 of 8" in caption and "(25%)" in caption
