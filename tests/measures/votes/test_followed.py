"""Votes shown one by one: from the roll calls where they hold them, else from single votes."""

from __future__ import annotations

import pandas as pd
import pytest

from helpers.measures.votes import followed
from helpers.tables.computed import Table, get
from small_votes import call, frame, made

SINGLE = {
    "single_vote": "es-11-1",
    "date": "2022-03-02",
    "symbol": "A/RES/ES-11/1",
    "title": "Text",
    "yes_all": 141,
    "abstain_all": 35,
    "no_all": 5,
    "yes": "AUT FRA HRV USA",
    "abstain": "KAZ CHN",
    "no": "RUS",
    "absent": "TKM",
    "source": "somewhere",
    "read_on": "2026-11-26",
    "note": "",
}


def of(series: str, *singles: dict[str, object]) -> Table:
    rows = [
        {"series": series, "roll_call": pd.NA, "single_vote": row["single_vote"], "label": "one"}
        for row in singles
    ]
    rows += [{"series": series, "roll_call": 7, "single_vote": "", "label": "seven"}]
    return made(
        call(7, "2012-12-20", "Moratorium", yes="KAZ FRA AUT", no="USA", abstain="GBR"),
        followed_texts=frame(rows),
        single_votes=frame(list(singles)),
    )


def test_a_state_that_no_list_names_is_absent_from_a_roll_call_and_unread_in_a_single_vote() -> None:
    found = of("emergency-session", SINGLE)("ukraine_votes")
    assert found["single_vote"].tolist() == ["", "es-11-1"]
    assert found["KAZ"].tolist() == ["yes", "abstain"]
    assert found["KGZ"].tolist() == ["absent", ""]
    assert found["TKM"].tolist() == ["absent", "absent"]
    assert found["source"].tolist() == [followed.SOURCE, "somewhere"]


def test_the_union_is_counted_as_it_was_and_its_answer_is_that_of_more_than_half() -> None:
    roll, single = of("emergency-session", SINGLE)("ukraine_votes").to_dict("records")
    assert (roll["eu"], roll["eu_yes"], roll["eu_abstain"], roll["eu_apart"]) == ("yes", 2, 1, "GBR abstain")
    assert (single["eu"], single["eu_yes"], single["eu_unread"], single["eu_apart"]) == ("yes", 3, 0, "")
    assert (roll["as_eu"], single["as_eu"]) == (True, False)


def test_no_answer_of_the_union_is_given_where_a_member_was_not_read() -> None:
    found = of("emergency-session", SINGLE | {"yes": "AUT FRA"})("ukraine_votes").iloc[1]
    assert (found["eu"], found["eu_unread"], found["as_eu"]) == ("", 1, False)


def test_each_subject_has_its_own_table() -> None:
    table = of("death-penalty", SINGLE)
    assert len(table("moratorium_votes")) == 2
    with pytest.raises(KeyError):
        table("ukraine_votes")


@pytest.mark.parametrize(
    ("date", "symbol", "session"),
    [
        ("2023-09-01", "A/RES/77/338", 2022),
        ("2022-03-02", "A/RES/ES-11/1", 2021),
        ("2026-02-24", "", 2025),
    ],
)
def test_a_vote_is_of_the_session_of_its_symbol_else_of_its_day(date: str, symbol: str, session: int) -> None:
    assert followed.session(date, symbol) == session


def test_ten_votes_on_the_moratorium_and_one_repeated_text_on_ukraine() -> None:
    """The book's own tables: every second session from 2007, and a text each year from 2016."""
    moratorium, ukraine = get("moratorium_votes"), get("ukraine_votes")
    assert moratorium["session"].tolist() == [2007, *range(2008, 2026, 2)]
    repeated = ukraine[ukraine["series"] == followed.REPEATED]
    assert repeated["session"].tolist() == list(range(2016, 2026))
    assert set(ukraine.loc[ukraine["single_vote"] != "", "read_on"]) == {"2026-11-26"}


def test_texts_on_the_rights_of_one_state_are_found_by_their_title() -> None:
    rights = "Situation of human rights in "
    table = made(
        call(1, "2004-12-20", f"{rights}Belarus", no="KAZ RUS"),
        call(2, "2005-12-20", f"The {rights.lower()}Myanmar…", yes="KAZ"),
        call(3, "2005-12-20", f"{rights}Belarus", no="KAZ", vote_on="paragraph"),
        call(4, "2005-12-20", "Human rights", no="KAZ"),
        call(7, "2006-12-20", f"{rights}Crimea", no="KAZ"),
        followed_texts=frame([{"series": "s", "roll_call": 7, "single_vote": "", "label": "one"}]),
    )
    found = table("rights_votes")
    assert found[["roll_call", "subject", "KAZ", "RUS"]].to_numpy().tolist() == [
        [1, "belarus", "no", "no"],
        [2, "myanmar", "yes", "absent"],
    ]
