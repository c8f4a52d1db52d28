"""Checks by rule and their variants, on small tables made by hand and on the real ones."""

from __future__ import annotations

from figures.audit.frames import OUTCOMES
from helpers.figures.audit import checks
from helpers.tables import computed


def test_checks_by_rule() -> None:
    made = checks.checks(OUTCOMES)
    assert [(row[0], *row[2:]) for row in made.body] == [
        ("same", "1", "0", "1", "0", "0"),
        ("order", "2", "1", "1", "2", "1"),
        ("delivered", "1", "0", "1", "0", "0"),
        ("all rules", "4", "1", "3", "2", "1"),
    ]
    assert (made.facts["announced_failed"], made.facts["fact_failed"]) == (1, 2)
    better = checks.checks(OUTCOMES.assign(holds=True))
    assert (better.facts["failed"], better.facts["held"]) == (0, 4)


def test_every_rule_in_use_has_a_question() -> None:
    outcomes = computed.get("check_outcomes")
    assert set(outcomes["rule"]) <= set(checks.ASKED)
    assert checks.checks(outcomes).facts["n"] == len(outcomes)
