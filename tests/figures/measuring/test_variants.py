"""The table of conclusions under all listed choices, on the real tables and a changed one."""

from __future__ import annotations

from helpers import exhibits, tables
from helpers.figures.measuring import variants
from helpers.tables import computed


def test_the_table_states_every_conclusion_by_how_far_it_holds() -> None:
    made = variants.variants_table(computed.get("variant_summary"), computed.get("variant_answers"))
    conclusions = tables.load("conclusions").set_index("statement")
    said = [line[0]["text"] for line in made.body]  # type: ignore[index]
    assert sorted(said) == sorted(conclusions.index)
    shown = conclusions.loc[said]
    assert [line[0]["exhibit"] for line in made.body] == shown["exhibit"].tolist()  # type: ignore[index]
    assert set(shown["exhibit"]) <= set(exhibits.registry())
    assert made.facts["all"] + made.facts["some"] + made.facts["none"] == made.facts["n"] == len(conclusions)
    signs = [str(line[1]).split()[1] for line in made.body]
    assert signs == sorted(signs, key=list(variants.SIGNS).index)
    for line, sign in zip(made.body, signs, strict=True):
        assert all((cell != "\N{EN DASH}") == (sign == "depends") for cell in line[2:])


def test_the_table_follows_a_changed_summary() -> None:
    summary = computed.get("variant_summary").copy()
    chosen = summary["conclusion"] == "aid-fell"
    summary.loc[chosen, ["holding", "stands", "overturned_by"]] = [1, True, "since 2012"]
    made = variants.variants_table(summary, computed.get("variant_answers"))
    (line,) = [line for line in made.body if line[0]["text"] == summary.loc[chosen, "statement"].iloc[0]]  # type: ignore[index]
    assert str(line[1]).endswith("depends") and line[2:4] == [variants.OURS, "since 2012"]
    joined = summary.assign(overturned_by="final votes; from 2014-2016")
    made = variants.variants_table(joined, computed.get("variant_answers"))
    (line,) = [line for line in made.body if line[0]["text"] == summary.loc[chosen, "statement"].iloc[0]]  # type: ignore[index]
    assert line[3] == "final votes together with a start in 2014-2016"
    made = variants.variants_table(summary.assign(stands=False), computed.get("variant_answers"))
    (line,) = [line for line in made.body if line[3] == variants.OURS and line[2] == "since 2012"]


def test_sources_cover_the_series_that_the_grid_names() -> None:
    data = tables.load("indicators")
    named = set(tables.load("variant_choices")["value"]) & set(data["indicator"])
    named |= {
        "aid-net-bilateral",
        "students-abroad",
        "students-abroad-total",
        "students-abroad-oecd-eu",
    }
    read = {*data.loc[data["indicator"].isin(named), "source"], *tables.load("issue_codes")["source"]}
    assert read <= set(variants.SOURCES)
