"""From the pages that HTML is written from to one Typst file and one PDF.

Each page is translated when Sphinx has resolved it for HTML, so that nothing is resolved twice and only pages
that changed are translated anew. The compiler runs while the downloads are written.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import typst
from docutils import nodes as n
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError

from helpers.book.pdf.translator import TypstTranslator
from helpers.paths import PDF_NAME
from helpers.publishing.escaping import typst as quoted
from helpers.tables import edition

TEMPLATE = Path(__file__).with_name("template.typ")
INDEX = "\n#heading(level: 1)[Index]\n#book-index()\n"


class PDFError(SphinxError):
    """The PDF cannot be made."""

    category = "PDF"


def ordered(env: BuildEnvironment, docname: str) -> Iterator[str]:
    """A page and all below it, in the order of the table of contents."""
    yield docname
    for below in env.toctree_includes.get(docname, []):
        yield from ordered(env, below)


def head(base_url: str) -> str:
    """What the Typst file begins with: the template, and what the book says of itself."""
    book = edition.book()
    fields = {
        "title": book.title,
        "author": book.author,
        "version": book.version,
        "date": book.date_written,
        "abstract": book.abstract,
        "base": base_url,
    }
    arguments = ", ".join(f"{name}: {quoted(value)}" for name, value in fields.items())
    year, month, day = (int(part) for part in book.date.split("-"))
    return (
        f'#import "template.typ": *\n#show: report.with({arguments}, day: datetime(year: {year}, month: '
        f"{month}, day: {day}))\n"
    )


def compiled(folder: Path, root: Path) -> None:
    """Compile `book.typ` in the folder; pictures are read from below `root`.

    Raises
    ------
    PDFError
        Where Typst refuses the file.
    """
    stamp = int(os.environ.get("SOURCE_DATE_EPOCH", edition.epoch()))
    try:
        typst.compile(
            str(folder / "book.typ"),
            output=str(folder / PDF_NAME),
            root=str(root),
            ignore_system_fonts=True,
            timestamp=stamp,
        )
    except RuntimeError as error:
        raise PDFError(f"Typst could not compile {folder / 'book.typ'}: {error}") from error


class Pages:
    """The pages of one build: kept as Typst while HTML is written, then put together and compiled."""

    def __init__(self) -> None:
        self.pool = ThreadPoolExecutor(1)
        self.running: Future[None] | None = None

    def keep(self, app: Sphinx, doctree: n.document, docname: str) -> None:
        """Translate a page that Sphinx has resolved."""
        if folder := app.config.book_pdf_folder:
            file = Path(folder) / "pages" / f"{docname}.typ"
            file.parent.mkdir(parents=True, exist_ok=True)
            translator = TypstTranslator(doctree, app.builder, docname, Path(folder))
            doctree.walkabout(translator)
            file.write_text(translator.text(), encoding="utf-8", newline="\n")

    def start(self, app: Sphinx, error: Exception | None) -> None:
        """Put the pages together and begin to compile."""
        if error is None and app.config.book_pdf_folder and app.config.book_pdf:
            folder = Path(app.config.book_pdf_folder)
            pages = [
                (folder / "pages" / f"{name}.typ").read_text(encoding="utf-8")
                for name in ordered(app.env, app.config.root_doc)
            ]
            shutil.copyfile(TEMPLATE, folder / "template.typ")
            (folder / "book.typ").write_text(
                head(app.config.html_baseurl or "") + "\n".join(pages) + INDEX, encoding="utf-8", newline="\n"
            )
            self.running = self.pool.submit(compiled, folder, Path(app.srcdir))

    def finish(self, app: Sphinx, error: Exception | None) -> None:
        """Wait for the compiler."""
        if self.running is not None:
            self.running.result()
