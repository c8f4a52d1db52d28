"""From the pages that HTML is written from to one Typst file and one PDF.

Each page is translated when Sphinx has resolved it for HTML, so that nothing is resolved twice and only pages
that changed are translated anew. The compiler runs while the downloads are written.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from docutils import nodes as n
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError

from helpers import tables
from helpers.book.pdf.translator import TypstTranslator
from helpers.exhibits import letters
from helpers.paths import PDF_NAME
from helpers.publishing import citing
from helpers.publishing.escaping import typst as quoted
from helpers.tables import dates, edition

#: What stands under the title on the cover.
SUBTITLE = "An executable re-reading of two articles,\nwith the public evidence that they did not use"
#: A picture with its alternative text, as a page draws it.
PICTURE = re.compile(r"""image\("[^"]+", alt: "(?:[^"\\]|\\.)*", width: 100%\)""")
TEMPLATE = Path(__file__).with_name("template.typ")
COMPILER = Path(__file__).with_name("compiling.py")
INDEX = (
    "\n#heading(level: 1)[Index]\nPersons, institutions, places, instruments and terms, with the pages whose "
    "text speaks of them; authors where a work of theirs is cited. Kazakhstan, the European Union and Europe "
    "are the subject of every page.\n\n#book-index()\n"
)


class PDFError(SphinxError):
    """The PDF cannot be made."""

    category = "PDF"


def ordered(env: BuildEnvironment, docname: str) -> Iterator[str]:
    """A page and all below it, in the order of the table of contents."""
    yield docname
    for below in env.toctree_includes.get(docname, []):
        yield from ordered(env, below)


def _named(article: Mapping[str, Any]) -> str:
    """An article in one sentence: who wrote it, and where it stands as far as is known."""
    known = [f"{article[name]}" for name in ("title", "journal", "issue", "pages") if article[name]]
    said = ", ".join(known) or "title page and journal were not in the copy read"
    return (
        f"Article {article['article']}: {article['author']}, {said}, {dates.readable(article['published'])}."
    )


def cover(front: str) -> str:
    """The picture on the cover: the first of the front page, as it draws it; empty where it has none."""
    found = PICTURE.search(front)
    return found[0] if found else ""


def head(base_url: str, picture: str = "") -> str:
    """What the Typst file begins with: the template, and what the book says of itself.

    Parameters
    ----------
    base_url : str
        Public address of the book; empty where it has none.
    picture : str
        The picture on the cover, as Typst that draws it; none where empty.
    """
    book = edition.book()
    kinds = tables.load("articles").to_dict("records")
    articles = ", ".join(f"[{'#' + quoted(_named(row))}]" for row in kinds)
    fields = {
        "title": book.title,
        "subtitle": SUBTITLE,
        "cite": citing.text(citing.whole(base_url)),
        "author": book.author,
        "version": book.version,
        "date": book.date_written,
        "abstract": book.abstract,
        "base": base_url,
    }
    arguments = ", ".join(f"{name}: {quoted(value)}" for name, value in fields.items())
    arguments += f", articles: ({articles},)"
    arguments += f", picture: {picture}" if picture else ""
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
    stamp = os.environ.get("SOURCE_DATE_EPOCH", str(edition.epoch()))
    arguments = (folder, PDF_NAME, root, letters.own_folder(), stamp)
    done = subprocess.run(
        [sys.executable, "-P", COMPILER, *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        raise PDFError(f"Typst could not compile {folder / 'book.typ'}: {done.stderr.strip()}")


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
                head(app.config.html_baseurl or "", cover(pages[0])) + "\n".join(pages) + INDEX,
                encoding="utf-8",
                newline="\n",
            )
            self.running = self.pool.submit(compiled, folder, Path(app.srcdir))

    def finish(self, app: Sphinx, error: Exception | None) -> None:
        """Wait for the compiler."""
        if self.running is not None:
            self.running.result()
