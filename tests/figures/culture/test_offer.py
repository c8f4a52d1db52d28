"""What is offered in culture: survey, institutes; real tables and small ones made by hand."""

from __future__ import annotations

import pytest

from artists import text_of
from frames import changed, real
from helpers import tables
from helpers.figures.culture import offer


def test_stated_names_the_missing_claim() -> None:
    with pytest.raises(KeyError, match="z-001"):
        offer.stated(tables.load("claims"), "z-001")


SURVEY = ("claims", "survey_points", "claim_references", "references", "searches")


def test_survey_says_what_is_missing() -> None:
    made = offer.survey(*real(*SURVEY))
    assert made.facts["points"] == len(made.body)
    assert made.facts["points"] - made.facts["stated"] == sum(
        text_of(line[1]) == offer.NOT_STATED for line in made.body
    )
    by_point = {text_of(line[0]): line for line in made.body}
    assert text_of(by_point["How many were asked, and how chosen"][1]) == offer.NOT_STATED
    assert by_point["Lowest share"][1] == {"text": "85%", "claim": "b-183"}
    assert (
        text_of(by_point["Where it can be read"][1])
        == "printed number 31; entry 38 fits and gives www.cspo.kz"
    )


def test_survey_follows_the_claims_and_the_searches() -> None:
    claims, points, cited, references, searches = real(*SURVEY)
    made = offer.survey(
        changed(claims, "70", claim="b-183"),
        points,
        cited,
        references,
        searches[searches["claim"] != "b-184"],
    )
    assert made.facts["low"] == 70
    assert made.facts["found"] == "not made for every claim"
    # One search is on record at each of the claims that it served.
    once = searches[searches["claim"].isin(points["claim"])].assign(terms="x")
    assert len(once) > 1 and offer.survey(claims, points, cited, references, once).facts["searches"] == 1
    assert "70%" in [text_of(line[1]) for line in made.body]


INSTITUTES = ("institutes", "institute_claims", "claims", "sources")


def test_institutes_shows_europeans_only_and_links_claims() -> None:
    made = offer.institutes_found(*real(*INSTITUTES))
    assert made.facts["rows"] == len(made.rows)
    assert {text_of(line[0]) for line in made.body} == {"European Union", "France", "Germany", "Italy"}
    karaganda = next(
        line for line in made.body if text_of(line[2]) == "Karaganda" and text_of(line[0]) == "France"
    )
    assert karaganda[3] == "November 2021"
    assert karaganda[4] == {"text": "b-207", "claim": "b-207"}


def test_institutes_follows_the_rows() -> None:
    institutes, links, claims, sources = real(*INSTITUTES)
    made = offer.institutes_found(institutes[institutes["city"] != "Shymkent"], links, claims, sources)
    before = offer.institutes_found(institutes, links, claims, sources).facts
    assert made.facts["missing"] == "Kostanay and Shymkent"
    used = sources["source"].isin(made.rows["source"])
    later = sources.assign(read_on=["2027-01-02" if one else "2028-01-01" for one in used])
    assert offer.institutes_found(institutes, links, claims, later).facts["until"] == "2 January 2027"
    gone = (institutes["city"] == "Shymkent").sum()
    assert made.facts["rows"] == before["rows"] - gone
    assert made.facts["named"] == before["named"] - 1
