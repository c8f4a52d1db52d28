"""The precedence between verdicts, line by line."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.claims import precedence
from helpers.claims.precedence import Evidence
from helpers.claims.verdicts import CITATION, COHERENCE, RECORD


def finding(
    relation: str,
    origin: str = "one",
    *,
    moment: str = "at publication",
    independent: bool = True,
    margin: str = "",
) -> Evidence:
    return Evidence(relation, moment, origin, independent, margin)


SUPPORTS = finding("supports")
RELAYED = finding("supports", independent=False)
DETAIL = finding("differs in detail", "two")
REFUTES = finding("refutes", "three")
LATER_SUPPORTS = finding("supports", "four", moment="later")
LATER_DETAIL = finding("differs in detail", "four", moment="later")
LATER_REFUTES = finding("refutes", "four", moment="later")


@pytest.mark.parametrize(
    ("kind", "findings", "searched", "verdict", "reason"),
    [
        # two sides of the record outweigh everything
        (
            "amount",
            [SUPPORTS, REFUTES],
            0,
            "sources differ",
            "one source supports it and one source contradicts it",
        ),
        ("amount", [RELAYED, REFUTES], 0, "sources differ", "one source supports it"),
        ("amount", [SUPPORTS, DETAIL, REFUTES, LATER_REFUTES], 3, "sources differ", "contradicts"),
        # a contradiction outweighs a difference in detail
        ("amount", [REFUTES], 0, "contradicted", "one source contradicts it"),
        ("amount", [DETAIL, REFUTES], 0, "contradicted", "one source contradicts it"),
        (
            "amount",
            [REFUTES, finding("refutes", "five")],
            0,
            "contradicted",
            "2 independent sources contradict it",
        ),
        ("amount", [REFUTES, finding("refutes", "three")], 0, "contradicted", "one source contradicts it"),
        # a difference in detail outweighs support
        ("amount", [DETAIL], 0, "detail differs", "one source differs in a detail"),
        ("amount", [SUPPORTS, DETAIL], 0, "detail differs", "one source differs in a detail"),
        ("amount", [DETAIL, LATER_REFUTES], 0, "detail differs", "one source differs in a detail"),
        # what came later counts only beside support, and never against the article
        ("amount", [SUPPORTS, LATER_REFUTES], 0, "superseded", "has changed since"),
        ("amount", [SUPPORTS, LATER_DETAIL], 0, "superseded", "has changed since"),
        ("amount", [RELAYED, LATER_REFUTES], 0, "superseded", "has changed since"),
        ("amount", [SUPPORTS, LATER_SUPPORTS], 0, "supported", "one source supports it"),
        ("amount", [SUPPORTS], 0, "supported", "one source supports it"),
        (
            "amount",
            [SUPPORTS, finding("supports", "two")],
            0,
            "supported",
            "2 independent sources support it",
        ),
        ("amount", [SUPPORTS, finding("supports", "one")], 0, "supported", "one source supports it"),
        (
            "amount",
            [SUPPORTS, finding("supports", "two", independent=False)],
            0,
            "supported",
            "one source supports it",
        ),
        ("amount", [RELAYED], 0, "supported, same origin", "that the article itself relays"),
        # evidence of today alone settles nothing of then
        ("amount", [LATER_REFUTES], 0, "not sought", "no evidence was sought"),
        ("amount", [LATER_REFUTES], 1, "not found", "in 1 search"),
        # nothing found, nothing to find, nothing sought
        ("amount", [], 2, "not found", "no public record that settles it was found in 2 searches"),
        ("thesis", [], 1, "not found", "in 1 search"),
        ("thesis", [], 0, "not checkable", "of this kind (thesis)"),
        ("definition", [], 0, "not checkable", "(definition)"),
        ("method", [], 0, "not checkable", "(method)"),
        ("appraisal", [], 0, "not checkable", "(appraisal)"),
        ("causal", [], 0, "not checkable", "(causal)"),
        ("thesis", [SUPPORTS], 0, "supported", "one source supports it"),
        ("amount", [], 0, "not sought", "no evidence was sought for it yet"),
    ],
)
def test_the_precedence_on_the_record(
    kind: str, findings: list[Evidence], searched: int, verdict: str, reason: str
) -> None:
    for order in itertools.permutations(findings):
        given_ = precedence.record(kind, order, searched)
        assert given_.verdict.name == verdict
        # a whole word at its end: one search is not "searches"
        assert re.search(re.escape(reason) + r"(?!\w)", given_.reason)


def test_every_verdict_on_the_record_can_be_reached_and_says_what_would_change_it() -> None:
    reached = [
        precedence.record("amount", findings, 0)
        for findings in (
            [SUPPORTS],
            [RELAYED],
            [DETAIL],
            [REFUTES],
            [SUPPORTS, REFUTES],
            [SUPPORTS, LATER_DETAIL],
            [],
        )
    ]
    reached += [precedence.record("amount", [], 1), precedence.record("thesis", [], 0)]
    assert {one.verdict.name for one in reached} == set(RECORD)
    assert [one.verdict.name for one in reached if not one.change] == ["not checkable"]


@pytest.mark.parametrize("relation", ["supports", "differs in detail", "refutes"])
def test_the_margin_of_the_evidence_is_part_of_the_reason(relation: str) -> None:
    given_ = precedence.record(
        "amount", [finding(relation), finding(relation, margin="found 4, stated 5")], 0
    )
    assert given_.reason.endswith(": found 4, stated 5")


findings_ = st.builds(
    Evidence,
    st.sampled_from(["supports", "differs in detail", "refutes"]),
    st.sampled_from(["at publication", "later"]),
    st.sampled_from(["one", "two", "three"]),
    st.booleans(),
    st.just(""),
)


@given(st.lists(findings_, max_size=6), st.integers(0, 3), st.sampled_from(["amount", "thesis"]))
def test_what_came_later_never_counts_against_the_article(
    found: list[Evidence], searched: int, kind: str
) -> None:
    """Without the later evidence the verdict is the same, or support that was superseded."""
    whole = precedence.record(kind, found, searched).verdict.name
    then = precedence.record(
        kind, [one for one in found if one.moment == "at publication"], searched
    ).verdict.name
    assert whole == then or (whole == "superseded" and then.startswith("supported"))
    assert whole in RECORD


@given(st.lists(findings_, max_size=6), findings_)
def test_a_relay_of_evidence_changes_nothing(found: list[Evidence], one: Evidence) -> None:
    """The same origin told twice counts once."""
    once = precedence.record("amount", [*found, one], 0)
    assert precedence.record("amount", [*found, one, one], 0) == once


@pytest.mark.parametrize(
    ("outcomes", "verdict", "reason"),
    [
        ([], "not tested", "the text allows no test of it"),
        ([("c-001", True, "fine")], "coherent", "c-001: fine"),
        ([("c-001", True, "fine"), ("c-002", True, "good")], "coherent", "c-001: fine; c-002: good"),
        ([("c-001", True, "fine"), ("c-002", False, "4 is not 5")], "incoherent", "c-002: 4 is not 5"),
        ([("c-001", False, "no"), ("c-002", False, "never")], "incoherent", "c-001: no; c-002: never"),
    ],
)
def test_the_precedence_on_coherence(
    outcomes: list[tuple[str, bool, str]], verdict: str, reason: str
) -> None:
    given_ = precedence.coherence(outcomes)
    assert (given_.verdict.name, given_.reason) == (verdict, reason)
    assert given_.verdict.name in COHERENCE


def cited(reference: str, fitting: str, basis: str = "same subject") -> dict[str, str]:
    return {"reference": reference, "fitting": fitting, "basis": basis}


FITS = cited("b-r03", "b-r03")
MOVED = cited("b-r04", "b-r05")
WRONG = cited("a-n06", "", "a page on fish")
UNTOLD = cited("b-r07", "b-r07", "cannot be told from the title")


@pytest.mark.parametrize(
    ("rows", "locus", "verdict", "reason"),
    [
        ([], "text", "none given", "the article gives no reference for it"),
        ([], "note", "not tested", "it stands in the note or reference itself"),
        ([FITS], "text", "fits", "reference 3 is on the subject"),
        ([FITS], "note", "fits", "reference 3 is on the subject"),
        ([UNTOLD], "text", "not tested", "whether reference 7 states it cannot be told from the entry"),
        ([UNTOLD, FITS], "text", "fits", "is on the subject"),
        ([MOVED], "text", "misnumbered", "reference 4 is given, and reference 5 of the same list fits"),
        ([FITS, MOVED, UNTOLD], "text", "misnumbered", "reference 4 is given"),
        ([WRONG], "text", "does not fit", "note 6 is given, a page on fish"),
        ([FITS, MOVED, WRONG], "text", "does not fit", "note 6 is given"),
    ],
)
def test_the_precedence_on_citation(
    rows: list[dict[str, str]], locus: str, verdict: str, reason: str
) -> None:
    for order in itertools.permutations(rows):
        given_ = precedence.citation(order, locus)
        assert given_.verdict.name == verdict
        assert reason in given_.reason
        assert given_.verdict.name in CITATION


def test_the_reference_that_fits_is_the_one_named() -> None:
    assert precedence.citation([UNTOLD, FITS], "text").reason == "reference 3 is on the subject"


def test_an_origin_that_contradicts_itself_is_not_two_sources() -> None:
    both = [
        Evidence(relation, "at publication", "european-commission", True)
        for relation in ("supports", "refutes")
    ]
    assert precedence.record("date", both, 0).reason != "one source supports it and one source contradicts it"
