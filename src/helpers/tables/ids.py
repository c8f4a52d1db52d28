"""Ids of a prefix and a number: the next one that was never used."""

from __future__ import annotations

import re
from collections.abc import Iterable

NUMBERED = re.compile(r"(?P<prefix>[a-z]*(?:-[a-z]*)?)(?P<number>\d+)")


def following(like: str, taken: Iterable[str]) -> str | None:
    """The next id of the same prefix: one more than the largest, as an id is never used again.

    Parameters
    ----------
    like : str
        An id of the kind that is wanted, such as `e-0507`.
    taken : iterable of str
        Ids in use, and those that were.

    Returns
    -------
    str or None
        The id, with as many digits; `None` where `like` is no prefix with a number.
    """
    form = NUMBERED.fullmatch(like)
    if not form:
        return None
    known = [found for found in map(NUMBERED.fullmatch, taken) if found and found["prefix"] == form["prefix"]]
    largest = max((int(found["number"]) for found in (form, *known)), default=0)
    return f"{form['prefix']}{largest + 1:0{len(form['number'])}d}"
