"""Labels name the parts of a thesis with their judgements, and say which of these are unsteady."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from helpers.tables.computed import get
from helpers.theses import labels, scale


def part(name: str, judgement: str, unsteady: str = "") -> dict[str, Any]:
    return {"name": name, "judgement": judgement, "unsteady": unsteady}


def test_a_label_names_what_is_borne_out_and_what_is_not_known() -> None:
    found = labels.label(
        [
            part("weight", "open"),
            part("trade", "borne out"),
            part("money", "open"),
            part("why", "not decidable"),
        ]
    )
    assert found == "Weight: open. Trade: borne out. Money: open. Why: not decidable"


def test_parts_stand_in_their_order_and_neighbours_alike_share_a_sentence() -> None:
    found = labels.label(
        [
            part("a", "open"),
            part("b", "borne out", "mixed"),
            part("c", "borne out", "mixed"),
            part("d", "borne out"),
            part("e", "open"),
        ]
    )
    assert found == "A: open. B, c: unsteady between borne out and mixed. D: borne out. E: open"


@pytest.mark.parametrize(
    ("stays", "expected"), [(89.4, "89%"), (89.66, "89.7%"), (90.0, "90%"), (90.4, "90%"), (74.6, "75%")]
)
def test_no_share_seems_to_reach_the_limit_that_it_misses(stays: float, expected: str) -> None:
    assert labels.share(stays) == expected


def test_an_unsteady_part_is_called_by_no_single_judgement() -> None:
    assert labels.said("borne out") == "borne out"
    assert labels.said("borne out", ["mixed"]) == "unsteady between borne out and mixed"
    assert labels.said("mixed", ["borne out", "open"]) == "unsteady between mixed, borne out and open"


@pytest.mark.parametrize(
    ("stays", "versions", "expected"),
    [
        (0.75, [], ()),
        (0.749, [], ("open",)),
        (1.0, ["mixed"], ("mixed",)),
        (0.5, ["mixed", "open"], ("mixed", "open")),
    ],
)
def test_readers_and_rules_make_a_part_unsteady(
    stays: float, versions: list[str], expected: tuple[str, ...]
) -> None:
    assert labels.others(stays, "open", versions) == expected


def small(stays: int, version: str) -> pd.DataFrame:
    """The labels of one part that stays in so many draws, and that one version judges so."""
    tables = {
        "thesis_parts": pd.DataFrame(
            [{"thesis": "t-01", "part": 1, "name": "trade", "judgement": "borne out"}]
        ),
        "part_redraws": pd.DataFrame(
            [("t-01", 1, 1000, stays, "open", 1000 - stays)],
            columns=["thesis", "part", "draws", "stays", "other", "others"],
        ),
        "reader_judgements": pd.DataFrame(
            [("t-01", 1, version, version != "borne out")], columns=["thesis", "part", "judgement", "changed"]
        ),
    }
    return labels.parts(tables.__getitem__)


def test_each_label_can_be_made_false() -> None:
    """The same part is steady, unsteady by its readers, by a rule, or by both."""
    said = [
        small(stays, version)["said"].item()
        for stays in (900, 600)
        for version in ("borne out", "not borne out")
    ]
    assert said == [
        "borne out",
        "unsteady between borne out and not borne out",
        "unsteady between borne out and open",
        "unsteady between borne out, not borne out and open",
    ]


# The real tables


def test_every_part_stands_in_the_label_of_its_thesis_under_its_own_judgement() -> None:
    found = get("thesis_labels").set_index("thesis")["label"]
    for row in get("part_labels").to_dict("records"):
        (mine,) = [
            one
            for one in found[row["thesis"]].split(". ")
            if row["name"].lower() in one.split(": ")[0].lower().split(", ")
        ]
        assert mine.split(": ")[1] == row["said"]
    for thesis, parts in get("part_labels").groupby("thesis"):
        places = [found[thesis].lower().index(name.lower()) for name in parts["name"]]
        assert places == sorted(places)


def test_no_label_begins_with_a_bare_judgement_that_half_the_draws_change() -> None:
    """As would read stronger than it is."""
    for row in get("part_labels").to_dict("records"):
        assert (row["said"] in scale.OF_PARTS) == (row["unsteady"] == "")
        assert row["unsteady"] or row["stays"] >= 100 * labels.STAYS
    parts = get("part_labels").set_index(["thesis", "part"])
    assert parts.at[("t-04", 1), "unsteady"] == "mixed"


def test_reform_after_an_address_rests_on_what_was_done() -> None:
    items = get("thesis_items").set_index("item")
    assert items.at["te-081", "kind"] == "announcement" and not items.at["te-081", "counts"]
    mine = items[(items["thesis"] == "t-13") & (items["part"] == 1) & items["counts"]]
    assert set(mine["kind"]) == {"decision"}
    assert not items[items["counts"] & (items["kind"] == "announcement")].empty
