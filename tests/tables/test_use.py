"""No row is kept that nothing reads: every series, source, state and group is named by the code or by another table."""

from __future__ import annotations

import re

import pytest

from helpers import paths, tables
from helpers.tables import computed

#: Names in quotation marks in the code; one that ends in a hyphen, or goes on in braces, stands for all that begin with it.
QUOTED = re.compile(r'"([a-z0-9]+(?:-[a-z0-9]+)*-?)(?:"|\{)')


@pytest.fixture(scope="module")
def named() -> set[str]:
    folders = ("figures", "measures", "theses", "book")
    return {
        name
        for folder in folders
        for path in (paths.PACKAGE / folder).rglob("*.py")
        for name in QUOTED.findall(path.read_text(encoding="utf-8"))
    }


def pointed_at(table: str) -> set[str]:
    """Keys of a table to which a row of another leads."""
    return {
        str(value)
        for name, schema in tables.package().tables.items()
        for key in schema.foreign_keys
        if key.table == table
        for value in tables.load(name)[key.columns[0]]
    }


def test_every_indicator_is_read(named: set[str]) -> None:
    begun = tuple(name for name in named if name.endswith("-"))
    told = tables.load("findings_coded")["given"].str.findall(r"series=([a-z0-9-]+)").explode().dropna()
    asked = named | set(tables.load("variant_choices")["value"]) | set(told)
    kept = tables.load("indicators")["indicator"].unique()
    assert [name for name in kept if name not in asked and not name.startswith(begun)] == []


def test_every_definition_has_a_series() -> None:
    assert set(tables.load("indicator_definitions")["indicator"]) == set(
        tables.load("indicators")["indicator"]
    )


def test_every_source_is_named(named: set[str]) -> None:
    assert sorted(set(tables.load("sources")["source"]) - pointed_at("sources") - named) == []


def test_every_entity_is_named() -> None:
    assert sorted(set(tables.load("entities")["entity"]) - pointed_at("entities")) == []


def test_every_section_is_read_to_its_last_paragraph() -> None:
    last = tables.load("claims").groupby("section")["paragraph"].max()
    sections = tables.load("sections").set_index("section")["paragraphs"]
    assert {
        name: (int(last[name]), int(known)) for name, known in sections.items() if last[name] != known
    } == {}


def test_a_search_is_noted_where_something_is_left_to_find() -> None:
    record = computed.get("ledger").set_index("claim")["record"]
    settled = {"supported", "contradicted", "supported, same origin"}
    assert [name for name in tables.load("searches")["claim"] if record[name] in settled] == []


def test_what_article_b_sets_beside_nye_is_grouped_alike_in_both_lists() -> None:
    themes = {
        "critic": "criticism",
        "develops or rethinks": "developed or rethought",
        "single aspect": "single aspects",
    }
    both = tables.load("critics").merge(tables.load("literature"), on="reference")
    assert both[both["group"].replace(themes) != both["theme"]]["reference"].tolist() == []
