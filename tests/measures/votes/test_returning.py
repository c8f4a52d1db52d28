"""The panel of texts that return, on texts counted by hand; and that the rule is the one that was committed."""

from __future__ import annotations

import hashlib
import re

import numpy as np
import pytest

from helpers import paths
from helpers.measures.votes import ballots, returning, same_title
from helpers.measures.votes.ballots import AS_IT_WAS, TODAY, Ballots
from helpers.measures.votes.returning import FIRST, LAST, MATTERS, TITLES, Panel
from small_votes import call, made

PAIR = ((2004, 2006), (2021, 2023))
POWERS = "RUS CHN USA"


@pytest.mark.parametrize("plan", ["returning-texts", "next-releases"])
def test_a_plan_is_the_one_that_the_changelog_names(plan: str) -> None:
    """Whoever changes a plan says so: the changelog holds its sum."""
    text = (paths.ROOT / f"docs/plans/{plan}.md").read_bytes()
    changelog = (paths.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    named = re.findall(rf"{plan}\.md`? \(SHA-256 `([0-9a-f]{{64}})`\)", changelog)
    assert named == [hashlib.sha256(text.replace(b"\r\n", b"\n")).hexdigest()]


def test_the_numbers_of_the_rule_are_those_of_the_code() -> None:
    rule = (paths.ROOT / "docs/plans/returning-texts.md").read_text(encoding="utf-8")
    windows = ", ".join(f"{first}-{last}" for first, last in returning.WINDOWS)
    enlarged = "{}-{} with {}-{}".format(*returning.ENLARGED, *returning.WINDOWS[-1])
    for said in (
        windows,
        enlarged,
        f"**{MATTERS}**",
        f"**{TITLES} titles**",
        "nine tenths of the EU's members",
    ):
        assert said in rule
    assert returning.PRESENT == 0.9


def small() -> Ballots:
    """Two titles asked in both windows, one of them without Kazakhstan in the second; one title of each window alone."""
    return ballots(
        made(
            call(1, "2004-10-01", "Nuclear", yes=f"AUT FRA GBR {POWERS}", abstain="KAZ"),
            call(2, "2006-10-01", "Nuclear", yes=f"KAZ AUT FRA GBR {POWERS}"),
            call(3, "2005-10-01", "Debt", yes=f"KAZ {POWERS}", no="AUT FRA GBR"),
            call(4, "2005-11-01", "Seas", yes=f"KAZ {POWERS} AUT FRA GBR"),
            call(11, "2021-10-01", "The NUCLEAR", no=f"KAZ {POWERS}", yes="AUT FRA HRV"),
            call(12, "2022-10-01", "Nuclear", yes=f"KAZ {POWERS}", abstain="AUT FRA HRV"),
            call(13, "2023-10-01", "Nuclear", yes=f"{POWERS} AUT FRA HRV"),
            call(14, "2022-11-01", "Debt", yes=POWERS, no="AUT FRA HRV"),
            call(15, "2022-11-02", "Moon", yes=f"KAZ {POWERS} AUT FRA HRV"),
        )
    )


def of(found: Ballots, pick: str = LAST, union: str = AS_IT_WAS) -> Panel:
    return returning.panel(found, PAIR, returning.cast_by(found, returning.POWERS, union), pick)


def test_a_panel_has_the_titles_of_both_windows_and_the_last_complete_vote_of_each() -> None:
    found = small()
    panel = of(found)
    assert panel.titles == ("debt", "nuclear")
    assert panel.complete.tolist() == [False, True]
    assert found.numbers[panel.before].tolist() == [3, 2]
    # Kazakhstan was absent in 2023 and, on debt, throughout: the last complete vote, else the last.
    assert found.numbers[panel.after].tolist() == [14, 12]
    assert found.numbers[of(found, FIRST).before].tolist() == [3, 1]
    assert found.numbers[of(found, FIRST).after].tolist() == [14, 11]


def test_a_side_that_mostly_stays_away_makes_a_vote_incomplete() -> None:
    found = ballots(made(call(1, "2004-10-01", yes=f"KAZ {POWERS} FRA")))
    assert returning.cast_by(found, returning.POWERS).tolist() == [True]
    assert returning.cast_by(found, returning.POWERS, AS_IT_WAS).tolist() == [False]


def test_parts_add_up_and_belong_to_those_who_moved() -> None:
    found = small()
    last = returning.parts(found, of(found), AS_IT_WAS)
    # Nuclear: Kazakhstan yes both times, members from yes to abstention; Croatia for the United Kingdom changes nothing.
    assert {name: value.tolist() for name, value in last.items()} == {
        "before": [1.0],
        "after": [0.5],
        "mine": [0.0],
        "theirs": [-0.5],
        "composition": [0.0],
    }
    first = returning.parts(found, of(found, FIRST), AS_IT_WAS)
    # From abstention to no, members yes both times: Kazakhstan's own.
    assert (first["before"][0], first["after"][0], first["mine"][0], first["theirs"][0]) == (
        0.5,
        0.0,
        -0.5,
        0.0,
    )


def test_who_belongs_to_a_side_is_a_part_of_its_own() -> None:
    found = ballots(
        made(
            call(1, "2004-10-01", "Seas", yes=f"KAZ AUT FRA {POWERS}", no="GBR"),
            call(2, "2022-10-01", "Seas", yes=f"KAZ AUT FRA HRV {POWERS}"),
        )
    )
    parts = returning.parts(found, of(found), AS_IT_WAS)
    assert parts["composition"][0] == pytest.approx(1 / 3)
    assert parts["mine"][0] == parts["theirs"][0] == 0


def test_absence_counts_as_whatever_would_change_most() -> None:
    found = small()
    # Nuclear is known, -1/2; debt was no agreement before, and after it anything from none to all.
    assert returning.absent(found, of(found), AS_IT_WAS) == ((-0.5 + 0) / 2, (-0.5 + 1) / 2)


@pytest.mark.parametrize(
    ("low", "high", "titles", "outcome"),
    [
        (-0.039, 0.039, TITLES, "as good as unchanged"),
        (0.001, 0.039, TITLES, "as good as unchanged"),
        (-0.039, 0.041, TITLES, "open"),
        (0.041, 0.2, TITLES, "moved, enough to matter"),
        (-0.2, -0.041, TITLES, "moved, enough to matter"),
        (0.001, 0.2, TITLES, "moved, size open"),
        (-0.2, -0.001, TITLES, "moved, size open"),
        (0.3, 0.4, TITLES - 1, "open"),
    ],
)
def test_outcomes(low: float, high: float, titles: int, outcome: str) -> None:
    assert returning.outcome(low, high, titles) == outcome


def test_the_panels_of_the_book_keep_the_rule() -> None:
    """On the roll calls themselves: what the rule promises of every panel."""
    from helpers.tables.computed import get

    found, rows, titles = ballots(get), get("returning_texts"), get("returning_titles")
    parts = rows["mine"] + rows["theirs"] + rows["composition"]
    assert np.allclose(parts, rows["change"])
    assert np.allclose(rows["after"] - rows["before"], rows["change"])
    for end in ("before", "after"):
        assert (titles["title"] == titles["title"].map(same_title)).all()
        answers = titles.loc[titles["complete"], [f"{name}_{end}" for name in ("home", "rus", "chn", "usa")]]
        assert (answers != "").all(axis=None)
    main = rows[(rows["partner"] == AS_IT_WAS) & (rows["vote"] == LAST)].set_index(["first", "last"])
    counted = titles.groupby(["first", "last"])["complete"].agg(["sum", "size"])
    assert (main["titles"] == counted["sum"].reindex(main.index)).all()
    assert (main["titles"] + main["titles_absent"] == counted["size"].reindex(main.index)).all()
    parts = titles[titles["complete"]].groupby(["first", "last"])["theirs"].mean()
    assert parts.reindex(main.index).to_numpy() == pytest.approx(main["theirs"].to_numpy())
    assert set(rows.loc[rows["partner"] == TODAY, "first"]) == set(main.index.get_level_values(0))
    assert len(found.numbers) == len(set(found.numbers))


def test_a_majority_is_more_than_half_of_those_who_voted() -> None:
    no, abstain, yes = 0.0, 0.5, 1.0
    assert returning.majority(np.array([yes, yes, no, np.nan, np.nan])) == "yes"
    assert returning.majority(np.array([yes, abstain, abstain])) == "abstain"
    assert returning.majority(np.array([yes, no])) == returning.majority(np.array([np.nan])) == ""


def test_a_turn_is_dated_by_the_first_session_from_which_the_last_answer_held() -> None:
    """On the roll calls themselves: a year in which members went back is not the turn."""
    from helpers.tables.computed import get

    listed = get("returning_titles").query("first == '2014/2016' and last == '2021/2023'").set_index("title")
    found = ballots(get)
    moved = listed[listed["eu_before"] != listed["eu_after"]]
    assert (moved["eu_turned"] > 2014).all() and (
        listed.loc[listed["eu_turned"] > 0, "eu_turned"] <= 2023
    ).all()
    information = "developments in the field of information and telecommunications in the context"
    here = np.flatnonzero((found.texts == information) & (found.sessions >= 2016))
    said = {
        int(found.sessions[at]): returning.majority(found.answers[at][found.sides[AS_IT_WAS][at]])
        for at in here
    }
    assert said[2018] == "no" and said[2019] == "abstain" and listed.at[information, "eu_turned"] == 2020
