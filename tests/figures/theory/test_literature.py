"""Literature and arguments, on small tables made by hand and on the real ones."""

import pandas as pd
from matplotlib.colors import to_hex

from artists import texts_of
from helpers import tables
from helpers.exhibits import style
from helpers.figures.theory import literature as books

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


EVIDENCE = pd.DataFrame(
    [
        ("e-0001", "a-001", "differs", "came out later", "1963", "src-one"),
        ("e-0002", "b-001", "supports", "finds it thin", "", "src-two"),
    ],
    columns=["evidence", "claim", "relation", "finding", "value", "source"],
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


def test_works_of_the_small_table() -> None:
    rows = books.works(LITERATURE, REFERENCES, EVIDENCE)
    assert list(rows["reference"]) == ["a-n01", "b-r01", "b-r02", "b-r03", "a-n02"]
    assert list(rows["drawn"].fillna(0)) == [2004, 2009, 1991, 0, 2010]
    founder = rows.iloc[-1]
    assert (founder["first"], founder["record"]) == (1950, "1963")


def test_literature_of_the_small_table() -> None:
    made = books.literature_by_year(LITERATURE, REFERENCES, EVIDENCE)
    (axes,) = made.figure.axes
    dots = {line.get_label(): line for line in axes.lines}
    assert {name: line.get_xdata()[0] for name, line in dots.items()} == {
        "a-n01": 2004,
        "b-r01": 2009,
        "b-r02": 1991,
        "a-n02": 2010,
    }
    assert dots["b-r02"].get_markerfacecolor() == "white"
    assert to_hex(dots["a-n01"].get_markerfacecolor()) == to_hex(style.ARTICLE["A"])
    written = [text.get_text() for text in axes.texts]
    assert "1950 printed, 1963 in the record" in written
    assert written.count("no year printed") == 1
    assert (made.facts["works"], made.facts["shared_names"], made.facts["nye_a"], made.facts["nye_b"]) == (
        4,
        "Nye",
        "2004",
        "2009",
    )
    assert (made.facts["a_last"], made.facts["b_last"], made.facts["b_critics"]) == ("2010", "2009", 2)


def test_literature_follows_a_change() -> None:
    changed = REFERENCES.copy()
    changed.loc[0, "year"] = "2013"
    made = books.literature_by_year(LITERATURE, changed, EVIDENCE)
    dot = next(line for line in made.figure.axes[0].lines if line.get_label() == "a-n01")
    assert dot.get_xdata()[0] == 2013
    assert (made.facts["a_last"], made.facts["nye_a"]) == ("2013", "2013")


def test_every_work_lies_on_the_axis_and_one_of_both_articles_has_one_row() -> None:
    made = books.literature_by_year(*(tables.load(name) for name in ("literature", "references", "evidence")))
    (axes,) = made.figure.axes
    drawn = made.rows["drawn"].dropna()
    assert drawn.between(books.FIRST, books.LAST).all()
    heights = [line.get_ydata()[0] for line in axes.lines]
    assert len(heights) == len(drawn)
    # A work that both articles cite has one row, with a mark of each that a stroke joins.
    shared = len(drawn) - len(set(heights))
    assert shared == len(axes.collections) == int(made.rows["label"].duplicated().sum()) == 1
    assert set(made.rows["theme"]) == set(books.THEMES)
    assert (made.facts["a_critics"], made.facts["b_power"]) == (0, 0), (
        "the chapter says that neither cites these"
    )


def test_edition_marks_agree_with_the_references() -> None:
    rows = tables.load("literature").merge(tables.load("references"), on="reference")
    russian = rows["title"].str.contains("[а-яА-Я]") & (rows["theme"] == "earlier or rival theory")
    assert (russian == (rows["edition"] == "Russian edition")).all()
    assert ((rows["year"] == "") == (rows["edition"] == "no year")).all()


def test_arguments_of_the_small_table() -> None:
    made = books.arguments_stated(ARGUMENTS, CLAIMS)
    assert [texts_of(line) for line in made.body] == [
        ["X", "A and B", "Nye", "applies x"],
        ["A name before X", "B", "article B", "–"],
    ]
    assert made.body[0][0]["claim"] == "a-001"
    assert made.body[0][3]["claim"] == "a-002"
    assert sum(line[1] == "A and B" for line in map(texts_of, made.body)) == 1
    assert (made.facts["arguments"], made.facts["taken"], made.facts["idle"]) == (2, 1, 1)
    changed = ARGUMENTS.assign(taken_up=["", ""])
    assert books.arguments_stated(changed, CLAIMS).facts["taken"] == 0


def test_arguments_are_applied_by_claims_of_an_article_that_states_them() -> None:
    claims = tables.load("claims").set_index("claim")
    for row in tables.load("arguments").itertuples():
        if row.taken_up:
            assert claims.at[row.taken_up, "article"] in {
                claims.at[claim, "article"] for claim in (row.claim, row.also) if claim
            }
            assert claims.at[row.taken_up, "dimension"] not in ("theory", "methods")
