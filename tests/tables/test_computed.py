"""Tables that are computed: what equal files make is the book's own, and what other files make is made anew."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd
import pytest

from helpers import tables
from helpers.tables import computed


@pytest.fixture(autouse=True)
def _makers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Two tables that are computed, the second from the first."""
    more = computed.makers()
    more["scale_names"] = computed.Computed(
        lambda table: table("units").assign(name=table("units")["unit"] + "!"), ("units",)
    )
    more["names_of_both"] = computed.Computed(
        lambda table: pd.concat([table("scale_names")["name"], table("articles")["article"]]).to_frame(
            "name"
        ),
        ("scale_names", "articles"),
    )
    monkeypatch.setattr(computed, "_registered", more)
    monkeypatch.setattr(computed, "_own", dict(computed._own))
    computed.forget()
    yield
    computed.forget()


def test_what_equal_files_make_is_taken_from_the_book() -> None:
    copies = {"units": tables.load("units").copy(), "articles": tables.load("articles")[:1]}
    shared = computed.sharing(copies.__getitem__)
    assert shared("scale_names") is computed.get("scale_names")
    assert shared("units") is copies["units"]
    own, made = computed.get("names_of_both"), shared("names_of_both")
    assert list(made["name"]) == list(own["name"])[: len(made)]
    assert len(made) == len(copies["units"]) + 1 < len(own)


def test_what_other_files_make_is_made_anew_and_once() -> None:
    changed = tables.load("units").assign(unit=lambda frame: frame["unit"].str.upper())
    shared = computed.sharing({"units": changed, "articles": tables.load("articles")}.__getitem__)
    assert list(shared("scale_names")["name"]) == [f"{unit}!" for unit in changed["unit"]]
    assert shared("names_of_both") is shared("names_of_both")
    assert f"{changed['unit'].iloc[0]}!" in set(shared("names_of_both")["name"])


def test_a_table_that_the_book_does_not_have_is_no_equal_one(monkeypatch: pytest.MonkeyPatch) -> None:
    maker = computed.Computed(lambda table: table("pirates"), ("pirates",))
    monkeypatch.setitem(computed._registered, "crew", maker)
    mine = pd.DataFrame({"name": ["Anne"]})
    assert computed.sharing({"pirates": mine}.__getitem__)("crew") is mine


def test_what_is_kept_stays_while_the_files_of_the_book_do(monkeypatch: pytest.MonkeyPatch) -> None:
    before = computed.get("names_of_both"), computed.get("scale_names")
    computed.forget()
    assert (computed.get("names_of_both"), computed.get("scale_names"))[0] is before[0]
    computed.forget()
    real = computed.load
    articles = tables.load("articles").copy()
    monkeypatch.setattr(
        computed.Tables, "__getitem__", lambda _, name: articles if name == "articles" else real(name)
    )
    assert computed.get("names_of_both") is not before[0]
    assert computed.get("scale_names") is before[1]


def test_a_change_that_makes_the_same_goes_no_further() -> None:
    computed._registered["scale_names"] = computed.Computed(
        lambda table: table("units")[["unit"]].rename(columns={"unit": "name"}), ("units",)
    )
    changed = tables.load("units").assign(kind="changed")
    shared = computed.sharing({"units": changed, "articles": tables.load("articles")}.__getitem__)
    assert shared("units") is changed
    assert shared("scale_names") is computed.get("scale_names")
    assert shared("names_of_both") is computed.get("names_of_both")


def test_tables_are_equal_cell_by_cell_and_type_by_type() -> None:
    mixed = pd.DataFrame({"value": [1, "one"], "number": [1.0, 2.0]})
    assert computed.equal(mixed, mixed.copy())
    assert not computed.equal(mixed, mixed.assign(value=[True, "one"]))
    assert not computed.equal(mixed, mixed.astype({"number": "Float64"}))
    assert not computed.equal(mixed, mixed.assign(number=[1.0, 2.5]))
