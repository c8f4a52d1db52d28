"""Bolashak and visas; real tables and small ones made by hand."""

from __future__ import annotations

import pandas as pd

from frames import changed, real
from helpers import tables
from helpers.exhibits import style
from helpers.figures.culture import mobility


def small_bolashak() -> tuple[pd.DataFrame, pd.DataFrame]:
    rows = [
        ("bolashak-holders-share", code, "2018-04", value)
        for code, value in (("GBR", 50.0), ("USA-CAN", 30.0), ("EUROPE-CONT", 15.0), ("RUS", 5.0))
    ]
    rows += [
        ("bolashak-holders", code, "2023/2024", value)
        for code, value in (("WLD", 200.0), ("USA", 100.0), ("GBR", 40.0), ("DEU", 20.0), ("POL", 10.0))
    ]
    frame = pd.DataFrame(rows, columns=["indicator", "counterpart", "period", "value"]).assign(
        source="inform-bolashak-2018"
    )
    return frame, tables.load("entities")


def test_bolashak_small() -> None:
    drawn = mobility.bolashak(*small_bolashak())
    facts = drawn.facts
    assert (facts["eu"], facts["eu_share"], facts["anglo_first"], facts["anglo_second"]) == (30, 15, 80, 70)
    left, right = drawn.figure.axes
    assert [patch.get_width() for patch in left.patches] == [50, 30, 15, 5]
    assert [patch.get_width() for patch in right.patches] == [50, 20, 10, 5, 15]
    assert [label.get_text() for label in right.get_yticklabels()][-1] == "all others"
    assert left.get_xlim() == right.get_xlim()


def test_bolashak_real_and_colours() -> None:
    drawn = mobility.bolashak(*real("indicators", "entities"))
    left, right = drawn.figure.axes
    from matplotlib.colors import to_hex

    by_label = dict(
        zip(
            [label.get_text() for label in right.get_yticklabels()],
            [to_hex(patch.get_facecolor()).upper() for patch in right.patches],
            strict=True,
        )
    )
    assert by_label["Germany"] == style.ACTOR["member state"].upper()
    assert by_label["Russia"] == style.ACTOR["Russia"].upper()
    continental = next(
        patch
        for patch, label in zip(left.patches, left.get_yticklabels(), strict=True)
        if "Europe" in label.get_text()
    )
    assert to_hex(continental.get_facecolor()) == "#ffffff"  # a region that is not the EU


VISA = ("claims", "visa_steps", "visa_countries", "sources")


def test_visa_real() -> None:
    claims, steps, countries, sources = real(*VISA)
    drawn = mobility.visa_steps(claims, steps, countries, sources)
    facts = drawn.facts
    listed = countries.groupby("step")["country"].agg(set)
    assert (facts["n_first"], facts["n_second"], facts["n_third"]) == tuple(
        map(len, listed[["v1", "v2", "v3"]])
    )
    assert drawn.rows["countries"].tolist() == [len(listed[step]) for step in drawn.rows["step"]]
    assert facts["shared"] == len(listed["v2"] & listed["v3"])
    texts = [text.get_text() for text in drawn.figure.axes[0].texts]
    assert {
        "article A dates the pilot 2014",
        "article A names 19 countries",
        "article A gives 30 days",
    } <= set(texts)
    assert "article-a" in drawn.sources


def test_visa_bars_are_the_countries() -> None:
    claims, steps, countries, sources = real(*VISA)
    fewer = countries[~((countries["step"] == "v2") & (countries["country"] == "Norway"))]
    drawn = mobility.visa_steps(claims, steps, fewer, sources)
    assert (drawn.facts["n_second"], drawn.facts["shared"]) == (18, 18)
    second = drawn.rows.set_index("step").loc["v2"]
    assert second["EU member then"] + second["other European"] == 12
    widths = [patch.get_width() for patch in drawn.figure.axes[0].patches]
    assert widths == [5, 5, 10, 2, 6, 28, 4, 13]


def test_visa_statement_follows_the_claim() -> None:
    claims, steps, countries, sources = real(*VISA)
    drawn = mobility.visa_steps(
        changed(claims, "15", claim="a-295"), steps, countries, sources[sources["source"] != "ahk-visa-2016"]
    )
    assert drawn.facts["days_year"] == 2014
    assert "article A gives 15 days" in [text.get_text() for text in drawn.figure.axes[0].texts]
    assert "ahk-visa-2016" not in drawn.sources
