"""Resolutions on which EU members came to vote otherwise: rows, facts and cells, on a small table made by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from frames import real
from helpers.figures.foreign_policy import union_changes as table

ENTITIES = pd.DataFrame({"entity": ["RUS", "EGY"], "label": ["Russia", "Egypt"]})
CALLS = pd.DataFrame(
    {
        "roll_call": [1, 2, 3, 4, 5],
        "title": ["Arms", "Bread", "Coal", "Dams", "Eggs"],
        "issues": ["di", "hr me", "me", "", ""],
    }
)
SPONSORS = pd.DataFrame(
    {
        "title": ["arms", "bread", "dams"],
        "sponsor": ["", "RUS", "RUS"],
        "source": ["", "a-page", "b-page"],
    }
)
REASONS = pd.DataFrame(
    {
        "title": ["arms", "bread", "dams"],
        "given_by": ["the Union", "France", "the Union"],
        "year": pd.array([2022, 2017, 2022], dtype="Int64"),
        "reason": ["", "it is stale", "it leaks"],
        "source": ["c-page", "d-page", "e-page"],
    }
)


def titles() -> pd.DataFrame:
    """Two resolutions on which members moved far, one on which they moved a little, one the other way, and one
    on which not all compared voted.
    """
    answers = {"eu_before": "yes", "eu_after": ["no", "", "yes", "yes", "no"]}
    answers |= {"home_before": "yes", "home_after": ["yes", "abstain", "yes", "yes", "yes"]}
    answers |= {"eu_turned": [2018, 2022, 0, 0, 2022]}
    answers |= {"rus_before": "no", "rus_after": ["yes", "no", "yes", "yes", "yes"]}
    return pd.DataFrame(
        {
            "first": "2014/2016",
            "last": "2021/2023",
            "title": ["arms", "bread", "coal", "dams", "eggs"],
            "roll_call_after": [1, 2, 3, 4, 5],
            "complete": [True, True, True, True, False],
            "theirs": [-0.75, -0.25, -0.1, 0.1, -1.0],
            **answers,
        }
    )


def test_the_rows_facts_and_cells_follow_from_the_table() -> None:
    made = table.union_changes(titles(), SPONSORS, REASONS, CALLS, ENTITIES)
    assert made.facts == {
        "from": "2014-16",
        "all": 4,
        "moved": 2,
        "share": pytest.approx(100.0),
        "russian": 1,
        "russian_share": pytest.approx(25.0),
        "palestine": 1,
        "others": 1,
        "traced": 0,
        "told": 1,
        "told_in_turn": 0,
        "turned": 2,
        "turned_before": 1,
        "same": 1,
        "with_russia": 1,
        "reasons_union": 0,
        "reasons_member": 1,
        "cut": 1,
        "unexplained": 0,
    }
    assert made.body == [
        [
            "Arms",
            "yes, then no (from 2018)",
            "yes",
            "no, then yes",
            table.UNTRACED,
            f"the Union (2022): {table.CUT}",
            "75%",
        ],
        [
            "Bread",
            "yes, then divided (from 2022)",
            "yes, then abstention",
            "no",
            "Russia",
            "France (2017): it is stale",
            "25%",
        ],
    ]
    # What was put forward is credited to its own page, and only where its resolution is listed.
    assert made.rows.loc[made.rows["block"] == table.SPONSOR, "source"].tolist() == ["a-page"]
    assert made.rows.loc[made.rows["block"] == table.REASON, "source"].tolist() == ["c-page", "d-page"]


def test_a_vote_that_nobody_was_found_to_explain_says_so() -> None:
    silent = REASONS.assign(source=["", "d-page", "e-page"], given_by=["", "France", "the Union"])
    made = table.union_changes(titles(), SPONSORS, silent, CALLS, ENTITIES)
    assert (made.facts["unexplained"], made.facts["cut"]) == (1, 0)
    assert [line[5] for line in made.body] == [table.UNFOUND, "France (2017): it is stale"]


def test_reasons_were_sought_for_all_that_are_listed_and_each_has_who_gave_it_and_when() -> None:
    found, reasons = real("returning_titles", "vote_reasons")
    listed = table.panel(found).query("theirs <= -@table.MOVED")
    assert set(reasons["title"]) == set(listed["title"])
    told = reasons["source"] != ""
    assert (told == (reasons["given_by"] != "")).all() and (told == reasons["year"].notna()).all()
    assert told[reasons["reason"] != ""].all()


def test_a_resolution_of_another_beginning_is_left_out() -> None:
    other = titles().assign(first=["2004/2006", *["2014/2016"] * 4])
    assert table.union_changes(other, SPONSORS, REASONS, CALLS, ENTITIES).facts["moved"] == 1


def test_a_sponsor_other_than_russia_is_traced() -> None:
    egyptian = SPONSORS.assign(sponsor=["EGY", "RUS", "RUS"], source=["f-page", "a-page", "b-page"])
    made = table.union_changes(titles(), egyptian, REASONS, CALLS, ENTITIES)
    assert (made.facts["others"], made.facts["traced"], made.facts["russian"]) == (1, 1, 1)
    assert [line[4] for line in made.body] == ["Egypt", "Russia"]


def test_sponsors_were_sought_for_all_that_are_listed_and_each_has_its_source() -> None:
    found, sponsors = real("returning_titles", "resolution_sponsors")
    listed = table.panel(found).query("theirs <= -@table.MOVED")
    assert set(sponsors["title"]) == set(listed["title"])
    assert ((sponsors["sponsor"] != "") == (sponsors["source"] != "")).all()
    # What was sought in vain says where.
    assert sponsors.loc[sponsors["sponsor"] == "", "note"].str.startswith("sought: ").all()


def test_the_resolutions_are_those_that_the_chapter_names() -> None:
    rows = table.union_changes(
        *real("returning_titles", "resolution_sponsors", "vote_reasons", "roll_calls", "entities")
    ).rows
    votes = rows[rows["block"] == table.VOTES]
    named = ("Developments in the field of information", "Combating glorification", "No first placement")
    sponsors = rows[rows["block"] == table.SPONSOR]
    put_forward = sponsors.loc[sponsors["sponsor"] == "Russia", "title"]
    assert sorted(next(name for name in named if title.startswith(name)) for title in put_forward) == sorted(
        named
    )
    # The chapter names the others who put a text forward, and says that a member of the Union is among them.
    assert set(sponsors["sponsor"]) == {
        "Russia",
        "Egypt",
        "Nicaragua",
        "Brazil with New Zealand",
        "New Agenda Coalition",
    }
    assert (votes["home_before"] == "yes").all() and (votes["home_after"] == "yes").all()
    others = votes.loc[~votes["title"].isin(put_forward), "title"]
    subjects = ("Palestin", "nuclear", "Nuclear", "Jerusalem", "right to development")
    assert all(any(subject in title for subject in subjects) for title in others)


def test_an_answer_that_most_members_kept_was_kept_by_other_numbers() -> None:
    kept = titles().assign(eu_after=["yes", "", "yes", "yes", "no"], eu_turned=[0, 2022, 0, 0, 2022])
    made = table.union_changes(kept, SPONSORS, REASONS, CALLS, ENTITIES)
    assert made.body[0][1] == "yes, then yes by fewer"
    assert (made.facts["turned"], made.facts["turned_before"]) == (1, 0)


def test_a_reason_of_the_session_in_which_the_vote_turned_is_counted() -> None:
    reasons = REASONS.assign(year=pd.array([2018, 2022, 2022], dtype="Int64"))
    facts = table.union_changes(titles(), SPONSORS, reasons, CALLS, ENTITIES).facts
    assert (facts["told"], facts["told_in_turn"]) == (1, 1), "what was cut off is no reason"
