"""The writer of downloads, and the mover of the finished book."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

from sphinx.application import Sphinx

from helpers.escaping import csv_cell
from helpers.exhibits import Card
from helpers.paths import PDF_NAME

FOLDER = "exhibits"


def rows_csv(card: Card) -> str:
    """The rows behind an exhibit as CSV: header, then one line a row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(card["columns"])
    writer.writerows([csv_cell(value) for value in row] for row in card["rows"])
    return out.getvalue()


def write_exhibits(app: Sphinx, found: dict[str, Card]) -> None:
    """The files that a reader downloads, under names that never change."""
    folder = Path(app.outdir) / FOLDER
    folder.mkdir(exist_ok=True)
    for identifier, card in sorted(found.items()):
        (folder / f"{identifier}.csv").write_text(rows_csv(card), encoding="utf-8")
        if card["kind"] == "figure":
            shutil.copyfile(Path(app.outdir) / "_images" / f"{identifier}.svg", folder / f"{identifier}.svg")


def assemble(work: Path, finished: Path, *, pdf: bool) -> None:
    """Copy what was made, then put it in place of the old book in one move."""
    new, old = finished.with_name("html.new"), finished.with_name("html.old")
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(work / "html", new, ignore=shutil.ignore_patterns(".buildinfo", ".doctrees", "objects.inv", "*.map"))
    if pdf:
        shutil.copyfile(work / "pdf" / PDF_NAME, new / PDF_NAME)
    if finished.exists():
        finished.rename(old)
    new.rename(finished)
    shutil.rmtree(old, ignore_errors=True)
