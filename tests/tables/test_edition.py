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
        ({"date-released": "20300101"}, "date-released: '20300101'; expected a day such as"),
        ({"date-released": "2029-W48-4"}, "date-released: '2029-W48-4'; expected a day such as"),
        ({"version": "٠.٢.٠"}, "version: '٠.٢.٠'; expected a version such as 0.2.0"),
        ({"license": "WTFPL"}, "license: 'WTFPL'; expected one of CC-BY-4.0"),
        ({"license": ["CC-BY-4.0", "MIT"]}, "license: \"['CC-BY-4.0', 'MIT']\"; expected one of CC-BY-4.0"),
        ({"authors": [{"family-names": "A"}]}, "authors: \"{'family-names': 'A'}\"; expected an organisation with its"),
        ({"authors": [{"name": "A"}, {"name": "B"}]}, "authors: \"[{'name': 'A'}, {'name': 'B'}]\"; expected a list of one"),
        ({"authors": []}, "authors: missing; expected the organisation that wrote the book"),
        ({"title": ""}, "title: missing; expected the title of the book"),
        ({"title": ["Soft power"]}, "title: \"['Soft power']\"; expected one text"),
        ({"keywords": "soft power"}, "keywords: 'soft power'; expected a list of words"),
        ({"url": "example.org/book"}, "url: 'example.org/book'; expected an address such as https://"),
        ({"keywords": None}, "keywords: missing; expected a list of words"),
        ({"preferred-citation": {}}, "preferred-citation: missing; expected the book as it is to be cited"),
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
    preferred = raw["preferred-citation"] | {"date-released": "2030-01-02", "year": 2030, "month": 1}
    change = {"date-released": "2030-01-02", "preferred-citation": preferred}
    assert edition.read(raw | change, TODAY).date == "2030-01-02"


@pytest.mark.parametrize("raw", [None, [1], "title: x"])
def test_a_file_of_no_fields_is_one_sentence(raw: object) -> None:
    with pytest.raises(edition.EditionError, match=r"CITATION.cff, authors: missing; expected"):
        edition.read(raw, TODAY)


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "CITATION.cff"
    monkeypatch.setattr(edition.paths, "CITATION", file)
    for content in (None, b"title: [\n", b"title: \xff\n"):
        if content:
            file.write_bytes(content)
        with pytest.raises(edition.EditionError, match=r"^CITATION.cff cannot be read: .+$"):
            edition.book.__wrapped__()


def test_the_preferred_citation_has_one_author_and_a_publisher_of_one_name(raw: dict[str, Any]) -> None:
    preferred = raw["preferred-citation"]
    for change, told in (
        ({"authors": [{"name": "Another"}]}, "preferred-citation, authors: 'Another'; expected the same"),
        (
            {"publisher": {"name": "Smith, Jones"}},
            "publisher: 'Smith, Jones'; expected a name without a comma",
        ),
        ({"publisher": None}, "preferred-citation, publisher: missing; expected who publishes"),
    ):
        with pytest.raises(edition.EditionError, match=told):
            edition.read(raw | {"preferred-citation": preferred | change}, TODAY)


@pytest.mark.parametrize("field", ["title", "version", "date-released", "type", "year", "month"])
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
        ("http://example.org:8080/%D2%9B", "http://example.org:8080/%D2%9B"),
    ],
)
def test_an_address_has_no_slash_at_its_end(given: str, found: str) -> None:
    assert edition.address(given) == found


@pytest.mark.parametrize(
    "given",
    [
        *(
            "example.org/book",
            "ftp://example.org",
            "https://",
            "https://exa mple.org",
            "/book",
            "javascript:x",
        ),
        *("https://name:word@example.org", "https://қаз.kz", "https://[::1/b", 'https://example.org/"><b>'),
        *("https://example.org/a//b", "https://example.org/../b", "https://example.org:port/b"),
    ],
)
def test_what_is_no_address(given: str) -> None:
    with pytest.raises(edition.EditionError, match="expected an address such as"):
        edition.address(given)


@pytest.mark.parametrize(
    "given",
    [
        "https://example.org/#top",
        "https://example.org/book?x=1",
        "https://x.org/b#",
        "https://x.org/b/index.html",
    ],
)
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
