"""Bad norms and steps: each check names the table, the row, the column and the value."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers import tables
from helpers.measures.norms import checks
from helpers.tables.computed import Table, get
from helpers.tables.faults import Fault
from small_norms import made, norm, step

ALL = (checks.steps_in_time, checks.steps_in_order, checks.instruments_fit, checks.read_states)
SIGNED = step("a", "KAZ", "1999-01-01", "signed")


def faults(table: Table) -> list[Fault]:
    return [fault for check in ALL for fault in check(table)]


def test_good_steps_have_no_fault() -> None:
    good = made(
        [
            norm("a", promoter="EU", promoter_source="s"),
            norm("b", opened="", states="KAZ"),
            norm("c", opened="1990-03-01"),
            norm("d"),
        ],
        [
            SIGNED,
            step("a", "KAZ", "2000-01-01", how="ratification"),
            step("a", "KAZ", "2000-04-01", "in force"),
            step("a", "KGZ", "1998-01-01", how="accession"),
            step("b", "KAZ", "../2014", "bound", quality="relayed"),
            step("c", "KGZ", "1990"),
            step("c", "TJK", "2015"),
            step("d", "KAZ", "2000-01-01", how="accession"),
            step("d", "KAZ", "2000-09-01", "law"),
        ],
    )
    assert faults(good) == []


@pytest.mark.parametrize(
    ("table", "place"),
    [
        (made([norm("a")], [step("a", "KAZ", "1989-12-31")]), ("norm_steps", 2, "date", "1989-12-31")),
        (made([norm("a")], [step("a", "KAZ", "2015-04-01")]), ("norm_steps", 2, "date", "2015-04-01")),
        (made([norm("a")], [step("a", "KAZ", "2016")]), ("norm_steps", 2, "date", "2016")),
        (
            made([norm("a")], [SIGNED, step("a", "KAZ", "1998-12-31", how="ratification")]),
            ("norm_steps", 3, "date", "1998-12-31"),
        ),
        (
            made([norm("a")], [SIGNED, step("a", "KAZ", "1998-12-31", "law")]),
            ("norm_steps", 3, "date", "1998-12-31"),
        ),
        (
            made([norm("a")], [step("a", "KAZ", "2000-01-02"), step("a", "KAZ", "2000-01-01", "in force")]),
            ("norm_steps", 3, "date", "2000-01-01"),
        ),
        (
            made(
                [norm("a")],
                [step("a", "KAZ", "2000-01-02", "invited"), step("a", "KAZ", "2000", how="accession")],
            ),
            None,
        ),
        (
            made(
                [norm("a")],
                [step("a", "KAZ", "2000-01-02", "invited"), step("a", "KAZ", "1999", how="accession")],
            ),
            ("norm_steps", 3, "date", "1999"),
        ),
        (
            made([norm("a")], [step("a", "KAZ", "2000-09-01", "law"), step("a", "KAZ", "2000", "bound")]),
            None,
        ),
        (
            made([norm("a")], [step("a", "KAZ", "2000-09-01", "law"), step("a", "KAZ", "2000-01-01")]),
            ("norm_steps", 3, "date", "2000-01-01"),
        ),
        (
            made([norm("a")], [step("a", "KAZ", "2013-07", "applied"), step("a", "KAZ", "2012", "member")]),
            ("norm_steps", 3, "date", "2012"),
        ),
        (
            made([norm("a")], [SIGNED, step("a", "KGZ", "2000-01-01", how="ratification")]),
            ("norm_steps", 3, "how", "ratification"),
        ),
        (
            made([norm("a")], [SIGNED, step("a", "KAZ", "2000-01-01", how="accession")]),
            ("norm_steps", 3, "how", "accession"),
        ),
        (made([norm("a", states="KAZ")], [step("a", "KGZ", "2000")]), ("norm_steps", 2, "entity", "KGZ")),
        (made([norm("a", states="KGZ KAZ")], [SIGNED]), ("norms", 2, "states", "KGZ KAZ")),
        (made([norm("a", states="KAZ XXX")], [SIGNED]), ("norms", 2, "states", "KAZ XXX")),
        (made([norm("a", states="KGZ")], [step("a", "KGZ", "2000")]), ("norms", 2, "states", "KGZ")),
        (made([norm("a", promoter="EU")], [SIGNED]), ("norms", 2, "promoter_source", "")),
        (made([norm("a", open_source="s")], [SIGNED]), ("norms", 2, "open_source", "s")),
    ],
)
def test_a_bad_norm_is_named(table: Table, place: tuple[str, int, str, str] | None) -> None:
    found = [(fault.table, fault.row, fault.column, fault.value) for fault in faults(table)]
    assert found == ([place] if place else [])


def test_the_norms_of_the_book_have_no_fault() -> None:
    assert faults(get) == []


@pytest.mark.parametrize("name", [check.__name__ for check in ALL])
def test_every_check_belongs_to_the_one_check_of_everything(name: str) -> None:
    from helpers.tables import checking, rooms

    rooms.enter()
    assert f"helpers.measures.norms.checks.{name}" in checking._senses


def test_a_step_twice_is_named(data: Path) -> None:
    path = tables.file_of("norm_steps", data)
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:4], lines[3], *lines[4:]]) + "\n", encoding="utf-8")
    found = tables.check(data)
    assert [(fault.table, fault.row) for fault in found] == [("norm_steps", 5)]
