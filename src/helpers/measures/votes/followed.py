"""Votes followed one by one: the moratorium on the death penalty, and the texts on Ukraine."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from helpers.measures.states import AS_IT_WAS, HOME, NEIGHBOURS
from helpers.measures.votes.ballots import ANSWERS, same_title, session_of, unions
from helpers.tables.computed import Table, computed

#: Where the roll calls come from; single votes name their own source.
SOURCE = "voeten-roll-calls-2024"
#: States shown beside Kazakhstan.
SHOWN = (HOME, *NEIGHBOURS, "RUS", "BLR", "CHN", "TUR", "USA")
DEATH_PENALTY = "death-penalty"
#: The text on Ukraine that was put to the vote each year, under changing titles.
REPEATED = "crimea-human-rights"
#: How titles of texts on the human rights of one state begin.
RIGHTS = "situation of human rights in "
READS = ("followed_texts", "roll_calls", "single_votes", "un_members", "eu_members", "eu_left")
ABSENT, UNREAD = "absent", ""


def answer(row: pd.Series, state: str) -> str:
    """A state's answer; empty where a single vote does not say, *absent* where it cast none."""
    for word in (*ANSWERS, ABSENT):
        if state in str(row.get(word, "")).split():
            return word
    return UNREAD if row["single_vote"] else ABSENT


def most(answers: Iterable[str]) -> str:
    """The answer of more than half of those who voted; empty where there is none."""
    cast = [word for word in answers if word in ANSWERS]
    return next((word for word in ANSWERS if 2 * cast.count(word) > len(cast)), "")


def named(keys: pd.Series) -> pd.Series:
    """Which cells of a key hold one."""
    return keys.notna() & (keys.astype(str) != "")


def rows(table: Table) -> pd.DataFrame:
    """Every vote of `followed_texts` with what the roll calls, or else the single votes, say of it."""
    calls = table("roll_calls").assign(source=SOURCE, absent="", read_on="", single_vote="")
    single = table("single_votes").assign(roll_call=pd.NA)
    of = table("followed_texts")
    both = [
        of.loc[named(of[key]), ["series", "label", key]].merge(frame, on=key, validate="one_to_one")
        for key, frame in (("roll_call", calls), ("single_vote", single))
    ]
    columns = [
        "series",
        "label",
        "date",
        "symbol",
        "title",
        "yes_all",
        "abstain_all",
        "no_all",
        *ANSWERS,
        ABSENT,
    ]
    columns += ["roll_call", "single_vote", "source", "read_on", "note"]
    return (
        pd.concat([frame[columns] for frame in both], ignore_index=True)
        .sort_values(["date", "symbol"])
        .reset_index(drop=True)
    )


def session(date: str, symbol: str) -> int:
    """Year in which the session of a vote opened: after its symbol, else after its date."""
    number = symbol.removeprefix("A/RES/").split("/")[0]
    return 1945 + int(number) if number.isdigit() else session_of(date)


def _shown(table: Table, series: Iterable[str]) -> pd.DataFrame:
    chosen = rows(table)
    chosen = chosen[chosen["series"].isin(list(series))].reset_index(drop=True)
    states = tuple(sorted({*table("eu_members")["member"], *table("eu_left")["member"]}))
    sessions = np.array(
        [session(date, symbol) for date, symbol in zip(chosen["date"], chosen["symbol"], strict=True)]
    )
    side = unions(states, sessions, table("eu_members"), table("eu_left"))[AS_IT_WAS]
    found = []
    for place, (_, row) in enumerate(chosen.iterrows()):
        members = [state for state, there in zip(states, side[place], strict=True) if there]
        given = {state: answer(row, state) for state in members}
        known = [word for word in given.values() if word != UNREAD]
        union = most(known) if len(known) == len(members) else ""
        found.append(
            row.drop([*ANSWERS, ABSENT]).to_dict()
            | {"session": int(sessions[place])}
            | {state: answer(row, state) for state in SHOWN}
            | {f"eu_{word}": known.count(word) for word in (*ANSWERS, ABSENT)}
            | {
                "eu": union,
                "eu_apart": ", ".join(
                    f"{state} {word}" for state, word in given.items() if union and word != union
                ),
                "eu_unread": len(members) - len(known),
            }
        )
    frame = pd.DataFrame(found)
    return frame.assign(as_eu=(frame[HOME] == frame["eu"]) & (frame["eu"] != ""))


@computed("ukraine_votes", *READS)
def ukraine(table: Table) -> pd.DataFrame:
    """Votes on Ukraine one by one; the series `REPEATED` holds the one question that came up each year.

    Returns
    -------
    DataFrame
        `series`, `label`, `date`, `session`, `symbol`, `title`, totals of all members, the answer of each of
        `SHOWN`, of how many members of the Union (as it was) each answer was (`eu_yes`, `eu_abstain`,
        `eu_no`, `eu_absent`, `eu_unread`), `eu` (the answer of more than half of those who voted; empty where
        not all were read), `eu_apart` (members that answered otherwise), `as_eu` (whether Kazakhstan answered
        so), `roll_call` or `single_vote`, `source`, `read_on`, `note`.
    """
    return _shown(table, sorted(set(table("followed_texts")["series"]) - {DEATH_PENALTY}))


@computed("moratorium_votes", *READS)
def moratorium(table: Table) -> pd.DataFrame:
    """Votes on a moratorium on the death penalty; columns as in `ukraine_votes`."""
    return _shown(table, [DEATH_PENALTY])


@computed("rights_votes", "roll_calls", "followed_texts")
def rights(table: Table) -> pd.DataFrame:
    """Votes on whole texts on the human rights of one state, by their title; those that are followed one
    by one stay out.

    Returns
    -------
    DataFrame
        `roll_call`, `date`, `subject` (the title after its first words, in plain letters), and the answers of
        Kazakhstan (`KAZ`) and Russia (`RUS`).
    """
    calls = table("roll_calls")
    titles = calls["title"].map(same_title)
    followed = table("followed_texts")["roll_call"]
    of_one = (calls["vote_on"] == "text") & titles.str.startswith(RIGHTS)
    calls = calls[of_one & ~calls["roll_call"].isin(followed.dropna())]
    found = [
        {
            "roll_call": row["roll_call"],
            "date": row["date"],
            "subject": same_title(row["title"]).removeprefix(RIGHTS),
            HOME: answer(row, HOME),
            "RUS": answer(row, "RUS"),
        }
        for _, row in calls.assign(single_vote="").sort_values(["date", "roll_call"]).iterrows()
    ]
    return pd.DataFrame(found, columns=["roll_call", "date", "subject", HOME, "RUS"])
