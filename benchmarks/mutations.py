"""Seeded damage to the book's tables: cells, rows, headers, files, the schema and the descriptor.

Every case is a function of its number and a seed, so that one that fails can be made again alone.
"""

from __future__ import annotations

import copy
import csv
import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from helpers import paths, tables
from helpers.tables import computed, written
from helpers.tables.descriptor import DESCRIPTOR
from helpers.tables.form import ENUMS, PACKAGE, SCHEMA

#: Writes YAML, in C where the machine has it.
Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
#: Instead of content: the file is gone, is a folder, or cannot be read (a link that leads to itself).
MISSING, FOLDER, UNREADABLE = "missing", "folder", "unreadable"


@dataclass(frozen=True)
class Case:
    """One damaged file: what was done, where, and what the file then holds."""

    number: int
    group: str
    kind: str
    file: str
    content: bytes | str
    row: int | None = None
    column: str | None = None

    @property
    def table(self) -> str:
        return self.file.rpartition("/")[2].removesuffix(".csv")

    def __str__(self) -> str:
        place = (
            self.table
            + (f", row {self.row}" if self.row else "")
            + (f", column {self.column}" if self.column else "")
        )
        return f"case {self.number} ({self.group}: {self.kind}) in {place}"


Lines = list[list[str]]
Cell = Callable[[str, random.Random], str]
CELLS: dict[str, Cell] = {
    "emptied": lambda text, rng: "",
    "text": lambda text, rng: "some words",
    "number": lambda text, rng: "42",
    "NaN": lambda text, rng: rng.choice(["NaN", "nan", "NA", "null", "None"]),
    "infinity": lambda text, rng: rng.choice(["inf", "-inf", "Infinity", "1e400", "-1e400"]),
    "huge": lambda text, rng: rng.choice(["1e300", "9" * 30, "9" * 5000, "123456789012345678901", "1e18"]),
    "tiny": lambda text, rng: rng.choice(["1e-300", "1e-400", "0." + "0" * 400 + "1", "-0", "0"]),
    "negative": lambda text, rng: "-" + text,
    "scaled": lambda text, rng: (
        f"{float(text) * rng.choice([0.5, 1.07, 1000]):g}"
        if text.replace(".", "", 1).isdigit()
        else text + " more"
    ),
    "year": lambda text, rng: rng.choice(
        ["0000", "9999", "000X", "19XX", "1994-13", "1994-02-30", "1994/..", "../..", "2022?", "/", "99999"]
    ),
    "look-alike": lambda text, rng: (
        text.translate(str.maketrans("aceopxABEKM01", "асеорхАВЕКМ\u0660\uff11")) if text else "\u0430"
    ),
    "NUL": lambda text, rng: text[:3] + "\0" + text[3:],
    "control": lambda text, rng: text + rng.choice("\x07\x0b\x1f\x7f\x85") + "x",
    "invisible": lambda text, rng: text[:2] + rng.choice("\u200b\u202e\u2066\ufeff\ufffd\uffff") + text[2:],
    "long": lambda text, rng: "x" * rng.choice([9_000, 20_000, 200_000]),
    "tab": lambda text, rng: "\t" + text,
    "CR": lambda text, rng: text[:4] + "\r" + text[4:],
    "LF": lambda text, rng: text[:4] + "\n" + text[4:],
    "spaces": lambda text, rng: rng.choice([" " + text, text + " ", text + "\N{NO-BREAK SPACE}", " "]),
    "formula": lambda text, rng: rng.choice(['=HYPERLINK("https://x.invalid")', "+1+1", "-1+1", "@SUM(A1)"]),
    "HTML": lambda text, rng: rng.choice(
        ["<script>alert(1)</script>", '<img src=x onerror="x">', "</script>", "<!--", "a < b & c"]
    ),
    "markup": lambda text, rng: rng.choice(
        [
            r"$\frac{",
            "#panic()",
            "{raw}`x`",
            "[x](javascript:alert(1))",
            "{0.__class__}",
            "%s %d",
            "{nothing}",
        ]
    ),
    "address": lambda text, rng: rng.choice(
        ["javascript:alert(1)", "data:text/html,x", "http://[", "ftp://x.invalid", "//x.invalid"]
    ),
    "case": lambda text, rng: text.swapcase(),
    "list": lambda text, rng: rng.choice([";", ";;", f"{text};{text}", f"{text};"]),
    "cut": lambda text, rng: text[: len(text) // 2],
    "boolean": lambda text, rng: {"true": "false", "false": "true"}.get(text, "true"),
}


def _neighbour(lines: Lines, row: int, column: int, rng: random.Random) -> str:
    return rng.choice(lines[1:])[column]


def _rows(lines: Lines, rng: random.Random) -> tuple[str, int | None, Lines]:
    """Damage to one row; the row named is a line of the damaged file, or of the old one where
    it is dropped.
    """
    at = rng.randrange(1, len(lines))
    row = lines[at]
    made: dict[str, tuple[int | None, Lines]] = {
        "duplicated": (at + 2, [*lines[: at + 1], row, *lines[at + 1 :]]),
        "appended again": (len(lines) + 1, [*lines, row]),
        "dropped": (at + 1, [*lines[:at], *lines[at + 1 :]]),
        "extra cell": (at + 1, [*lines[:at], [*row, "more"], *lines[at + 1 :]]),
        "missing cell": (at + 1, [*lines[:at], row[:-1], *lines[at + 1 :]]),
        "blank": (at + 1, [*lines[:at], [], *lines[at:]]),
        "empty cells": (at + 1, [*lines[:at], [""] * len(row), *lines[at:]]),
        "header again": (at + 1, [*lines[:at], lines[0], *lines[at:]]),
        "rotated": (at + 1, [*lines[:at], [*row[1:], row[0]], *lines[at + 1 :]]),
        "moved to the end": (None, [*lines[:at], *lines[at + 1 :], row]),
    }
    kind = rng.choice(list(made))
    return kind, *made[kind]


def _header(lines: Lines, rng: random.Random) -> tuple[str, int | None, Lines]:
    names = lines[0]
    at = rng.randrange(len(names))
    other = rng.randrange(len(names))
    swapped = [names[{at: other, other: at}.get(place, place)] for place in range(len(names))]
    made: dict[str, tuple[int | None, Lines]] = {
        "renamed": (1, [[*names[:at], "renamed", *names[at + 1 :]], *lines[1:]]),
        "swapped": (1, [swapped, *lines[1:]]),
        "twice": (1, [[*names, names[at]], *([*row, row[at]] for row in lines[1:])]),
        "missing": (1, [[*row[:at], *row[at + 1 :]] for row in lines]),
        "in capitals": (1, [[*names[:at], names[at].upper(), *names[at + 1 :]], *lines[1:]]),
        "with a space": (1, [[*names[:at], names[at] + " ", *names[at + 1 :]], *lines[1:]]),
        "without": (1, lines[1:]),
        "short": (1, [names[:-1], *lines[1:]]),
    }
    kind = rng.choice(list(made))
    return kind, *made[kind]


def _csv(lines: Lines) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(lines)
    return out.getvalue().encode("utf-8", "surrogatepass")


def _files(content: bytes, other: bytes, rng: random.Random) -> tuple[str, bytes | str]:
    text = content.decode()
    made: dict[str, bytes | str] = {
        "empty": b"",
        "only a line end": b"\n",
        "only the header": content.split(b"\n")[0] + b"\n",
        "UTF-16": text.encode("utf-16"),
        "Latin-1": (text + "é").encode("latin-1", "replace"),
        "not UTF-8": content[: len(content) // 2] + b"\xff\xfe" + content[len(content) // 2 :],
        "CRLF": content.replace(b"\n", b"\r\n"),
        "CR": content.replace(b"\n", b"\r"),
        "no final line end": content.removesuffix(b"\n"),
        "blank lines at the end": content + b"\n\n",
        "semicolons": content.replace(b",", b";"),
        "tabs": content.replace(b",", b"\t"),
        "BOM": b"\xef\xbb\xbf" + content,
        "NULs": content + b"\0" * 100,
        "binary": rng.randbytes(2000),
        "cut": content[: rng.randrange(1, len(content))],
        "twice over": content + content,
        "another table": other,
        MISSING: MISSING,
        FOLDER: FOLDER,
        UNREADABLE: UNREADABLE,
    }
    kind = rng.choice(list(made))
    return kind, made[kind]


def _leaves(node: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Every place within a JSON value."""
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path] * bool(path) + [place for key, one in inner for place in _leaves(one, (*path, key))]


def _set(whole: Any, path: tuple[str | int, ...], edit: Callable[[Any, Any], None]) -> None:
    holder = whole
    for key in path[:-1]:
        holder = holder[key]
    edit(holder, path[-1])


WRONG: tuple[Any, ...] = (
    None,
    5,
    -1.5,
    True,
    "",
    "x",
    "../x.csv",
    "/etc/hostname",
    "(",
    [],
    ["x"],
    [5],
    {},
    {"x": 1},
    "date",
    "1e5",
)


def _schema(whole: dict[str, Any], rng: random.Random) -> tuple[str, str]:
    """Damage to what the schema says of one folder's tables: the kind, and the table concerned."""
    name = rng.choice(list(whole))
    table = whole[name]
    columns = table["columns"]
    column = rng.choice(list(columns))
    field = columns[column]
    keys: list[Any] = table.setdefault("refers", [])
    kinds: dict[str, Callable[[], object]] = {
        "part gone": lambda: _set(table, rng.choice(_leaves(table)), lambda holder, key: holder.pop(key)),
        "wrong part": lambda: _set(
            table, rng.choice(_leaves(table)), lambda holder, key: holder.__setitem__(key, rng.choice(WRONG))
        ),
        "wrong whole": lambda: whole.__setitem__(name, rng.choice(WRONG)),
        "unknown type": lambda: field.update(
            type=rng.choice(["strng", "date", "any", "geopoint", ["string"]])
        ),
        "other type": lambda: field.update(
            type=rng.choice(["string", "number", "integer", "year", "boolean"])
        ),
        "unknown constraint": lambda: field.update({rng.choice(["requird", "minLength", "Enum"]): True}),
        "optional": lambda: field.update(optional=True),
        "required": lambda: field.pop("optional", None),
        "bad pattern": lambda: field.update(pattern=rng.choice(["(", "[a", "*", "(?P<x", "never"])),
        "bad bound": lambda: field.update(minimum=rng.choice(["0", [], 10**400, True, 10**9])),
        "bad enum": lambda: field.update(enum=rng.choice(["abc", [], [1], [None], {"a": 1}, ["zzz"]])),
        "key to nothing": lambda: field.update(refers="pirates.ship"),
        "key of nothing": lambda: keys.append({"columns": ["ship"], "table": "claims", "targets": ["claim"]}),
        "uneven key": lambda: keys.append({"columns": [column] * 2, "table": "claims", "targets": ["claim"]}),
        "key of another column": lambda: field.update(refers="claims.unit"),
        "other primary key": lambda: table.update(key=column),
        "path": lambda: table.update(path=rng.choice(["../secret.csv", "/etc/passwd", "sub/x.csv", ""])),
        "dialect": lambda: table.update(dialect={"delimiter": ";"}),
        "table gone": lambda: whole.pop(name),
        "extra table": lambda: whole.update(pirates=table),
        "column gone": lambda: columns.pop(column),
        "columns in another order": lambda: table.update(columns=dict(reversed(columns.items()))),
        "renamed column": lambda: columns.update(renamed=columns.pop(column)),
        "renamed table": lambda: whole.update(renamed=whole.pop(name)),
        "active description": lambda: field.update(description="<script>alert(1)</script> $x$ #panic()"),
    }
    kind = rng.choice(list(kinds))
    kinds[kind]()
    if kind not in ("key of nothing", "uneven key") and isinstance(whole.get(name), dict) and not keys:
        whole[name].pop("refers", None)
    return kind, name


def _raw(content: bytes, rng: random.Random) -> tuple[str, bytes | str]:
    """Damage to the text of the schema or of the descriptor."""
    made: dict[str, bytes | str] = {
        "empty": b"",
        "cut": content[: rng.randrange(len(content) // 2, len(content) - 2)],
        "no object": rng.choice([b"[]", b"null", b"5", b'"text"', b"{}", b'{"title": "x"}', b"NaN"]),
        "deep": b"[" * 100_000,
        "UTF-16": content.decode().encode("utf-16"),
        "not UTF-8": content.replace(b"e", b"\xe9", 1),
        "BOM": b"\xef\xbb\xbf" + content,
        "tab": content.replace(b"\n  ", b"\n\t", 1),
        "alias": content + b"\nx: &x [*x]\n",
        "comment": b"// the tables\n" + content,
        "huge number": content + b"\nx: " + b"9" * 5000 + b"\n",
        MISSING: MISSING,
        FOLDER: FOLDER,
        UNREADABLE: UNREADABLE,
    }
    kind = rng.choice(list(made))
    return kind, made[kind]


class Generator:
    """Makes the cases of one seed from a folder of sound tables."""

    def __init__(self, folder: Path = paths.DATA, seed: int = 0) -> None:
        self.seed = seed
        self.contents = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        self.lines = {
            name: list(csv.reader(io.StringIO(content.decode())))
            for name, content in self.contents.items()
            if name.endswith(".csv")
        }
        self.schema = {
            name: yaml.load(content, Loader=written.Loader)
            for name, content in self.contents.items()
            if name.startswith(f"{SCHEMA}/")
        }
        # The tables that verdicts are computed from are damaged twice as often as those that only fill an
        # exhibit.
        often = {
            tables.package(folder)[name].file
            for name in computed.behind(["thesis_judgements", "check_outcomes", "concordance_outcomes"])
        }
        self.columns = [
            (name, column)
            for name, lines in self.lines.items()
            for column in range(len(lines[0]))
            for _ in range(2 if name in often else 1)
        ]

    def case(self, number: int) -> Case:
        """The case of this number."""
        rng = random.Random(f"{self.seed}:{number}")
        group = rng.choices(["cell", "row", "header", "file", "descriptor"], [70, 10, 4, 6, 10])[0]
        if group == "cell":
            return self._cell(number, rng)
        if group == "descriptor":
            return self._described(number, rng)
        file = rng.choice(list(self.lines))
        if group == "file":
            kind, content = _files(self.contents[file], self.contents[rng.choice(list(self.lines))], rng)
            return Case(number, group, kind, file, content)
        kind, row, lines = (_rows if group == "row" else _header)(self.lines[file], rng)
        return Case(number, group, kind, file, _csv(lines), row)

    def _cell(self, number: int, rng: random.Random) -> Case:
        file, column = rng.choice(self.columns)
        lines = self.lines[file]
        row = rng.randrange(1, len(lines))
        kind = rng.choice([*CELLS, "of another row", "quotation mark", "bytes"])
        old = lines[row][column]
        if kind in ("quotation mark", "bytes"):
            # Neither can be written by a CSV writer: a mark stands in for the cell until the line is made.
            mark = "MARK-OF-THE-CELL"
            raw = (
                rng.choice([b"\xed\xa0\x80", b"\xff", b"\xc3"])
                if kind == "bytes"
                else rng.choice([b'"', b'"x', b'"x"y', b'a"b'])
            )
            content = _csv(
                [*lines[:row], [*lines[row][:column], mark, *lines[row][column + 1 :]], *lines[row + 1 :]]
            ).replace(mark.encode(), raw)
        else:
            new = _neighbour(lines, row, column, rng) if kind == "of another row" else CELLS[kind](old, rng)
            content = _csv(
                [*lines[:row], [*lines[row][:column], new, *lines[row][column + 1 :]], *lines[row + 1 :]]
            )
        return Case(number, "cell", kind, file, content, row + 1, lines[0][column])

    def _described(self, number: int, rng: random.Random) -> Case:
        file = rng.choice([DESCRIPTOR, *self.schema])
        if file in (DESCRIPTOR, ENUMS, PACKAGE) or rng.random() < 0.2:
            kind, made = _raw(self.contents[file], rng)
            return Case(number, "descriptor", kind, file, made)
        whole = copy.deepcopy(self.schema[file])
        kind, table = _schema(whole, rng)
        content = yaml.dump(whole, Dumper=Dumper, sort_keys=False)
        return Case(number, "descriptor", kind, file, content.encode(), None, table)
