"""The command `book`: its command line, and how it ends; what each subcommand does stands in `commands`."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence

from helpers import commands, surroundings

#: Why a place cannot be written, which no traceback would tell better.
UNWRITABLE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM}
CODES = (
    "Exit codes: 0 done (also where `diff` lists changes); 1 a fault, a difference or a refusal, told in a "
    "sentence; "
    "2 wrong use; 130 stopped by Ctrl-C; 141 whoever read the output closed it."
)


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(prog="book", description="Build, check and refresh the book.", epilog=CODES)
    subs = top.add_subparsers(required=True, metavar="command")
    one = subs.add_parser("build", help="check the data, execute the chapters, write HTML and PDF")
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
    one.set_defaults(run=commands.build)
    subs.add_parser("check", help="check every table and print each fault").set_defaults(run=commands.check)
    subs.add_parser(
        "package",
        help="write data/datapackage.json as data/schema gives it, and codemeta.json as CITATION.cff does",
    ).set_defaults(run=commands.package)
    _publish_parser(
        subs.add_parser("publish", help="bring the registers of permanent names and addresses up to date")
    )
    one = subs.add_parser(
        "refresh", help="store the chapters' outputs anew, and write into the prose what its links stand for"
    )
    one.add_argument("chapters", nargs="*", help="parts of file names, such as 04; all pages by default")
    one.add_argument("--prose", action="store_true", help="only the prose; no chapter is executed")
    one.set_defaults(run=commands.refresh)
    subs.add_parser(
        "verify", help="execute everything and compare each fingerprint with the stored one"
    ).set_defaults(run=commands.verify)
    one = subs.add_parser(
        "diff", help="list what changed between two built books: verdicts, findings, exhibits, numbers, files"
    )
    one.add_argument("old", help="folder of the older built book, such as _build/html")
    one.add_argument("new", help="folder of the newer built book")
    one.set_defaults(run=commands.diff)
    _new_parser(
        subs.add_parser(
            "new", help="add a claim, evidence on one, or an exhibit, with every row and file that it needs"
        )
    )
    one = subs.add_parser("show", help="print what the book knows of an exhibit or a claim")
    one.add_argument("name", metavar="ID", help="such as fig-un-issues or a-048")
    one.add_argument("--trace", action="store_true", help="tell the way from files to page as well")
    one.set_defaults(run=commands.show)
    _source_parser(
        subs.add_parser(
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
        one.set_defaults(run=commands.new)
    one = whats.add_parser("exhibit", help="a figure or a table, as a stub in every file that it needs")
    one.add_argument("name", metavar="ID", help="its permanent name, fig-… or tbl-…")
    one.add_argument("--chapter", required=True, metavar="NN", help="chapter that shows it, such as 07")
    one.add_argument(
        "--tables", required=True, nargs="+", metavar="TABLE", help="tables that it is made from"
    )
    one.add_argument("--subject", required=True, metavar="WORDS", help="what it shows, whatever it finds")
    one.set_defaults(run=commands.new_exhibit)


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
    one.set_defaults(run=commands.publish)


def _source_parser(top: argparse.ArgumentParser) -> None:
    """The command line of `book source`."""
    actions = top.add_subparsers(required=True, metavar="action")
    actions.add_parser(
        "list", help="list the names of publishers' files, and what each must hold"
    ).set_defaults(run=commands.source_list)
    for name, run, told in (
        ("check", commands.source_check, "compare a publisher's file with our rows; nothing is written"),
        ("update", commands.source_update, "write the publisher's values into our rows, after asking"),
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
