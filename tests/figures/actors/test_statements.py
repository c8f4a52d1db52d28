"""Who acts: cells of actors and mentions, on the real tables and on small ones made by hand."""

from __future__ import annotations

import pandas as pd
from matplotlib.colors import to_hex

from frames import real
from helpers import tables
from helpers.exhibits import style
from helpers.figures.actors import statements


def test_listed() -> None:
    assert [statements.listed(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == [
        "a",
        "a and b",
        "a, b and c",
    ]
    assert statements.members("official channels; language") == ["official channels", "language"]


def small_cells() -> tuple[pd.DataFrame, pd.DataFrame]:
    ledger = pd.DataFrame(
        [
            ("b-001", "web;youth", "supported", "none given"),
            ("b-002", "x", "not settled", "fits"),
            ("b-003", "", "supported", "none given"),
        ],
        columns=["claim", "value", "record", "citation"],
    )
    cells = pd.DataFrame(
        [
            ("US", "channel", "b-001", "{0}", "only stated", "", "", 2),
            ("US", "content", "", "", "not stated", "", "", 1),
            ("EU", "channel", "b-002", "by {0}", "fact", "b-003", "", 3),
            ("EU", "content", "b-002", "gifts", "reference", "", "", 4),
        ],
        columns=["actor", "aspect", "claim", "phrase", "basis", "basis_claim", "reason", "place"],
    )
    return ledger, cells


def test_cells_small() -> None:
    made = statements.actors_stated(*small_cells())
    assert made.body[0] == ["United States", "What it offers", "–", "–", "–"]
    assert made.body[1][2] == {"text": "web", "claim": "b-001"}
    assert made.body[2][2:] == [
        {"text": "by x", "claim": "b-002"},
        {"text": "fact, for example b-003", "claim": "b-003"},
        "not settled",
    ]
    facts = made.facts
    assert (facts["cells"], facts["stated"], facts["eu"], facts["us"], facts["russia"]) == (4, 3, 2, 1, 0)


def test_cells_real_follow_the_claims() -> None:
    ledger, cells = real("ledger", "actor_cells")
    made = statements.actors_stated(ledger, cells)
    assert made.facts["cells"] == len(cells) == len(made.body)
    assert made.facts["stated"] == (cells["claim"] != "").sum()
    assert made.facts["stated"] == sum(int(made.facts[name]) for name in ("eu", "china", "us", "russia"))
    changed = ledger.copy()
    changed.loc[changed["claim"] == "b-030", ["value", "record"]] = ["radio;pensioners", "contradicted"]
    line = next(
        line
        for line in statements.actors_stated(changed, cells).body
        if line[:2] == ["United States", "Audience"]
    )
    assert line[2] == {"text": "mainly pensioners", "claim": "b-030"}
    assert line[4] == "contradicted"
    silent = cells.assign(claim=cells["claim"].replace("b-029", ""))
    assert statements.actors_stated(ledger, silent).facts["russia"] == 0


def test_mentions_are_text_of_the_articles() -> None:
    claims, mentions = real("claims", "actor_mentions")
    named = mentions.merge(claims, on="claim")
    assert set(named["locus"]) == {"text"}
    for sender, actor in (("US", "us"), ("Russia", "russia"), ("China", "china"), ("NATO", "nato")):
        assert set(claims.loc[claims["sender"] == sender, "claim"]) <= set(
            mentions.loc[mentions["actor"] == actor, "claim"]
        )
    own = claims[(claims["sender"] == "member state") & (claims["locus"] == "text")]
    assert set(own["claim"]) <= set(mentions["claim"])


def small_mentions() -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    claims = pd.DataFrame(
        [("a-001", "A", "EU"), ("b-001", "B", "US"), ("b-002", "B", "EU")],
        columns=["claim", "article", "sender"],
    )
    known = tables.load("actors")
    mentions = pd.DataFrame(
        [
            ("a-001", "russia", "in passing"),
            ("b-001", "us", "in Kazakhstan"),
            ("b-001", "china", "in Kazakhstan"),
            ("b-002", "italy", "elsewhere"),
            ("b-002", "hungary", "elsewhere"),
        ],
        columns=["claim", "actor", "part"],
    )
    return claims, known, mentions


def test_actor_claims_small() -> None:
    drawn = statements.actor_claims(*small_mentions())
    facts = drawn.facts
    assert (facts["a_powers"], facts["a_powers_in"], facts["b_powers"], facts["b_powers_in"]) == (1, 0, 1, 1)
    assert (facts["a_eu"], facts["b_eu"], facts["b_us"], facts["a_russia"]) == (1, 1, 1, 1)
    rows = drawn.rows.set_index(["article", "bar", "part"])["claims"]
    assert rows["B", "other member states", "elsewhere"] == 1  # two states in one claim
    left, right = drawn.figure.axes
    empty, full = left.patches, right.patches
    assert len(empty) == 2
    assert not any(patch.get_fill() for patch in empty)
    assert {
        to_hex(patch.get_facecolor()).upper() for patch in full if patch.get_fill() and patch.get_alpha() == 1
    } == {
        style.ACTOR["US"].upper(),
        style.ACTOR["China"].upper(),
    }


def test_actor_claims_real() -> None:
    claims, known, mentions = real("claims", "actors", "actor_mentions")
    drawn = statements.actor_claims(claims, known, mentions)
    facts = drawn.facts
    named = mentions.merge(claims, on="claim").query("article == 'B'").groupby("actor")["claim"].nunique()
    assert (facts["b_france"], facts["b_germany"]) == (named["france"], named["germany"])
    right = drawn.figure.axes[1]
    assert [text.get_text() for text in right.texts][:2] == [str(named["france"]), str(named["germany"])]
    assert (
        sum(
            patch.get_width()
            for patch in right.patches
            if not patch.get_fill() and round(patch.get_y() + 0.33) == 0
        )
        >= named["france"]
    )
    fewer = mentions[~((mentions["claim"] == "b-196") & (mentions["actor"] == "france"))]
    again = statements.actor_claims(claims, known, fewer)
    assert again.facts["b_france"] == named["france"] - 1
    assert again.figure.axes[1].texts[0].get_text() == str(named["france"] - 1)
