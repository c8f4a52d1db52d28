"""Roll calls small enough to be counted by hand: Kazakhstan, two members of the EU, one later member, Russia, China, the US and a neighbour."""

from __future__ import annotations

from typing import Any

import pandas as pd

from helpers.tables.computed import Table, over

#: State and year of admission to the United Nations.
STATES = {
    "KAZ": "1992-03-02",
    "AUT": "1955",
    "FRA": "1945",
    "GBR": "1945",
    "CHN": "1945",
    "KGZ": "1992-03-02",
}
STATES |= {"RUS": "1945", "USA": "1945", "HRV": "1992-05-22"}


#: Columns of a single vote.
SINGLE = [
    "single_vote",
    "date",
    "symbol",
    "title",
    "yes_all",
    "abstain_all",
    "no_all",
    "yes",
    "abstain",
    "no",
]
SINGLE += ["absent", "source", "read_on", "note"]


def frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(rows, index=pd.Index(range(2, 2 + len(rows)), name="row"))


def call(number: int, date: str, title: str = "", **answers: str) -> dict[str, Any]:
    """One roll call: answers are `yes="KAZ FRA"`, any other column by its name."""
    session = int(date[:4]) - (date[5:7] < "09")
    row: dict[str, Any] = {
        "roll_call": number,
        "date": date,
        "dated_by": "record",
        "session": session,
        "symbol": f"A/RES/{session - 1945}/{number}",
        "vote_on": "text",
        "title": title or f"Text {number}",
        "titled_by": "record",
        "issues": "",
        "yes_all": 90,
        "abstain_all": 40,
        "no_all": 30,
        "yes": "",
        "abstain": "",
        "no": "",
        "note": "",
    }
    return row | answers


def made(*calls: dict[str, Any], **tables: pd.DataFrame) -> Table:
    """Tables with these roll calls, read and computed; others by name."""
    given = {
        "roll_calls": frame(list(calls)),
        "roll_calls_left_out": frame(
            [{"left_out": 900, "roll_call": calls[0]["roll_call"], "reason": "twice"}]
        ),
        "roll_call_corrections": pd.DataFrame(columns=["roll_call", "entity", "in_file", "corrected"]),
        "un_members": frame([{"member": name, "since": since} for name, since in STATES.items()]),
        "eu_members": frame(
            [
                {"member": "AUT", "since": "1995"},
                {"member": "FRA", "since": "1958"},
                {"member": "HRV", "since": "2013"},
            ]
        ),
        "eu_left": frame([{"member": "GBR", "since": "1973-01-01", "until": "2020-01-31"}]),
        "issue_codes": frame([{"code": "nu", "issue": "nuclear", "last_session": 2019}]),
        "followed_texts": pd.DataFrame(columns=["series", "roll_call", "single_vote", "label"]),
        "single_votes": pd.DataFrame(columns=SINGLE),
    }
    return over((given | tables).__getitem__)


#: Two texts that return: one with every answer, one voted twice in a session.
RETURNING = [
    call(1, "2001-10-01", "Seas", yes="KAZ FRA"),
    call(2, "2002-10-01", "Seas", abstain="KAZ", yes="FRA"),
    call(3, "2003-10-01", "The seas", abstain="KAZ", yes="FRA"),
    call(4, "2004-10-01", "Seas", no="KAZ", yes="FRA"),
    call(5, "2005-10-01", "Seas", yes="FRA"),
    call(6, "2006-10-01", "Seas", yes="KAZ FRA GBR", no="AUT"),
    call(7, "2007-10-01", "Seas", no="KAZ", yes="FRA GBR AUT"),
    call(8, "2007-10-01", "Moon", yes="KAZ"),
    call(9, "2008-10-01", "Moon", no="KAZ"),
    call(10, "2008-10-02", "Moon", yes="KAZ"),
    call(11, "2009-10-01", "Moon", no="KAZ"),
]
