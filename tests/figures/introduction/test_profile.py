"""Profile of the articles and senders, on small tables made by hand and on the real ones."""

import pandas as pd
import pytest

from helpers import exhibits, tables
from helpers.figures.introduction import profile as made_of

CLAIMS = pd.DataFrame(
    [
        ("a-001", "A", "text", "date", "date", "EU"),
        ("a-002", "A", "note", "amount", "number", "Kazakhstan"),
        ("b-001", "B", "text", "thesis", "none", "none"),
        ("b-002", "B", "text", "method", "none", "China"),
    ],
    columns=["claim", "article", "locus", "kind", "datatype", "sender"],
)


CITED = pd.DataFrame({"claim": ["a-001", "a-001", "b-002"], "reference": ["a-n01", "a-n02", "b-r01"]})


REFERENCES = pd.DataFrame({"article": ["A", "A", "B"], "kind": ["interview", "website", "law"]})


SECTIONS = pd.DataFrame({"article": ["A", "B", "B"], "paragraphs": [3, 2, 0]})


ARTICLES = pd.DataFrame(
    {"article": ["A", "B"], "published": ["2023-09-22/..", "2020"], "covers": ["1991/2022", ""]}
)


def profile(claims: pd.DataFrame = CLAIMS) -> exhibits.Tabled:
    return made_of.profile(ARTICLES, SECTIONS, claims, REFERENCES, CITED)


def lines(made: exhibits.Tabled) -> dict[str, tuple[object, object]]:
    return {str(line[0]): (line[1], line[2]) for line in made.body}


def test_profile_of_the_small_tables() -> None:
    shown = lines(profile())
    assert shown["published"] == ("after 22 September 2023", "2020")
    assert shown["period that the article says it covers"] == ("1991–2022", "no period stated")
    assert shown["sections with text"] == ("1", "1")
    assert shown["claims"] == ("2", "2")
    assert shown["claims in the text with a note or reference"] == ("1 (100%)", "1 (50%)")
    assert shown["claims whose value is a date or period"] == ("1 (50%)", "0")
    assert shown["kind: appraisals, causal statements and theses"] == ("0", "1 (50%)")
    assert profile().facts["a_interviews"] == 1


def test_profile_follows_a_changed_claim() -> None:
    changed = CLAIMS.copy()
    changed.loc[3, "kind"] = "causal"
    assert profile(changed).facts["b_judged_share"] == 100
    assert lines(profile(changed))["kind: appraisals, causal statements and theses"] == ("0", "2 (100%)")
    assert lines(profile(changed))["kind: method"] == ("0", "0")


def test_kinds_are_gathered_once_each() -> None:
    gathered = [kind for kinds in made_of.KINDS.values() for kind in kinds]
    assert len(gathered) == len(set(gathered))
    assert set(tables.load("claims")["kind"]) <= set(gathered)


def test_profile_of_the_real_tables() -> None:
    card = exhibits.make("tbl-profile", tables.load).card
    claims = tables.load("claims")
    assert card["facts"]["claims"] == len(claims)
    for article in "AB":
        low = article.lower()
        text = claims[(claims["article"] == article) & (claims["locus"] == "text")]
        cited = text["claim"].isin(tables.load("claim_references")["claim"])
        assert card["facts"][f"{low}_cited_share"] == pytest.approx(100 * cited.mean(), rel=1e-4)
        column = card["columns"].index(low)
        kinds = [row[column] for row in card["rows"] if row[0] in made_of.KINDS]
        assert sum(kinds) == card["facts"][f"{low}_claims"] == int((claims["article"] == article).sum())


def test_senders_of_the_small_table() -> None:
    made = made_of.senders(CLAIMS)
    shown = {line[0]: line[1:] for line in made.body}
    assert shown["EU institutions"] == ["1 (50%)", {"text": "a-001", "claim": "a-001"}, "0", "–"]
    assert shown["China"] == ["0", "–", "1 (50%)", {"text": "b-002", "claim": "b-002"}]
    assert (made.facts["a_powers"], made.facts["b_powers"]) == (0, 1)
    changed = CLAIMS.copy()
    changed.loc[0, "sender"] = "US"
    other = made_of.senders(changed)
    assert (other.facts["a_eu"], other.facts["a_us"], other.facts["a_powers"]) == (0, 1, 1)


def test_senders_of_the_real_table_are_all_counted() -> None:
    claims = tables.load("claims")
    assert set(claims["sender"]) <= set(made_of.SENDERS)
    rows = made_of.senders(claims).rows
    assert rows["a"].sum() + rows["b"].sum() == len(claims)


@pytest.mark.parametrize(
    ("count", "whole", "text"), [(0, 9, "0"), (1, 400, "1 (under 1%)"), (1, 4, "1 (25%)")]
)
def test_a_count_is_shown_with_its_share(count: int, whole: int, text: str) -> None:
    assert made_of.part(count, whole) == text
