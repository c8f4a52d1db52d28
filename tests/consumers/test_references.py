"""References drawn by a seed, read by pandoc and printed by its citeproc with the styles that the pages use."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pypandoc
import pytest
from bs4 import BeautifulSoup

STYLES = {
    name: Path(__file__).resolve().parents[2] / "src" / "helpers" / "publishing" / "styles" / f"{file}.csl"
    for name, file in (("APA", "apa"), ("Chicago", "chicago-author-date"))
}
#: What pandoc calls the format of each file.
READERS = {"json": "csljson", "bib": "bibtex", "ris": "ris"}
#: Another draw with BOOK_SEED.
SEED = int(os.environ.get("BOOK_SEED", "20"))


def pages(book: Path) -> dict[str, str]:
    """The page of each exhibit and claim, by its name."""
    downloads = book / "downloads"
    shown = json.loads((downloads / "exhibits.json").read_text(encoding="utf-8"))
    claims = json.loads((downloads / "ledger.json").read_text(encoding="utf-8"))["claims"]
    return {one["id"]: one["page"] for one in shown} | dict.fromkeys(
        (one["claim"] for one in claims), "ledger.html"
    )


def drawn(book: Path) -> list[str]:
    """Three figures, two tables and three claims."""
    names = sorted(pages(book))
    draw = random.Random(SEED)
    kinds = (("fig-", 3), ("tbl-", 2), (("a-", "b-"), 3))
    return [
        name
        for sign, count in kinds
        for name in draw.sample([one for one in names if one.startswith(sign)], count)
    ]


def on_page(book: Path, name: str) -> dict[str, str]:
    """How its page says that it is cited, by style; without the words on a copy, which are in no style."""
    page = BeautifulSoup((book / pages(book)[name]).read_text(encoding="utf-8"), "html.parser")
    place = page.find(id=f"passport-{name}") or page.find(id=name)
    assert place is not None
    said = {term.get_text(): term.find_next_sibling("dd") for term in place.select("dt")}
    cited = {style: said[f"Cite ({style})"].select_one(".cite-text").get_text() for style in STYLES}
    assert all(text.endswith(" Cited from a copy.") != ("http" in text) for text in cited.values())
    return {style: text.removesuffix(" Cited from a copy.") for style, text in cited.items()}


def printed(book: Path, name: str, end: str, style: str) -> str:
    """The reference as pandoc prints it."""
    file = book / ("exhibits" if name[:4] in ("fig-", "tbl-") else "claims") / f"{name}.{end}"
    options = ["--citeproc", f"--csl={STYLES[style]}", "--wrap=none"]
    return str(pypandoc.convert_file(str(file), "plain", format=READERS[end], extra_args=options)).strip()


def straight(text: str) -> str:
    """The text with straight marks of quotation, which pandoc turns."""
    return text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})


@pytest.mark.parametrize("style", STYLES)
def test_a_page_says_what_citeproc_makes_of_the_same_reference(book: Path, style: str) -> None:
    for name in drawn(book):
        assert straight(on_page(book, name)[style]) == straight(printed(book, name, "json", style)), name


@pytest.mark.parametrize("end", ["bib", "ris"])
def test_every_format_arrives_whole(book: Path, end: str) -> None:
    """One author, the version as edition, number, date and address; of RIS pandoc reads no chapter."""
    for name in drawn(book):
        said = straight(on_page(book, name)["APA"])
        wanted = said if end == "bib" else said.partition(", Chapter ")[0]
        found = straight(printed(book, name, end, "APA"))
        assert found == wanted if end == "bib" else found.startswith(wanted.rstrip(".)")), name
        address = said.rpartition(" ")[2]
        assert found.endswith(address), name


def test_an_id_keeps_its_case_in_capitals(book: Path) -> None:
    for name in drawn(book):
        for end in ("json", "bib"):
            assert f"({name})" in (said := printed(book, name, end, "Chicago")) or f"Claim {name}:" in said, (
                name,
                end,
            )
