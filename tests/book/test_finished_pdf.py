"""The PDF as its readers get it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, Destination, IndirectObject

from helpers import exhibits, paths, tables
from helpers.tables import edition


@pytest.fixture(scope="module")
def pdf(built: Path) -> PdfReader:
    return PdfReader(built / paths.PDF_NAME)


@pytest.fixture(scope="module")
def texts(built: Path) -> list[str]:
    pages = pypdfium2.PdfDocument(built / paths.PDF_NAME)
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pages]


def test_it_is_a_book(pdf: PdfReader, texts: list[str]) -> None:
    assert len(pdf.pages) > 40
    assert edition.book().author in texts[0]
    assert "How to cite" in texts[1]
    assert texts[2].startswith("Contents")
    assert all(text.strip() for text in texts), "an empty page"


def test_the_head_of_a_page_names_no_section_of_another_chapter(texts: list[str]) -> None:
    heads = [text.split("\n", 1)[0].strip() for text in texts]
    of_lists = {head for head in heads if head.split(" ")[0] in ("Glossary", "Bibliography", "Index")}
    assert of_lists == {"Glossary", "Glossary Abbreviations", "Bibliography", "Index"}


def test_it_says_what_it_is(pdf: PdfReader) -> None:
    assert pdf.metadata.title == edition.book().title
    assert pdf.metadata.author == edition.book().author
    assert pdf.trailer["/Root"]["/Lang"].lower().startswith("en")


def test_it_is_tagged(pdf: PdfReader) -> None:
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in pdf.trailer["/Root"]


def outline(nodes: list[object]) -> list[Destination]:
    return [one for node in nodes for one in (outline(node) if isinstance(node, list) else [node])]  # type: ignore[misc]


def test_its_outline_has_every_chapter(pdf: PdfReader) -> None:
    titles = [entry.title for entry in outline(pdf.outline)]
    for notebook in paths.notebooks():
        import nbformat

        heading = nbformat.read(notebook, 4).cells[0].source.splitlines()[0].removeprefix("# ")
        assert any(heading in title for title in titles), heading


def test_its_index_leads_to_pages_that_speak_of_the_entry(pdf: PdfReader, texts: list[str]) -> None:
    index = "\n".join(texts[pdf.get_destination_page_number(outline(pdf.outline)[-1]) :])
    assert index.startswith("Index")
    # Pages are counted from the first of the text; those before it have Roman numbers.
    offset = texts.index(next(text for text in texts if text.startswith("About this book"))) - 1
    for name in ("TACIS", "Bologna Process", "Erasmus+"):
        pages = re.search(re.escape(name) + r", ([\d, ]+)", index)
        assert pages, name
        for page in pages.group(1).replace(" ", "").strip(",").split(","):
            assert name in " ".join(texts[int(page) + offset].split()), (name, page)


def fonts(pdf: PdfReader) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for page in pdf.pages:
        for font in (page.get("/Resources", {}).get("/Font") or {}).values():
            one = font.get_object()
            inner = one["/DescendantFonts"][0].get_object() if "/DescendantFonts" in one else one
            about = inner.get("/FontDescriptor")
            found[str(one["/BaseFont"])] = about is not None and any(
                f"/FontFile{kind}" in about.get_object() for kind in ("", "2", "3")
            )
    return found


def test_every_font_is_embedded(pdf: PdfReader) -> None:
    found = fonts(pdf)
    assert found
    assert all(found.values()), found


def test_nothing_is_unresolved(texts: list[str]) -> None:
    whole = "\n".join(texts)
    for sign in (
        "??",
        "<Figure",
        "Styler",
        "](fact:",
        "](claim:",
        "](#fig-",
        "{doc}",
        "\N{REPLACEMENT CHARACTER}",
    ):
        assert sign not in whole, sign


def test_every_exhibit_is_numbered_and_named(texts: list[str]) -> None:
    whole = "\n".join(texts)
    joined = re.sub(r"-\n", "-", whole)
    for identifier in exhibits.registry():
        assert identifier in joined, identifier
    assert len(set(re.findall(r"Figure (\d+\.\d+)\.", whole))) == sum(
        entry.kind == "figure" for entry in exhibits.registry().values()
    )


def test_every_claim_is_in_it(texts: list[str]) -> None:
    whole = "\n".join(texts)
    missing = [name for name in tables.load("claims")["claim"] if name not in whole]
    assert not missing


def test_every_internal_link_resolves(pdf: PdfReader) -> None:
    known = set(pdf.named_destinations)
    pages = {page.indirect_reference.idnum for page in pdf.pages}
    links = 0
    for page in pdf.pages:
        for note in page.get("/Annots") or []:
            link = note.get_object()
            target = link.get("/Dest") or (link.get("/A") or {}).get("/D")
            if target is None:
                continue
            target = target.get_object()
            links += 1
            if isinstance(target, ArrayObject):
                assert isinstance(target[0], IndirectObject) and target[0].idnum in pages
            else:
                assert str(target) in known
    assert links > 100


def test_figures_are_vectors(pdf: PdfReader) -> None:
    pictures = [
        name
        for page in pdf.pages
        for name, thing in (page["/Resources"].get("/XObject") or {}).items()
        if thing.get_object()["/Subtype"] == "/Image"
    ]
    assert not pictures


#: The narrowest margin of a page in points: 2.5 cm less the mark and the space that may hang at the end of a line.
MARGIN = 2.5 / 2.54 * 72 - 6


@pytest.mark.skipif(
    sys.platform == "darwin", reason="pikepdf has no wheel for every Mac; the bytes are the same"
)
def test_qpdf_finds_no_fault(built: Path) -> None:
    import pikepdf

    with pikepdf.open(built / paths.PDF_NAME) as opened:
        assert opened.check_pdf_syntax() == []


def test_no_text_stands_in_the_margins_and_no_picture_is_a_raster(built: Path) -> None:
    outside = []
    for number, page in enumerate(pypdfium2.PdfDocument(built / paths.PDF_NAME), start=1):
        width, height = page.get_size()
        text = page.get_textpage()
        for place in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(place)
            if left < MARGIN or right > width - MARGIN or bottom < 28 or top > height - 28:
                outside.append((number, text.get_text_bounded(left, bottom, right, top)))
        assert not list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])), number
    assert outside == []
