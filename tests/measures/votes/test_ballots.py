"""Answers, sides and titles of small roll calls."""

from __future__ import annotations

import numpy as np
import pytest

from helpers.measures.votes import ballots, same_title
from helpers.measures.votes.ballots import AS_IT_WAS, OF_1993, TODAY, session_of
from small_votes import call, made


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The right to development", "Right to development", True),
        ("Women in development: Côte d'Ivoire", "WOMEN IN DEVELOPMENT COTE D IVOIRE", True),
        ("Situation of human rights in the…", "Situation of human rights in the", True),
        ("Programme budget for 2021", "Programme budget for 2022", False),
        ("Nuclear disarmament", "Towards nuclear disarmament", False),
        ("Theatre", "atre", False),
    ],
)
def test_titles_are_the_same_but_for_signs_case_accents_and_article(one: str, other: str, same: bool) -> None:
    assert (same_title(one) == same_title(other)) is same


@pytest.mark.parametrize(("day", "session"), [("2019-09-17", 2019), ("2020-08-31", 2019), ("2020", 2019)])
def test_a_session_opens_in_september(day: str, session: int) -> None:
    assert session_of(day) == session


def test_answers_are_numbers_and_a_missing_vote_is_none() -> None:
    found = ballots(made(call(1, "2000-10-01", yes="KAZ", abstain="FRA", no="USA")))
    answers = dict(zip(found.states, found.answers[0], strict=True))
    assert (answers["KAZ"], answers["FRA"], answers["USA"]) == (1, 0.5, 0)
    assert np.isnan(answers["RUS"])


def test_the_union_is_taken_as_it_was_as_it_is_and_as_in_1993() -> None:
    found = ballots(
        made(*(call(year, f"{year}-10-01", yes="KAZ") for year in (1994, 1995, 2012, 2013, 2019, 2020)))
    )

    def members(side: str) -> list[str]:
        return [" ".join(np.array(found.states)[there]) for there in found.sides[side]]

    assert members(AS_IT_WAS) == [
        "FRA GBR",
        "AUT FRA GBR",
        "AUT FRA GBR",
        "AUT FRA GBR HRV",
        "AUT FRA GBR HRV",
        "AUT FRA HRV",
    ]
    assert set(members(TODAY)) == {"AUT FRA HRV"}
    assert set(members(OF_1993)) == {"FRA GBR"}


def test_nobody_is_on_a_side_before_admission_to_the_united_nations() -> None:
    found = ballots(made(call(1, "1992-05-01", yes="FRA"), call(2, "1992-06-01", yes="FRA")))
    assert found.side(TODAY)[:, found.states.index("HRV")].tolist() == [False, True]


def test_only_votes_on_whole_texts_with_a_title_on_record_have_a_text() -> None:
    found = ballots(
        made(
            call(1, "2000-10-01", title="A"),
            call(2, "2000-10-02", title="A", vote_on="paragraph", titled_by="text"),
            call(3, "2000-10-03", title="A", titled_by="file"),
            call(4, "2000-10-04", title=""),
            call(5, "2000-10-05", yes_all=100, abstain_all=0, no_all=0),
            call(6, "2000-10-06", title="A", vote_on="paragraph"),
        )
    )
    assert found.texts.tolist() == ["a", "", "", "text 4", "text 5", ""]
    assert found.items[0] == found.items[1] == found.items[2] != found.items[3]
    assert found.contested.tolist() == [True, True, True, True, False, True]
