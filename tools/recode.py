"""Draw the sample that is coded again, and take in what a reader coded.

    .venv/bin/python tools/recode.py draw FOLDER --seed 20261126
    .venv/bin/python tools/recode.py draw FOLDER --seed 20261127 --relations 60 --least 10 --theses 0 --fresh
    .venv/bin/python tools/recode.py draw FOLDER --seed 20261128 --whole
    .venv/bin/python tools/recode.py take FOLDER/relations.csv --reader first

`draw` writes relations.csv and theses.csv into the folder, without any coding, and the published coding of
the drawn rows into data/ledger/recoding.csv. With `--fresh` it leaves out every row that any sample had, and
rows whose relation no reading decides, and adds the new sample to the table. With `--whole` it writes every
row on a thesis, in an order drawn, and takes what was published of them in place of an earlier whole sample,
with its readers. `take` adds a reader's filled
sheet to that table. The sheets allow: supports; supports in part; differs, in the point; differs, beside the
point; context; and for theses: for, against, open.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from helpers import paths, tables
from helpers.claims import recoding
from helpers.tables import computed

TABLE = paths.DATA / "ledger/recoding.csv"
COLUMNS = ["sample", "item", "reader", "what", "coded"]
ALLOWED = {
    recoding.RELATIONS: (
        "supports",
        "supports in part",
        "differs, in the point",
        "differs, beside the point",
        "context",
    ),
    recoding.THESES: ("for", "against", "open"),
}


def write(path: Path, columns: list[str], rows: Iterable[Mapping[str, object]]) -> None:
    """A CSV file with these rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.DictWriter(file, columns, lineterminator="\n")
        sheet.writeheader()
        sheet.writerows(rows)


def draw(folder: Path, seed: int, size: int, of_theses: int, least: int, fresh: bool) -> None:
    """Both sheets into the folder, and the published coding into the table."""
    folder.mkdir(parents=True, exist_ok=True)
    before = tables.load("recoding").to_dict("records") if fresh else []
    used = frozenset(row["item"] for row in before) | (recoding.given(computed.get) if fresh else frozenset())
    sheets = {"relations": recoding.relations(computed.get, size, seed, used, least)}
    if of_theses:
        sheets["theses"] = recoding.theses(computed.get, of_theses, seed)
    for name, sheet in sheets.items():
        write(folder / f"{name}.csv", list(sheet.columns), sheet.to_dict("records"))
    items = [item for sheet in sheets.values() for item in sheet["item"]]
    sample = recoding.FRESH if fresh else recoding.MENDING
    write(TABLE, COLUMNS, [*before, *recoding.published(computed.get, items, sample).to_dict("records")])


def whole(folder: Path, seed: int) -> None:
    """The sheet of all rows on theses into the folder, and their published coding into the table."""
    folder.mkdir(parents=True, exist_ok=True)
    sheet = recoding.theses(computed.get, len(computed.get("thesis_items")), seed)
    write(folder / "theses.csv", list(sheet.columns), sheet.to_dict("records"))
    before = [row for row in tables.load("recoding").to_dict("records") if row["sample"] != recoding.WHOLE]
    now = recoding.published(computed.get, list(sheet["item"]), recoding.WHOLE)
    write(TABLE, COLUMNS, [*before, *now.to_dict("records")])


def take(sheet: Path, reader: str) -> str:
    """A reader's coding into the table; a sentence where a cell is none of the allowed words."""
    with sheet.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    what = recoding.RELATIONS if rows[0]["item"].startswith("e-") else recoding.THESES
    for number, row in enumerate(rows, start=2):
        if row["coded"] not in ALLOWED[what]:
            words = ", ".join(ALLOWED[what])
            return f"{sheet.name}, line {number}, column coded: {row['coded']!r} is none of {words}."
    known = tables.load("recoding").to_dict("records")
    # Of an item that two samples had, the later one is coded.
    sample = {row["item"]: row["sample"] for row in known if row["reader"] == recoding.PUBLISHED}
    mine = {(sample[one["item"]], one["item"], reader) for one in rows}
    kept = [row for row in known if (row["sample"], row["item"], row["reader"]) not in mine]
    added = [
        {
            "sample": sample[row["item"]],
            "item": row["item"],
            "reader": reader,
            "what": what,
            "coded": row["coded"],
        }
        for row in rows
    ]
    write(TABLE, COLUMNS, [*kept, *added])
    return ""


def main() -> int:
    """Draw, or take in."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("folder", type=Path)
    drawing.add_argument("--seed", type=int, required=True)
    drawing.add_argument("--relations", type=int, default=120)
    drawing.add_argument("--theses", type=int, default=60)
    drawing.add_argument("--least", type=int, default=5)
    drawing.add_argument("--fresh", action="store_true")
    drawing.add_argument("--whole", action="store_true")
    taking = commands.add_parser("take")
    taking.add_argument("sheet", type=Path)
    taking.add_argument("--reader", choices=("first", "second", "third"), required=True)
    options = parser.parse_args()
    if options.command == "draw" and options.whole:
        whole(options.folder, options.seed)
        return 0
    if options.command == "draw":
        draw(options.folder, options.seed, options.relations, options.theses, options.least, options.fresh)
        return 0
    if wrong := take(options.sheet, options.reader):
        print(wrong, file=sys.stderr)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
