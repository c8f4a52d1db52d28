"""The register of judgements: every part has one, a thesis one of fewer, and each has a mark of its own."""

from __future__ import annotations

import itertools

from helpers.theses import rule, scale
from helpers.theses.rule import Weighed


def test_each_judgement_has_a_mark_that_needs_no_colour() -> None:
    marks = [(one.marker, one.filling) for one in scale.REGISTER]
    assert len(set(marks)) == len(marks) == len({one.name for one in scale.REGISTER})


def test_a_part_gets_every_judgement_and_no_other() -> None:
    """From one row or four on either side, with one witness or two, whatever it needs."""
    sides = [("a",), (), ("a", "b", "c", "d")]
    reached = {
        rule.part_judgement(Weighed(pro, contra, frozenset(witnesses)), needs, label=label)
        for pro, contra in itertools.product(sides, sides)
        for witnesses in ("x", "xy")
        for needs in rule.DECIDES
        for label in (scale.EXAMINED, "not examined", "not decidable")
    }
    assert reached == set(scale.OF_PARTS)


def test_a_thesis_gets_every_judgement_of_theses_and_no_other() -> None:
    reached = {
        rule.thesis_judgement(parts)
        for number in (1, 2, 3)
        for parts in itertools.product(scale.OF_PARTS, repeat=number)
    }
    assert reached == set(scale.OF_THESES)
    assert set(scale.DECIDED) < reached
