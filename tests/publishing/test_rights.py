"""What may be done with a thing: one sentence by its sources, and a licence only where it holds for all of it."""

from __future__ import annotations

from typing import Any

import pytest

from helpers import tables
from helpers.publishing import provenance, rights
from helpers.tables import Licence, edition

CARD: Any = {"id": "fig-x", "kind": "figure"}
ARTICLE = {"kind": "article", "publisher": "Article A", "series_allowed": False}
OPEN = {"kind": "data", "publisher": "UN", "series_allowed": True}


def closed(publisher: str) -> dict[str, Any]:
    return {"kind": "data", "publisher": publisher, "series_allowed": False}


@pytest.mark.parametrize(
    ("rows", "told", "licence"),
    [
        ([ARTICLE], ".", edition.LICENCE_ADDRESS),
        (
            [ARTICLE, OPEN],
            " for what is ours; other publishers' values may be passed on under the terms of each source.",
            "",
        ),
        (
            [OPEN, closed("WIIW, Vienna"), closed("OECD"), closed("OECD")],
            (
                " for what is ours; values of OECD; WIIW, Vienna are single facts quoted with credit, and no series of theirs "
                "may be passed on by this licence."
            ),
            "",
        ),
        (
            [closed(letter) for letter in "ABCDEF"],
            (
                " for what is ours; values of 6 publishers among the sources are single facts quoted with credit, and no series "
                "of theirs may be passed on by this licence."
            ),
            "",
        ),
    ],
)
def test_an_exhibit_is_as_free_as_its_sources(
    rows: list[dict[str, Any]], told: str, licence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provenance, "sources", lambda card: rows)
    assert rights.of_exhibit(CARD) == edition.LICENCE + told
    assert rights.licence_of(CARD) == licence


def test_a_licence_is_its_address_and_terms_are_what_is_said_of_them() -> None:
    assert (
        rights.linked(Licence("CC0-1.0", "Zero", "https://example.org/zero"), "p.html")
        == "https://example.org/zero"
    )
    assert rights.linked(Licence("various", "By row", "ledger/sources.csv"), "p.html") == {
        "@type": "CreativeWork",
        "name": "By row",
        "url": "p.html",
    }


def test_a_table_that_names_sources_says_that_their_values_stay_theirs() -> None:
    package = tables.package()
    said = {name: (schema.terms, schema.rights) for name, schema in package.tables.items()}
    address = edition.LICENCE_ADDRESS
    assert said["claims"] == (
        "licence CC-BY-4.0",
        f"Creative Commons Attribution 4.0, {address}.",
    )
    assert said["evidence"] == (
        "licence CC-BY-4.0 for what is ours",
        f"Creative Commons Attribution 4.0, {address}, for what is ours. {edition.RIGHTS}",
    )
    assert said["indicators"] == (
        "each row under the licence of its source",
        "Each row is under the licence of its source, which sources.csv names.",
    )
    assert said["roll_calls"][0] == "licence CC0-1.0"
    assert [one.name for one in package.licences] == ["various-see-sources", "CC-BY-4.0", "CC0-1.0"]
