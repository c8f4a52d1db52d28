"""Damage of every kind is stopped with its place named, or changes nothing, or changes an exhibit that a notebook stores."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from fuzz_data import FINE, Bench
from mutations import CELLS, Generator

from helpers import tables

#: Other cases than those of the benchmark, and few: the benchmark runs thousands.
SEED = 1
#: Of these at least so many are compared, and at most.
LEAST, MOST = 40, 200


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("fuzz") / "data", SEED)


def mended(bench: Bench) -> bool:
    """Whether the folder is as it was before the first case."""
    files = [path for path in bench.folder.rglob("*") if path.is_file()]
    found = {path.relative_to(bench.folder).as_posix(): path.read_bytes() for path in files}
    return found == bench.generator.contents


def test_damage_that_the_check_stops_is_named(bench: Bench) -> None:
    results = [bench.run(number, compare=False) for number in range(100)]
    assert [f"{one.case}: {one.told}" for one in results if one.outcome not in ("stopped", "passed")] == []
    stopped = [one for one in results if one.outcome == "stopped"]
    assert len(stopped) > 66
    assert [f"{one.case}: {one.told}" for one in stopped if one.named == "no"] == []
    counts = Counter(one.named for one in stopped if one.case.group == "cell")
    assert counts["place"] > 0.95 * counts.total()
    assert mended(bench)


def test_damage_that_passes_changes_nothing_or_an_exhibit(bench: Bench) -> None:
    wanted, results = {"stopped", "unchanged", "caught"}, []
    # Which cases pass the check and reach an exhibit changes with the tables: on until each outcome was seen.
    while len(results) < LEAST or (len(results) < MOST and not wanted <= {one.outcome for one in results}):
        results.append(bench.run(len(results)))
    assert [f"{one.case}: {one.told}" for one in results if one.outcome not in FINE] == []
    assert {one.outcome for one in results} >= wanted
    assert mended(bench)


def test_a_case_is_made_again_from_its_number() -> None:
    cases = [*map(Generator(seed=5).case, range(60))]
    again = Generator(seed=5)
    assert [again.case(number) for number in reversed(range(60))] == cases[::-1]
    assert [case.content for case in cases[:9]] != [
        case.content for case in map(Generator(seed=6).case, range(9))
    ]


def test_every_kind_of_damage_is_done() -> None:
    made = Counter((case.group, case.kind) for case in map(Generator(seed=SEED).case, range(2000)))
    assert {kind for group, kind in made if group == "cell"} == {
        *CELLS,
        "of another row",
        "quotation mark",
        "bytes",
    }
    kinds = Counter(group for group, _ in made)
    assert (kinds["row"], kinds["header"]) == (10, 8)
    assert kinds["file"] >= 18 and kinds["descriptor"] >= 30


def test_an_exception_in_the_check_is_a_crash(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(folder: Path) -> list[tables.Fault]:
        raise KeyError("a mistake of ours")

    monkeypatch.setattr(tables, "everything", fail)
    assert bench.run(0).outcome == "crash"


def test_a_message_of_two_lines_is_a_crash(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "check", lambda folder: [tables.Fault("units", 2, "unit", "x", "more")])
    monkeypatch.setattr(tables.Fault, "__str__", lambda fault: "one\ntwo")
    assert bench.run(0).outcome == "crash"
