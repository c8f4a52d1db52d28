"""Counts of statements, norms and documents behind findings."""

from __future__ import annotations

from helpers.tables.computed import get
from helpers.theses.findings.record import batches, chain, right


def test_every_statement_to_which_the_record_speaks_is_accounted_for() -> None:
    counts = right(get, {}).counts
    said = ("count", "partly", "details", "divided", "contradicted")
    assert sum(counts[name] for name in said) == counts["all"]
    verdicts = get("ledger")["record"].value_counts()
    assert counts["same"] == verdicts["supported, same origin"] == counts["count"] - verdicts["supported"]


def test_batches_of_the_neighbours_are_counted_beside_those_of_kazakhstan() -> None:
    counts = batches(get, {}).counts
    adoptions = get("norm_adoptions").query("entity in ['KGZ', 'TJK', 'TKM', 'UZB'] and date.str.len() == 10")
    days = adoptions.groupby("entity")["date"].value_counts()
    assert counts["around_all"] == len(adoptions)
    assert counts["around"] == days[days > 1].sum()


def test_theses_and_values_are_told_from_what_a_record_could_settle() -> None:
    counts = chain(get, {}).counts
    ledger = get("ledger")
    minds = ledger[ledger["link"] == "attitude"]
    assert counts["minds"] == len(minds)
    assert counts["minds_open_to"] == (minds["matter"] == "record").sum() < counts["minds"]
    assert counts["means_borne"] <= counts["means_open_to"] < counts["means"]
