"""Renew the locks from pyproject.toml: every package with its hashes, no address of an index, a wheel on
every platform.

`python tools/lock.py` takes the newest releases that fit; `--keep` keeps every version that still fits, for
when a package comes or goes. Where a wheel is missing, the locks and the table of wheels stay as they were.
"""

from __future__ import annotations

import subprocess
import sys

import wheels
from wheels import LOCKS, ROOT

COMMON = [
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--python-version",
    "3.11",
    "--quiet",
]
#: One lock a purpose: what of pyproject.toml is asked for, and the locks that are installed beside it.
PURPOSES: dict[str, tuple[list[str], list[str]]] = {
    "build": (["pyproject.toml", "--group", "setup"], []),
    "test": (["--group", "test"], ["build"]),
    "lab": (["--group", "lab"], ["build", "test"]),
    "browser": (["--group", "browser"], ["build", "test"]),
    "mutation": (["--group", "mutation"], ["build", "test"]),
    # Installed alone, so neither the book's own packages nor their versions are asked for.
    "consumers": (["--group", "consumers"], []),
}


def compile_lock(name: str, *options: str) -> None:
    """Resolve one purpose into its lock.

    Raises
    ------
    WheelError
        Where no set of versions fits.
    """
    asked, beside = PURPOSES[name]
    constraints = [word for other in beside for word in ("-c", f"locks/{other}.txt")]
    command = [
        sys.executable,
        "-m",
        "uv",
        "pip",
        "compile",
        *COMMON,
        *options,
        *asked,
        *constraints,
        "-o",
        f"locks/{name}.txt",
    ]
    if subprocess.run(command, cwd=ROOT).returncode:
        raise wheels.WheelError(f"locks/{name}.txt could not be resolved.")


def main() -> int:
    """Renew all locks and the table, or none."""
    LOCKS.mkdir(exist_ok=True)
    before = {path: path.read_bytes() for path in LOCKS.iterdir()}
    try:
        for name in PURPOSES:
            compile_lock(name, *([] if "--keep" in sys.argv[1:] else ["--upgrade"]))
        text = wheels.table()
    except (wheels.WheelError, KeyboardInterrupt) as error:
        for path in LOCKS.iterdir():
            path.unlink()
        for path, contents in before.items():
            path.write_bytes(contents)
        print(f"{error or 'Stopped.'}\nThe locks are as they were.", file=sys.stderr)
        return 130 if isinstance(error, KeyboardInterrupt) else 1
    wheels.TABLE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
