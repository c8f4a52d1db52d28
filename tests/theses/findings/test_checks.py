"""Every finding of the book is true, is false where its tables are turned, and no ill-formed row passes."""

from __future__ import annotations

import contextlib
import dataclasses
import re
from typing import Any

import pandas as pd
import pytest

from helpers import exhibits
from helpers.book.prose import numbering
from helpers.tables import computed
from helpers.tables.computed import get
from helpers.theses.findings import checks, words
from helpers.theses.findings.computing import beside, delta_of, facts_of, holds, unit_of
from helpers.theses.findings.facts import STATISTICS, given
from helpers.theses.findings.kinds import COUNTED, EMPTIED, KINDS, MEASURED
from helpers.theses.findings.turning import turned

ROWS = {row["finding"]: row for _, row in checks._rows(get)}


@pytest.mark.parametrize("finding", ROWS)
def test_a_finding_is_true_and_able_to_be_false(finding: str) -> None:
    """Turned round or exchanged, its facts are still computed, its predicate is false, and the check says of
    its sentence that it is.
    """
    row = ROWS[finding]
    kind = KINDS[row["kind"]]
    assert holds(kind, facts_of(row, get), delta_of(row, get))
    one, _, other = row["parties"].partition("; ")
    assert kind.turns
    for how in kind.turns:
        table = turned(get, STATISTICS[row["statistic"]].reads, how, (one, other))
        if how == EMPTIED:
            with contextlib.suppress(*checks.NOTHING):
                assert not holds(kind, facts_of(row, table), delta_of(row, get))
            continue
        assert not holds(kind, facts_of(row, table), delta_of(row, get)), how
        (fault, *_) = checks._computed(0, row, table)
        assert fault.column == "kind" and "is false in these data" in fault.expected


def test_every_number_is_turned_round_or_exchanged_and_only_texts_are_taken_away() -> None:
    turns = {ROWS[name]["kind"]: KINDS[ROWS[name]["kind"]] for name in ROWS}
    alone = {name for name, kind in turns.items() if set(kind.turns) == {EMPTIED}}
    # Norms by day have neither an order that counts nor parties.
    assert {name for name in alone if turns[name].type in (MEASURED, COUNTED)} <= {"over a third"}


def test_parties_that_cannot_be_exchanged_are_no_proof() -> None:
    said = with_row("democracy-gap-open", parties="1993; 1066")
    assert [text.split(":")[0] for text in said] == ["parties"]


def with_row(finding: str, **cells: Any) -> list[str]:
    """Faults of the book's tables with one finding changed and all others left out."""
    frame = get("findings_coded")
    frame = frame[frame["finding"] == finding].assign(**cells)

    def table(name: str) -> pd.DataFrame:
        return frame if name == "findings_coded" else get(name)

    return [f"{fault.column}: {fault.expected}" for fault in checks.findings_hold(table)]


@pytest.mark.parametrize(
    ("finding", "cells", "expected"),
    [
        ("refusals-rose", {"kind": "went up"}, "kind: one of fell, rose"),
        ("refusals-rose", {"type": "measured"}, "type: counted, as findings of this kind are"),
        ("refusals-rose", {"statistic": "none"}, "statistic: one of "),
        ("refusals-rose", {"measure": ""}, "measure: a row of smallest_differences"),
        ("gallup-fall", {"source": ""}, "source: a source, as the finding is documentary"),
        ("russia-liked-most", {"parties": ""}, "parties: two parties to exchange"),
        ("refusals-rose", {"end": "2023"}, "end: 2024, which the statistic is given"),
        ("refusals-rose", {"start": "2012"}, "start: 2014, which the statistic is given"),
        ("nearer-russia", {"end": "2004/2006"}, "end: 2021/2023, which the statistic is given"),
        ("refusals-rose", {"measure": "student-share"}, "measure: visa-refusals, which is of the same data"),
        (
            "china-imports-rose",
            {"measure": "export-share"},
            "measure: trade-share, which is of the same data",
        ),
        (
            "refusals-rose",
            {"subject": "the share (of all)"},
            "subject: a headline of one clause and 30 words",
        ),
        ("refusals-rose", {"subject": "so " * 30 + "much"}, "subject: a headline of one clause and 30 words"),
        ("gallup-fall", {"rival": "Russian television."}, "rival: 'Perhaps ' first"),
        ("refusals-rose", {"caveat": "by 6.8 points"}, "caveat: no typed number 6.8"),
        ("refusals-rose", {"caveat": "by {nothing}"}, "given: what the tables hold"),
        (
            "refusals-rose",
            {"given": "column=refused_share; first=1900; last=2024", "start": "1900"},
            "given: what the tables hold",
        ),
        ("refusals-rose", {"kind": "fell, counted"}, "kind: a kind that is true, or another sentence"),
        ("democracy-gap-open", {"kind": "fell"}, "kind: a kind that is true, or another sentence"),
        (
            "russia-liked-most",
            {"statistic": "levels-found", "given": "about=EU"},
            "statistic: one that gives an interval, as the finding is measured",
        ),
        # On one line the change is beyond what matters, on others its size is open.
        ("democracy-gap-narrowed", {"kind": "fell"}, "kind: a kind that is true, or another sentence"),
        ("russia-liked-most", {"parties": "Mars; Venus"}, "kind: a finding that can be false"),
    ],
)
def test_a_finding_that_is_none_is_refused(finding: str, cells: dict[str, Any], expected: str) -> None:
    (said, *more) = with_row(finding, **cells)
    assert said.startswith(expected) and not more


