"""A copy of the book whose every free text carries active content, and whose pages hold exhibits, ledger and dictionary but no prose."""

from __future__ import annotations

import csv
import json
import re
import zlib
from pathlib import Path

import yaml

from helpers import tables
from helpers.tables import Field, TableSchema
from helpers.theses import faults

#: What each format would run, draw, read or link if text were not escaped; every mark must come out as it went in.
CANARIES = (
    "<script>QZ1()</script>",
    "<img src=QZ2 onerror=QZ2()>",
    '#panic("QZ3")',
    r"$\frac{QZ4$",
    "[QZ5](javascript:QZ5())",
    "{raw}`QZ6`",
    "</title></script><!--QZ7",
    r'\QZ8 #read("/etc/passwd") *_',
    '" onclick="QZ9()',
)
#: Columns whose text is computed with, so that another text is another value and no label.
COMPUTED = {
    ("claims", "value"),
    ("evidence", "value"),
    ("checks", "constant"),
    ("check_variants", "value"),
    ("variant_choices", "value"),
    ("opinion", "question"),
    ("opinion_questions", "words"),
    # An abbreviation means what a source spells out.
    ("abbreviations", "meaning"),
    # By these statements are found, and texts are known to be the same.
    ("roll_calls", "title"),
    ("opinion", "about"),
    ("opinion_statements", "about"),
    ("opinion_measures", "about"),
    ("opinion_points", "about"),
}
#: What a finding is computed from, and the templates of its words.
COMPUTED |= {
    ("findings_coded", name)
    for name in ("kind", "statistic", "given", "unit", "subject", "object", "caveat", "parties")
}
#: A row under a general claim names one of its fields.
COMPUTED |= {("thesis_tests", "fields"), ("thesis_evidence", "field")}
#: The list of what was published repeats the claims and the exhibits.
COMPUTED |= {("published", "kind"), ("published", "subject")}
#: By these rows are told to be the same: equal texts get the same canary.
COUNTED = {("sources", "origin")}
#: Labels that an exhibit looks for.
SOUGHT = {"Alliance Française", "22 EU members that belong to the OECD"}
DIRECTIVE = re.compile(
    r"^```\{(?:ledger|exhibit-gallery|exhibit-list|data-dictionary|section-map)\}.*?^```$",
    re.MULTILINE | re.DOTALL,
)


def free(schema: TableSchema) -> list[Field]:
    """The columns of a table that may hold any words: no key, no enumeration, no date."""
    keys = set(schema.primary_key) | {column for key in schema.foreign_keys for column in key.columns}
    return [
        field
        for field in schema.fields
        if field.type == "string"
        and not field.enum
        and field.profile == "default"
        and field.name not in keys
        and (schema.name, field.name) not in COMPUTED
    ]


def fits(table: str, field: Field, text: str) -> bool:
    """Whether the check lets a column have a text."""
    short = (table, field.name) != ("thesis_tests", "name") or len(text.split()) <= faults.NAME_WORDS
    return short and not field.fault(text)


def poison(data: Path) -> dict[tuple[str, str], set[int]]:
    """Put a canary behind every free text that the check lets have one; gives the canaries by table and column."""
    placed: dict[tuple[str, str], set[int]] = {}
    for name, schema in tables.package(data).tables.items():
        lines = _read(data / schema.file)
        for field in free(schema):
            at = schema.columns.index(field.name)
            for number, line in enumerate(lines[1:]):
                if (name, field.name) in COUNTED:
                    number = zlib.crc32(line[at].encode())
                order = [(number + at + turn) % len(CANARIES) for turn in range(len(CANARIES))]
                fitting = next(
                    (
                        one
                        for one in order
                        if line[at] and line[at] not in SOUGHT and fits(name, field, line[at] + CANARIES[one])
                    ),
                    None,
                )
                if fitting is not None:
                    line[at] += CANARIES[fitting]
                    placed.setdefault((name, field.name), set()).add(fitting)
        _write(data / schema.file, lines)
    _republish(data)
    return placed


def _republish(data: Path) -> None:
    """What was published of a claim is its subject: the list must tell the subjects that now have canaries."""
    header, *claims = _read(data / "ledger/claims.csv")
    subjects = {line[header.index("claim")]: line[header.index("subject")] for line in claims}
    _write(
        data / "registers/published.csv",
        [
            [*line[:2], subjects.get(line[0], line[2]), *line[3:]]
            for line in _read(data / "registers/published.csv")
        ],
    )


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _write(path: Path, lines: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(lines)


def strip_prose(root: Path) -> None:
    """Leave headings, exhibits and generated pages: prose states facts, and those have canaries now."""
    for path in sorted((root / "chapters").glob("*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        title, *rest = notebook["cells"]
        title["source"] = "".join(title["source"]).splitlines()[0]
        notebook["cells"] = [title, *(cell for cell in rest if cell["cell_type"] == "code")]
        path.write_text(json.dumps(notebook), encoding="utf-8")
    # No page states a fact now, so that cards keep those that the texts read and no more.
    for path in sorted((root / "src" / "helpers" / "figures").glob("*/texts.yml")):
        texts = yaml.safe_load(path.read_text(encoding="utf-8"))
        made = {name: entry | {"prose": []} for name, entry in texts.items()}
        path.write_text(yaml.safe_dump(made, allow_unicode=True, sort_keys=False), encoding="utf-8")
    for path in [root / "ledger.md", *sorted((root / "chapters").rglob("*.md"))]:
        text = path.read_text(encoding="utf-8")
        path.write_text(
            "\n\n".join([text.splitlines()[0], *DIRECTIVE.findall(text)]) + "\n", encoding="utf-8"
        )
