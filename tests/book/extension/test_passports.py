"""Every source on a page names its licence, and what leads to it."""

from __future__ import annotations

from bs4 import BeautifulSoup

from helpers import tables
from helpers.book.extension import passports


def test_every_source_names_its_licence_and_address() -> None:
    for row in tables.load("sources").to_dict("records"):
        shown = BeautifulSoup(passports.source(row), "html.parser")
        assert f"Licence: {row['licence']}" in shown.get_text(), row["source"]
        assert [link["href"] for link in shown.select("a")] == ([row["address"]] if row["address"] else []), (
            row["source"]
        )
