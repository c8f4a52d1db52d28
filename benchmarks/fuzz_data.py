"""Damage the data 10,000 times, and say of each case what became of it.

Run with the book's environment: `.venv/bin/python benchmarks/fuzz_data.py [--cases N] [--seed S] [--every]`.

A case is *stopped* by what `book check` runs, or *unchanged*: every verdict, every card of an exhibit and
every entry of the ledger is as before; or *caught*: it is sound data with another result, and an exhibit
differs from what the sound tables give, which its notebook stores, so that the notebooks' test fails; or
*refused*: a row that one exhibit cannot do without is gone or changed, and the exhibit says in one sentence
that it cannot be computed from these tables. What is left would be a fault of the book: a *crash*, where
anything else is raised; and *missed*, where a verdict changed and no exhibit shows it.

Nothing is compared that must be equal: an exhibit whose tables are as before, and a picture whose rows, facts
and texts are, since it is drawn from nothing else.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import multiprocessing
import os
import shutil
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure
from mutations import FOLDER, MISSING, UNREADABLE, Case, Generator

from helpers import claims, exhibits, paths, tables
from helpers.exhibits import LAYOUTS, Card, Drawn, ExhibitError, Tabled, credit, fingerprint, style
from helpers.publishing import registers
from helpers.tables import DataError, Fault, computed
from helpers.tables.form import SCHEMA

#: The columns of a computed table that are verdicts.
VERDICTS = {
    "ledger": ["claim", "record", "coherence", "citation"],
    "check_outcomes": ["check", "holds"],
    "concordance_outcomes": ["pair", "outcome"],
    "variant_summary": ["conclusion", "stands", "runs", "holding"],
    "thesis_parts": ["thesis", "part", "judgement"],
    "thesis_judgements": ["thesis", "judgement", "amount"],
}
ENTRIES = {
    "claims",
    "sections",
    "sources",
    "evidence",
    "searches",
    "theses",
    "claim_theses",
    "checks",
    "check_claims",
    "check_variants",
}
FINE = ("stopped", "unchanged", "caught", "refused")


@dataclass(frozen=True)
class Result:
    """What became of a case; `named` says whether the message finds the damage: in place, by reference, or
    not.
    """

    case: Case
    outcome: str
    told: str = ""
    named: str = ""


#: Names that the damage gives to tables of the descriptor.
NEW_TABLES = {"pirates", "renamed"}


def _named(case: Case, faults: tuple[Fault, ...]) -> str:
    """Whether a message names the damaged place: *place*; another place that refers to it: *reference*; or
    *no*.
    """
    if any(_at(case, fault) for fault in faults):
        return "place"
    names = {case.table}
    if case.group == "descriptor":
        names = {case.column or case.file, case.file} | NEW_TABLES
    elif case.table == "claims":
        # What was published repeats the subjects of the claims, under their names.
        names.add("published")
    if any(fault.table == "findings_coded" for fault in faults):
        # A finding that the damage makes false is named, and stands for the tables that it is computed from.
        return "reference"
    return "reference" if any(name in str(fault) for fault in faults for name in names) else "no"


def _at(case: Case, fault: Fault) -> bool:
    column = fault.column or ""
    if case.group == "descriptor":
        return fault.table == case.file and (
            not case.column or column.split(".")[0] in {case.column} | NEW_TABLES
        )
    if case.group == "cell":
        return (fault.table, fault.row) == (case.table, case.row) and case.column in column.split("+")
    return fault.table == case.table and case.row in (None, fault.row)


def _sketched(name: str, get: Callable[[str], pd.DataFrame]) -> list[Drawn | Tabled]:
    """What the maker of an exhibit gives for each form: twice where it draws by itself."""
    found: list[Drawn | Tabled] = []
    for layout in LAYOUTS:
        with layout.use():
            style.apply()
            found.append(exhibits.made(name, get))
        if not (isinstance(found[0], Drawn) and isinstance(found[0].drawing, Figure)):
            break
    return found


def _credited(name: str, made: Drawn | Tabled, get: Callable[[str], pd.DataFrame]) -> str:
    """The line of sources that is drawn below a figure."""
    own = exhibits.registry()[name].texts.own
    return credit.line(name, credit.sources_of(made), get("sources"), own)


def _drawn_alike(one: Drawn | Tabled, other: Drawn | Tabled) -> bool:
    """Whether two figures come to the same card and the same pictures: they have the same rows and facts, and
    are drawn by one function from these, or drawn the same before anything is put in its place.
    """
    if not (isinstance(one, Drawn) and isinstance(other, Drawn)):
        return False
    if not computed.equal(one.rows, other.rows) or (one.facts, one.sources) != (other.facts, other.sources):
        return False
    if isinstance(one.drawing, Figure) and isinstance(other.drawing, Figure):
        return fingerprint.of_artists(one.drawing) == fingerprint.of_artists(other.drawing)
    return one.drawing is other.drawing


class Bench:
    """A folder to damage, and what the sound tables give."""

    def __init__(self, folder: Path, seed: int = 0, every: bool = False) -> None:
        self.folder, self.every = Path(shutil.copytree(paths.DATA, folder)), every
        self.generator = Generator(seed=seed)
        self.load: Callable[[str], pd.DataFrame] = functools.partial(tables.load, folder=self.folder)
        self.sound = {name: self.load(name) for name in tables.package(self.folder).tables}
        self.made: dict[str, list[Drawn | Tabled]] = {}
        self.cards: dict[str, Card] = {}
        # Tables are made faster than figures, and one exhibit that differs is enough.
        self.drawn = sorted(exhibits.registry(), key=lambda name: (not name.startswith("tbl-"), name))
        self.verdicts = {name: self._verdicts(self._getter(), name) for name in VERDICTS}

    def _getter(self) -> Callable[[str], pd.DataFrame]:
        # What is made from tables that no damage reached is the book's own, which takes seconds to make.
        return computed.sharing(self.load)

    def _same(self, name: str, get: Callable[[str], pd.DataFrame]) -> bool:
        entry = exhibits.registry()[name]
        if all(get(table) is computed.get(table) for table in (*entry.tables, "sources")):
            return True
        if name not in self.made:
            self.made[name] = _sketched(name, computed.get)
        now, sound = _sketched(name, get), self.made[name]
        credited = _credited(name, now[0], get), _credited(name, sound[0], computed.get)
        if all(map(_drawn_alike, now, sound)) and credited[0] == credited[1]:
            return True
        if name not in self.cards:
            self.cards[name] = exhibits.make(name, computed.get).card
        return exhibits.make(name, get).card == self.cards[name]

    @staticmethod
    def _verdicts(get: Callable[[str], pd.DataFrame], name: str) -> pd.DataFrame:
        return get(name)[VERDICTS[name]].sort_values(VERDICTS[name], ignore_index=True)

    def run(self, number: int, *, compare: bool = True) -> Result:
        """Damage, look, and mend; without comparing, a case that the check lets pass is *passed*."""
        case = self.generator.case(number)
        self._put(case.file, case.content)
        try:
            return self._judged(case, compare)
        finally:
            self._put(case.file, self.generator.contents[case.file])

    def _put(self, name: str, content: bytes | str) -> None:
        path = self.folder / name
        if path.is_dir():
            path.rmdir()
        path.unlink(missing_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif content == FOLDER:
            path.mkdir()
        elif content == UNREADABLE:
            path.symlink_to(path)
        else:
            assert content == MISSING
        tables.load.cache_clear()
        if not name.endswith(".csv"):
            tables.package.cache_clear()
        if name.startswith(SCHEMA):
            # As one does who edits the schema; where it has a fault, that is for the check to say.
            with contextlib.suppress(DataError):
                registers.write_descriptor(self.folder)

    def _judged(self, case: Case, compare: bool) -> Result:
        try:
            found = list(DataError(tables.everything(self.folder)).faults)
        except DataError as error:
            found = list(error.faults)
        except Exception as error:
            return Result(case, "crash", f"check: {type(error).__name__}: {error}")
        if found:
            wrong = [
                fault for fault in found if len(str(fault).splitlines()) != 1 or not str(fault).isprintable()
            ]
            return Result(case, "crash" if wrong else "stopped", str(found[0]), _named(case, tuple(found)))
        try:
            return self._compared(case) if compare else Result(case, "passed")
        except DataError as error:
            # A table that the descriptor no longer has: the first exhibit that wants it says so.
            return Result(case, "stopped", str(error), _named(case, error.faults))
        except Exception as error:
            return Result(case, "crash", f"{type(error).__name__}: {error}")

    def _compared(self, case: Case) -> Result:
        names = self.sound if case.group == "descriptor" else [case.table]
        changed = {name for name in names if not self._equal(name)}
        get, differing = self._getter(), ""
        for name in self.drawn:
            if changed & set(computed.behind(exhibits.registry()[name].tables)):
                try:
                    differing = differing or ("" if self._same(name, get) else name)
                except ExhibitError as error:
                    named = (
                        "reference"
                        if case.group == "descriptor"
                        or any(table in str(error) for table in self._through(name, changed))
                        else "no"
                    )
                    return Result(case, "refused", str(error), named)
                if differing and not self.every:
                    break
        if differing:
            return Result(case, "caught", differing)
        judged = [name for name in VERDICTS if changed & set(computed.behind([name]))]
        moved = [name for name in judged if not self._verdicts(get, name).equals(self.verdicts[name])]
        if changed & ENTRIES:
            claims.entries(get)
        return Result(case, "missed", ", ".join(moved)) if moved else Result(case, "unchanged")

    @staticmethod
    def _through(name: str, changed: set[str]) -> set[str]:
        """The tables of an exhibit, read or computed, that the changed ones are behind."""
        return {
            table for table in exhibits.registry()[name].tables if changed & set(computed.behind([table]))
        }

    def _equal(self, name: str) -> bool:
        now, before = self.load(name), self.sound[name]
        return now.equals(before) and list(now.dtypes) == list(before.dtypes)


_bench: Bench


def _begin(folder: Path, seed: int, every: bool) -> None:
    global _bench
    warnings.simplefilter("ignore")
    _bench = Bench(folder / str(os.getpid()), seed, every)


def _one(number: int) -> Result:
    return _bench.run(number)


def results(cases: range, seed: int = 0, every: bool = False, processes: int = 2) -> Iterator[Result]:
    """What became of each case, in order."""
    with tempfile.TemporaryDirectory(prefix="book-fuzz-") as folder:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(
            processes, mp_context=context, initializer=_begin, initargs=(Path(folder), seed, every)
        ) as pool:
            yield from pool.map(_one, cases, chunksize=20)


def main() -> None:
    """Run, print the counts, and fail where a case fell through."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=2, help="copies damaged at a time")
    parser.add_argument(
        "--every",
        action="store_true",
        help="redraw every exhibit of the damaged table, not only up to the first that differs",
    )
    parser.add_argument(
        "--tell",
        default="crash,missed,refused",
        help="outcomes whose cases are printed; also `no` and `reference`",
    )
    options = parser.parse_args()
    start, tell = time.perf_counter(), set(options.tell.split(","))
    exhibits.registry()
    counts: Counter[tuple[str, str]] = Counter()
    named: Counter[tuple[str, str]] = Counter()
    cases = range(options.first, options.first + options.cases)
    for result in results(cases, options.seed, options.every, options.processes):
        counts[result.case.group, result.outcome] += 1
        if result.named:
            named[result.case.group, result.named] += 1
        if {result.outcome, result.named} & tell:
            print(f"{result.outcome}: {result.case}: {result.told[:400]}", flush=True)
        if counts.total() % 1000 == 0:
            print(
                f"{counts.total():,} cases after {time.perf_counter() - start:.0f} s",
                file=sys.stderr,
                flush=True,
            )
    outcomes = list(dict.fromkeys([*FINE, *(outcome for _, outcome in counts)]))
    print(f"{'':12}" + "".join(f"{name:>11}" for name in (*outcomes, "in place", "reference", "not named")))
    for group in [*dict.fromkeys(group for group, _ in counts), "all"]:

        def total(found: Counter[tuple[str, str]], name: str, group: str = group) -> int:
            return sum(
                count for (one, what), count in found.items() if what == name and group in (one, "all")
            )

        row = [total(counts, name) for name in outcomes] + [
            total(named, name) for name in ("place", "reference", "no")
        ]
        print(f"{group:12}" + "".join(f"{count:11,}" for count in row))
    used = os.times()
    print(
        f"{options.cases:,} cases in {time.perf_counter() - start:.0f} s, "
        f"{used.children_user + used.children_system:.0f} s of processor"
    )
    if any(outcome not in FINE for _, outcome in counts):
        sys.exit(1)


if __name__ == "__main__":
    main()
