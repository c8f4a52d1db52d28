"""Arguments and what the articles read, on small tables made by hand and on the real ones."""

import pandas as pd

from artists import texts_of
from helpers import tables
from helpers.figures.theory import arguments as theory

REFERENCES = pd.DataFrame(
    [
        ("a-n01", "A", "Power", "2004", "p. 1"),
        ("b-r01", "B", "Power", "2009", ""),
        ("b-r02", "B", "Против", "1991", ""),
        ("a-n02", "A", "Europe", "1950", "5e édition, 2010, p. 119"),
        ("b-r03", "B", "Later", "", ""),
    ],
    columns=["reference", "article", "title", "year", "locator"],
)


LITERATURE = pd.DataFrame(
    [
        ("a-n01", "Nye", "Nye", "as printed", "", "x"),
        ("b-r01", "Nye", "Nye", "later edition", "", "x"),
        ("b-r02", "criticism", "Critic", "Russian edition", "", "x"),
        ("a-n02", "culture and idea of Europe", "Founder", "later edition", "e-0001", "x"),
        ("b-r03", "criticism", "Undated", "no year", "", "x"),
    ],
    columns=["reference", "theme", "label", "edition", "evidence", "reason"],
)


CLAIMS = pd.DataFrame(
    [("a-001", "A", "says x"), ("a-002", "A", "applies x"), ("b-001", "B", "says y")],
    columns=["claim", "article", "statement"],
)


ARGUMENTS = pd.DataFrame(
    [
        ("two", "A name before X", "b-001", "", "article B", "", "r"),
        ("one", "X", "a-001", "b-001", "Nye", "a-002", "r"),
    ],
    columns=["argument", "label", "claim", "also", "attributed_to", "taken_up", "reason"],
)


def test_a_work_of_both_articles_is_one_work() -> None:
    assert theory.reading(LITERATURE, REFERENCES) == {"works": 4, "shared": 1}
    apart = LITERATURE.assign(label=["Nye", "Nye again", *LITERATURE["label"][2:]])
    assert theory.reading(apart, REFERENCES) == {"works": 5, "shared": 0}


def test_what_the_chapter_says_of_each_articles_reading() -> None:
    rows = tables.load("literature").merge(tables.load("references"), on="reference")
    themes = rows.groupby("article")["theme"].unique()
    assert "criticism" not in themes["A"] and "Europe as a power" not in themes["B"]
    shared = rows.groupby("label")["article"].nunique()
    assert shared[shared > 1].index.tolist() == ["Nye, Soft Power"]


def test_edition_marks_agree_with_the_references() -> None:
    rows = tables.load("literature").merge(tables.load("references"), on="reference")
    russian = rows["title"].str.contains("[а-яА-Я]") & (rows["theme"] == "earlier or rival theory")
    assert (russian == (rows["edition"] == "Russian edition")).all()
    assert ((rows["year"] == "") == (rows["edition"] == "no year")).all()


def test_arguments_of_the_small_table() -> None:
    made = theory.arguments_stated(ARGUMENTS, CLAIMS, LITERATURE, REFERENCES)
    assert [texts_of(line) for line in made.body] == [
        ["X", "A and B", "Nye", "applies x"],
        ["A name before X", "B", "article B", "–"],
    ]
    assert made.body[0][0]["claim"] == "a-001"
    assert made.body[0][3]["claim"] == "a-002"
    assert sum(line[1] == "A and B" for line in map(texts_of, made.body)) == 1
    assert (made.facts["arguments"], made.facts["taken"], made.facts["idle"]) == (2, 1, 1)
    changed = ARGUMENTS.assign(taken_up=["", ""])
    assert theory.arguments_stated(changed, CLAIMS, LITERATURE, REFERENCES).facts["taken"] == 0


def test_arguments_are_applied_by_claims_of_an_article_that_states_them() -> None:
    claims = tables.load("claims").set_index("claim")
    for row in tables.load("arguments").itertuples():
        if row.taken_up:
            assert claims.at[row.taken_up, "article"] in {
                claims.at[claim, "article"] for claim in (row.claim, row.also) if claim
            }
            assert claims.at[row.taken_up, "dimension"] not in ("theory", "methods")
