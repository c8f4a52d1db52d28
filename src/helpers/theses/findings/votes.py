"""What findings on votes in the General Assembly are decided by."""

from __future__ import annotations

import pandas as pd

from helpers.measures.bands import REACH, apart
from helpers.measures.states import AS_IT_WAS, UNIONS
from helpers.measures.votes.baseline import BASELINES, OTHERS, OUTSIDE
from helpers.tables.computed import Table
from helpers.theses.findings.facts import Ends, Facts, Given, statistic
from helpers.theses.findings.rows import one, only

#: Votes of a window: a finding on one must outlive the other, as it must every way to take the Union.
PICKS = ("last", "first")


def _part(row: pd.Series, name: str) -> tuple[float, float, float]:
    return float(row[name]), float(row[f"{name}_low"]), float(row[f"{name}_high"])


def _lines(partner: str) -> tuple[str, ...]:
    """Other ways to take the Union, where it is the Union."""
    return UNIONS if partner == AS_IT_WAS else (partner,)


@statistic("all-votes-change", "vote_shifts", "vote_baseline", agenda=True)
def all_votes(table: Table, given: Given) -> Facts:
    """Change of agreement with a partner over all contested votes between two windows of three sessions."""
    frame = only(table("vote_shifts"), first=given["first"], last=given["last"])
    row = one(frame, partner=given["partner"])
    lines = {line: one(frame, partner=line) for line in _lines(given["partner"]) if line != given["partner"]}
    russia = one(frame, partner="RUS")
    # The same two falls from an earlier window: which of them is the larger hangs on it.
    early = only(table("vote_shifts"), first=given["early"], last=given["last"])
    others = _beside_others(table, given, OTHERS)[AS_IT_WAS, OUTSIDE]
    return Facts(
        row["before"],
        row["after"],
        row["change"],
        (row["low"], row["high"]),
        {name: (each["low"], each["high"]) for name, each in lines.items()},
        counts={
            "russia": float(russia["change"]),
            "others": float(others["change"]),
            "early_year": float(given["early"].split("/")[0]),
            "early": float(one(early, partner=given["partner"])["change"]),
            "early_russia": float(one(early, partner="RUS")["change"]),
        },
    )


def _beside_others(table: Table, given: Given, state: str) -> dict[tuple[str, str], pd.Series]:
    """A state's change, or that of the others, by way to take the Union and the others."""
    frame = only(table("vote_baseline"), first=given["first"], last=given["last"], state=state)
    return {
        (union, baseline): one(frame, union=union, baseline=baseline)
        for union in UNIONS
        for baseline in BASELINES
    }


@statistic("beyond-all-others", "vote_baseline", agenda=True)
def beyond_others(table: Table, given: Given) -> Facts:
    """How far agreement of the Union's members changed with a state more than with the average of all other
    states.
    """
    found = {state: _beside_others(table, given, state) for state in (given["state"], OTHERS)}
    lines: dict[str, Ends] = {}
    parts: dict[str, tuple[float, float, float]] = {}
    for way, row in found[given["state"]].items():
        main = way == (AS_IT_WAS, OUTSIDE)
        if not main:
            lines[", ".join(way)] = (row["difference_low"], row["difference_high"])
        for name, each in (("state", row), ("others", found[OTHERS][way])):
            moved = (float(each["change"]), float(each["low"]), float(each["high"]))
            parts[name if main else f"{name}, {', '.join(way)}"] = moved
    own, others = (found[state][AS_IT_WAS, OUTSIDE] for state in (given["state"], OTHERS))
    ends = (own["difference_low"], own["difference_high"])
    return Facts(others["change"], own["change"], own["difference"], ends, lines, parts)


@statistic("vote-lead", "vote_leads", "vote_agreement", agenda=True)
def lead(table: Table, given: Given) -> Facts:
    """How far agreement with a partner lies above that with the Union in a window, over all votes; how far it
    did in an earlier window, and in how many of all sessions.
    """
    frame = table("vote_leads")
    row, before = (one(frame, window=given[name], partner=given["partner"]) for name in ("window", "before"))
    sessions = table("vote_agreement").pivot(index="session", columns="partner", values="value")
    above = (sessions[given["partner"]] - sessions[AS_IT_WAS]).dropna()
    first, last = given["before"].split("/")
    counts = {
        "earlier": float(before["lead"]),
        "from": float(first),
        "to": float(last) % 100,
        "nearer": float((above > 0).sum()),
        "sessions": float(len(above)),
    }
    return Facts(estimate=float(row["lead"]), ends=(float(row["low"]), float(row["high"])), counts=counts)


