"""One form of percentages in prose, texts of exhibits, data and comments: *75%*, as most of them have it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import paths
from helpers.book.prose import pages
from helpers.tables import computed

#: A number, or what stands for one in a template or a link, then a space and the sign.
APART = re.compile(
    r"(?:[\d}]|\]\([^()\s]*\))[ \N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}]%(?![}\w(])"
)
#: Statements of the ledger have the word; pages have the sign.
WORD = re.compile(r"\d per ?cent\b")
#: A plan stays as it was committed, and what the builds of two books printed as it was printed.
AS_IT_WAS = ("docs/plans/", "docs/changes-since-")
TYPED = ("*.md", "docs/**/*.md", "data/**/*.csv", "data/**/*.yml", "src/**/*.py", "src/**/*.yml")


def typed() -> Iterator[Path]:
    for pattern in TYPED:
        for path in sorted(paths.ROOT.glob(pattern)):
            if not path.relative_to(paths.ROOT).as_posix().startswith(AS_IT_WAS):
                yield path


def apart(text: str) -> list[str]:
    return [text[max(0, one.start() - 30) : one.end() + 10] for one in APART.finditer(text)]


@pytest.mark.parametrize("text", ["3.5 %", "{share:.0f} % of", "[92](fact:x) %", "75\N{NO-BREAK SPACE}%"])
def test_the_other_form_is_found(text: str) -> None:
    assert apart(text) == [text[:20]]


@pytest.mark.parametrize("text", ["3.5%", "{% if a %}{{ b }}{% endif %}", "percent of answers"])
def test_what_is_no_percentage_is_left(text: str) -> None:
    assert apart(text) == []


def test_what_is_typed_has_one_form() -> None:
    found = {str(path): said for path in typed() if (said := apart(path.read_text(encoding="utf-8")))}
    assert found == {}


def test_the_prose_has_one_form() -> None:
    found = {
        str(one.place(0)): said
        for page in pages.every()
        for one in page.passages
        if (said := apart(one.text) + WORD.findall(one.text))
    }
    assert found == {}


def test_findings_have_one_form() -> None:
    table = computed.get("findings")
    assert [said for column in ("sentence", "beside") for said in apart(" ".join(table[column]))] == []
