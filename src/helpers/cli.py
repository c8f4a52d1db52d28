"""The command `book`. Each subcommand imports what it needs, so that each starts at once."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence

from helpers import paths, surroundings

#: Why a place cannot be written, which no traceback would tell better.
UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM}
CODES = (
    "Exit codes: 0 done (also where `diff` lists changes); 1 a fault, a difference or a refusal, told in a "
    "sentence; "
    "2 wrong use; 130 stopped by Ctrl-C; 141 whoever read the output closed it."
)


def _build(options: argparse.Namespace) -> int:
    from helpers.book import build

    if options.draft:
        finished = build.draft()
    else:
        finished = build.build(base_url=options.base_url, pdf=not options.no_pdf)
    print(f"The {'draft' if options.draft else 'book'} is {finished.relative_to(paths.ROOT)}/index.html")
    return 0


def _check(options: argparse.Namespace) -> int:
    from helpers import tables

    faults = tables.everything()
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{len(tables.package().tables)} tables, no fault.")
    return 1 if faults else 0


def _package(options: argparse.Namespace) -> int:
    from helpers.publishing import codemeta, registers

    for name, changed, origin in (
        ("data/datapackage.json", registers.write_descriptor(), "data/schema gives"),
        (codemeta.NAME, codemeta.write(), "CITATION.cff gives"),
    ):
        print(f"Written: {name}" if changed else f"{name} is what {origin}.")
    return 0


def _publish(options: argparse.Namespace) -> int:
    from pathlib import Path

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


def _refresh(options: argparse.Namespace) -> int:
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


def _verify(options: argparse.Namespace) -> int:
    from helpers.book import verification

    certificate, found = verification.verify()
    for one in found:
        print(one)
    print(certificate["sentence"])
    return 1 if found else 0


def _diff(options: argparse.Namespace) -> int:
    from pathlib import Path

    from helpers.publishing import releases

    print(releases.changes(Path(options.old), Path(options.new)))
    return 0


def _new(options: argparse.Namespace) -> int:
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


def _new_exhibit(options: argparse.Namespace) -> int:
    from helpers.book import stubs
    from helpers.publishing import rows

    stub = stubs.exhibit(
        options.name, chapter=options.chapter, named=stubs.named(options.tables), subject=options.subject
    )
    rows.put(stub.contents, paths.ROOT)
    print(stub.told)
    return 0


def _show(options: argparse.Namespace) -> int:
    from helpers.book import showing

    print(showing.show(options.name, trace=options.trace))
    return 0


def _source_list(options: argparse.Namespace) -> int:
    from helpers import sources

    print(sources.listing())
    return 0


def _source_check(options: argparse.Namespace) -> int:
    from pathlib import Path

    from helpers import sources

    print(sources.check(options.name, Path(options.file)).text(every=options.all))
    return 0


def _source_update(options: argparse.Namespace) -> int:
    from pathlib import Path

    from helpers import sources

    planned = sources.plan(options.name, Path(options.file))
    print(planned.text)
    if not planned.contents:
        return 0
    if not options.yes and not _agreed("Write these changes? [y/N] "):
        print("Nothing was written.")
        return 0
    sources.write(planned)
    print("Written: " + ", ".join(f"data/{name}" for name in planned.contents))
    return 0


def _agreed(question: str) -> bool:
    """Whether the reader says yes; no answer, as in a script, is a no."""
    try:
        return input(question).strip().lower() in ("y", "yes")
    except EOFError:
        print()
        return False


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(prog="book", description="Build, check and refresh the book.", epilog=CODES)
    commands = top.add_subparsers(required=True, metavar="command")
    one = commands.add_parser("build", help="check the data, execute the chapters, write HTML and PDF")
    one.add_argument(
        "--base-url",
        default="",
        metavar="ADDRESS",
        help="public address of the book, for permalinks; none by default",
    )
    one.add_argument("--no-pdf", action="store_true", help="write HTML only")
    one.add_argument(
        "--draft",
        action="store_true",
        help="write _build/draft, with stale numbers marked and without PDF and downloads",
    )
    one.set_defaults(run=_build)
    commands.add_parser("check", help="check every table and print each fault").set_defaults(run=_check)
    commands.add_parser(
        "package",
        help="write data/datapackage.json as data/schema gives it, and codemeta.json as CITATION.cff does",
    ).set_defaults(run=_package)
    _publish_parser(
        commands.add_parser("publish", help="bring the registers of permanent names and addresses up to date")
    )
    one = commands.add_parser(
        "refresh", help="store the chapters' outputs anew, and write into the prose what its links stand for"
    )
    one.add_argument("chapters", nargs="*", help="parts of file names, such as 04; all pages by default")
    one.add_argument("--prose", action="store_true", help="only the prose; no chapter is executed")
    one.set_defaults(run=_refresh)
    commands.add_parser(
        "verify", help="execute everything and compare each fingerprint with the stored one"
    ).set_defaults(run=_verify)
    one = commands.add_parser(
        "diff", help="list what changed between two built books: verdicts, findings, exhibits, numbers, files"
    )
    one.add_argument("old", help="folder of the older built book, such as _build/html")
    one.add_argument("new", help="folder of the newer built book")
    one.set_defaults(run=_diff)
    _new_parser(
        commands.add_parser(
            "new", help="add a claim, evidence on one, or an exhibit, with every row and file that it needs"
        )
    )
    one = commands.add_parser("show", help="print what the book knows of an exhibit or a claim")
    one.add_argument("name", metavar="ID", help="such as fig-un-issues or a-048")
    one.add_argument("--trace", action="store_true", help="tell the way from files to page as well")
    one.set_defaults(run=_show)
    _source_parser(
        commands.add_parser(
            "source", help="compare our rows with a publisher's own file, or take its values over"
        )
    )
    return top


def _new_parser(top: argparse.ArgumentParser) -> None:
    """The command line of `book new`."""
    whats = top.add_subparsers(required=True, metavar="what", dest="what")
    for name, told in (
        ("claim", "a statement of an article"),
        ("evidence", "what the record says on a claim"),
    ):
        one = whats.add_parser(name, help=told)
        one.add_argument(
            "words", nargs="*", metavar="column=value", help="cells; without any, the columns are listed"
        )
        one.set_defaults(run=_new)
    one = whats.add_parser("exhibit", help="a figure or a table, as a stub in every file that it needs")
    one.add_argument("name", metavar="ID", help="its permanent name, fig-… or tbl-…")
    one.add_argument("--chapter", required=True, metavar="NN", help="chapter that shows it, such as 07")
    one.add_argument(
        "--tables", required=True, nargs="+", metavar="TABLE", help="tables that it is made from"
    )
    one.add_argument("--subject", required=True, metavar="WORDS", help="what it shows, whatever it finds")
    one.set_defaults(run=_new_exhibit)


def _publish_parser(one: argparse.ArgumentParser) -> None:
    """The command line of `book publish`: what a person says of names, as no code can know it."""
    for option, words, told in (
        ("--subject", ("NAME", "WORDS"), "what an exhibit shows, whatever it finds"),
        ("--successor", ("NAME", "NEW"), "withdraw a name in whose place another stands"),
        ("--moved", ("PAGE", "NEW"), "the address that stands in the place of a published page"),
    ):
        one.add_argument(option, nargs=2, action="append", default=[], metavar=words, help=told)
    one.add_argument(
        "--withdraw", action="append", default=[], metavar="NAME", help="a name that the book no longer has"
    )
    one.add_argument(
        "--reworded",
        action="append",
        default=[],
        metavar="NAME",
        help="a claim that says the same in other words",
    )
    one.add_argument(
        "--built", metavar="FOLDER", help="a finished book whose addresses are to be kept for good"
    )
    one.set_defaults(run=_publish)


def _source_parser(top: argparse.ArgumentParser) -> None:
    """The command line of `book source`."""
    actions = top.add_subparsers(required=True, metavar="action")
    actions.add_parser(
        "list", help="list the names of publishers' files, and what each must hold"
    ).set_defaults(run=_source_list)
    for name, run, told in (
        ("check", _source_check, "compare a publisher's file with our rows; nothing is written"),
        ("update", _source_update, "write the publisher's values into our rows, after asking"),
    ):
        one = actions.add_parser(name, help=told)
        one.add_argument("name", metavar="NAME", help="name of the file's format, from book source list")
        one.add_argument("file", metavar="FILE", help="the file as downloaded from the publisher")
        if name == "check":
            one.add_argument("--all", action="store_true", help="list every differing value")
        else:
            one.add_argument("--yes", action="store_true", help="write without asking")
        one.set_defaults(run=run)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; every expected fault ends in one clear message and exit code 1."""
    if arguments is None and surroundings.at_start(os.environ):
        return surroundings.restart(sys.argv[1:])
    surroundings.enter()
    if sys.stdout is None:
        # Whoever started this closed the output before.
        sys.stdout = open(  # noqa: PTH123, SIM115  (open to the end)
            os.devnull, "w", encoding="utf-8", newline="\n"
        )
    try:
        try:
            return _run(arguments)
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has enough, as `head` has; Python would complain once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:
        if error.errno not in UNWRITABLE:
            raise
        if error.filename is None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print(f"{error.filename or 'The output'} cannot be written: {error.strerror}.", file=sys.stderr)
        return 1


def _run(arguments: Sequence[str] | None) -> int:
    """Do what the arguments say; the exit code."""
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
