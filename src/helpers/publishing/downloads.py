"""The writer of downloads, and the mover of the finished book."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sphinx.application import Sphinx

from helpers import exhibits, paths, tables
from helpers.claims import Entry
from helpers.exhibits import Card, columns
from helpers.paths import PDF_NAME
from helpers.publishing import (
    citing,
    ledger_files,
    pictures,
    provenance,
    rights,
    spreadsheets,
    workbooks,
)
from helpers.publishing.escaping import csv_cell
from helpers.tables import edition
from helpers.tables.descriptor import DESCRIPTOR

FOLDER = "exhibits"
#: What the files of an exhibit are, by their endings.
FILES = {
    "csv": "the rows behind it",
    "xlsx": "the same rows as a workbook, each cell with its type, and where they come from",
    "csv-metadata.json": "columns, units and sources of the rows (CSV on the Web)",
    "svg": "the picture as vectors, as the page shows it",
    "pdf": "the picture as vectors, for print",
    "png": "the picture at 300 dots per inch",
} | {end: f"its reference as {name}" for end, name in citing.FORMATS.items()}
LEDGER_FILE = "downloads/ledger.json"
#: Files that a page may link to, besides those of single exhibits and claims.
DOWNLOADS = (
    "downloads/ledger.csv",
    "downloads/ledger.xlsx",
    LEDGER_FILE,
    "downloads/data-package.zip",
    spreadsheets.TABLES,
    *(f"downloads/book.{end}" for end in citing.FORMATS),
)


def as_csv(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """CSV that a spreadsheet reads as it is and runs nothing of."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    # Before Python 3.13 the writer leaves a carriage return unquoted, and a reader would end the row there.
    writer.writerows([csv_cell(value).replace("\r", " ") for value in row] for row in (header, *rows))
    return out.getvalue()


def rows_csv(card: Card) -> str:
    """The rows behind an exhibit as CSV: header, then one line a row."""
    return as_csv(card["columns"], card["rows"])


