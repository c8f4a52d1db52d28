"""The verdicts on coherence and citation, line by line."""

from __future__ import annotations

import itertools

import pytest

from helpers.claims import textual
from helpers.claims.verdicts import CITATION, COHERENCE


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
    given_ = textual.coherence(outcomes)
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
        given_ = textual.citation(order, locus)
        assert given_.verdict.name == verdict
        assert reason in given_.reason
        assert given_.verdict.name in CITATION


def test_the_reference_that_fits_is_the_one_named() -> None:
    assert textual.citation([UNTOLD, FITS], "text").reason == "reference 3 is on the subject"