def test_what_was_liked_is_said_of_those_who_were_interviewed() -> None:
    """The survey of 2017 was held in Russian for the most part, and its sentences are quoted alone."""
    found = get("findings")
    said = found[found["statistic"].str.startswith("liking-of-")]["sentence"]
    assert len(said) == 4 and said.str.contains("of those interviewed").all()


def test_a_false_predicate_names_its_sentence() -> None:
    (said,) = with_row("refusals-rose", kind="fell, counted")
    assert "The share of refusals among decisions on short visas fell from" in said


def test_no_headline_mixes_a_change_with_a_comparison() -> None:
    """What moved is one sentence, and what lies above what another; a headline has at most four numbers that
    are no years.
    """
    change, compared = re.compile(r"\b(fell|rose|moved)\b"), re.compile(r"\b(than|against)\b")
    number = re.compile(r"(?<![\d.\N{EN DASH}])(?!(?:19|20)\d\d\b)\d+(?:\.\d+)?(?![\d\N{EN DASH}])")
    said = list(get("findings")["sentence"])
    assert [one for one in said if change.search(one) and compared.search(one)] == []
    years = re.compile(r"\d{4}\N{EN DASH}\d+")
    assert [one for one in said if len(number.findall(years.sub("", one))) > 4] == []


@pytest.mark.parametrize("finding", ROWS)
def test_its_exhibit_shows_its_data_in_its_chapter(finding: str) -> None:
    row, known = ROWS[finding], exhibits.registry()
    if not row["exhibit"]:
        return
    assert numbering.numbers()[row["exhibit"]].startswith(f"{int(row['chapter'])}.")
    tables = known[row["exhibit"]].tables
    behind = {*tables, *computed.behind(tables)}
    reads = STATISTICS[row["statistic"]].reads
    # Most exhibits read the indicators, some by groups: to share these says something only where nothing else is read.
    own = {*reads, *computed.behind(reads)}
    own = own - {"indicators", "entity_groups"} or own
    # The one text that a figure of amounts is read with.
    assert finding == "graduated" or behind & own


#: Whom the words of a finding on single votes name, and whose answers it must then compare.
NAMED = {"Union": {"eu"}, "Central Asia": {"KGZ", "TJK", "TKM", "UZB"}, "Russia": {"RUS"}}


def test_whoever_is_said_to_vote_alike_is_compared() -> None:
    alike = [row for row in ROWS.values() if row["statistic"] == "votes-alike"]
    assert len(alike) > 1
    for row in alike:
        said = f"{row['subject']} {row['object']}"
        named = set().union(*(codes for word, codes in NAMED.items() if word in said))
        assert set(given(row["given"])["others"].split(", ")) == named, row["finding"]


def test_an_interval_that_looks_large_enough_says_which_other_way_makes_its_size_uncertain() -> None:
    row = ROWS["part-since-enlargement"]
    facts, unit, delta = facts_of(row, get), unit_of(row, get), delta_of(row, get)
    assert facts.ends[0] > delta
    least = min(low for low, _ in facts.lines.values())
    assert 0 < least < delta and f"Counted in another way it may be only {least:.2f}" in beside(
        row, facts, unit, delta
    )
    for lines in ({}, {"EU27": (delta + 0.01, 0.9)}):
        assert "another way" not in beside(row, dataclasses.replace(facts, lines=lines), unit, delta)
    # Where the interval itself holds what is too small to matter, it says enough.
    assert "another way" not in beside(row, dataclasses.replace(facts, ends=(0.1, 0.6)), unit, delta)


def test_what_is_open_by_another_way_of_counting_alone_says_by_which() -> None:
    row = ROWS["palestine-agreement-open"]
    facts, unit, delta = facts_of(row, get), unit_of(row, get), delta_of(row, get)
    low, high = facts.lines["EU1993"]
    assert facts.ends[1] < 0 < high, "the printed interval leaves nought out, and one other way does not"
    text = beside(row, facts, unit, delta)
    assert f"With the members of 1993 alone it lies {words.interval(low, high, unit)}." in text
    assert words.interval(*facts.ends, unit) in text
    # Without that way, or where the printed interval holds nought itself, there is nothing to explain.
    for others in ({"lines": {}}, {"ends": (-0.1, 0.01)}):
        assert "1993 alone" not in beside(row, dataclasses.replace(facts, **others), unit, delta)
