"""Run every check and test, in the order in which a failure is cheapest to learn of.

What is one process runs beside another such; the tests, which have two workers of their own, run alone.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from helpers import surroundings

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
STEPS: list[tuple[str, list[object]]] = [
    ("style", [BIN / "ruff", "check", "."]),
    ("format", [BIN / "ruff", "format", "--check", "."]),
    ("types", [BIN / "mypy"]),
    ("imports", [BIN / "lint-imports"]),
    ("data", [BIN / "book", "check"]),
    ("tests", [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", "tests"]),
]
#: Steps that have two workers of their own.
ALONE = ("tests",)

#: A reader's own switches of the tools that check, and the width at which what they print is broken.
SWITCHES = ("PYTEST_", "HYPOTHESIS_", "RUFF_", "MYPY", "COVERAGE_", "COLUMNS")


def environment() -> dict[str, str]:
    """The surroundings of every check: nothing of the reader's that could change what it says."""
    found = surroundings.environment(os.environ, surroundings.home())
    return {name: value for name, value in found.items() if not name.startswith(SWITCHES)}


def main() -> int:
    """Run all steps."""
    return run(STEPS)


def done(command: Iterable[object], said: int | None = None) -> tuple[int, str, float]:
    """Run a command: its exit code, what it said where that is kept, and the seconds that it took."""
    start = time.monotonic()
    found = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env=environment(),
        stdout=said,
        stderr=subprocess.STDOUT if said else None,
        encoding="utf-8",
        errors="replace",
    )
    return found.returncode, found.stdout or "", time.monotonic() - start


def run(steps: Iterable[tuple[str, list[object]]]) -> int:
    """Run these steps; exit code 1 where one failed, 130 where the reader stopped them."""
    steps = list(steps)
    quick = [step for step in steps if step[0] not in ALONE]
    failed = []
    try:
        with ThreadPoolExecutor(max_workers=2) as two:
            for (name, _), (code, said, seconds) in zip(
                quick, two.map(lambda step: done(step[1], subprocess.PIPE), quick), strict=True
            ):
                print(f"--- {name}\n{said}--- {name}: {seconds:.0f} s", flush=True)
                failed += [name] * bool(code)
        for name, command in [step for step in steps if step[0] in ALONE]:
            print(f"--- {name}", flush=True)
            code, _, seconds = done(command)
            print(f"--- {name}: {seconds:.0f} s", flush=True)
            failed += [name] * bool(code)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    if failed:
        print("Failed: " + ", ".join(failed), file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
