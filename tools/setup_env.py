"""Make the book's own environment in `.venv`, every package pinned by hash.

Run it with any Python that the locks know: `python tools/setup_env.py [purpose ...]`. A purpose is the name
of a lock in `locks/`, such as `test` or `lab`; what building needs comes always. An environment is whole, and
then nothing is done, or it is made anew: half-made, moved, copied, of another Python, of older locks, or with
a package gone. Exit codes: 0 whole, 1 not made (one sentence says why), 130 stopped.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import importlib.util
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "locks"
VENV = ROOT / ".venv"
#: Every pinned package of these has a wheel on each supported platform; the others may be compiled, on the
#: maintainers' own.
WHEELS_ONLY = frozenset(("build", "test", "lab"))
HASHED, WHEELS = ["--require-hashes"], ["--only-binary", ":all:"]
#: What a set-up holds, so that another waits.
HELD = ".setting-up"
#: The longest way from the book's folder to a file of its environment, for Windows, whose paths end at 259
#: characters.
LONGEST = 185


class SetupError(Exception):
    """The environment could not be made; the message says why."""


def python_of(venv: Path = VENV) -> Path:
    """The interpreter of an environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


PYTHON = python_of()


def wanted(locks: Sequence[str]) -> dict[str, str]:
    """What a whole environment was made from: this place, this Python, this project, these locks."""
    # Imported here: an older Python has none, and is told so first.
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    own = json.dumps([project["build-system"], project["project"]], sort_keys=True)
    parts = [
        own,
        *((ROOT / "tools" / name).read_text(encoding="utf-8") for name in ("setup_env.py", "backend.py")),
    ]
    key = hashlib.sha256(
        "\0".join([*parts, sys.version, sys.base_prefix, platform.machine(), str(ROOT)]).encode(
            "utf-8", "surrogateescape"
        )
    )
    return {"": key.hexdigest()} | {name: hashlib.sha256(_lock(name).encode()).hexdigest() for name in locks}


def _lock(name: str) -> str:
    try:
        return (LOCKS / f"{name}.txt").read_text(encoding="utf-8")
    except FileNotFoundError:
        known = ", ".join(sorted(path.stem for path in LOCKS.glob("*.txt")))
        raise SetupError(f"there is no lock for {name!r}; there are {known}.") from None


def packages_in(venv: Path) -> list[str]:
    """The names and versions of what an environment holds."""
    return sorted(
        path.name for place in ("lib/*", "Lib") for path in venv.glob(f"{place}/site-packages/*.dist-info")
    )


def state(venv: Path) -> dict[str, str]:
    """What an environment was made from, if it is whole: its record, its interpreter and each recorded
    package are there.
    """
    try:
        record = json.loads((venv / "ready.json").read_text(encoding="utf-8"))
        whole = python_of(venv).exists() and set(record["packages"]) <= set(packages_in(venv))
        return dict(record["made_from"]) if whole else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def prepare(venv: Path, locks: Sequence[str], *, own: bool = True) -> None:
    """Make an environment that holds these locks, unless it is there.

    Parameters
    ----------
    venv : Path
        Where it lies; what is there and is not whole is removed.
    locks : sequence of str
        Purposes, by the names of their locks.
    own : bool
        Whether the book's own package belongs into it.

    Raises
    ------
    SetupError
        Naming the cause.
    OSError
        Where a file or a folder cannot be written.
    """
    target = wanted(locks)
    if target.items() <= state(venv).items():
        return
    if os.path.lexists(venv) and not venv.is_dir():
        raise SetupError(
            f"{venv} is a file, or a link that leads nowhere: rename or remove it, then try again"
        )
    venv.mkdir(parents=True, exist_ok=True)
    with _alone(venv):
        made_from = state(venv)
        if target.items() <= made_from.items():
            return
        missing = [name for name in locks if made_from.get(name) != target[name]]
        fits = made_from and all(target.get(name, value) == value for name, value in made_from.items())
        (venv / "ready.json").unlink(missing_ok=True)
        if not fits:
            made_from, missing = {}, list(locks)
        print(f"Setting up {venv.relative_to(ROOT)} for {', '.join(missing)} ...", flush=True)
        if not fits:
            _begin(venv)
        _install(venv, missing, own=own and not fits)
        record = {"made_from": made_from | target, "packages": packages_in(venv)}
        aside = venv / "ready.json.new"
        aside.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8", newline="\n")
        aside.replace(venv / "ready.json")


@contextlib.contextmanager
def _alone(venv: Path) -> Iterator[None]:
    """Hold the environment: two set-ups at once would undo each other's work."""
    # Not `.lock`, which is uv's own.
    with (venv / HELD).open("a+", newline="\n") as held:
        if os.name == "nt":
            import msvcrt

            # It tries for ten seconds, then says that it could not.
            while True:
                with contextlib.suppress(OSError):
                    msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
                    break
        else:
            import fcntl

            # A file system without locks is no reason to stop.
            with contextlib.suppress(OSError):
                fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _begin(venv: Path) -> None:
    """An empty environment in the place of whatever is there; the folder itself may be a link or a mount."""
    import venv as maker

    for path in venv.iterdir():
        if path.name != HELD:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    maker.create(venv.resolve(), symlinks=os.name != "nt")


