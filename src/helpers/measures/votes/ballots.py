"""Roll calls as numbers: who answered what, what was voted on, and who stood on which side.

An answer is 1 for yes, 1/2 for an abstention and 0 for no, as in Voeten's scores of agreement; a vote that
was not cast is missing and is never an answer of its own.
"""

from __future__ import annotations

import operator
import re
import unicodedata
from collections import deque
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from helpers.measures.states import AS_IT_WAS, OF_1993, TODAY
from helpers.tables import dates
from helpers.tables.computed import Table

ANSWERS = {"yes": 1.0, "abstain": 0.5, "no": 0.0}
WORDS = {1.0: "yes", 0.5: "abstain", 0.0: "no"}
#: Month in which a session opens.
OPENING = "09"
#: A year that no session has.
NEVER = 9999
#: Tables that every measure of votes reads.
READS = ("roll_calls", "un_members", "eu_members", "eu_left")


# Two are equal where they are one: they are told apart by what they are made from, which may be large.
@dataclass(frozen=True, eq=False)
class Ballots:
    """Roll calls in the order of their day.

    Attributes
    ----------
    states : tuple of str
        States in alphabetical order; the second axis of `answers` and of every side.
    answers : ndarray, (roll calls, states)
        1 yes, 1/2 abstention, 0 no, nan where no vote was cast.
    members : ndarray of bool, (roll calls, states)
        Whether the state was a member of the United Nations on the day.
    sides : dict of str to ndarray of bool, (roll calls, states)
        Members of the Union at each roll call, for each of `UNIONS`.
    numbers, sessions : ndarray of int
        Number of the roll call, and year in which its session opened.
    texts : ndarray of str
        The title as `same_title` makes it; empty where the record has no vote on a whole text under a title.
    items : ndarray of int
        The agenda item: what shares a title, else a symbol, else the roll call alone. Unit of resampling.
    totals : ndarray of int, (roll calls, answers)
        How many members of the United Nations gave each answer, in the order of `ANSWERS`.
    contested : ndarray of bool
        Whether the members of the United Nations gave different answers.
    issues : tuple of frozenset of str
        Codes of the issues that can be trusted.
    """

    states: tuple[str, ...]
    answers: np.ndarray
    members: np.ndarray
    sides: dict[str, np.ndarray]
    numbers: np.ndarray
    sessions: np.ndarray
    texts: np.ndarray
    items: np.ndarray
    totals: np.ndarray
    contested: np.ndarray
    issues: tuple[frozenset[str], ...]

    def only(self, chosen: np.ndarray) -> Ballots:
        """The roll calls of a mask."""
        places = np.flatnonzero(chosen)
        return replace(
            self,
            answers=self.answers[places],
            members=self.members[places],
            sides={name: side[places] for name, side in self.sides.items()},
            numbers=self.numbers[places],
            sessions=self.sessions[places],
            texts=self.texts[places],
            items=self.items[places],
            totals=self.totals[places],
            contested=self.contested[places],
            issues=tuple(self.issues[place] for place in places),
        )

    def of(self, state: str) -> np.ndarray:
        """Answers of one state."""
        return self.answers[:, self.states.index(state)]

    def side(self, partner: str) -> np.ndarray:
        """Who is meant by a partner at each roll call: a way to take the Union, or one state that was a
        member of the United Nations.
        """
        if partner in self.sides:
            return self.sides[partner]
        one = np.zeros_like(self.members)
        place = self.states.index(partner)
        one[:, place] = self.members[:, place]
        return one


def same_title(title: str) -> str:
    """A title without what may differ between two prints of it: letters and digits, small, without accents,
    mark of a cut or first article.
    """
    plain = unicodedata.normalize("NFKD", title)
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).lower()
    return re.sub(r"[^a-z0-9]+", " ", plain).strip().removeprefix("the ")


def session_of(day: str) -> int:
    """Year in which the session opened to which a day, as the tables write it, belongs."""
    return int(day[:4]) - (day[5:7] < OPENING)


def answers(roll_calls: pd.DataFrame, states: tuple[str, ...]) -> np.ndarray:
    """Answers by roll call and state, from the lists of who voted yes, abstained and voted no."""
    place = {state: number for number, state in enumerate(states)}
    found = np.full((len(roll_calls), len(states)), np.nan)
    for word, value in ANSWERS.items():
        for row, named in enumerate(roll_calls[word]):
            for state in named.split():
                found[row, place[state]] = value
    return found


def unions(
    states: tuple[str, ...], sessions: np.ndarray, eu_members: pd.DataFrame, eu_left: pd.DataFrame
) -> dict[str, np.ndarray]:
    """Members of the Union by session, for each way to take it.

    A state counts from the session that opens in its year of entry; one that left, to the last session that
    opened before.
    """
    since = dict(zip(eu_members["member"], eu_members["since"].map(dates.year), strict=True))
    entry = since | dict(zip(eu_left["member"], eu_left["since"].map(dates.year), strict=True))
    last = dict(zip(eu_left["member"], eu_left["until"].map(session_of), strict=True))
    begins = np.array([entry.get(state, NEVER) for state in states])
    ends = np.array([last.get(state, NEVER) for state in states])
    year = sessions[:, None]
    still = np.broadcast_to(np.isin(states, list(since)), (len(sessions), len(states)))
    return {
        AS_IT_WAS: (begins <= year) & (year <= ends),
        TODAY: still.copy(),
        OF_1993: np.broadcast_to(begins <= 1993, still.shape).copy(),
    }


#: Those made last, with the tables that they were made from; a dozen measures ask for the same.
_made: deque[tuple[Ballots, tuple[pd.DataFrame, ...]]] = deque(maxlen=2)


def ballots(table: Table) -> Ballots:
    """Every roll call of the tables, as numbers, made once from the same tables; reads `READS`."""
    read = tuple(table(name) for name in READS)
    made = next((one for one, of in _made if all(map(operator.is_, of, read))), None)
    if made is None:
        made = _of(*read)
        _made.append((made, read))
    return made


def _of(
    roll_calls: pd.DataFrame, un_members: pd.DataFrame, eu_members: pd.DataFrame, eu_left: pd.DataFrame
) -> Ballots:
    rows = roll_calls.sort_values(["date", "roll_call"], kind="stable")
    admitted = un_members.sort_values("member")
    states = tuple(admitted["member"])
    # A date of lower precision stands before every day in it, so that states count from its first.
    since = admitted["since"].to_numpy()
    members = rows["date"].to_numpy()[:, None] >= since[None, :]
    sessions = rows["session"].to_numpy(dtype=int)
    titles = rows["title"].map(same_title)
    record = (rows["vote_on"] == "text") & (rows["titled_by"] == "record")
    named = titles.where(titles != "", rows["symbol"]).where(
        lambda found: found != "", rows["roll_call"].astype(str)
    )
    totals = rows[[f"{word}_all" for word in ANSWERS]].to_numpy(dtype=int)
    sides = {name: side & members for name, side in unions(states, sessions, eu_members, eu_left).items()}
    return Ballots(
        states,
        answers(rows, states),
        members,
        sides,
        rows["roll_call"].to_numpy(dtype=int),
        sessions,
        titles.where(record, "").to_numpy(dtype=object),
        pd.factorize(named)[0],
        totals,
        (totals > 0).sum(axis=1) > 1,
        tuple(frozenset(codes.split()) for codes in rows["issues"]),
    )
