"""Numbers in the words of a link to a claim are those of the claim."""

from __future__ import annotations

import re

import pytest

from helpers.book.prose import links, pages
from helpers.tables import computed, dates

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
#: Links that tell a claim's number as it should be: what the words say, and what the claim has.
PUT_RIGHT = {"b-241": ("strategy of 2016", "a list of references dates it ten years early")}
CLAIMS = computed.get("claims").set_index("claim")


def numbers(claim: str) -> set[str]:
    """Every number that a claim states: in its value, as prose writes a day, or in its words."""
    value, statement = CLAIMS.loc[claim, ["value", "statement"]]
    written = dates.readable(value) if dates.is_date(value) else value
    return set(NUMBER.findall(f"{value} {written} {statement}"))


def unlike(text: str) -> list[str]:
    """Links to claims whose words have a number that the claim has not."""
    return [
        f"[{link.said}]({link.address}), which has {CLAIMS.at[link.target, 'value']}"
        for link in links.find(text)
        # A claim that there is not, a build tells.
        if link.scheme == "claim"
        and link.target in CLAIMS.index
        and not set(NUMBER.findall(link.said)) <= numbers(link.target)
        if PUT_RIGHT.get(link.target, ("",))[0] != link.said
    ]


@pytest.mark.parametrize("page", pages.every(), ids=lambda page: page.path.stem)
def test_a_number_is_that_of_the_claim(page: pages.Page) -> None:
    assert [said for passage in page.passages for said in unlike(passage.text)] == []


def test_another_number_is_seen() -> None:
    assert unlike("[39%](claim:a-155) and [1 July 1999](claim:a-126)") == []
    wrong = "[93%](claim:a-155), [39%](claim:a-156) and [1 July 1999](claim:a-132)"
    assert len(unlike(wrong)) == 3
