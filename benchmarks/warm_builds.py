"""Ten seeded edits, a warm build after each, compared byte for byte with a build from nothing.

Run from a clean checkout: `.venv/bin/python benchmarks/warm_builds.py [--seed N] [--every]`, with `--skip N`
and `--first N` for some of the edits. It works on copies. Where an edit moves numbers, `book refresh --prose`
writes them first, which is not timed; where that leaves a sentence to a person, another place is drawn. It
prints the seconds of each warm build and of a clean one, and every file that differs: at the end, or with
`--every` after each edit, which takes a clean build each time. The exit code says whether all were equal.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from interrupt_build import book
from measure_build import copy, environment

from helpers.book.execution import normal_form

COMMAND = [sys.executable, "-m", "helpers.cli"]
#: So many places are tried for an edit that a refresh of the prose leaves to a person.
TRIES = 12
#: What a refresh may write, beside the file that was edited.
PROSE = ("chapters", "ledger.md")


@dataclass(frozen=True)
class Edit:
    """An edit: its name, the file it changes, how, and whether numbers of the prose may move with it."""

    name: str
    file: Callable[[Path, random.Random], Path]
    change: Callable[[str, random.Random], str]
    moves: bool = False


def cell(
    choose: Callable[[dict[str, str]], bool], column: str, new: Callable[[str], str]
) -> Callable[[str, random.Random], str]:
    """A change of one cell of a CSV file, in a row drawn from those that are chosen."""

    def change(text: str, draw: random.Random) -> str:
        header, *lines = list(csv.reader(io.StringIO(text, newline="")))
        row = draw.choice([line for line in lines if choose(dict(zip(header, line, strict=True)))])
        place = header.index(column)
        row[place] = new(row[place])
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows([header, *lines])
        return out.getvalue()

    return change


def at(name: str) -> Callable[[Path, random.Random], Path]:
    """The file of this name."""
    return lambda root, draw: root / name


def one_of(pattern: str, holding: str) -> Callable[[Path, random.Random], Path]:
    """A file drawn from those of a pattern that hold what a change needs."""

    def draw_file(root: Path, draw: random.Random) -> Path:
        return draw.choice(
            [
                path
                for path in sorted(root.glob(pattern))
                if re.search(holding, path.read_text(encoding="utf-8"))
            ]
        )

    return draw_file


def replaced(pattern: str, new: Callable[[re.Match[str]], str]) -> Callable[[str, random.Random], str]:
    """A change of one place, drawn from those that a pattern finds."""

    def change(text: str, draw: random.Random) -> str:
        found = draw.choice(list(re.finditer(pattern, text)))
        return text[: found.start()] + new(found) + text[found.end() :]

    return change


def more_prose(text: str, draw: random.Random) -> str:
    """A sentence more at the end of a cell of prose."""
    notebook = nbformat.reads(text, as_version=4)
    draw.choice(
        [cell for cell in notebook.cells[2:] if cell.cell_type == "markdown"]
    ).source += "\n\nOf this more is said below."
    return normal_form(notebook)


def undecided(text: str, draw: random.Random) -> str:
    """The one row of evidence that supports a claim made context, which decides nothing."""
    claims = [row["claim"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    alone = {claim for claim, rows in Counter(claims).items() if rows == 1}
    change = cell(
        lambda row: row["claim"] in alone and row["relation"] == "supports" and not row["part"],
        "relation",
        lambda old: "context",
    )
    return change(text, draw)


HEIGHT, READING = r"style\.canvas\((\d\.\d+)", r"(?<=  reading: >-\n    )"
EDITS = (
    Edit("prose of a chapter", one_of("chapters/[0-9]*.ipynb", "markdown"), more_prose),
    Edit(
        "the page of terms",
        at("chapters/appendix/glossary.md"),
        lambda text, draw: text.rstrip("\n") + "\n\nMore terms may follow.\n",
    ),
    Edit(
        "a figure module of one chapter",
        one_of("src/helpers/figures/*/*.py", HEIGHT),
        replaced(HEIGHT, lambda found: f"style.canvas({float(found[1]) + 0.2:.2f}"),
    ),
    Edit(
        "a text in texts.yml",
        one_of("src/helpers/figures/*/texts.yml", READING),
        replaced(READING, lambda found: "Read it with care. "),
    ),
    Edit(
        "a source's caveat",
        at("data/ledger/sources.csv"),
        cell(lambda row: bool(row["caveat"]), "caveat", lambda old: old + ", as far as was read"),
    ),
    Edit(
        "a row of demands",
        at("data/coding/demands.csv"),
        cell(lambda row: bool(row["reason"]), "reason", lambda old: old + ", as was read"),
    ),
    Edit(
        "a row of opinion",
        at("data/coding/opinion.csv"),
        cell(
            lambda row: bool(row["value"]),
            "value",
            lambda old: str(round(float(old) + 1, 1)).removesuffix(".0"),
        ),
        moves=True,
    ),
    Edit(
        "a cell of the indicators",
        at("data/series/indicators.csv"),
        cell(
            lambda row: row["indicator"] == "un-ideal-point-all" and row["entity"] == "KAZ",
            "value",
            lambda old: repr(round(float(old) + 0.02, 6)),
        ),
        moves=True,
    ),
    Edit(
        "evidence that changes a verdict",
        at("data/ledger/evidence.csv"),
        undecided,
        moves=True,
    ),
    Edit(
        "the changelog",
        at("CHANGELOG.md"),
        lambda text, draw: text.replace("\n\n", "\n\nA line more.\n\n", 1),
    ),
)


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command of the book on a copy, with the copy's own package."""
    return subprocess.run(
        [*COMMAND, *arguments], cwd=root, env=environment(root), capture_output=True, text=True
    )


