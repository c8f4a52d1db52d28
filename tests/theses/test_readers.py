"""A reader's rule: versions differ in one thing, and a witness that is left out counts for nothing."""

from __future__ import annotations

import dataclasses

import pandas as pd

from helpers.tables.computed import get
from helpers.theses import readers
from helpers.theses.rule import RULE, Item


def test_each_version_changes_one_thing() -> None:
    for version, rule in readers.THRESHOLDS.items():
        apart = [
            one.name for one in dataclasses.fields(rule) if getattr(rule, one.name) != getattr(RULE, one.name)
        ]
        assert len(apart) == (version != readers.PUBLISHED), version


def test_a_row_whose_only_witness_is_left_out_has_none() -> None:
    items = [
        Item("k", "for", "outcome", frozenset({"un-roll-calls"})),
        Item("l", "for", "outcome", frozenset({"hdi"})),
    ]
    left = readers.without(items, readers.LEFT_OUT["without votes in the UN"])
    assert [item.origins for item in left] == [frozenset(), frozenset({"hdi"})]
    assert left[1] is items[1]


def test_a_row_takes_the_direction_on_which_both_blind_readers_agree() -> None:
    said = {
        "te-1": ("for", "open", "open"),
        "te-2": ("for", "against", "for"),
        "te-3": ("open", "for", "for"),
    }
    coded = [
        {"sample": "whole", "item": item, "reader": reader, "what": "thesis", "coded": code}
        for item, codes in said.items()
        for reader, code in zip(("published", "first", "second"), codes, strict=True)
    ]
    given = readers.agreed(pd.DataFrame(coded))
    assert given == {"te-1": "open", "te-3": "for"}
    items = [Item(key, codes[0], "outcome", frozenset({"hdi"})) for key, codes in said.items()]
    assert [one.typed for one in readers.read_blind(items, given)] == ["open", "for", "for"]
    assert readers.agreed(pd.DataFrame(coded).assign(sample="mending")) == {}


def test_every_witness_that_can_be_left_out_bears_witness_somewhere() -> None:
    found = get("thesis_items")["witnesses"]
    names = {name for cell in found for name in cell.split(";") if name}
    for version, begins in readers.LEFT_OUT.items():
        assert any(name.startswith(begins) for name in names), version


def test_the_published_version_is_what_the_score_card_says() -> None:
    found = get("reader_judgements")
    own = found[found["version"] == readers.PUBLISHED].set_index(["thesis", "part"])["judgement"]
    assert own.to_dict() == get("thesis_parts").set_index(["thesis", "part"])["judgement"].to_dict()
    assert (found["changed"] == (found["judgement"] != found["published"])).all()
    assert not found[found["version"] == readers.PUBLISHED]["changed"].any()
    assert found["changed"].any()
