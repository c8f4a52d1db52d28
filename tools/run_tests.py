"""Run every check and test, in the order in which a failure is cheapest to learn of."""

import os
import subprocess
import sys
import time
from pathlib import Path

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


def main() -> None:
    """Run all steps, then fail if one failed."""
    failed = []
    for name, command in STEPS:
        print(f"--- {name}", flush=True)
        start = time.monotonic()
        environment = os.environ | {"PYDEVD_DISABLE_FILE_VALIDATION": "1"}
        if subprocess.run([str(part) for part in command], cwd=ROOT, env=environment).returncode:
            failed.append(name)
        print(f"--- {name}: {time.monotonic() - start:.0f} s", flush=True)
    if failed:
        sys.exit("Failed: " + ", ".join(failed))


if __name__ == "__main__":
    main()
