"""Steps between the EU and Kazakhstan, in the order of their dates."""

from __future__ import annotations

from frames import changed, real
from helpers.figures.engagement import since


def test_steps_are_in_order_and_counted_by_kind() -> None:
    steps, sources = real("union_steps", "sources")
    made = since.union_steps(steps, sources)
    assert list(made.rows["date"]) == sorted(made.rows["date"])
    assert made.facts["late"] == sum(int(date[:4]) >= since.AFTER for date in steps["date"])
    other = changed(steps, "money", "kind", step="us-leaders-second")
    assert since.union_steps(other, sources).facts["meetings"] == int(made.facts["meetings"]) - 1
