"""Seed faults one at a time into copies of the repository, and report what catches each.

Data, pictures and what else `LISTS` names are faults that a person could make (`faults/`); code is a seeded
sample of mutants by Cosmic Ray, for which `tools/setup_env.py test mutation` is needed. The working tree is
never edited.
"""

from __future__ import annotations

import argparse
import importlib
import multiprocessing
import re
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from faults import gates
from faults.edits import EditError, Fault
from faults.mutants import explained
from tqdm import tqdm

#: Lists by group: module and name. Code is drawn.
LISTS = {
    "data": ("data_faults", "DATA"),
    "pictures": ("picture_faults", "PICTURES"),
    "findings": ("finding_faults", "FINDINGS"),
    "scores": ("finding_faults", "SCORES"),
    "prose": ("prose_faults", "PROSE"),
    "texts": ("text_faults", "TEXTS"),
    "narrow": ("narrow_faults", "NARROW"),
    "votes": ("vote_faults", "VOTES"),
    "rights": ("right_faults", "RIGHTS"),
}
GROUPS = (*LISTS, "code")
#: Copies worked on at a time.
WORKERS = 2


def listed(groups: Sequence[str], limit: int | None) -> list[Fault]:
    """The faults of the groups, the first so many of each."""
    found: list[Fault] = []
    for group in groups:
        if group in LISTS:
            module, name = LISTS[group]
            mine = getattr(importlib.import_module(f"faults.{module}"), name)
        else:
            from faults import mutants

            mine = tuple(mutants.sample(limit or mutants.SAMPLE))
        found += mine[:limit]
    return found


def applied(faults: Sequence[Fault]) -> tuple[list[Fault], list[str]]:
    """The faults that apply to the files as they are, and the text of each faulty file; those that do not are
    named, as a list that falls behind proves less.
    """
    left, found = [], []
    for fault in faults:
        try:
            found.append(fault.seeded((gates.ROOT / fault.file).read_bytes().decode()))
            left.append(fault)
        except EditError as error:
            print(f"Left out: {error}", flush=True)
        except FileNotFoundError:
            print(f"Left out: there is no {fault.file} for the fault {fault.name!r}.", flush=True)
    return left, found


def row(fault: Fault, said: str) -> str:
    """A line of the table."""
    why = explained(fault)
    survived = f"survived, as it changes nothing: {why}" if why else "**SURVIVED**"
    return (
        f"| {fault.name.replace('|', 'or')} | {fault.file} | "
        f"{' '.join(said.split())[:140].replace('|', 'or') or survived} |"
    )


