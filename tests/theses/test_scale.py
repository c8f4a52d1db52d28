"""The register of judgements: every part has one, a thesis one of fewer, and each has a mark of its own."""

from __future__ import annotations

import itertools

from helpers.theses import rule, scale
from helpers.theses.rule import Item, Need


def test_each_judgement_has_a_mark_that_needs_no_colour() -> None:
    marks = [(one.marker, one.filling) for one in scale.REGISTER]
    assert len(set(marks)) == len(marks) == len({one.name for one in scale.REGISTER})


def test_a_part_gets_every_judgement_and_no_other() -> None:
    """From one row or four on either side, whole or half, with one witness or many, whatever it needs."""
    kinds = {needs: min(kinds) for needs, kinds in rule.DECIDES.items()}
    reached = {
        rule.judged(
            [
                Item(f"{side}{n}", side, kinds[needs], frozenset({f"{side}{n}"}), verdict)
                for side, number in (("for", pro), ("against", contra))
                for n in range(number)
            ],
            Need(needs, label=label),
        )[0]
        for pro, contra in itertools.product((0, 1, 4), (0, 1, 4))
        for needs in rule.DECIDES
        for verdict in ("supported", "detail differs")
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
    assert reached - set(scale.OF_PARTS) == {scale.DONE, scale.NOT_DONE}
