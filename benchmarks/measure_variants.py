"""Time our grid of variants, and synthetic ones of 1,000, 2,000, 4,000 and 8,000 variants made by repeating
it.

Run with the book's environment: `.venv/bin/python benchmarks/measure_variants.py`.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
from timing import seconds

from helpers import tables
from helpers.theses import choices

GROWING = ("conclusions", "variant_choices", "indicators", "entity_groups")


def synthetic(size: int) -> Callable[[str], pd.DataFrame]:
    """Tables whose grid has at least so many variants; each repetition has conclusions and
    groups of its own.
    """
    copies = -(-size // len(choices.run(tables.load)))
    made = {name: [tables.load(name)] for name in GROWING}
    for copy in range(1, copies):
        frame = tables.load("conclusions")
        made["conclusions"].append(
            frame.assign(conclusion=frame["conclusion"] + f"-{copy}", place=frame["place"] + 1000 * copy)
        )
        frame = tables.load("entity_groups")
        made["entity_groups"].append(frame.assign(group=frame["group"] + f"-{copy}"))
        frame = tables.load("variant_choices")
        own = frame["axis"].isin(["partner", "neighbours", "hosts"])
        named = frame.assign(
            conclusion=frame["conclusion"] + f"-{copy}",
            value=frame["value"].where(~own, frame["value"] + f"-{copy}"),
        )
        made["variant_choices"].append(named)
    whole = {name: pd.concat(parts, ignore_index=True) for name, parts in made.items()}
    return lambda name: whole.get(name, tables.load(name))


def main() -> None:
    """Print a table of sizes, seconds, and milliseconds a variant."""
    print(f"{'variants':>9} {'seconds':>8} {'ms each':>8}")
    for source in (tables.load, *(synthetic(size) for size in (1_000, 2_000, 4_000, 8_000))):
        count = len(choices.run(source))
        spent = seconds(lambda source=source: choices.run(source))  # type: ignore[misc]
        print(f"{count:9,} {spent:8.3f} {1000 * spent / count:8.3f}")


if __name__ == "__main__":
    main()
