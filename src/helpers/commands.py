"""What each subcommand of `book` does: options in, an exit code out. Each imports what it needs, so that each
starts at once.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from helpers import paths


def build(options: argparse.Namespace) -> int:
    """Build the book, or its draft."""
    from helpers.book import build

    if options.draft:
        finished = build.draft()
    else:
        finished = build.build(base_url=options.base_url, pdf=not options.no_pdf)
    print(f"The {'draft' if options.draft else 'book'} is {finished.relative_to(paths.ROOT)}/index.html")
    return 0


def check(options: argparse.Namespace) -> int:
    """Check every table and print each fault."""
    from helpers import tables

    faults = tables.everything()
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{len(tables.package().tables)} tables, no fault.")
    return 1 if faults else 0


def package(options: argparse.Namespace) -> int:
    """Write what the schema and the citation file give."""
    from helpers.publishing import codemeta, registers

    for name, changed, origin in (
        ("data/datapackage.json", registers.write_descriptor(), "data/schema gives"),
        (codemeta.NAME, codemeta.write(), "CITATION.cff gives"),
    ):
        print(f"Written: {name}" if changed else f"{name} is what {origin}.")
    return 0


def publish(options: argparse.Namespace) -> int:
    """Bring the registers of permanent names and addresses up to date."""
    from helpers.publishing import registers

    wish = registers.Wish(
        subjects=dict(options.subject),
        reworded=options.reworded,
        withdrawn=dict.fromkeys(options.withdraw, "") | dict(options.successor),
    )
    built = Path(options.built) if options.built else None
    changed = registers.write(wish, built, dict(options.moved))
    print("Written: " + (", ".join(f"data/{name}" for name in changed) or "nothing, as nothing is new"))
    return 0


def refresh(options: argparse.Namespace) -> int:
    """Store outputs anew, and write into the prose what its links stand for."""
    from helpers.book.prose import meanings, pages, refresh

    every = pages.every()
    # The README is no page of the book, and states findings as one does.
    files = [*(page.path for page in every), *([paths.README] if paths.README.is_file() else [])]
    named = [path for path in files if _named(path.name, options.chapters)]
    if not named:
        print(f"No page has a name with {' or '.join(options.chapters)} in it.", file=sys.stderr)
        return 1
    if not options.prose:
        from tqdm import tqdm

        from helpers.book import execution
        from helpers.publishing import doorway

        chapters = [path for path in paths.notebooks() if path in named]
        bar = tqdm(chapters, desc="Executing", unit="chapter", leave=False)
        changed = [path.name for path in bar if execution.refresh(path)]
        print("Outputs stored anew: " + (", ".join(changed) or "none"))
        if doorway.write():
            print(f"Written: {doorway.NAME}")
    # Read anew: executing wrote into the notebooks.
    report = refresh.of_pages([pages.read(path) for path in named], meanings.of_book(every))
    print(report if str(report) else "The prose agrees with what it stands for; nothing was written.")
    return 0 if report.done else 1


def _named(name: str, chosen: Sequence[str]) -> bool:
    return not chosen or any(one in name for one in chosen)


def verify(options: argparse.Namespace) -> int:
    """Execute everything and compare each fingerprint with the stored one."""
    from helpers.book import verification

    certificate, found = verification.verify()
    for one in found:
        print(one)
    print(certificate["sentence"])
    return 1 if found else 0


def diff(options: argparse.Namespace) -> int:
    """List what changed between two built books."""
    from helpers.publishing import releases

    print(releases.changes(Path(options.old), Path(options.new)))
    return 0


def new(options: argparse.Namespace) -> int:
    """Add a claim or evidence on one, or list the columns."""
    from helpers.book import adding
    from helpers.publishing import rows

    table = {"claim": "claims", "evidence": "evidence"}[options.what]
    words = list(options.words)
    if not words or (options.what == "evidence" and len(words) < 2):
        place = "" if options.what == "claim" else " CLAIM"
        print(f"book new {options.what}{place} column=value ...\n{adding.asked(table)}")
        if options.what == "claim":
            print("  thesis=ID:ROLE, instrument=ID  rows that link the claim (each once)")
            print("  searched=, terms=  where the record was sought in vain, and with which words")
        return 2
    if options.what == "evidence":
        added = adding.evidence(words[0], adding.cells_of(words[1:], table))
    else:
        cells = adding.cells_of(words, table, ("thesis", "instrument", "searched", "terms"))
        thesis, _, role = cells.pop("thesis", "").partition(":")
        instrument = cells.pop("instrument", "")
        added = adding.claim(
            cells,
            theses=[(thesis, role)] if thesis else [],
            instruments=[instrument] if instrument else [],
            searched=cells.pop("searched", ""),
            terms=cells.pop("terms", ""),
        )
    rows.put(added.contents)
    print(added.told)
    return 0


def new_exhibit(options: argparse.Namespace) -> int:
    """Begin an exhibit as a stub."""
    from helpers.book import stubs
    from helpers.publishing import rows

    stub = stubs.exhibit(
        options.name, chapter=options.chapter, named=stubs.named(options.tables), subject=options.subject
    )
    rows.put(stub.contents, paths.ROOT)
    print(stub.told)
    return 0


def show(options: argparse.Namespace) -> int:
    """Print what the book knows of an exhibit or a claim."""
    from helpers.book import showing

    print(showing.show(options.name, trace=options.trace))
    return 0


def source_list(options: argparse.Namespace) -> int:
    """List publishers' files."""
    from helpers import sources

    print(sources.listing())
    return 0


def source_check(options: argparse.Namespace) -> int:
    """Compare a publisher's file with our rows."""
    from helpers import sources

    print(sources.check(options.name, Path(options.file)).text(every=options.all))
    return 0


def source_update(options: argparse.Namespace) -> int:
    """Take a publisher's values over, after asking."""
    from helpers import sources

    planned = sources.plan(options.name, Path(options.file))
    print(planned.text)
    if not planned.contents:
        return 0
    if not options.yes and not agreed("Write these changes? [y/N] "):
        print("Nothing was written.")
        return 0
    sources.write(planned)
    print("Written: " + ", ".join(f"data/{name}" for name in planned.contents))
    return 0


def agreed(question: str) -> bool:
    """Whether the reader says yes; no answer, as in a script, is a no."""
    try:
        return input(question).strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False
