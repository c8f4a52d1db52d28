"""The result chain link by link: distinct statements, what a record bears on, and how well each finding is known."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers import exhibits
from helpers.figures.introduction import chain
from helpers.tables import computed


@pytest.fixture(scope="module")
def rows() -> pd.DataFrame:
    return chain.rows_of(*(computed.get(name) for name in ("ledger", "chain_findings", "findings")))


def test_every_statement_of_the_chain_stands_in_one_bar(rows: pd.DataFrame) -> None:
    ledger = computed.get("ledger")
    bars = rows[rows["what"] == "statements"].set_index("link")
    assert list(bars.index) == list(chain.LINKS)
    assert bars["statements"].sum() == ledger["link"].isin(chain.LINKS).sum()
    assert (bars["on_record"] <= bars["statements"]).all()
    reach = ledger[ledger["link"] == "reach"]
    assert bars.loc["reach", "on_record"] == reach["record"].isin(chain.SETTLED).sum()
    assert not {"not settled", "outside the record"} & chain.SETTLED
    assert bars.loc["reach", "decidable"] == (reach["record"] != "outside the record").sum()


@pytest.mark.parametrize(
    ("kind", "outcome", "known"),
    [
        ("measured", chain.ENOUGH, "settled"),
        ("measured", chain.UNCHANGED, "settled"),
        ("measured", "moved, size open", "part"),
        ("measured", chain.OPEN, "open"),
        ("counted", "fell", "settled"),
        ("counted", "hangs on the whole", "part"),
        ("counted", "open, ways disagree", "open"),
        ("documentary", "stands in", "open"),
        ("absence", "one found", "open"),
    ],
)
def test_how_well_a_finding_is_known_follows_from_its_outcome(kind: str, outcome: str, known: str) -> None:
    assert chain.level(kind, outcome) == known


def test_what_hangs_on_its_source_has_two_answers_whatever_one_of_them_is(rows: pd.DataFrame) -> None:
    assert chain.level("measured", chain.ENOUGH, "hangs on the source") == "part"
    known = rows.set_index("finding")["known"]
    assert (known["law-by-source"], known["agreement-fell"]) == ("part", "settled")
    # Of norms that were open to all neither leads: who was first depends on which are counted.
    assert known["european-norms-first"] == "part"
    assert chain.level("counted", "3 of 6", "first, where others were shut out") == "part"


def test_what_a_record_could_decide_is_counted_over_all_links(rows: pd.DataFrame) -> None:
    facts = chain.facts_of(rows, 45)
    assert facts["decidable"] == rows["decidable"].sum() < facts["statements"]


def test_a_finding_that_opens_is_marked_otherwise() -> None:
    tables = [computed.get(name) for name in ("ledger", "chain_findings", "findings")]
    found = tables[2].copy()
    found.loc[found["finding"] == "agreement-fell", "outcome"] = chain.OPEN
    changed = chain.rows_of(tables[0], tables[1], found).set_index("finding")
    assert changed.loc["agreement-fell", "known"] == "open"
    assert chain.rows_of(*tables).set_index("finding").loc["agreement-fell", "known"] == "settled"


@pytest.mark.parametrize("form", ["figure", "narrow"])
def test_the_picture_names_every_link_and_finding(form: str, rows: pd.DataFrame) -> None:
    figure = getattr(exhibits.make("fig-chain", computed.get), form)
    said = [text.get_text() for axes in figure.axes for text in axes.texts]
    assert set(chain.LINKS.values()) <= set(said)
    labels = rows["label"].dropna()
    assert set(labels) <= set(said)
    # Each finding has a mark of its own, and the key one of each kind that is drawn.
    marks = [line for axes in figure.axes for line in axes.lines if line.get_marker() != "None"]
    assert len(marks) == len(labels) + rows["known"].nunique()