def rows_metadata(card: Card) -> str:
    """What the CSV's columns are, their units, and where they come from, as CSV on the Web (W3C) metadata."""
    units = columns.units(card, exhibits.registry()[card["id"]].units)
    described = [
        # A name must do as a variable's; the title is what the header of the CSV has.
        {"name": name.replace(" ", "_"), "titles": name, "datatype": kind}
        | ({"schema:unitText": units[name]} if name in units else {})
        for name, kind in columns.datatypes(card).items()
    ]
    content = {
        "@context": ledger_files.CSVW,
        "url": f"{card['id']}.csv",
        "dc:title": card["title"],
        "dc:description": card["caption"],
        "dc:creator": edition.book().author,
        "dc:issued": edition.book().date,
        "schema:version": edition.book().version,
        **({"dc:license": licence} if (licence := rights.licence_of(card)) else {}),
        "dc:rights": rights.of_exhibit(card),
        "dc:source": [
            f"{row['publisher']}: {row['title']}. Licence: {row['licence']}. {row['address']}".strip()
            for row in provenance.sources(card)
        ],
        "tableSchema": {"columns": described},
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def references(item: citing.Item) -> dict[str, bytes]:
    """A reference in every format that reference managers read, by the ending of its file."""
    listed = json.dumps([item], ensure_ascii=False, indent=1) + "\n"
    return {"bib": citing.bibtex(item).encode(), "ris": citing.ris(item).encode(), "json": listed.encode()}


def readme(card: Card, item: citing.Item, ends: Iterable[str]) -> str:
    """What the archive of an exhibit holds, by the endings of its files, and how to cite it,
    as plain text.
    """
    file, function, line = provenance.maker(card["id"])
    sources = "".join(
        f"- {row['publisher']}: {row['title']}. Licence: {row['licence']}. {row['address']}".rstrip() + "\n"
        for row in provenance.sources(card)
    )
    sums = "".join(f"- {name}.csv sha256 {value}\n" for name, value in provenance.sums(card).items())
    notes = [
        card["title"],
        card["caption"],
        card["reading"],
        f"Cite: {citing.text(item)}",
        f"Sources:\n{sources}",
        *provenance.robustness(card),
    ]
    notes += [
        "Files:\n" + "".join(f"- {card['id']}.{end}: {said}\n" for end, said in FILES.items() if end in ends),
        f"Computed by {function}, {file}, line {line}, from:\n{sums}",
        f"Rights: {rights.of_exhibit(card)}",
    ]
    return "\n\n".join(note.strip() for note in notes if note.strip()) + "\n"


def files_of(
    card: Card, page: str, base: str, images: Path, kept: Path, number: str = ""
) -> dict[str, bytes]:
    """Every download of an exhibit by its ending."""
    item = citing.exhibit(card["id"], card["title"], page, base, number)
    found = {
        "csv": rows_csv(card).encode(),
        "csv-metadata.json": rows_metadata(card).encode(),
        "xlsx": spreadsheets.exhibit(card, item),
    } | references(item)
    if card["kind"] == "figure":
        svg = (images / f"{card['id']}.svg").read_bytes()
        found |= {"svg": svg} | drawn(card, svg, kept)
    members = {f"{card['id']}.{end}": content for end, content in found.items()} | {
        "README.txt": readme(card, item, found).encode()
    }
    return found | {"zip": archive(members)}


def drawn(card: Card, svg: bytes, kept: Path) -> dict[str, bytes]:
    """The picture of a figure in its other formats, by ending; drawn once."""
    about = pictures.About(card["id"], card["title"], card["alt"], provenance.credit(card))
    return {
        "pdf": pictures.once(kept, svg, about, "pdf", lambda: pictures.pdf(svg, about)),
        "png": pictures.once(kept, svg, about, "png", lambda: pictures.png(svg, about)),
    }


def outdate(app: Sphinx, names: Iterable[str], ledger: bool = False) -> None:
    """Note that the downloads of these exhibits, or of the claims, are to be written anew: what is written
    last of them goes.
    """
    for name in names:
        (Path(app.outdir) / FOLDER / f"{name}.zip").unlink(missing_ok=True)
    if ledger:
        (Path(app.outdir) / LEDGER_FILE).unlink(missing_ok=True)


def write_exhibits(app: Sphinx, found: Mapping[str, tuple[str, Card]], numbers: Mapping[str, str]) -> None:
    """The files that a reader downloads, under names that never change; `found` gives page and card by id,
    `numbers` the number of each.

    An exhibit whose archive is there is left as it is: whatever changes one has its page written again, which
    outdates it.
    """
    folder = Path(app.outdir) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    base = app.config.html_baseurl or ""
    listed = [
        {"id": name, "title": card["title"], "page": f"{page}.html", "fingerprint": card["fingerprint"]}
        for name, (page, card) in sorted(found.items())
    ]
    (Path(app.outdir) / "downloads").mkdir(exist_ok=True)
    (Path(app.outdir) / "downloads" / "exhibits.json").write_text(
        json.dumps(listed, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
    )
    images = Path(app.outdir) / "_images"

    def write(entry: tuple[str, tuple[str, Card]]) -> None:
        identifier, (page, card) = entry
        for end, content in files_of(
            card, f"{page}.html", base, images, pictures.KEPT, numbers.get(identifier, "")
        ).items():  # the archive comes last
            (folder / f"{identifier}.{end}").write_bytes(content)

    # Drawing and compressing release the interpreter's lock, so that threads share the processors.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(
            pool.map(
                write, sorted(entry for entry in found.items() if not (folder / f"{entry[0]}.zip").exists())
            )
        )


def archive(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive with its files in order, byte for byte the same from the same files."""
    return workbooks.archive(dict(sorted(members.items())))


def write_claims(app: Sphinx, entries: Callable[[], Iterable[Entry]]) -> None:
    """A reference of every claim as BibTeX, RIS and CSL-JSON, and the ledger as CSV and JSON; nothing where
    they are there.
    """
    out, base = Path(app.outdir), app.config.html_baseurl or ""
    if (out / LEDGER_FILE).exists():
        return
    folder = out / "claims"
    folder.mkdir(exist_ok=True)
    found = list(entries())
    for entry in found:
        item = citing.claim(entry.claim, entry.statement, base)
        for end, content in references(item).items():
            (folder / f"{entry.claim}.{end}").write_bytes(content)
    place = out / "downloads"
    place.mkdir(exist_ok=True)
    rows = as_csv(ledger_files.COLUMNS, (ledger_files.flat(entry).values() for entry in found))
    (place / "ledger.csv").write_text(rows, encoding="utf-8", newline="\n")
    (place / "ledger.xlsx").write_bytes(spreadsheets.ledger(found))
    # The ledger itself comes last: where it stands, the others do.
    for path, said in (
        (place / "ledger.csv-metadata.json", ledger_files.csv_metadata()),
        (place / ledger_files.SCHEMA, ledger_files.schema()),
        (out / LEDGER_FILE, ledger_files.content(found, base)),
    ):
        path.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def write_book(app: Sphinx) -> None:
    """The book's own reference in every format."""
    folder = Path(app.outdir) / "downloads"
    folder.mkdir(exist_ok=True)
    for end, content in references(citing.whole(app.config.html_baseurl or "")).items():
        (folder / f"book.{end}").write_bytes(content)


def write_package(app: Sphinx, folder: Path) -> None:
    """The descriptor and every table that it describes as one archive, with what they are, their licence and
    how to cite them; what an editor leaves beside them is no part of it.
    """
    target = Path(app.outdir) / "downloads" / "data-package.zip"
    target.parent.mkdir(exist_ok=True)
    described = tables.package(folder).tables.values()
    names = [DESCRIPTOR, *(schema.file for schema in described)]
    about = {
        "README.md": package_readme(described, citing.whole(app.config.html_baseurl or "")).encode(),
        "LICENSE": paths.LICENCE.read_bytes(),
        "CITATION.cff": paths.CITATION.read_bytes(),
    }
    about |= {Path(spreadsheets.TABLES).name: spreadsheets.tables_of(folder, spreadsheets.KEPT)}
    target.write_bytes(archive({name: (folder / name).read_bytes() for name in names} | about))
    spreadsheets.write_tables(Path(app.outdir), folder, spreadsheets.KEPT)


def package_readme(described: Iterable[tables.TableSchema], item: citing.Item) -> str:
    """What the archive of the tables holds, a line a table, and how to cite it, as Markdown."""
    book = edition.book()
    lines = "".join(
        f"- `{schema.file}`: {schema.title}. {schema.description} Rights: {schema.terms}.\n"
        for schema in described
    )
    return (
        f"# {book.title}: the tables\n\n{book.edition}, {book.date_written}. `{DESCRIPTOR}` describes every "
        f"table, column and key (Frictionless Data Package).\n\nCite: {citing.text(item)}\n\n"
        f"Our own tables: {edition.LICENCE}. Values of other publishers stay under the terms of their "
        "source, which `ledger/sources.csv` names row by row; where the terms were not read, or forbid "
        f"passing a series on, only single values are quoted, with credit.\n\n{lines}"
    )


def assemble(
    work: Path, finished: Path, *, pdf: bool, prove: Callable[[Path], None] = lambda new: None
) -> None:
    """Copy what was made, prove the copy, then put it in place of the old book in one move."""
    new, old = finished.with_name("html.new"), finished.with_name("html.old")
    for folder in (new, old):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(
        work / "html", new, ignore=shutil.ignore_patterns(".buildinfo", ".doctrees", "objects.inv", "*.map")
    )
    if pdf:
        shutil.copyfile(work / "pdf" / PDF_NAME, new / PDF_NAME)
    prove(new)
    if finished.exists():
        finished.rename(old)
    new.rename(finished)
    shutil.rmtree(old, ignore_errors=True)
