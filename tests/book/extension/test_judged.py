"""One thesis worked by the rule, and the list of all with their parts."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from docutils.statemachine import StringList

from helpers import exhibits, paths, tables
from helpers.book.extension import judged
from helpers.tables import computed
from helpers.theses import judging, rule, scale
from helpers.theses import labels as labels_of

PAGE = paths.ROOT / "chapters" / "appendix" / "theses.md"
ROW = {
    "bears": "for", "kind": "record", "half": False, "why": "as coded", "witnesses": "a;b", "counts": True, "claim": "",
    "what": "It was done.",
}  # fmt: skip
PART = {
    "thesis": "t-01", "part": 1, "states": "It was done.", "needs": "record", "causal": False, "ranks": False,
    "fields": "", "label": "examined", "presupposes": "", "judgement": "mixed", "pro": 1, "contra": 1,
}  # fmt: skip


def rows(*changes: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame([ROW | one for one in changes])


def text(lines: list[list[Any]]) -> list[str]:
    return ["".join(node.astext() for node in line) for line in lines]


def made(directive: type, arguments: list[str]) -> list[Any]:
    state: Any = SimpleNamespace(document=SimpleNamespace(settings=SimpleNamespace(env=None)))
    machine: Any = SimpleNamespace(reporter=None)
    return directive("x", arguments, {}, StringList(), 1, 0, "", state, machine).run()  # type: ignore[no-any-return]


def test_a_row_says_what_it_counts_and_why() -> None:
    assert judged.weighed(ROW, "record", {"a"}) == "for it, counts one (one new source)"
    assert judged.weighed(ROW | {"half": True}, "record", set()) == "for it, counts a half (two new sources)"
    assert judged.weighed(ROW, "record", {"a", "b"}).endswith("so it does not count")
    assert "cannot decide" in judged.weighed(ROW, "opinion", set())
    announced = ROW | {"kind": "announcement"}
    assert "announced is not yet done" in judged.weighed(announced, "decision", set())
    assert judged.weighed(announced, "aim", set()) == "for it, counts one (two new sources)"
    assert judged.weighed(ROW | {"bears": "open", "why": "noted"}, "record", set()).endswith(
        "neither side (noted)"
    )


def test_rows_add_up_to_the_judgement() -> None:
    mine = rows({}, {"half": True, "witnesses": "c"}, {"bears": "against"}, {"counts": False})
    said = judged.added(mine, "mixed")
    assert said.startswith(
        "Added up: 1 whole and 1 half for it, 1 whole against it. Neither side reaches three quarters."
    )
    assert judged.added(rows({}), scale.BORNE_OUT).startswith(
        "Added up: 1 whole for it, none against it. Without the halves for it"
    )
    assert "halves for it, at least three quarters speak for it" in judged.added(mine, scale.BORNE_OUT)
    assert "halves against it, at least three quarters speak against it" in judged.added(
        mine, scale.NOT_BORNE_OUT
    )


def test_a_part_is_worked_row_by_row_with_sources_counted_once() -> None:
    mine = rows({"claim": "a-001"}, {"counts": False}, {"bears": "against"})
    lines = text(judged.worked(PART, mine))
    assert lines[0] == "Needs: a record of what was done."
    assert lines[1].startswith("It was done (a-001): for it, counts one")
    assert lines[2].endswith("so it does not count.") and "against it, counts one" in lines[3]
    assert lines[4].startswith("Added up: 1 whole for it, 1 whole against it.")


def test_the_example_of_the_page_comes_to_what_the_rule_says() -> None:
    (thesis,) = re.findall(r"{rule-example} (t-\d+)", PAGE.read_text(encoding="utf-8"))
    said = made(judged.RuleExample, [thesis])
    whole = computed.get("thesis_judgements").set_index("thesis").at[thesis, "judgement"]
    label = computed.get("thesis_labels").set_index("thesis").at[thesis, "label"]
    assert said[-1].astext().endswith(f"the thesis is judged {whole}. Its label reads: {label}.")
    counted = computed.get("thesis_items").query("thesis == @thesis and counts")
    assert said[0].astext().count(", counts ") == len(counted)


def test_an_example_is_of_parts_that_rows_decide() -> None:
    with pytest.raises(Exception, match="decided or unexamined"):
        made(judged.RuleExample, ["t-15"])


def test_every_thesis_is_listed_with_its_judgement_and_all_its_parts() -> None:
    (found,) = made(judged.ThesisList, [])
    judgements, labels = computed.get("thesis_judgements"), computed.get("thesis_labels").set_index("thesis")
    parts = computed.get("part_labels")
    assert len(found) == len(judgements)
    for entry, row in zip(found, judgements.to_dict("records"), strict=True):
        assert entry.astext().count("Needs: ") == row["parts"]
        drawn = labels.at[row["thesis"], "drawn"]
        share = f"All parts together stay so in {labels_of.share(labels.at[row['thesis'], 'stays'])} of the draws."
        assert (share if drawn else "No draw decides a part of it.") in entry.astext()
        for part in parts[parts["thesis"] == row["thesis"]].to_dict("records"):
            assert f"Part {part['part']}, {part['name']}: {part['said']} (" in entry.astext()


def test_a_part_on_which_no_fact_counts_says_so_and_no_thesis_that_no_draw_decides_has_a_share_of_them() -> (
    None
):
    (found,) = made(judged.ThesisList, [])
    parts, labels = computed.get("thesis_parts"), computed.get("thesis_labels").set_index("thesis")
    items = judging.items_of(computed.get)
    for entry, (thesis, mine) in zip(found, parts.groupby("thesis"), strict=True):
        weighed = [
            rule.weigh(items.get((thesis, row["part"]), ()), judging.needed(row).needs)
            for row in mine.to_dict("records")
        ]
        assert entry.astext().count("(no fact counts") == sum(not one.pro + one.contra for one in weighed)
        assert ("% of the draws" in entry.astext()) == labels.at[thesis, "drawn"]
        assert ("; stays in " in entry.astext()) == labels.at[thesis, "drawn"]
    # Facts for it and none against bear nothing out where fields are undecided or count half.
    assert "(3 facts for, 0 against, in three of four fields; stays in " in found.astext()


def test_where_facts_decide_nothing_the_page_says_why() -> None:
    (found,) = made(judged.ThesisList, [])
    for said in (
        "(2 facts for, 0 against, in one of three fields, too few; stays in ",
        "(2 facts for, 0 against, but part 1 is undecided; stays in ",
        "(0 facts for, 1 against, from too few sources; stays in ",
        "(2 facts for, 0 against, in two of five fields, too few; stays in ",
    ):
        assert found.astext().count(said) == 1
    # A part that is decided gives no such reason.
    decided = PART | {"judgement": scale.BORNE_OUT}
    one = [rule.Item("te-1", rule.FOR, "record", frozenset("a"), "supported")]
    assert judged._counted_for(decided, one) == "1 fact for, 0 against"


def test_a_part_says_which_parts_it_presupposes() -> None:
    (found,) = made(judged.ThesisList, [])
    text, tests = found.astext(), tables.load("thesis_tests")
    assert text.count("Presupposes part") == (tests["presupposes"] != "").sum() > 0
    assert "Presupposes part 1." in text and "Presupposes parts 1 and 2." in text


def test_each_part_that_was_put_to_evidence_has_its_own_share_of_the_draws() -> None:
    (found,) = made(judged.ThesisList, [])
    stays = computed.get("part_labels").set_index(["thesis", "part"])["stays"]
    parts, fixed_parts = computed.get("thesis_parts"), 0
    for entry, (thesis, mine) in zip(found, parts.groupby("thesis"), strict=True):
        asked = mine[mine["label"] == scale.EXAMINED]
        every = asked["part"].map(lambda part, thesis=thesis: stays[thesis, part] == 100)
        fixed = every & ~asked["judgement"].isin(scale.DECIDED)
        fixed_parts += int(fixed.sum())
        assert entry.astext().count("; stays in ") == (~fixed).sum()
        assert entry.astext().count("; no draw decides it)") == fixed.sum()
        for part in asked.loc[~fixed, "part"]:
            assert f"; stays in {labels_of.share(stays[thesis, part])})" in entry.astext()
    # A decided part that every draw leaves has its share, one that none decides has not.
    assert fixed_parts and "borne out (3 facts for, 0 against; stays in 100%)" in found.astext()


def test_of_some_theses_no_row_counts_and_some_draw_decides_a_part() -> None:
    parts, labels = computed.get("thesis_parts"), computed.get("thesis_labels").set_index("thesis")
    counted = (parts["pro"] + parts["contra"]).groupby(parts["thesis"])
    # Of some theses no row counts as published, and some draw decides a part all the same.
    assert (labels["drawn"] & ~counted.any()).any() and not labels["drawn"].all()


def test_claims_that_state_a_thesis_stand_in_words_and_those_in_its_support_are_folded() -> None:
    (found,) = made(judged.ThesisList, [])
    roles, statements = tables.load("claim_theses"), tables.load("claims").set_index("claim")["statement"]
    for entry, thesis in zip(found, tables.load("theses")["thesis"], strict=True):
        own = roles[roles["thesis"] == thesis].set_index("claim")["role"]
        for claim in own[own == "states"].index:
            assert f"{claim} states it: {statements[claim]}" in entry.astext()
        folded = [node.astext().removeprefix("In its support: ") for node in entry.findall(judged.fold)]
        # The page has these words in what unfolds, and paper has nothing that unfolds.
        assert len(list(entry.findall(judged.paper_only))) == len(folded)
        assert [claim for text in folded for claim in text.split(", ")] == list(own[own == "supports"].index)


def test_the_thresholds_that_the_page_writes_in_words_are_those_of_the_rule() -> None:
    assert judged.agrees()


def test_page_and_figure_say_in_the_same_words_what_is_between_and_the_rule_does_so() -> None:
    page = re.sub(r"\[([^\]]+)\]\([^)]+\)|\*", r"\1", PAGE.read_text(encoding="utf-8"))
    reading = " ".join(str(exhibits.registry()["fig-scorecard"].texts.reading).split())
    for said in re.findall(r"(?:In part|Mixed): ([^.]+)\.", reading):
        assert f" where {said}" in page
    # Each with a statement under it; halves bear nothing out, and lower nothing that a whole one does.
    half, whole = ("supported in part", "detail differs"), "supported"
    for verdicts, judgement in (
        ([*half, *half, whole], scale.BORNE_OUT),
        ([*half, *half], scale.IN_PART),
        ([half[0], whole], scale.BORNE_OUT),
        ([half[0]], scale.IN_PART),
        ([half[1]], scale.IN_PART),
        ([whole], scale.BORNE_OUT),
    ):
        items = [
            rule.Item(f"te-{n}", rule.FOR, "record", frozenset({str(n)}), verdict)
            for n, verdict in enumerate(verdicts)
        ]
        assert rule.judged(items, rule.Need("record"))[0] == judgement
        against = rule.Item("against", rule.AGAINST, "record", frozenset({"x"}), "detail differs")
        if judgement == scale.IN_PART:
            assert rule.judged([*items, against], rule.Need("record"))[0] == scale.MIXED
    fields = [rule.Item(f, rule.FOR, "outcome", frozenset({f}), field=f) for f in "ab"]
    assert rule.judged(fields, rule.Need("outcome", tuple("abcd")))[0] == scale.IN_PART
    assert rule.judged(fields, rule.Need("outcome", tuple("ab")))[0] == scale.BORNE_OUT


def test_a_part_that_names_fields_is_judged_by_them_whichever_article_it_is_of() -> None:
    tests = computed.get("thesis_tests").set_index(["thesis", "part"])
    fields = tests.at[("t-03", 1), "fields"].split("; ")
    assert len(fields) == 3 and all(one in tests.at[("t-03", 1), "states"] for one in fields)
    items = judging.items_of(computed.get)["t-03", 1]
    assert {one.key for one in items if one.typed != scale.OPEN} == {"te-016", "te-017"}
    parts = computed.get("thesis_parts").set_index(["thesis", "part"])
    assert parts.at[("t-03", 1), "judgement"] == scale.OPEN


def test_a_thesis_is_of_the_articles_that_state_it_and_names_one_that_only_supports_it() -> None:
    for roles, said in (
        ((("a-001", "states"),), "Article A"),
        ((("a-001", "states"), ("b-001", "states")), "Articles A and B"),
        (
            (("a-001", "states"), ("b-001", "supports"), ("a-002", "supports")),
            "Article A (article B supports it)",
        ),
    ):
        assert judged._whose(pd.DataFrame(roles, columns=["claim", "role"])) == said
