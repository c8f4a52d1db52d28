"""The table of conclusions under all listed choices, on the real tables and a changed one."""

from __future__ import annotations

from helpers import exhibits, tables
from helpers.figures.measuring import variants
from helpers.tables import computed


def test_the_table_states_every_conclusion() -> None:
    made = variants.variants_table(computed.get("variant_summary"), computed.get("variant_answers"))
    conclusions = tables.load("conclusions").sort_values("place")
    assert [line[0]["text"] for line in made.body] == conclusions["statement"].tolist()  # type: ignore[index]
    assert [line[0]["exhibit"] for line in made.body] == conclusions["exhibit"].tolist()  # type: ignore[index]
    assert set(conclusions["exhibit"]) <= set(exhibits.registry())
    assert made.facts["all"] + made.facts["some"] + made.facts["none"] == made.facts["n"] == len(conclusions)
    turned = [line[6] != "\N{EN DASH}" for line in made.body]
    held = [line[3].split(" of ") for line in made.body]  # type: ignore[union-attr]
    assert turned == [count not in ("0", runs) for count, runs in held]


def test_the_table_follows_a_changed_summary() -> None:
    summary = computed.get("variant_summary").copy()
    chosen = summary["conclusion"] == "exports"
    summary.loc[chosen, ["holding", "minimum", "overturned_by"]] = [1, -3.25, "from 2008"]
    made = variants.variants_table(summary, computed.get("variant_answers"))
    line = made.body[int(summary.index[chosen][0])]
    assert line[3] == "1 of 4" and line[1].startswith("\N{MINUS SIGN}3.2 to") and line[6] == "from 2008"  # type: ignore[union-attr]
