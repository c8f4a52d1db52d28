"""Published names are permanent: what is cited under a name today is found under it for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from helpers.exhibits.registry import registry
from helpers.tables import Fault
from helpers.tables.checking import sense


def named(tables: Callable[[str], pd.DataFrame]) -> dict[str, tuple[str, str]]:
    """Kind and subject of everything that has a permanent name: the exhibits by title, the claims by what they are about."""
    claims = tables("claims")
    return {name: (entry.kind, entry.title) for name, entry in registry().items()} | {
        name: (kind, subject)
        for name, kind, subject in zip(claims["claim"], claims["kind"], claims["subject"], strict=True)
    }


@sense
def faults(tables: Callable[[str], pd.DataFrame]) -> Iterator[Fault]:
    """Every published name that is gone, or that now stands for something else."""
    now = named(tables)
    listed = tables("published")
    for number, name, kind, subject in zip(
        listed.index, listed["name"], listed["kind"], listed["subject"], strict=True
    ):
        if name not in now:
            yield Fault(
                "published",
                int(number),
                "name",
                name,
                "an exhibit or a claim of this name; one that is withdrawn leaves a tombstone",
            )
            continue
        for column, before, after in zip(("kind", "subject"), (kind, subject), now[name], strict=True):
            if before != after:
                expected = f"{after!r}, which {name} has now: give something else a new id, and write here where only the wording changed"
                yield Fault("published", int(number), column, before, expected)
