"""Votes on Ukraine: the grid, its tints and its facts."""

from __future__ import annotations

import pandas as pd
import pytest

from frames import real
from helpers.exhibits import WIDE, style
from helpers.figures.foreign_policy import grid, ukraine


def votes() -> pd.DataFrame:
    """The yearly question twice, and two other texts; of the last the Union's answer was not read."""
    states = dict.fromkeys(ukraine.STATES[1:], "no") | {"TUR": "yes", "TKM": "absent"}
    rows = [
        {"series": "emergency-session", "date": "2022-03-02", "symbol": "A/1", "KAZ": "abstain", "eu": "yes"},
        {"series": "crimea-human-rights", "date": "2022-12-15", "symbol": "A/2", "KAZ": "no", "eu": "yes"},
        {
            "series": "crimea-human-rights",
            "date": "2024-12-17",
            "symbol": "A/3",
            "KAZ": "abstain",
            "eu": "yes",
        },
        {
            "series": "council-of-europe",
            "date": "2026-04-26",
            "symbol": "",
            "KAZ": "abstain",
            "eu": "",
            "TUR": "",
        },
        {"series": "council-of-europe", "date": "2023-04-26", "symbol": "A/4", "KAZ": "yes", "eu": "yes"},
    ]
    return pd.DataFrame([states | {"label": "text", "eu_apart": "", "source": "one"} | row for row in rows])


def rights() -> pd.DataFrame:
    """Two texts on which Kazakhstan said no, one of them long ago, and one on which it said yes where Russia did not."""
    rows = [
        ("2003-12-19", "the islamic republic of iran", "no", "no"),
        ("2006-12-19", "belarus", "no", "no"),
        ("2005-11-22", "uzbekistan", "no", "no"),
        ("2007-12-18", "myanmar", "yes", "no"),
        ("2005-12-23", "the congo", "yes", "yes"),
    ]
    return pd.DataFrame(rows, columns=["date", "subject", "KAZ", "RUS"])


def test_beside_a_no_on_rights_stand_other_matters_and_other_states() -> None:
    military = votes().iloc[[1]].assign(series=ukraine.MILITARY, KAZ="abstain", symbol="A/6")
    facts = ukraine.ukraine(pd.concat([votes(), military], ignore_index=True), rights()).facts
    assert (facts["both"], facts["both_first"], facts["both_last"]) == (1, "2022", "2022")
    assert (facts["rights_no"], facts["rights_yes"]) == ("Belarus (1) and Uzbekistan (1)", "Myanmar (1)")
    assert (facts["rights_no_apart"], facts["rights_abstain"], facts["rights_abstain_last"]) == ("none",) * 3
    refused = pd.concat([votes(), military.assign(KAZ="no")], ignore_index=True)
    facts = ukraine.ukraine(refused, rights().assign(RUS="yes")).facts
    assert (facts["both"], facts["both_first"], facts["rights_yes"]) == (0, "none", "none")


def test_the_yearly_question_stands_first_then_the_emergency_session_each_by_date() -> None:
    rows = ukraine.rows_of(votes())
    first = rows.drop_duplicates("text")
    assert first["date"].str[:4].tolist() == ["2022", "2024", "2022", "2023", "2026"]
    assert first["block"].tolist() == [ukraine.YEARLY] * 2 + [ukraine.SESSION] + [ukraine.OTHER] * 2
    assert len(rows) == 5 * len(ukraine.STATES)
    # The Union's own rows are tinted as a column, and are neither like it nor unlike.
    union = rows["state"] == "EU"
    assert all(one is None for one in rows.loc[union, "as_eu"])
    assert {type(one) for one in rows.loc[~union, "as_eu"]} == {bool}


def test_facts_count_texts_and_the_years_of_no() -> None:
    facts = ukraine.ukraine(votes(), rights()).facts
    assert [facts[name] for name in ("texts", "abstain", "no", "yes")] == [5, 3, 1, 1]
    assert [facts[name] for name in ("yearly_no", "no_last")] == [1, "2022"]
    assert (facts["after_abstain"], facts["after_no"]) == (1, 0)
    assert (facts["as_eu"], facts["as_eu_year"], facts["near_as_eu"], facts["tur_as_eu"]) == (1, "2023", 0, 4)
    assert facts["eu_yes"] == 4
    assert (facts["session"], facts["session_abstain"]) == (1, 1)
    changed = votes()
    changed.loc[changed["series"] == "emergency-session", "KAZ"] = "no"
    assert ukraine.ukraine(changed, rights()).facts["session_abstain"] == 0


def test_every_answer_has_its_mark_and_what_answers_as_the_union_a_tint() -> None:
    made = ukraine.ukraine(votes(), rights())
    for figure in (made.figure, made.narrow):
        (axes,) = figure.axes
        marks = [line.get_label() for line in axes.lines]
        assert len(marks) == 5 * len(ukraine.STATES)
        assert (marks.count("unread"), marks.count("absent"), marks.count("yes")) == (2, 5, 4 + 1 + 4)
        tint = [patch for patch in axes.patches if patch.get_alpha() == 0.22]
        # The Union's own column where it was read, Türkiye four times, Kazakhstan once.
        assert len(tint) == 4 + 4 + 1
        boxes = [patch for patch in axes.patches if not patch.get_fill()]
        assert {box.get_x() for box in boxes} == {ukraine.STATES.index("KAZ") - 0.5}
        assert [box.get_height() for box in boxes] == pytest.approx([2, 1, 2])


def test_marks_differ_without_colour() -> None:
    looks = {(mark["marker"], str(mark.get("mfc")), mark.get("fillstyle")) for mark in grid.MARKS.values()}
    assert len(looks) == len(grid.MARKS)
    assert {mark["mec"] for mark in grid.MARKS.values()} <= {style.INK, style.GREY}


def test_an_answer_that_no_mark_has_is_refused() -> None:
    with pytest.raises(KeyError, match="perhaps"):
        ukraine.draw(ukraine.rows_of(votes().replace("no", "perhaps")), {}, WIDE)


def test_the_real_votes() -> None:
    facts = ukraine.ukraine(*real("ukraine_votes", "rights_votes")).facts
    assert (facts["texts"], facts["as_eu"], facts["yearly_no"], facts["after_no"]) == (28, 1, 7, 0)
    assert (facts["session"], facts["session_abstain"]) == (10, 9)
    assert (facts["both"], facts["both_first"], facts["both_last"]) == (4, "2018", "2021")
    assert facts["rights_no"] == "Iran (19), Belarus (2), Turkmenistan (2) and Uzbekistan (1)"
    assert facts["rights_yes"] == "North Korea (9), Myanmar (7) and Syria (1)"
    assert (facts["rights_no_apart"], facts["rights_abstain"]) == ("Turkmenistan", "Syria (11)")
    assert facts["rights_abstain_last"] == "2023"


def test_china_gave_the_same_answer_or_another() -> None:
    assert ukraine.ukraine(votes(), rights()).facts["china_same"] == "did not answer"
    same = votes().assign(CHN="yes")
    assert ukraine.ukraine(same, rights()).facts["china_same"] == "answered"


def test_the_headline_counts_the_answers_of_kazakhstan() -> None:
    made = ukraine.ukraine(*real("ukraine_votes", "rights_votes"))
    own = made.rows.query("state == 'KAZ'")["answer"].value_counts()
    said = made.figure.legends[0].get_title().get_text().replace("\n", " ")
    assert said == (
        f"Kazakhstan abstains on {own['abstain']} of {own.sum()} texts on Ukraine and votes no on {own['no']}"
    )
