"""What sources of each grade carry, alone and together."""

from __future__ import annotations

import pytest

from helpers import tables
from helpers.claims.grades import GRADES, REGISTER, strength
from helpers.tables.schema import package


@pytest.mark.parametrize(
    ("sources", "carried"),
    [
        ([], 0),
        ([("official record", "a")], 3),
        ([("scholarly", "a")], 2),
        ([("data", "a")], 2),
        ([("press", "a")], 0),
        ([("press", "a"), ("press", "a")], 0),
        ([("press", "a"), ("press", "b")], 1),
        ([("press", "a"), ("relay", "b")], 1),
        ([("relay", "a"), ("relay", "b")], 1),
        ([("press", "a"), ("anonymous", "b")], 0),
        ([("anonymous", "a"), ("anonymous", "b"), ("anonymous", "c")], 0),
        ([("press", "a"), ("press", "b"), ("scholarly", "c")], 2),
        ([("scholarly", "a"), ("official record", "b")], 3),
    ],
)
def test_what_sources_carry_together(sources: list[tuple[str, str]], carried: int) -> None:
    assert strength(sources) == strength(sources[::-1]) == carried


def test_the_register_has_every_grade_of_the_schema_and_no_other() -> None:
    (column,) = [field for field in package()["sources"].fields if field.name == "grade"]
    assert list(column.enum) == [one.name for one in REGISTER]
    assert set(tables.load("sources")["grade"]) <= set(GRADES)


def test_the_article_is_no_source_of_its_own_record() -> None:
    """Neither text can carry a verdict alone: both are relays."""
    sources = tables.load("sources").set_index("source")["grade"]
    assert {sources["article-a"], sources["article-b"]} == {"relay"}
