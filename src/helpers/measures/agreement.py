"""How far two codings agree."""

from __future__ import annotations

from collections.abc import Sequence

import krippendorff


def nominal_alpha(first: Sequence[str], second: Sequence[str]) -> float:
    """Krippendorff's alpha of two codings in named categories: 1 where they always agree, 0 where only as
    often as chance would.

    Unit: none (a number up to 1). Computed by the package krippendorff (Castro 2017). Both codings have a
    value for every unit.

    Raises
    ------
    ValueError
        Where the codings differ in length, or use fewer than two categories, so that chance agreement has no
        meaning.
    """
    if len(first) != len(second):
        raise ValueError(f"codings of {len(first)} and {len(second)} units cannot be compared")
    categories = sorted({*first, *second})
    if len(categories) < 2:
        raise ValueError("alpha needs two categories at least")
    place = {category: number for number, category in enumerate(categories)}
    table = [[place[category] for category in coding] for coding in (first, second)]
    return float(krippendorff.alpha(table, level_of_measurement="nominal"))