def summary(results: Sequence[tuple[Fault, str]]) -> int:
    """Print how many of each group were caught, and by what; the number of data and picture faults that
    survived.
    """
    print(
        "\n| group | caught | of | by a check of the data | by a unit test | by a stored output or number "
        "| otherwise | survived, explained |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for group in GROUPS:
        mine = [said for fault, said in results if fault.group == group]
        if not mine:
            continue
        fine = sum(bool(explained(fault)) for fault, said in results if fault.group == group and not said)
        by = [
            sum(said.startswith(start) for said in mine)
            for start in ("book check", "tests/", ("stored output", "prose"))
        ]
        caught = sum(bool(said) for said in mine)
        print(
            f"| {group} | {caught} | {len(mine)} | {by[0]} | {by[1]} | {by[2]} | {caught - sum(by)} | "
            f"{fine} |"
        )
    return sum(not said for fault, said in results if fault.group != "code")


def seed(
    chosen: Sequence[tuple[Fault, str]],
    options: argparse.Namespace,
    folder: str,
    rooms: tuple[str, ...],
    known: bool,
) -> list[tuple[Fault, str]]:
    """What notices each fault, told at once, so that a run which is stopped has told what it found.

    Where the copy is not known to be sound, it is looked at first.
    """
    faults = [fault for fault, _ in chosen]
    found: list[tuple[Fault, str]] = []
    with ProcessPoolExecutor(
        options.workers,
        multiprocessing.get_context("fork"),
        gates.prepare,
        (folder, options.fresh, rooms),
    ) as pool:
        if not known and (wrong := pool.submit(gates.sound).result()):
            sys.exit(f"Without any fault this fails already:\n{wrong}")
        said = pool.map(gates.caught, [fault.file for fault in faults], [text for _, text in chosen])
        for fault, one in tqdm(
            zip(faults, said, strict=True), total=len(faults), desc="Seeding", unit="fault"
        ):
            found.append((fault, one))
            if one or not rooms:
                print(row(fault, one), flush=True)
    return found


def confirm(results: Sequence[tuple[Fault, str]], number: int, folder: str) -> int:
    """Run nbval itself on the chapters of so many faults that a stored output caught; how many it let
    through.
    """
    named = [
        (fault, found.group(1))
        for fault, said in results
        if (found := re.match(r"stored output of ([a-z0-9-]+)", said))
    ]
    chosen = named[:: max(1, len(named) // number)][:number] if named else []
    gates.prepare(folder)
    missed = 0
    for fault, exhibit in tqdm(chosen, desc="Confirming with nbval", unit="fault"):
        text = fault.seeded((gates.ROOT / fault.file).read_bytes().decode())
        if not gates.nbval(fault.file, text, exhibit):
            missed += 1
            print(f"nbval passes {gates.chapter_of(exhibit)} in spite of {fault.name!r} in {fault.file}")
    print(f"\nnbval itself fails for {len(chosen) - missed} of {len(chosen)} of them.")
    return missed


def main() -> None:
    """Seed, report, and fail where a fault in data or pictures survives."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--group", choices=GROUPS, action="append", help="only this group; may be given again; all by default"
    )
    parser.add_argument(
        "--limit",
        type=int,
        help="only the first so many faults of data and of pictures, and a smaller sample of code",
    )
    parser.add_argument(
        "--only", metavar="WORDS", default="", help="only faults whose name or file matches this expression"
    )
    parser.add_argument(
        "--part", metavar="N/M", default="1/1", help="only the Nth of M parts of what is left, for long runs"
    )
    parser.add_argument(
        "--after", type=int, default=0, help="leave out so many, as an earlier run tried them"
    )
    parser.add_argument(
        "--fresh",
        action="store_true",
        help="compare with what is made without a fault, as notebooks may wait for a refresh, and leave out "
        "tests that fail without one",
    )
    parser.add_argument("--workers", type=int, default=WORKERS, help="copies worked on at a time")
    parser.add_argument(
        "--nbval",
        type=int,
        default=0,
        metavar="N",
        help="confirm so many faults with nbval itself, some 15 seconds each",
    )
    options = parser.parse_args()
    start = time.monotonic()
    number, _, parts = options.part.partition("/")
    faults = [
        fault
        for fault in listed(options.group or GROUPS, options.limit)
        if re.search(options.only, f"{fault.name} {fault.file}")
    ][int(number) - 1 :: int(parts)][options.after :]
    asked = len(faults)
    faults, contents = applied(faults)
    with tempfile.TemporaryDirectory() as folder:
        levels: dict[tuple[str, ...], list[tuple[Fault, str]]] = {}
        for fault, text in zip(faults, contents, strict=True):
            levels.setdefault(gates.below(fault.file), []).append((fault, text))
        last = levels.pop((), [])
        print("| fault | file | caught by |\n| --- | --- | --- |", flush=True)
        results: list[tuple[Fault, str]] = []
        known = options.fresh
        # What keeps sound tables is quicker; what it does not notice is tried again without them.
        for rooms, chosen in levels.items():
            found = seed(chosen, options, folder, rooms, known)
            known = True
            results += [each for each in found if each[1]]
            last += [each for each, (_, said) in zip(chosen, found, strict=True) if not said]
        if last:
            results += seed(last, options, folder, (), known)
        survived = summary(results)
        missed = confirm(results, options.nbval, folder) if options.nbval else 0
    print(f"\n{len(faults)} faults of {asked} in {(time.monotonic() - start) / 60:.1f} minutes.")
    sys.exit(1 if survived or missed or len(faults) < asked else 0)


if __name__ == "__main__":
    main()
