"""The builder: one document tree, one Typst file, one PDF."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typst
from docutils import nodes as n
from sphinx.builders import Builder
from sphinx.errors import SphinxError
from sphinx.util.nodes import inline_all_toctrees

from helpers import citing
from helpers.escaping import typst as quoted
from helpers.paths import PDF_NAME
from helpers.pdf.translator import TypstTranslator

INDEX = "\n#heading(level: 1)[Index]\n#book-index()\n"
TEMPLATE = Path(__file__).with_name("template.typ")


class PDFError(SphinxError):
    """The PDF cannot be made."""

    category = "PDF"


class TypstBuilder(Builder):
    """Writes Typst and compiles it with the `typst` wheel; shares the document trees that HTML was made from."""

    name = "typstpdf"
    format = "typst"
    epilog = f"The PDF is %(outdir)s/{PDF_NAME}."
    default_translator_class = TypstTranslator
    supported_image_types = ["image/svg+xml", "image/png", "image/jpeg"]  # noqa: RUF012  (Sphinx declares it so)
    allow_parallel = False

    def get_outdated_docs(self) -> Iterable[str]:
        return self.env.found_docs

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return self.get_target_uri(to)

    def prepare_writing(self, docnames: set[str]) -> None:
        """Nothing to prepare: the tree is written in one go."""

    def write_doc(self, docname: str, doctree: n.document) -> None:
        """Not called: `write` writes the whole book."""

    def write(self, *_: Any) -> None:
        out = Path(self.outdir)
        out.mkdir(parents=True, exist_ok=True)
        root = self.config.root_doc
        tree = inline_all_toctrees(self, {root}, root, self.env.get_doctree(root), lambda text: text, [root])
        tree["docname"] = root
        self.env.resolve_references(tree, root, self)
        self.images: dict[str, str] = {}
        self.post_process_images(tree)
        for source, name in self.images.items():
            shutil.copyfile(Path(self.srcdir) / source, out / name)
        translator = TypstTranslator(tree, self)
        tree.walkabout(translator)
        shutil.copyfile(TEMPLATE, out / "template.typ")
        (out / "book.typ").write_text(self._head() + translator.text() + INDEX, encoding="utf-8")
        self._compile(out)

    def _head(self) -> str:
        book = citing.book()
        fields = {
            "title": book.title,
            "author": book.author,
            "version": book.version,
            "date": book.date_written,
            "abstract": book.abstract,
            "base": self.config.html_baseurl or "",
        }
        arguments = ", ".join(f"{name}: {quoted(value)}" for name, value in fields.items())
        year, month, day = (int(part) for part in book.date.split("-"))
        return f'#import "template.typ": *\n#show: report.with({arguments}, day: datetime(year: {year}, month: {month}, day: {day}))\n'

    def _compile(self, out: Path) -> None:
        stamp = int(os.environ.get("SOURCE_DATE_EPOCH", citing.epoch()))
        try:
            typst.compile(str(out / "book.typ"), output=str(out / PDF_NAME), root=str(out), ignore_system_fonts=True, timestamp=stamp)
        except RuntimeError as error:
            raise PDFError(f"Typst could not compile {out / 'book.typ'}: {error}") from error

    def finish(self) -> None:
        """Nothing is left to do."""