def built(root: Path) -> float:
    """Seconds of a build that must end well."""
    begun = time.perf_counter()
    done = run(root, "build")
    if done.returncode:
        sys.exit(f"The book does not build:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return time.perf_counter() - begun


def files(root: Path) -> Iterator[Path]:
    """The pages that a refresh may write."""
    for name in PROSE:
        yield from sorted((root / name).rglob("*.*")) if (root / name).is_dir() else [root / name]


def edited(root: Path, edit: Edit, draw: random.Random) -> str:
    """Make an edit, with the prose that moves; gives the file. Where a person would be asked, draw again."""
    for _ in range(TRIES):
        path = edit.file(root, draw)
        kept = {page: page.read_bytes() for page in (path, *files(root))}
        text = path.read_text(encoding="utf-8")
        after = edit.change(text, draw)
        assert after != text, edit.name
        path.write_text(after, encoding="utf-8", newline="\n")
        if not edit.moves:
            return path.relative_to(root).as_posix()
        if run(root, "check").returncode == run(root, "refresh", "--prose").returncode == 0:
            return path.relative_to(root).as_posix()
        for page, content in kept.items():
            page.write_bytes(content)
    sys.exit(f"{edit.name}: a refresh left each of {TRIES} places to a person; give another --seed.")


def compared(root: Path, place: Path) -> tuple[float, list[str]]:
    """Seconds of a clean build of the same files, and the files of the two books that differ."""
    clean = place / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns("_build", "__pycache__"))
    seconds = built(clean)
    ours, theirs = book(root), book(clean)
    return seconds, sorted(name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name))


def told(what: str, seconds: float, differing: list[str]) -> bool:
    """Print one comparison; whether the books were equal."""
    said = f"{len(differing)} FILES DIFFER: {', '.join(differing[:8])}" if differing else "equal"
    print(f"{what:34} {seconds:6.1f} s  {said}", flush=True)
    return not differing


def main() -> None:
    """Edit, build and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", action="store_true", help="compare after each edit, not only at the end")
    parser.add_argument("--first", type=int, default=len(EDITS), help="make so many of the edits")
    parser.add_argument("--skip", type=int, default=0, help="leave so many of these out")
    options = parser.parse_args()
    draw, equal = random.Random(options.seed), True
    with tempfile.TemporaryDirectory() as name:
        root = copy(Path(name) / "book")
        print(f"{'cold':34} {built(root):6.1f} s", flush=True)
        for edit in EDITS[options.skip : options.first]:
            file = edited(root, edit, draw)
            print(f"{edit.name:34} {built(root):6.1f} s  {file}", flush=True)
            if options.every:
                equal &= told("  from nothing", *compared(root, Path(name)))
        if not options.every:
            equal = told("all of them, from nothing", *compared(root, Path(name)))
    sys.exit(not equal)


if __name__ == "__main__":
    main()
