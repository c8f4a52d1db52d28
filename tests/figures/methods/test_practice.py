"""Announcements, genealogy of sources, on small tables made by hand and on the real ones."""

import pandas as pd
import pytest

from claims.frames import CITED, REFERENCES, VOICES
from figures.methods.frames import EVIDENCE, LEDGER, SECTIONS, SOURCES
from helpers import exhibits
from helpers.figures.methods import practice
from helpers.tables import computed

# Tables
ANNOUNCED = pd.DataFrame(
    [("d-01", "A", "a-003", "a view", "yes", ""), ("d-02", "B", "b-002", "a measure", "no", "Not named.")],
    columns=["announced", "article", "claim", "promise", "delivered", "note"],
)


DELIVERING = pd.DataFrame({"announced": ["d-01", "d-01"], "claim": ["a-001", "a-005"]})


def announced_of(announced: pd.DataFrame) -> exhibits.Tabled:
    return practice.announced_table(announced, DELIVERING, LEDGER, SECTIONS, REFERENCES, CITED, VOICES)


def test_announcements_name_where_they_are_delivered() -> None:
    made = announced_of(ANNOUNCED)
    assert made.body[0][3] == {"text": "One; Two (2 claims)", "claim": "a-001"}
    assert made.body[1][3] == "\N{EN DASH}"
    assert made.rows["delivered"].tolist() == ["yes", "no"] and ANNOUNCED["article"].tolist() == ["A", "B"]
    assert (made.facts["yes"], made.facts["part"], made.facts["no"]) == (1, 0, 1)
    kept = ANNOUNCED.replace({"delivered": {"no": "in part"}})
    assert announced_of(kept).facts["part"] == 1


def test_whose_accounts_an_article_cites_and_its_interviews_are_told() -> None:
    facts = announced_of(ANNOUNCED).facts
    assert (facts["a_parties"], facts["b_parties"]) == (0, 100)
    assert (facts["interviews"], facts["interviewed"]) == (1, 1)


def test_real_announcements_not_delivered_have_no_claims() -> None:
    rows = exhibits.make("tbl-announced", computed.get).card["rows"]
    assert all((claims == 0) == (delivered == "no") for _, _, delivered, claims in rows)


READ = SOURCES.assign(read_on=["../2026-01-02", "2026-01-04", "2026-01-03"])
SOUGHT = pd.DataFrame(
    [("a-001", "2026-01-01"), ("a-001", "2026-01-02"), ("a-004", "2026-01-02")],
    columns=["claim", "searched_on"],
)
OPINION = pd.DataFrame(
    [
        ("German", "2026-01-03"),
        ("Russian", "2026-01-03"),
        ("Russian", "2026-01-01"),
        ("French", "2026-01-01"),
    ],
    columns=["language", "searched_on"],
)


def test_how_the_evidence_was_searched_is_said_as_far_as_the_tables_keep_it() -> None:
    facts = practice.genealogy(EVIDENCE, READ, LEDGER, SOUGHT, OPINION).facts
    assert facts["searched_until"] == "4 January 2026"
    assert (facts["searched_claims"], facts["opinion_searches"]) == (2, 4)
    assert facts["opinion_languages"] == "Russian, French and German"
    undecided = int(LEDGER.loc[LEDGER["claim"].isin(["a-001", "a-004"]), "record"].eq("not settled").sum())
    assert facts["searched_open"] == undecided == 1


@pytest.mark.parametrize("place", range(3))
def test_the_last_day_of_any_of_the_three_tables_closes_the_search(place: int) -> None:
    frames = [READ, SOUGHT, OPINION]
    column = "searched_on" if place else "read_on"
    frames[place] = frames[place].assign(**{column: "../2026-02-01"})
    assert practice.searched(*frames)["searched_until"] == "1 February 2026"


def test_genealogy_shows_only_claims_with_fewer_origins_than_sources() -> None:
    made = practice.genealogy(EVIDENCE, READ, LEDGER, SOUGHT, OPINION)
    assert made.rows["claim"].tolist() == ["a-001"]
    assert made.body[0][4] == "ministry: Ministry; Newspaper"
    assert made.facts["single"] == 1
    apart = READ.assign(origin=["ministry", "press", "scholar"])
    assert practice.genealogy(EVIDENCE, apart, LEDGER, SOUGHT, OPINION).facts["shared"] == 0
