"""Published names are permanent: an exhibit or a claim may change, and its name never disappears or is used again."""

from __future__ import annotations

from pathlib import Path

from helpers import exhibits, tables

LIST = Path(__file__).with_name("published.txt")


def published() -> set[str]:
    return set(LIST.read_text(encoding="utf-8").split())


def test_no_published_name_has_disappeared() -> None:
    known = set(exhibits.registry()) | set(tables.load("claims")["claim"])
    assert published() - known == set(), "a published id is gone: leave a tombstone in its place"


def test_every_name_is_on_the_list() -> None:
    known = set(exhibits.registry()) | set(tables.load("claims")["claim"])
    assert known - published() == set(), "add the new ids to tests/published.txt"
