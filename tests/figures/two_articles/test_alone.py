"""Claims and instruments of one article alone, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd
from matplotlib.colors import to_hex

from figures.two_articles.frames import CLAIMS, PAIRS
from helpers.exhibits import style
from helpers.figures.two_articles import alone as single
from helpers.figures.two_articles import shared as two


def test_claims_alone_of_the_small_table() -> None:
    made = single.only_in_one(PAIRS, CLAIMS)
    first, second = made.figure.axes
    assert made.facts["a_alone"] == 1
    assert made.facts["b_alone"] == 0
    assert (made.facts["a_methods_alone"], made.facts["a_culture"], made.facts["a_culture_alone"]) == (
        1,
        2,
        0,
    )
    solid = {round(bar.get_y() + bar.get_height() / 2): bar.get_width() for bar in first.patches[::2]}
    pale = {round(bar.get_y() + bar.get_height() / 2): bar.get_width() for bar in first.patches[1::2]}
    methods, culture = two.DIMENSIONS.index("methods"), two.DIMENSIONS.index("culture")
    assert (solid[methods], pale[methods], solid[culture], pale[culture]) == (1, 0, 0, 2)
    assert to_hex(first.patches[0].get_facecolor()) == style.ARTICLE["A"].lower()
    assert to_hex(second.patches[0].get_facecolor()) == style.ARTICLE["B"].lower()


def test_claims_alone_follow_the_pairs(real: dict[str, pd.DataFrame]) -> None:
    made = single.only_in_one(real["concordance_outcomes"], real["claims"])
    paired = set(real["concordance_outcomes"]["claim_a"])
    mine = real["claims"][real["claims"]["article"] == "A"]
    assert made.facts["a_alone"] == len(mine) - len(paired)
    fewer = single.only_in_one(real["concordance_outcomes"].iloc[1:], real["claims"])
    assert fewer.facts["b_alone"] == made.facts["b_alone"] + 1


def test_instruments_are_sorted_by_who_names_them() -> None:
    instruments = pd.DataFrame(
        [
            ("x", "Ex", "EU", "culture"),
            ("y", "Why", "EU", "culture"),
            ("z", "Zed", "EU", "engagement"),
            ("q", "Queue", "EU", "culture"),
        ],
        columns=["instrument", "label", "sender", "dimension"],
    )
    edges = pd.DataFrame(
        [("a-001", "x"), ("a-002", "x"), ("b-001", "x"), ("b-002", "y"), ("a-003", "z")],
        columns=["claim", "instrument"],
    )
    made = single.instruments_shared(CLAIMS, edges, instruments)
    table = {row[0]: row[1:] for row in made.body}
    assert table["Culture"] == ["none", "Ex (2, 1)", "Why (1)"]
    assert table["Engagement"] == ["Zed (1)", "none", "none"]
    assert [made.facts[name] for name in ("n", "both", "only_a", "only_b")] == [3, 1, 1, 1]


def test_every_instrument_stands_in_one_cell(real: dict[str, pd.DataFrame]) -> None:
    made = single.instruments_shared(real["claims"], real["claim_instruments"], real["instruments"])
    assert made.facts["both"] + made.facts["only_a"] + made.facts["only_b"] == made.facts["n"]
    shown = " ".join(str(cell) for row in made.body for cell in row)
    assert all(label in shown for label in made.rows["label"])
