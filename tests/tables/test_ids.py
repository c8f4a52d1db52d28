"""The next free id is one that was never used."""

from __future__ import annotations

import pytest

from helpers.tables import ids


@pytest.mark.parametrize(
    ("like", "taken", "free"),
    [
        ("e-0504", ["e-0504", "e-0507", "e-0505"], "e-0508"),
        ("a-001", ["a-001", "b-250", "a-300"], "a-301"),
        ("c-099", [], "c-100"),
        ("t-9", ["t-9"], "t-10"),
        ("v2", ["v2", "v10"], "v11"),
        ("b-r07", ["b-r07", "a-n44"], "b-r08"),
        ("7", ["7", "9"], "10"),
        ("energy", ["energy"], None),
        ("un-ideal-point-2", [], None),
    ],
)
def test_the_next_id_is_one_more_than_the_largest_of_its_prefix(
    like: str, taken: list[str], free: str | None
) -> None:
    assert ids.following(like, taken) == free
