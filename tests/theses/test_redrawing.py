"""Directions drawn anew: shares come from the blind readers, and a thesis keeps its judgement or not."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.tables.computed import get
from helpers.theses import redrawing

ROWS = [
    ("whole", item, reader, "thesis", coded)
    for item, said in {
        "te-001": ("for", "for", "open", "against"),
        "te-002": ("for", "for", "for", "against"),
        "te-003": ("against", "against", "against", "for"),
        "te-004": ("open", "open", "against", "for"),
    }.items()
    for reader, coded in zip(("published", "first", "second", "third"), said, strict=True)
]
RECODING = pd.DataFrame(
    [
        *ROWS,
        ("mending", "e-1", "first", "relation", "supports"),
        ("mending", "te-001", "first", "thesis", "against"),
    ],
    columns=["sample", "item", "reader", "what", "coded"],
)


def test_shares_are_those_of_the_readers_who_coded_blind() -> None:
    found = redrawing.confusion(RECODING)
    assert found == {
        "for": pytest.approx((0.75, 0.0, 0.25)),
        "against": pytest.approx((0.0, 1.0, 0.0)),
        "open": pytest.approx((0.0, 0.5, 0.5)),
    }


def test_real_draws_add_up_and_start_from_the_published_judgement() -> None:
    found = get("part_redraws")
    own = get("thesis_parts").set_index(["thesis", "part"])["judgement"]
    assert found.set_index(["thesis", "part"])["judgement"].to_dict() == own.to_dict()
    assert (get("thesis_draws").groupby("thesis")["times"].sum() == redrawing.DRAWS).all()
    assert (found["stays"] + found["others"] <= found["draws"]).all()
    assert (found["others"] <= found["draws"] - found["stays"]).all()
    assert ((found["other"] == "") == (found["stays"] == found["draws"])).all()


def test_readers_who_agree_with_the_published_coding_leave_every_judgement() -> None:
    recoding = get("recoding")
    recoding = recoding[recoding["sample"] == "whole"]
    own = recoding[recoding["reader"] == "published"].set_index("item")["coded"]
    agreed = recoding.assign(coded=recoding["item"].map(own).fillna(recoding["coded"]))
    drawn = redrawing.drawn(lambda name: agreed if name == "recoding" else get(name))
    found = redrawing.redraws(lambda name: drawn if name == "thesis_draws" else get(name))
    assert (found["stays"] == found["draws"]).all()
    assert (get("thesis_redraws")["stays"] < get("thesis_redraws")["draws"]).any()


def test_a_thesis_keeps_its_parts_in_no_more_draws_than_each_of_them() -> None:
    least = get("part_redraws").groupby("thesis")["stays"].min()
    whole = get("thesis_redraws").set_index("thesis")["stays"]
    assert (whole <= least[whole.index]).all() and (whole < least[whole.index]).any()


def test_the_same_seed_draws_the_same() -> None:
    assert redrawing.drawn(get).equals(get("thesis_draws"))


def test_one_more_row_leaves_the_draws_of_the_others() -> None:
    evidence = get("thesis_evidence")
    fewer = evidence.iloc[1:]
    less = redrawing.drawn(lambda name: fewer if name == "thesis_evidence" else get(name))
    whole = get("thesis_draws")
    # Of the other theses the one that has most outcomes.
    others = whole.loc[whole["thesis"] != evidence["thesis"].iloc[0], "thesis"]
    mine = [
        rows[rows["thesis"] == others.value_counts().index[0]].reset_index(drop=True)
        for rows in (less, whole)
    ]
    assert len(mine[0]) > 1
    assert mine[0].equals(mine[1])
