"""The ledger as data: with its version and lists, valid by its own schema, and no statement taken for ours."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from bs4 import BeautifulSoup

from helpers import claims
from helpers.publishing import ledger_files
from helpers.tables import computed, edition

BASE = "https://example.org/book"
EVERY = claims.entries(computed.get)
FULL = next(one for one in EVERY if one.article == "A" and one.witnesses and one.checks and one.theses)
BARE = next(one for one in EVERY if one.article == "B" and not one.witnesses and not one.checks)


def things(base: str = "") -> list[dict[str, Any]]:
    script = BeautifulSoup(ledger_files.graph([FULL, BARE], base), "html.parser").script
    assert script is not None
    return json.loads(str(script.string))["@graph"]


@pytest.mark.parametrize("base", ["", BASE])
def test_the_json_is_valid_by_its_schema(base: str) -> None:
    content = json.loads(json.dumps(ledger_files.content([FULL, BARE], base)))
    jsonschema.Draft202012Validator.check_schema(ledger_files.schema())
    jsonschema.Draft202012Validator(ledger_files.schema()).validate(content)
    assert content["version"] == edition.book().version
    full, bare = content["claims"]
    assert full["record"] == {"verdict": FULL.record.verdict.name, "reason": FULL.record.reason}
    assert [one["finding"] for one in full["evidence"]] == [one.finding for one in FULL.witnesses]
    assert [tuple(one.values()) for one in full["theses"]] == list(FULL.theses)
    assert (bare["evidence"], bare["checks"]) == ([], [])
    assert full.get("address") == (f"{BASE}/ledger.html#{FULL.claim}" if base else None)


@pytest.mark.parametrize(
    "change",
    [{"evidence": "supports: x"}, {"record": "supported"}, {"claim": 5}, {"more": "x"}, {"record": {"verdict": "true"}}],
)  # fmt: skip
def test_the_schema_refuses_another_form(change: dict[str, Any]) -> None:
    content = json.loads(json.dumps(ledger_files.content([FULL], "")))
    content["claims"][0] |= change
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(ledger_files.schema()).validate(content)


def test_every_column_of_the_csv_is_described() -> None:
    assert list(ledger_files.flat(FULL)) == list(ledger_files.COLUMNS)
    columns = ledger_files.csv_metadata()["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == list(ledger_files.COLUMNS)


def test_a_statement_appears_in_its_article_and_the_verdict_is_ours() -> None:
    claim = next(one for one in things() if one.get("identifier") == FULL.claim)
    assert claim["appearance"] == {
        "@type": "CreativeWork",
        "name": FULL.place,
        "isPartOf": {"@type": "ScholarlyArticle", "@id": "#article-a"},
    }
    assert claim["review"]["reviewBody"] == FULL.record.verdict.name
    ours = next(one for one in things() if one.get("@id") == claim["review"]["author"]["@id"])
    assert ours["name"] == edition.book().author
    assert not {"author", "creator"} & claim.keys()
    articles = [one for one in things() if one["@type"] == "ScholarlyArticle"]
    assert [one["name"] for one in articles] == ["Article A", "Article B"]
    assert not any("author" in one for one in articles)


def test_the_page_is_a_data_set_with_version_licence_and_downloads() -> None:
    dataset = things(BASE)[0]
    assert (dataset["@type"], dataset["version"]) == ("Dataset", edition.book().version)
    assert dataset["license"] == edition.LICENCE_ADDRESS
    assert dataset["copyrightNotice"].endswith(edition.RIGHTS)
    assert [one["contentUrl"] for one in dataset["distribution"]] == [
        f"{BASE}/downloads/ledger.csv",
        f"{BASE}/downloads/ledger.json",
    ]


@pytest.mark.parametrize("base", ["", BASE])
def test_ids_are_absolute_where_the_book_has_an_address(base: str) -> None:
    page = f"{base}/ledger.html" if base else ""
    assert {one["@id"] for one in things(base) if one["@type"] == "Claim"} == {
        f"{page}#{FULL.claim}",
        f"{page}#{BARE.claim}",
    }
