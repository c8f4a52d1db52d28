"""Each changed answer to a text that came up again, and what such answers make of the change over all votes.

By the rule in `docs/plans/returning-texts.md`, as `returning` is.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from helpers.measures.intervals import ENDS
from helpers.measures.states import AS_IT_WAS, HOME, TODAY
from helpers.measures.votes.agreement import READS, RUNS, generator, pairwise
from helpers.measures.votes.answers import SINCE, pairs
from helpers.measures.votes.ballots import WORDS, Ballots, ballots
from helpers.measures.votes.followed import most
from helpers.measures.votes.returning import (
    ENLARGED,
    LAST,
    PAIRS,
    POWERS,
    WINDOWS,
    Window,
    cast_by,
    panel,
    parts,
)
from helpers.tables.computed import Table, computed

#: At most this share of changed answers is *giving the old answer*; at most this part of a change is *not
#: mainly one's own*.
OLD_ANSWER, OWN_PART = 0.05, 1 / 3


@computed("own_changes", *READS, "roll_calls")
def own(table: Table) -> pd.DataFrame:
    """Each change of Kazakhstan's answer when a text came up again.

    Returns
    -------
    DataFrame
        `title`, `session_before`, `session`, `roll_call_before`, `roll_call`, `answer_before`, `answer`, `eu`
        (the answer of more than half of the members that voted, at the later vote; empty where there is
        none), `toward_eu` (whether the later answer is nearer to the Union's members, as they voted at the
        later vote, than the old one would have been), and `rus`, `chn`, `usa` (answers at the later vote).
    """
    found = ballots(table)
    of = pairs(found)
    home = found.of(HOME)[of]
    of = of[(home[:, 0] != home[:, 1]) & ~np.isnan(home).any(axis=1)]
    names = table("roll_calls").set_index("roll_call")["title"]
    rows = []
    for before, after in of:
        union = found.answers[after, found.sides[AS_IT_WAS][after]]
        union = union[~np.isnan(union)]
        answers = (found.of(HOME)[before], found.of(HOME)[after])
        old, new = (float(np.abs(union - answer).sum()) for answer in answers)
        rows.append(
            {
                "title": names[int(found.numbers[after])],
                "session_before": int(found.sessions[before]),
                "session": int(found.sessions[after]),
                "roll_call_before": int(found.numbers[before]),
                "roll_call": int(found.numbers[after]),
                "answer_before": WORDS[answers[0]],
                "answer": WORDS[answers[1]],
                "eu": most(WORDS[answer] for answer in union),
                "toward_eu": new < old,
                **{power.lower(): WORDS.get(found.of(power)[after], "") for power in POWERS},
            }
        )
    return pd.DataFrame(rows).sort_values(["session", "title"]).reset_index(drop=True)


def divided(found: Ballots, pair: tuple[Window, Window], partner: str, home: str = HOME) -> dict[str, float]:
    """Change of agreement over all contested votes between two windows, divided into same texts, other texts
    and their weight.

    The same texts are votes on whole texts under a title of the record that has one in both windows. Values
    are means over votes, a side's value at a vote being the mean over its members that answered.
    """
    alike = np.where(found.side(partner), pairwise(found, home), np.nan)
    there = ~np.isnan(alike)
    some = there.any(axis=1) & found.contested
    value = np.where(there, alike, 0.0).sum(axis=1) / np.maximum(there.sum(axis=1), 1)
    windows = [(found.sessions >= first) & (found.sessions <= last) & some for first, last in pair]
    shared = set(found.texts[windows[0]]) & set(found.texts[windows[1]]) - {""}
    again = np.array([text in shared for text in found.texts])
    share, same, other = [], [], []
    for window in windows:
        share.append(float(again[window].mean()))
        same.append(float(value[window & again].mean()))
        other.append(float(value[window & ~again].mean()))
    weight = sum(share) / 2
    whole = [w * s + (1 - w) * o for w, s, o in zip(share, same, other, strict=True)]
    return {
        "before": whole[0],
        "after": whole[1],
        "change": whole[1] - whole[0],
        "same_texts": weight * (same[1] - same[0]),
        "other_texts": (1 - weight) * (other[1] - other[0]),
        "weights": (share[1] - share[0]) * (sum(same) - sum(other)) / 2,
        "weight": weight,
        "votes_before": int(windows[0].sum()),
        "votes_after": int(windows[1].sum()),
    }


@computed("vote_change_parts", *READS)
def change_parts(table: Table) -> pd.DataFrame:
    """Change over all votes between two windows in parts, with the part of Kazakhstan's own votes on the same
    texts.

    Returns
    -------
    DataFrame
        `first`, `last`, `partner`; `before`, `after`, `change`, `same_texts`, `other_texts`, `weights` (the
        three add up to `change`), `weight` (mean share of the same texts), `votes_before`, `votes_after`;
        `own` (Kazakhstan's part on the panel of the same texts times `weight`) with `own_low`, `own_high` (90
        %).
    """
    found = ballots(table)
    rows = []
    for pair in PAIRS:
        for partner in (AS_IT_WAS, TODAY, *POWERS):
            union = partner if partner in found.sides else AS_IT_WAS
            here = panel(found, pair, cast_by(found, POWERS, union), LAST)
            mine = parts(found, here, partner)["mine"]
            drawn = generator(pair[0][0], pair[1][0]).integers(0, len(mine), size=(RUNS, len(mine)))
            measured = divided(found, pair, partner)
            low, high = np.percentile(mine[drawn].mean(axis=1), ENDS) * measured["weight"]
            rows.append(
                {
                    "first": f"{pair[0][0]}/{pair[0][1]}",
                    "last": f"{pair[1][0]}/{pair[1][1]}",
                    "partner": partner,
                    **measured,
                    "own": float(mine.mean() * measured["weight"]),
                    "own_low": float(low),
                    "own_high": float(high),
                }
            )
    return pd.DataFrame(rows)


def _sentences(table: Table) -> Iterator[tuple[str, float, float, float, bool]]:
    shares = table("answer_changes").set_index(["period", "state"])["share"]
    own_share = float(shares[SINCE, HOME])
    others = shares[SINCE].drop(HOME)
    low, high = (float(others.quantile(part)) for part in (0.25, 0.75))
    yield "gives its old answer", own_share, 0.0, OLD_ANSWER, own_share <= OLD_ANSWER
    yield "changes its answers more often than others", own_share, high, 1.0, own_share > high
    yield "changes its answers less often than others", own_share, 0.0, low, own_share < low
    whole = table("vote_change_parts").set_index(["first", "last", "partner"])
    row = whole.loc[(f"{ENLARGED[0]}/{ENLARGED[1]}", f"{WINDOWS[-1][0]}/{WINDOWS[-1][1]}", AS_IT_WAS)]
    part = float(row["own"] / row["change"])
    yield "the change over all votes is mainly not its own", part, float("-inf"), OWN_PART, part <= OWN_PART


@computed("returning_sentences", "answer_changes", "vote_change_parts")
def sentences(table: Table) -> pd.DataFrame:
    """What the rule lets one say of Kazakhstan from 2004 on.

    Returns
    -------
    DataFrame
        `sentence`, `value`, `at_least`, `at_most` (the bounds that the rule sets), `holds`.
    """
    return pd.DataFrame(_sentences(table), columns=["sentence", "value", "at_least", "at_most", "holds"])
