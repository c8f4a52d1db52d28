"""The sample that is coded again, the blind sheet, and the agreement of its readers."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers import tables
from helpers.claims import recoding
from helpers.tables import computed

FRAME = pd.DataFrame({"row": range(100)})
STRATA = pd.Series(["common"] * 90 + ["rare"] * 7 + ["rarest"] * 3)


def test_a_draw_has_every_stratum_and_is_the_same_each_time() -> None:
    once, again = (recoding.drawn(FRAME, STRATA, 20, 7) for _ in range(2))
    assert list(once["row"]) == list(again["row"])
    assert once["row"].is_unique
    assert STRATA[once.index].value_counts().to_dict() == {"common": 18, "rare": 5, "rarest": 3}
    assert list(recoding.drawn(FRAME, STRATA, 20, 8)["row"]) != list(once["row"])


def test_nothing_can_be_read_from_the_order() -> None:
    order = list(STRATA[recoding.drawn(FRAME, STRATA, 20, 7).index])
    assert order != sorted(order)


def test_the_sheets_are_blind_and_large_enough() -> None:
    sheets = {"relation": recoding.relations(computed.get), "thesis": recoding.theses(computed.get)}
    assert len(sheets["relation"]) >= 120
    assert len(sheets["thesis"]) >= 60
    for what, sheet in sheets.items():
        assert not {"relation", "difference", "touches_point", "bearing", "bears", "record", "note"} & set(
            sheet
        )
        assert set(sheet["coded"]) == {""}
        known = recoding.published(computed.get, list(sheet["item"]))
        assert set(known["what"]) == {what}
        assert len(known) == len(sheet)


def test_rows_that_made_the_rules_are_left_out() -> None:
    first = recoding.relations(computed.get)["item"].iloc[0]
    assert first not in set(recoding.relations(computed.get, used=frozenset({first}))["item"])


def test_a_fresh_sample_holds_no_row_that_is_given_or_was_drawn_before() -> None:
    claims, sources = tables.load("claims"), tables.load("sources")
    held = tables.load("recoding").merge(tables.load("evidence"), left_on="item", right_on="evidence")
    held = held.merge(claims[["claim", "matter"]], on="claim")
    held = held.merge(sources[["source", "grade"]], on="source")
    fresh = held[held["sample"] == recoding.FRESH]
    assert len(set(fresh["item"])) >= 60
    assert not set(fresh["item"]) & set(held.loc[held["sample"] == recoding.MENDING, "item"])
    assert set(fresh["matter"]) == {"record"}
    assert "anonymous" not in set(fresh["grade"])
    given = recoding.given(computed.get)
    assert given and not given & set(fresh["item"])


def test_samples_are_never_taken_together() -> None:
    two = [codings(published="ab", first="ab"), codings(published="ab", first="ba").assign(sample="fresh")]
    two[1]["item"] = "f" + two[1]["item"]
    found = recoding.compared(pd.concat(two)).set_index(["sample", "category"])
    assert found.loc[("mending", ""), "share"] == 100
    assert found.loc[("fresh", ""), "share"] == 0


def codings(**readers: str) -> pd.DataFrame:
    """A letter an item for each reader."""
    return pd.DataFrame(
        [
            {
                "sample": "mending",
                "item": f"e-{number}",
                "reader": reader,
                "what": "relation",
                "coded": letter,
            }
            for reader, letters in readers.items()
            for number, letter in enumerate(letters)
        ]
    )


def test_agreement_is_counted_for_every_two_readers_and_for_each_relation() -> None:
    found = recoding.compared(codings(published="aaab", first="aabb")).set_index("category")
    assert found.loc["", ["items", "same", "share"]].tolist() == [4, 3, 75.0]
    assert found.loc["a", ["items", "same"]].tolist() == [3, 2]
    assert found.loc["b", ["items", "same"]].tolist() == [1, 1]
    assert found.loc["", "low"] < 75 < found.loc["", "high"]
    assert found.loc["", "alpha"] == pytest.approx(1 - 7 * 2 / 2 / (4 * 4) * 1.0, abs=0.2)
    three = recoding.compared(codings(published="ab", first="ab", second="aa"))
    assert len(three[three["category"] == ""]) == 3


def test_one_reader_alone_agrees_with_nobody() -> None:
    assert recoding.compared(codings(published="ab")).empty
