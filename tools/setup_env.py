"""Make the book's own environment in `.venv`, every package pinned by hash.

Run it with any Python 3.11 or newer: `python tools/setup_env.py [lock ...]`. A second run with the same locks does nothing.
It uses a pinned uv, taken from the lock itself, and falls back to pip where uv cannot run.
"""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def run(*arguments: object) -> bool:
    """Run a command in the book's folder; says whether it succeeded."""
    return subprocess.run([str(a) for a in arguments], cwd=ROOT).returncode == 0


def uv_requirement(lock: str) -> str:
    """The lines of the lock that pin uv, hashes included."""
    found = re.search(r"(?m)^uv==(?:.*\\\n)+.*$", lock)
    if not found:
        sys.exit("requirements.lock does not pin uv: run `make lock`.")
    return found.group(0) + "\n"


def install(locks: list[Path]) -> None:
    """Install the locks and the book's own package into `.venv`."""
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder) / "uv.lock"
        pinned.write_text(
            uv_requirement((ROOT / "requirements.lock").read_text(encoding="utf-8")), encoding="utf-8"
        )
        have_uv = run(
            PYTHON,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "-r",
            pinned,
        )
    arguments = [word for lock in locks for word in ("-r", str(lock))]
    installed = have_uv and run(
        PYTHON, "-m", "uv", "pip", "install", "--quiet", "--python", PYTHON, "--require-hashes", *arguments
    )
    if not installed:
        print("uv could not install the lock; using pip instead.")
        if not run(
            PYTHON,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            *arguments,
        ):
            sys.exit(
                "The pinned packages could not be installed: check the connection to your package index."
            )
    if not run(
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--no-build-isolation",
        "--no-deps",
        "-e",
        ".",
    ):
        sys.exit("The book's own package could not be installed into .venv.")


def main() -> None:
    """Set up once for this lock, this Python and this place."""
    if sys.version_info < (3, 11):  # noqa: UP036  (this file runs before anything has checked the version)
        sys.exit(f"The book needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    locks = [ROOT / name for name in (sys.argv[1:] or ["requirements.lock"])]
    parts = [path.read_bytes() for path in [*locks, ROOT / "pyproject.toml"]]
    key = hashlib.sha256(b"\0".join([*parts, sys.version.encode(), str(ROOT).encode()])).hexdigest()
    stamp = VENV / ("ready-" + "-".join(lock.stem for lock in locks))
    if stamp.exists() and stamp.read_text() == key:
        return
    print(f"Setting up {VENV.name} from {', '.join(lock.name for lock in locks)} ...")
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True)
    install(locks)
    stamp.write_text(key)


if __name__ == "__main__":
    main()
