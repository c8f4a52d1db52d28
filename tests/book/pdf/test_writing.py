"""Pages kept while HTML is written become one file in the order of the contents, and a PDF or one clear error."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes as n
from docutils.utils import new_document

from helpers import paths
from helpers.book.pdf import writing
from helpers.book.pdf.writing import Pages, PDFError


def app(tmp_path: Path, *, pdf: bool = True) -> Any:
    contents = {"index": ["two", "one"], "two": ["deep"]}
    env = SimpleNamespace(
        toctree_includes=contents,
        found_docs={"index", "one", "two", "deep"},
        toc_secnumbers={},
        toc_fignumbers={},
    )
    config = SimpleNamespace(
        root_doc="index", html_baseurl="", book_pdf_folder=str(tmp_path / "pdf"), book_pdf=pdf
    )
    return SimpleNamespace(
        env=env,
        config=config,
        srcdir=str(tmp_path),
        builder=SimpleNamespace(env=env, config=config, srcdir=str(tmp_path)),
    )


def page(text: str) -> n.document:
    document = new_document("page")
    document += n.paragraph("", "", n.Text(text))
    return document


def test_pages_stand_in_the_order_of_the_contents(tmp_path: Path) -> None:
    made, pages = app(tmp_path), Pages()
    for name in ("deep", "one", "two", "index"):
        pages.keep(made, page(f"page {name}"), name)
    pages.start(made, None)
    pages.finish(made, None)
    text = (tmp_path / "pdf" / "book.typ").read_text(encoding="utf-8")
    places = [text.index(f"page {name}") for name in ("index", "two", "deep", "one")]
    assert places == sorted(places)
    assert text.endswith(writing.INDEX)
    assert (tmp_path / "pdf" / paths.PDF_NAME).read_bytes().startswith(b"%PDF")


def test_a_page_that_did_not_change_is_taken_as_it_was_kept(tmp_path: Path) -> None:
    made = app(tmp_path)
    for name in ("index", "one", "two", "deep"):
        Pages().keep(made, page(f"page {name}"), name)
    later = Pages()
    later.keep(made, page("page one, changed"), "one")
    later.start(made, None)
    later.finish(made, None)
    text = (tmp_path / "pdf" / "book.typ").read_text(encoding="utf-8")
    assert "page one, changed" in text
    assert "page two" in text


def test_nothing_is_compiled_without_need(tmp_path: Path) -> None:
    for made, error in ((app(tmp_path, pdf=False), None), (app(tmp_path), ValueError("a page failed"))):
        pages = Pages()
        pages.start(made, error)
        pages.finish(made, error)
        assert not (tmp_path / "pdf" / "book.typ").exists()


def test_what_typst_refuses_is_said_with_the_file(tmp_path: Path) -> None:
    (tmp_path / "book.typ").write_text("#unknown-function()", encoding="utf-8")
    with pytest.raises(PDFError, match=r"Typst could not compile .*book\.typ: unknown variable"):
        writing.compiled(tmp_path, tmp_path)
