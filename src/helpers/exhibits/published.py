"""Published names are permanent: what is cited under a name today is found under it for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from helpers.exhibits.registry import registry
from helpers.tables import Fault
from helpers.tables.checking import outward, sense

PUBLISHED, WITHDRAWN = "published", "withdrawn"


def named(tables: Callable[[str], pd.DataFrame]) -> dict[str, tuple[str, str]]:
    """Kind and subject of everything that has a permanent name.

    A claim's subject stands in its row. An exhibit's is written on the list alone, as its title may change:
    it is empty here.
    """
    claims = tables("claims")
    return {name: (entry.kind, "") for name, entry in registry().items()} | {
        name: (kind, subject)
        for name, kind, subject in zip(claims["claim"], claims["kind"], claims["subject"], strict=True)
    }


def heir(name: str, successors: Mapping[str, str]) -> str:
    """The name that stands in the place of one in the end, itself where it has no successor; empty where they
    go in a circle.
    """
    seen = [name]
    while following := successors.get(seen[-1], ""):
        if following in seen:
            return ""
        seen.append(following)
    return seen[-1]


@sense
@outward
def faults(tables: Callable[[str], pd.DataFrame]) -> Iterator[Fault]:
    """Every name that is gone, stands for something else, is used again, or is not on the list."""
    now = named(tables)
    listed = tables("published")
    successors = dict(zip(listed["name"], listed["successor"], strict=True))
    for number, row in zip(map(int, listed.index), listed.to_dict("records"), strict=True):
        name, withdrawn = row["name"], row["status"] == WITHDRAWN
        if withdrawn and name in now:
            expected = f"{PUBLISHED}, as the book has {name}; a name that was withdrawn is never used again"
            yield Fault("published", number, "status", row["status"], expected)
        elif not withdrawn and name not in now:
            expected = (
                f"an exhibit or a claim of this name; run `book publish --withdraw {name}`, "
                f"or `book publish --successor {name} NEW` where another stands in its place"
            )
            yield Fault("published", number, "name", name, expected)
        if row["successor"] and not withdrawn:
            yield Fault(
                "published", number, "successor", row["successor"], f"none, as {name} is not withdrawn"
            )
        elif row["successor"] and not heir(name, successors):
            expected = f"a name that does not lead back to {name}"
            yield Fault("published", number, "successor", row["successor"], expected)
        if name in now and not withdrawn:
            for column, after in zip(("kind", "subject"), now[name], strict=True):
                if after and row[column] != after:
                    expected = (
                        f"{after!r}, which {name} has now: give something else a new id, "
                        f"and run `book publish --reworded {name}` where only the wording changed"
                    )
                    yield Fault("published", number, column, row[column], expected)
    claims = tables("claims")
    for number, name in zip(map(int, claims.index), claims["claim"], strict=True):
        if name not in successors:
            expected = "a claim with a permanent name in published: run `book publish`"
            yield Fault("claims", number, "claim", name, expected)
    for name in registry():
        if name not in successors:
            expected = (
                f'every exhibit on the list: run `book publish --subject {name} "what it shows"`, '
                "in words that hold whatever it finds"
            )
            yield Fault("published", None, "name", name, expected)