@statistic("neighbours-fell", "vote_shifts", "neighbour_votes", agenda=True)
def neighbours(table: Table, given: Given) -> Facts:
    """Change of agreement with the Union of each state of Central Asia over all votes."""
    frame = only(table("neighbour_votes"), first=given["first"], last=given["last"])
    changes = frame["change"].astype(float)
    counts = {"all": float(len(frame)), "fell": float((changes < 0).sum())}
    least, most = float(changes.max()), float(changes.min())
    counts |= {"least": least, "most": most}
    return Facts(estimate=float(changes.max()), counts=counts)


@statistic("same-texts-change", "returning_texts")
def same_texts(table: Table, given: Given) -> Facts:
    """Change of agreement with a partner on texts that return, and the part of each side in it."""
    frame = only(table("returning_texts"), first=given["first"], last=given["last"])
    row = one(frame, partner=given["partner"], vote="last")
    lines, parts = {}, {}
    for line in _lines(given["partner"]):
        for pick in PICKS:
            each = one(frame, partner=line, vote=pick)
            lines[f"{line}, {pick} vote"] = (each["change_low"], each["change_high"])
            for side in ("mine", "theirs"):
                own = line == given["partner"] and pick == "last"
                parts[side if own else f"{side}, {line}, {pick}"] = _part(each, side)
    counts = {"titles": float(row["titles"]), "absent": float(row["titles_absent"])}
    ends = (row["change_low"], row["change_high"])
    return Facts(row["before"], row["after"], row["change"], ends, lines, parts, counts)


@statistic("own-part-of-all", "vote_change_parts")
def own_part(table: Table, given: Given) -> Facts:
    """Change over all votes between two windows, and what one's own changed answers to returning texts make
    of it.
    """
    row = one(table("vote_change_parts"), first=given["first"], last=given["last"], partner=given["partner"])
    counts = {
        "own_share": 100 * row["own"] / row["change"],
        "other_share": 100 * row["other_texts"] / row["change"],
    }
    return Facts(row["before"], row["after"], row["change"], parts={"own": _part(row, "own")}, counts=counts)


@statistic("changed-answers", "answer_changes", "eu_members", "eu_left")
def changed(table: Table, given: Given) -> Facts:
    """How often a state changes its answer when a text comes up again, in percent, beside other states."""
    frame = only(table("answer_changes"), period=given["period"])
    row = one(frame, state=given["state"])
    shares = 100 * frame.set_index("state")["share"]
    others = shares.drop(given["state"])
    share = 100 * float(row["share"])
    members = {*table("eu_members")["member"], *table("eu_left")["member"]}
    counts = {
        "changed": float(row["changed"]),
        "repeats": float(row["repeats"]),
        "share": share,
        "share_low": 100 * float(row["low"]),
        "share_high": 100 * float(row["high"]),
        "median": float(others.median()),
        "most": float(others.max()),
        "states": float(len(others)),
        "members": float(others.index.isin(members).sum()),
    }
    return Facts(estimate=share, counts=counts)


@statistic("issue-change", "vote_agreement_issues", agenda=True)
def issue(table: Table, given: Given) -> Facts:
    """Change of agreement on an issue between two periods; their votes are different ones, so that the two
    intervals are taken for independent.
    """
    frame = only(table("vote_agreement_issues"), issue=given["issue"])

    def change(partner: str) -> tuple[pd.Series, pd.Series, tuple[float, float]]:
        first, last = (
            one(frame, first=given[end].split("/")[0], partner=partner) for end in ("first", "last")
        )
        errors = [(each["high"] - each["low"]) / 2 / REACH for each in (first, last)]
        found = apart(first["value"], last["value"], *errors)
        return first, last, (found.low, found.high)

    first, last, ends = change(given["partner"])
    lines = {line: change(line)[2] for line in _lines(given["partner"]) if line != given["partner"]}
    counts = {"votes_before": float(first["n"]), "votes_after": float(last["n"])}
    return Facts(first["value"], last["value"], last["value"] - first["value"], ends, lines, counts=counts)


@statistic("votes-alike", "moratorium_votes", "ukraine_votes")
def alike(table: Table, given: Given) -> Facts:
    """In how many of the votes of some series a state answered as all others that are named did."""
    frame = table(given["table"])
    frame = frame[frame["series"].isin(given["series"].split(", "))]
    others = given["others"].split(", ")
    same = pd.concat([frame[given["state"]] == frame[other] for other in others], axis=1).all(axis=1)
    same &= frame[given["state"]].isin(["yes", "no", "abstain"])
    return Facts(counts={"count": float(same.sum()), "all": float(len(frame))})


@statistic("votes-given", "moratorium_votes", "ukraine_votes")
def answered(table: Table, given: Given) -> Facts:
    """In how many of the votes of some series a state gave one answer, and each of the others."""
    frame = table(given["table"])
    frame = frame[frame["series"].isin(given["series"].split(", "))]
    words = frame[given["state"]].value_counts()
    counts = {word: float(words.get(word, 0)) for word in ("yes", "no", "abstain", "absent")}
    return Facts(counts={"count": counts[given["answer"]], "all": float(len(frame)), **counts})
