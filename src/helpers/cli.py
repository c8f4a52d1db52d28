"""The command `book`. Each subcommand imports what it needs, so that each starts at once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from helpers import paths


def _build(options: argparse.Namespace) -> int:
    from helpers import build

    finished = build.build(base_url=options.base_url, pdf=not options.no_pdf)
    print(f"The book is {finished.relative_to(paths.ROOT)}/index.html")
    return 0


def _check(options: argparse.Namespace) -> int:
    from helpers import audit, tables

    faults = tables.check() or list(audit.faults(tables.load))
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{len(tables.package().tables)} tables, no fault.")
    return 1 if faults else 0


def _refresh(options: argparse.Namespace) -> int:
    from tqdm import tqdm

    from helpers import execution

    chosen = [path for path in paths.notebooks() if not options.chapters or any(name in path.name for name in options.chapters)]
    changed = [path.name for path in tqdm(chosen, desc="Refreshing", unit="chapter", leave=False) if execution.refresh(path)]
    print("Changed: " + (", ".join(changed) or "nothing"))
    return 0


def _verify(options: argparse.Namespace) -> int:
    from helpers import verification

    certificate, found = verification.verify()
    for one in found:
        print(one)
    print(certificate["sentence"])
    return 1 if found else 0


def _diff(options: argparse.Namespace) -> int:
    from pathlib import Path

    from helpers import releases

    print(releases.changes(Path(options.old), Path(options.new)))
    return 0


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(prog="book", description="Build, check and refresh the book.")
    commands = top.add_subparsers(required=True, metavar="command")
    one = commands.add_parser("build", help="check the data, execute the chapters, write HTML and PDF")
    one.add_argument("--base-url", default="", metavar="ADDRESS", help="public address of the book, for permalinks; none by default")
    one.add_argument("--no-pdf", action="store_true", help="write HTML only")
    one.set_defaults(run=_build)
    commands.add_parser("check", help="check every table and print each fault").set_defaults(run=_check)
    one = commands.add_parser("refresh", help="execute the chapters in place and store their outputs")
    one.add_argument("chapters", nargs="*", help="parts of file names, such as 04; all chapters by default")
    one.set_defaults(run=_refresh)
    commands.add_parser("verify", help="execute everything and compare each fingerprint with the stored one").set_defaults(run=_verify)
    one = commands.add_parser("diff", help="list the verdicts and exhibits that changed between two built books")
    one.add_argument("old", help="folder of the older built book, such as _build/html")
    one.add_argument("new", help="folder of the newer built book")
    one.set_defaults(run=_diff)
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; every expected fault ends in one clear message and exit code 1."""
    options = parser().parse_args(arguments)
    try:
        return options.run(options)
    except KeyboardInterrupt:
        print("Stopped; nothing half-built was put in place.", file=sys.stderr)
        return 130
    except Exception as error:
        if type(error).__module__.startswith("helpers"):
            print(error, file=sys.stderr)
            return 1
        raise


if __name__ == "__main__":
    sys.exit(main())
