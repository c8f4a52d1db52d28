"""New claims and evidence: the rows that are written, the ids that are free, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import cli, tables
from helpers.book import adding
from helpers.book.adding import AddError
from helpers.publishing import rows
from helpers.tables import computed

CELLS = {
    "section": "a-intro", "paragraph": "1", "dimension": "general", "kind": "date", "subject": "A test",
    "statement": "Something began in 1999.", "datatype": "date", "value": "1999", "qualifier": "exactly",
    "sender": "Kazakhstan", "link": "conduct",
}  # fmt: skip


@pytest.mark.parametrize(
    ("taken", "expected"),
    [([], "e-0001"), (["e-0002", "e-0001"], "e-0003"), (["e-0009", "x-0400", "e-0010a"], "e-0010")],
)
def test_the_next_id_is_one_more_than_any_that_was_used(taken: list[str], expected: str) -> None:
    assert adding.free_id(taken, "e", 4) == expected


def test_a_claim_brings_every_row_that_it_needs(data: Path) -> None:
    before = {
        name: len(tables.load(name, data)) for name in ("claims", "published", "searches", "claim_theses")
    }
    added = adding.claim(CELLS, theses=[("t-01", "supports")], searched="a place", terms="words", folder=data)
    rows.put(added.contents, data)
    computed.forget()
    new = added.told.split()[0]
    for name, count in before.items():
        frame = tables.load(name, data)
        assert len(frame) == count + 1
        assert new in set(frame["name" if name == "published" else "claim"])
    claims = tables.load("claims", data)
    place = list(claims["claim"]).index(new)
    assert claims["article"].iloc[place - 1] == "A" and claims["article"].iloc[place + 1] == "B"
    assert tables.everything(data) == []


def test_a_claim_without_a_search_waits_for_its_evidence(data: Path) -> None:
    rows.put((added := adding.claim(CELLS, folder=data)).contents, data)
    new = added.told.split()[0]
    assert f"book new evidence {new}" in added.told
    cells = {"relation": "supports", "independent": "true", "finding": "It began then.", "datatype": "date",
             "value": "1999", "source": tables.load("sources", data)["source"].iloc[0], "read_on": "2026-11-26"}  # fmt: skip
    rows.put(adding.evidence(new, cells, folder=data).contents, data)
    assert tables.everything(data) == []
    assert new in set(tables.load("evidence", data)["claim"])


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"section": "nowhere"}, "section 'nowhere' is none of the articles'"),
        ({"kind": "guess"}, "kind 'guess': expected one of"),
        ({"statement": ""}, "statement '': expected a value, as the column is required"),
        ({"value": "March 1999"}, "expected a date in EDTF"),
    ],
)
def test_a_cell_that_is_wrong_is_told_and_nothing_is_made(
    cells: dict[str, str], said: str, data: Path
) -> None:
    with pytest.raises(AddError) as raised:
        adding.claim(CELLS | cells, folder=data)
    assert said in str(raised.value)


def test_evidence_on_no_claim_is_refused(data: Path) -> None:
    with pytest.raises(AddError, match="claim 'a-999' is none of the ledger's"):
        adding.evidence("a-999", {}, folder=data)


@pytest.mark.parametrize("words", [["kind"], ["colour=red"], ["kind=date", "kind=count"]])
def test_words_that_are_no_cells_are_refused(words: list[str]) -> None:
    with pytest.raises(AddError, match="write column=value, each column once"):
        adding.cells_of(words, "claims")


@pytest.mark.parametrize(
    ("word", "table", "said"),
    [
        (
            "claim=a-001",
            "claims",
            "'claim=a-001': the command gives the id, a-001 is taken and the next free",
        ),
        ("claim=a-900", "claims", "the command gives the id and the next free one is a-901"),
        ("claim=mine", "claims", "'claim=mine': the command gives the id; leave claim out."),
        ("article=A", "claims", "'article=A': the section says it; leave article out."),
        ("evidence=e-0001", "evidence", "e-0001 is taken and the next free one is e-"),
        ("claim=a-001", "evidence", "'claim=a-001': it stands before the columns; leave claim out."),
    ],
)
def test_what_the_command_fills_itself_is_refused_with_the_reason(word: str, table: str, said: str) -> None:
    with pytest.raises(AddError) as raised:
        adding.cells_of([word], table)
    assert said in str(raised.value)


def test_the_command_lists_the_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", "claim"]) == 2
    said = capsys.readouterr().out
    assert "  statement=  " in said and "one of " in said and "  claim=" not in said
