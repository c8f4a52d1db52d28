"""What must hold of votes before anything is measured: each state once, only as a member, each vote once,
codes only while they are good.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from helpers.measures.votes.ballots import ANSWERS
from helpers.measures.votes.followed import ABSENT, answer, named, session
from helpers.tables.checking import sense
from helpers.tables.computed import Table
from helpers.tables.faults import Fault

#: Tables of votes, and the lists of states that each has.
LISTS = {"roll_calls": tuple(ANSWERS), "single_votes": (*ANSWERS, ABSENT)}
#: Members of the United Nations since 2011; there were never more.
MEMBERS = 193


def _rows(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[int, dict[str, str]]]:
    for number, row in zip(frame.index, frame[[*columns]].to_dict("records"), strict=True):
        yield int(number), row  # type: ignore[misc]


@sense
def known_voters(table: Table) -> list[Fault]:
    """Who is listed is a state that the tables know, a member of the United Nations on the day, and listed
    once.
    """
    since = dict(table("un_members")[["member", "since"]].itertuples(index=False))
    faults = []
    for name, lists in LISTS.items():
        for number, row in _rows(table(name), "date", *lists):
            seen: dict[str, str] = {}
            for word in lists:
                for state in row[word].split():
                    expected = ""
                    if state not in since:
                        expected = "states of un_members"
                    elif state in seen:
                        expected = f"each state once; {state} stands in {seen[state]} too"
                    elif row["date"] < since[state]:
                        expected = (
                            f"no answer of {state} before it was admitted on {since[state]}; the vote "
                            f"is of {row['date']}"
                        )
                    if expected:
                        faults.append(Fault(name, number, word, state, expected))
                    seen.setdefault(state, word)
    return faults


@sense
def full_totals(table: Table) -> list[Fault]:
    """No more states are listed than answered so in all."""
    return [
        Fault(
            name,
            number,
            f"{word}_all",
            str(row[f"{word}_all"]),
            f"at least the {listed} states listed in {word}",
        )
        for name in LISTS
        for number, row in _rows(table(name), *ANSWERS, *(f"{word}_all" for word in ANSWERS))
        for word in ANSWERS
        if (listed := len(row[word].split())) > int(row[f"{word}_all"])
    ]


@sense
def within_membership(table: Table) -> list[Fault]:
    """No more states answered in all than the United Nations have had members at most: what is left when the
    states listed are taken off is a number of other states.
    """
    return [
        Fault(name, number, "yes_all", str(row["yes_all"]), f"at most {MEMBERS} answers in all, not {cast}")
        for name in LISTS
        for number, row in _rows(table(name), *(f"{word}_all" for word in ANSWERS))
        if (cast := sum(int(row[f"{word}_all"]) for word in ANSWERS)) > MEMBERS
    ]


@sense
def votes_once(table: Table) -> list[Fault]:
    """A text as a whole is voted once; what is left out, or held as a single vote, is no roll call."""
    faults = []
    seen: dict[str, int] = {}
    for number, row in _rows(table("roll_calls"), "vote_on", "symbol"):
        if row["vote_on"] == "text" and row["symbol"]:
            first = seen.setdefault(row["symbol"], number)
            if first != number:
                expected = (
                    f"one vote on the whole of a text; row {first} has it too: move one to "
                    f"roll_calls_left_out"
                )
                faults.append(Fault("roll_calls", number, "symbol", row["symbol"], expected))
    kept = set(table("roll_calls")["roll_call"])
    faults += [
        Fault(
            "roll_calls_left_out",
            number,
            "left_out",
            str(row["left_out"]),
            "a row that roll_calls does not have",
        )
        for number, row in _rows(table("roll_calls_left_out"), "left_out")
        if row["left_out"] in kept
    ]
    return faults + [
        Fault(
            "single_votes",
            number,
            "symbol",
            row["symbol"],
            f"a vote that is not row {seen[row['symbol']]} of roll_calls",
        )
        for number, row in _rows(table("single_votes"), "symbol")
        if row["symbol"] in seen
    ]


@sense
def placed_in_sessions(table: Table) -> list[Fault]:
    """A roll call belongs to the session of its symbol, and was taken while it sat."""
    faults = []
    for number, row in _rows(table("roll_calls"), "session", "date", "symbol"):
        opened = int(row["session"])
        if row["symbol"] and opened != session(row["date"], row["symbol"]):
            expected = f"the session of {row['symbol']}"
            faults.append(Fault("roll_calls", number, "session", str(opened), expected))
        elif not opened <= int(row["date"][:4]) <= opened + 1:
            expected = f"a day of the session that opened in {opened}"
            faults.append(Fault("roll_calls", number, "date", row["date"], expected))
    return faults


@sense
def trusted_codes(table: Table) -> list[Fault]:
    """Issues are coded with known codes, up to the session for which each can be trusted, and no further."""
    last = dict(table("issue_codes")[["code", "last_session"]].itertuples(index=False))
    faults, reached = [], dict.fromkeys(last, 0)
    for number, row in _rows(table("roll_calls"), "issues", "session"):
        for code in row["issues"].split():
            if code not in last:
                faults.append(Fault("roll_calls", number, "issues", code, "codes of issue_codes"))
            elif int(row["session"]) > last[code]:
                expected = f"no code {code} after the session of {last[code]}"
                faults.append(Fault("roll_calls", number, "issues", code, expected))
            else:
                reached[code] = max(reached[code], int(row["session"]))
    for number, row in _rows(table("issue_codes"), "code", "last_session"):
        if 0 < reached[row["code"]] < int(row["last_session"]):
            expected = f"the last session whose roll calls have the code, {reached[row['code']]}"
            faults.append(Fault("issue_codes", number, "last_session", str(row["last_session"]), expected))
    return faults


@sense
def corrected_answers(table: Table) -> list[Fault]:
    """A correction changes something, and the roll call has it."""
    calls = table("roll_calls").set_index("roll_call").assign(single_vote="")
    faults = []
    for number, row in _rows(table("roll_call_corrections"), "roll_call", "entity", "in_file", "corrected"):
        held = answer(calls.loc[row["roll_call"]], row["entity"])
        expected = ""
        if row["corrected"] == row["in_file"]:
            expected = "another answer than the publisher's file has"
        elif row["corrected"] != held:
            expected = f"the answer that roll_calls has, {held}"
        if expected:
            faults.append(Fault("roll_call_corrections", number, "corrected", row["corrected"], expected))
    return faults


@sense
def followed_once(table: Table) -> Iterable[Fault]:
    """A followed text is a roll call or a single vote, and stands once in its series; every single vote is
    followed.
    """
    of = table("followed_texts")
    faults = [
        Fault(
            "followed_texts",
            int(number),
            "single_vote",
            str(vote),
            "a roll call or a single vote, and not both",
        )
        for number, call, vote in zip(of.index, named(of["roll_call"]), of["single_vote"], strict=True)
        if call == (vote != "")
    ]
    followed = set(of["single_vote"])
    return faults + [
        Fault("single_votes", number, "single_vote", row["single_vote"], "a vote of followed_texts")
        for number, row in _rows(table("single_votes"), "single_vote")
        if row["single_vote"] not in followed
    ]
