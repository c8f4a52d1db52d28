"""What a source can carry: the register of grades, and how strong the sources on one side are together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Grade:
    """A grade of sources.

    Attributes
    ----------
    name : str
        The grade in words, as `sources.grade` has it.
    rank : int
        Which grade decides against which: the higher against the lower.
    origins : int
        How many unrelated origins of this grade or better it takes to carry a verdict; nought where no number
        of them does.
    meaning : str
        What it means, in one sentence.
    """

    name: str
    rank: int
    origins: int
    meaning: str


REGISTER = (
    Grade("official record", 3, 1, "A body's own law, treaty, act, report or page, wherever it is kept."),
    Grade("scholarly", 2, 1, "Work of a named author in a named journal, book or series."),
    Grade("data", 2, 1, "A data set of a named producer."),
    Grade("press", 1, 2, "A report of a named newspaper, agency or broadcaster."),
    Grade("relay", 1, 2, "A page that passes on what another has said, an encyclopaedia among them."),
    Grade("anonymous", 0, 0, "A page without an author, a body or sources."),
)
#: Grades by name.
GRADES: Mapping[str, Grade] = MappingProxyType({one.name: one for one in REGISTER})


def strength(sources: Iterable[tuple[str, str]]) -> int:
    """How strong sources are together: the rank of the best that carry a verdict, nought where none do.

    Parameters
    ----------
    sources : iterable of (str, str)
        Grade and origin of each. Pages of one origin are one witness.
    """
    every = [(GRADES[grade], origin) for grade, origin in sources]
    ranks = sorted({grade.rank for grade, _ in every if grade.origins}, reverse=True)
    for rank in ranks:
        origins = {origin for grade, origin in every if grade.origins and grade.rank >= rank}
        if len(origins) >= min(grade.origins for grade, _ in every if grade.rank == rank):
            return rank
    return 0
