"""Run every check and test, in the order in which a failure is cheapest to learn of."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable
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
    (
        "notebooks",
        [
            sys.executable,
            "-m",
            "pytest",
            "--nbval",
            "--nbval-current-env",
            "-q",
            "-n",
            "2",
            "--dist",
            "loadfile",
            "chapters",
        ],
    ),
    ("tests", [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", "tests"]),
]


#: A reader's own switches of the tools that check, and the width at which what they print is broken.
SWITCHES = ("PYTEST_", "HYPOTHESIS_", "RUFF_", "MYPY", "COVERAGE_", "COLUMNS")


def environment() -> dict[str, str]:
    """The surroundings of every check: nothing of the reader's that could change what it says."""
    found = surroundings.environment(os.environ, surroundings.home())
    return {name: value for name, value in found.items() if not name.startswith(SWITCHES)}


def main() -> int:
    """Run all steps."""
    return run(STEPS)


def run(steps: Iterable[tuple[str, list[object]]]) -> int:
    """Run these steps; exit code 1 where one failed, 130 where the reader stopped them."""
    failed = []
    try:
        for name, command in steps:
            print(f"--- {name}", flush=True)
            start = time.monotonic()
            if subprocess.run([str(part) for part in command], cwd=ROOT, env=environment()).returncode:
                failed.append(name)
            print(f"--- {name}: {time.monotonic() - start:.0f} s", flush=True)
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    if failed:
        print("Failed: " + ", ".join(failed), file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
