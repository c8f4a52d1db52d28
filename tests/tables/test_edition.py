"""What the book says of itself: refused where a reference could not carry it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers import paths
from helpers.tables import edition

TODAY = date(2030, 1, 1)


@pytest.fixture
def raw() -> dict[str, Any]:
    return yaml.safe_load(paths.CITATION.read_text(encoding="utf-8"))


def test_our_own_file_is_read(raw: dict[str, Any]) -> None:
    found = edition.read(raw, TODAY)
    assert (found.author, found.version) == (raw["authors"][0]["name"], str(raw["version"]))
    assert found.publisher == raw["preferred-citation"]["publisher"]["name"]
    assert found.edition == f"Version {raw['version']}"
    assert "Kazakhstan" in found.keywords


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"authors": [{"name": "Smith, Jones and others"}]}, "authors: 'Smith, Jones and others'; expected a name"),
        ({"title": "European {Soft} power"}, "title: 'European {Soft} power'; expected a title without braces"),
        ({"version": "two"}, "version: 'two'; expected a version such as 0.2.0"),
        ({"version": 0.2}, "version: '0.2'; expected a version such as 0.2.0"),
        ({"date-released": "21 November 2026"}, "date-released: '21 November 2026'; expected a day such as"),
        ({"date-released": "2030-01-03"}, "date-released: '2030-01-03'; expected a day that has come"),
        ({"license": "WTFPL"}, "license: 'WTFPL'; expected one of CC-BY-4.0"),
    ],
)  # fmt: skip
def test_what_a_reference_cannot_carry_is_one_sentence(
    raw: dict[str, Any], change: dict[str, Any], told: str
) -> None:
    with pytest.raises(edition.EditionError) as caught:
        edition.read(raw | change, TODAY)
    assert str(caught.value).startswith(f"CITATION.cff, {told}")
    assert "\n" not in str(caught.value)


def test_tomorrow_is_a_day_that_has_come_elsewhere(raw: dict[str, Any]) -> None:
    preferred = raw["preferred-citation"] | {"date-released": "2030-01-02"}
    change = {"date-released": "2030-01-02", "preferred-citation": preferred}
    assert edition.read(raw | change, TODAY).date == "2030-01-02"


@pytest.mark.parametrize("field", ["title", "version", "date-released"])
def test_the_preferred_citation_says_the_same(raw: dict[str, Any], field: str) -> None:
    other = raw["preferred-citation"] | {field: "x"}
    with pytest.raises(edition.EditionError, match=f"preferred-citation, {field}: 'x'; expected the same"):
        edition.read(raw | {"preferred-citation": other}, TODAY)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("", ""),
        ("https://example.org", "https://example.org"),
        ("https://example.org/", "https://example.org"),
        ("http://example.org/a/book//", "http://example.org/a/book"),
    ],
)
def test_an_address_has_no_slash_at_its_end(given: str, found: str) -> None:
    assert edition.address(given) == found


@pytest.mark.parametrize(
    "given",
    ["example.org/book", "ftp://example.org", "https://", "https://exa mple.org", "/book", "javascript:x"],
)
def test_what_is_no_address(given: str) -> None:
    with pytest.raises(edition.EditionError, match="expected an address such as"):
        edition.address(given)


@pytest.mark.parametrize("given", ["https://example.org/#top", "https://example.org/book?x=1"])
def test_an_address_of_a_part_is_none_of_a_book(given: str) -> None:
    with pytest.raises(edition.EditionError, match="the address of a folder"):
        edition.address(given)


def test_where_to_write_to_comes_from_the_citation_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "CITATION.cff"
    monkeypatch.setattr(edition.paths, "CITATION", file)
    file.write_text("authors:\n- name: P\n", encoding="utf-8")
    assert edition.contacts() == []
    file.write_text(
        "contact:\n- email: a@example.org\nauthors:\n- name: P\n  email: a@example.org\n"
        "  website: https://example.org\nrepository-code: https://example.org/code\n",
        encoding="utf-8",
    )
    assert edition.contacts() == [
        ("a@example.org", "mailto:a@example.org"),
        ("https://example.org", "https://example.org"),
        ("https://example.org/code", "https://example.org/code"),
    ]
