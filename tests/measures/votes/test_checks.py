"""Bad votes: each check names the table, the row, the column and the value."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from helpers import tables
from helpers.measures.votes import checks
from helpers.tables.computed import Table, get
from helpers.tables.faults import Fault
from small_votes import SINGLE, call, frame, made

ALL = (
    checks.known_voters,
    checks.full_totals,
    checks.within_membership,
    checks.votes_once,
    checks.placed_in_sessions,
    checks.trusted_codes,
    checks.corrected_answers,
    checks.followed_once,
)
GOOD = call(1, "2000-10-01", yes="KAZ FRA", abstain="RUS", no="USA")


def single(**cells: object) -> pd.DataFrame:
    row = dict.fromkeys(SINGLE, "") | {
        "single_vote": "v",
        "date": "2025-01-01",
        "yes_all": 9,
        "abstain_all": 9,
    }
    return frame([row | {"no_all": 9, "yes": "KAZ"} | cells])


def follow(*rows: tuple[object, str]) -> pd.DataFrame:
    return frame([{"series": "s", "roll_call": call, "single_vote": vote} for call, vote in rows])


def corrected(in_file: str, answer: str, entity: str = "RUS") -> pd.DataFrame:
    return frame([{"roll_call": 1, "entity": entity, "in_file": in_file, "corrected": answer}])


def faults(table: Table) -> list[Fault]:
    return [fault for check in ALL for fault in check(table)]


def test_good_votes_have_no_fault() -> None:
    good = made(
        GOOD,
        call(2, "2000-10-02", vote_on="paragraph", symbol=GOOD["symbol"]),
        single_votes=single(),
        followed_texts=follow((1, ""), (pd.NA, "v")),
        roll_call_corrections=corrected("yes", "abstain"),
    )
    assert faults(good) == []


@pytest.mark.parametrize(
    ("table", "place"),
    [
        (made(GOOD | {"yes": "KAZ XXX"}), ("roll_calls", 2, "yes", "XXX")),
        (made(GOOD | {"no": "USA KAZ"}), ("roll_calls", 2, "no", "KAZ")),
        (made(GOOD | {"yes": "KAZ KAZ"}), ("roll_calls", 2, "yes", "KAZ")),
        (made(call(1, "1992-03-01", yes="KAZ")), ("roll_calls", 2, "yes", "KAZ")),
        (made(call(1, "1992-05-21", no="HRV")), ("roll_calls", 2, "no", "HRV")),
        (made(GOOD | {"yes_all": 1}), ("roll_calls", 2, "yes_all", "1")),
        (made(GOOD | {"yes_all": 124}), ("roll_calls", 2, "yes_all", "124")),
        (made(GOOD, GOOD | {"roll_call": 2}), ("roll_calls", 3, "symbol", "A/RES/55/1")),
        (made(GOOD | {"roll_call": 900}), ("roll_calls_left_out", 2, "left_out", "900")),
        (made(GOOD | {"session": 1999}), ("roll_calls", 2, "session", "1999")),
        (made(GOOD | {"symbol": "", "session": 1998}), ("roll_calls", 2, "date", "2000-10-01")),
        (made(GOOD | {"issues": "xx"}), ("roll_calls", 2, "issues", "xx")),
        (made(call(1, "2020-10-01", yes="KAZ", issues="nu")), ("roll_calls", 2, "issues", "nu")),
        (
            made(GOOD, roll_call_corrections=corrected("yes", "no")),
            ("roll_call_corrections", 2, "corrected", "no"),
        ),
        (
            made(GOOD, roll_call_corrections=corrected("absent", "absent", "CHN")),
            ("roll_call_corrections", 2, "corrected", "absent"),
        ),
        (made(GOOD, followed_texts=follow((pd.NA, ""))), ("followed_texts", 2, "single_vote", "")),
        (
            made(GOOD, followed_texts=follow((1, "v")), single_votes=single()),
            ("followed_texts", 2, "single_vote", "v"),
        ),
        (made(GOOD, single_votes=single()), ("single_votes", 2, "single_vote", "v")),
        (
            made(GOOD, followed_texts=follow((pd.NA, "v")), single_votes=single(symbol="A/RES/55/1")),
            ("single_votes", 2, "symbol", "A/RES/55/1"),
        ),
        (
            made(GOOD, followed_texts=follow((pd.NA, "v")), single_votes=single(absent="KAZ")),
            ("single_votes", 2, "absent", "KAZ"),
        ),
    ],
)
def test_a_bad_vote_is_named(table: Table, place: tuple[str, int, str, str]) -> None:
    (fault,) = faults(table)
    assert (fault.table, fault.row, fault.column, fault.value) == place


def test_the_roll_calls_of_the_book_have_no_fault() -> None:
    assert faults(get) == []


@pytest.mark.parametrize("name", [check.__name__ for check in ALL])
def test_every_check_belongs_to_the_one_check_of_everything(name: str) -> None:
    from helpers.tables import checking, rooms

    rooms.enter()
    assert f"helpers.measures.votes.checks.{name}" in checking._senses


@pytest.mark.parametrize(
    ("edit", "column"),
    [
        (lambda cells: [*cells[:1], "", *cells[2:]], "date"),
        (lambda cells: [*cells[:5], "motion", *cells[6:]], "vote_on"),
    ],
)
def test_a_roll_call_without_a_date_or_with_an_unknown_code_is_named(
    data: Path, edit: Callable[[list[str]], list[str]], column: str
) -> None:
    path = tables.file_of("roll_calls", data)
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[4] = ",".join(edit(lines[4].split(",")))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found = tables.check(data)
    assert [(fault.table, fault.row, fault.column) for fault in found] == [("roll_calls", 5, column)]


def test_a_code_is_trusted_no_further_than_roll_calls_have_it() -> None:
    coded = made(call(1, "2018-10-01", issues="nu"))
    (fault,) = checks.trusted_codes(coded)
    assert (fault.table, fault.column, fault.value) == ("issue_codes", "last_session", "2019")
    assert "2018" in str(fault)
    assert checks.trusted_codes(made(call(1, "2019-10-01", issues="nu"))) == []