def _install(venv: Path, locks: Sequence[str], *, own: bool) -> None:
    """Put locks, and perhaps the book's own package, into an environment."""
    import installers

    steps: list[list[object]] = [
        ["install", *HASHED, *(WHEELS if name in WHEELS_ONLY else []), "-r", LOCKS / f"{name}.txt"]
        for name in locks
    ]
    steps += [["install", "--no-build-isolation", "--no-deps", "-e", ROOT]] if own else []
    there = any(name.startswith("uv-") for name in packages_in(venv))
    if failed := installers.install(
        python_of(venv), steps, first="" if there else uv_requirement(), folder=ROOT
    ):
        raise SetupError(failed)


def uv_requirement() -> str:
    """The lines of the build lock that pin uv, hashes included."""
    found = re.search(r"(?m)^uv==(?:.*\\\n)+.*$", _lock("build"))
    if not found:
        raise SetupError("locks/build.txt does not pin uv: run `make lock`.")
    return found.group(0) + "\n"


def _outside(venv: Path, locks: Sequence[str]) -> int | None:
    """Run again with the Python that an environment was made from, if this is the one in it, which has to go;
    its exit code.
    """
    if Path(sys.prefix).resolve() != venv.resolve():
        return None
    base = getattr(sys, "_base_executable", "")
    if not base or Path(base).is_relative_to(venv.resolve()):
        raise SetupError(
            "this Python lies in the environment that has to be made anew: leave it with `deactivate`, "
            "then try again."
        )
    return subprocess.run([base, "-I", __file__, *locks]).returncode


def _told(error: OSError) -> str:
    """An operating system's error as a sentence with its place."""
    place = error.filename or VENV
    if error.errno == errno.ENOSPC or error.errno == errno.EDQUOT:
        return f"the disk is full ({place})"
    if os.name == "nt" and isinstance(error, PermissionError):
        return f"{place} cannot be written: close what runs from .venv, such as JupyterLab, and try again"
    return f"{place}: {error.strerror or error}"


def _long_paths() -> bool:
    """Whether Windows was told to allow paths of more than 259 characters."""
    try:
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SYSTEM\CurrentControlSet\Control\FileSystem") as key:  # type: ignore[attr-defined,unused-ignore]
            return bool(winreg.QueryValueEx(key, "LongPathsEnabled")[0])  # type: ignore[attr-defined,unused-ignore]
    except (ImportError, OSError):
        return False


def check_machine() -> None:
    """Refuse at once what cannot end well.

    Raises
    ------
    SetupError
        Naming what is missing, and the cure.
    """
    if sys.version_info < (3, 11):  # noqa: UP036  (this file runs before anything has checked the version)
        version = sys.version.split()[0]
        raise SetupError(
            f"the book needs Python 3.11 or newer, and this is {version}; another is named like this: make "
            f"book PYTHON=python3.13"
        )
    if importlib.util.find_spec("venv") is None:
        raise SetupError("this Python cannot make environments: on Debian or Ubuntu install python3-venv.")
    # A script's first line, which names the interpreter, ends at such signs.
    if found := re.search(r"[;\x00-\x1f]" if os.name == "nt" else r"[:\x00-\x1f]", str(ROOT)):
        raise SetupError(
            f"no environment can lie in {str(ROOT)!r}, since its path has {found.group()!r}: rename the "
            "folder, then try again."
        )
    if os.name == "nt" and len(str(ROOT)) + LONGEST > 259 and not _long_paths():
        raise SetupError(
            f"{ROOT} is too long a path: Windows needs the switch LongPathsEnabled, or a folder of at most "
            f"{259 - LONGEST} characters."
        )


def main(locks: Sequence[str] = ("build",), venv: Path = VENV, *, own: bool = True) -> int:
    """Set up, and say in one sentence what stood in the way; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # A folder's letters may be unknown to the terminal.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        check_machine()
        if wanted(locks).items() <= state(venv).items():
            return 0
        code = _outside(venv, locks)
        if code is None:
            prepare(venv, locks, own=own)
        return code or 0
    except KeyboardInterrupt:
        print("Stopped; the environment is not whole, and the next command makes it anew.", file=sys.stderr)
        return 130
    except (SetupError, OSError) as error:
        told = _told(error) if isinstance(error, OSError) else str(error)
        print(f"The environment was not made: {told.rstrip('.')}.", file=sys.stderr)
        return 1


# Python leaves this folder out where it is told to look nowhere but in its own.
sys.path.insert(0, str(ROOT / "tools"))

if __name__ == "__main__":
    sys.exit(main(list(dict.fromkeys(["build", *sys.argv[1:]]))))
