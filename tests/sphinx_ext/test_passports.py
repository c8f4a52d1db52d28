"""Every source on a page names its licence, and what leads to it."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from helpers import tables
from helpers.sphinx_ext import passports

SOURCES = {row["source"]: row for row in tables.load("sources").to_dict("records")}


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_names_its_licence_and_address(name: str) -> None:
    row = SOURCES[name]
    shown = BeautifulSoup(passports.source(row), "html.parser")
    assert f"Licence: {row['licence']}" in shown.get_text()
    assert [link["href"] for link in shown.select("a")] == ([row["address"]] if row["address"] else [])
