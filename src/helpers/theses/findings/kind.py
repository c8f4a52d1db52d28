"""What a kind of finding is: its predicate, its sentence, and what must make it false."""

from __future__ import annotations

from dataclasses import dataclass

from helpers.theses.findings.predicates import Predicate

MEASURED, COUNTED, DOCUMENTARY, ABSENCE = "measured", "counted", "documentary", "absence"
TYPES = (MEASURED, COUNTED, DOCUMENTARY, ABSENCE)
REVERSED, EXCHANGED, EMPTIED = "reversed", "exchanged", "emptied"


@dataclass(frozen=True)
class Kind:
    """What a sentence says of its facts.

    Attributes
    ----------
    type : str
        Type of the findings of this kind.
    predicate : callable
        Whether the facts bear the sentence out, beside the smallest difference that matters (missing where
        the kind needs none).
    sentence : str
        The headline: a template over `subject`, `object`, `start`, `end`, `before`, `after`, and counts and
        parts of the facts.
    detail : str
        The numbers behind it, as a sentence that follows: a template over the same names, and over `size`,
        `ends`, `interval`; empty where the headline has them all.
    turns : tuple of str
        What must make it false: the series reversed, the parties exchanged, or what it counts taken away.
    needs_delta : bool
        Whether it needs a smallest difference.
    one_source : bool
        Whether one of two sources of one thing decides it, while the other decides nothing: it counts half
        for a thesis, whichever way it points.
    """

    type: str
    predicate: Predicate
    sentence: str
    detail: str
    turns: tuple[str, ...]
    needs_delta: bool = True
    one_source: bool = False
