"""The locks: every package pinned and hashed, no address, and installable with hashes alone."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from helpers import paths

LOCKS = sorted((paths.ROOT / "locks").glob("*.txt"))
MAIN = paths.ROOT / "locks" / "build.txt"
TEST = paths.ROOT / "locks" / "test.txt"
PROJECT = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def entries(text: str) -> list[str]:
    """The requirements of a lock, each with its continued lines."""
    return [
        entry
        for entry in re.sub(r"\\\n\s*", " ", text).splitlines()
        if entry.strip() and not entry.startswith("#")
    ]


def installed(lock: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What the installer that sets the book up would do with a lock here, without the network: nothing, where all of it is installed."""
    command = [
        sys.executable,
        "-m",
        "uv",
        "pip",
        "install",
        "--offline",
        "--dry-run",
        "--require-hashes",
        "--python",
        sys.executable,
    ]
    return subprocess.run([*command, *options, "-r", str(lock)], capture_output=True, text=True, check=False)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_package_is_pinned_and_hashed_and_no_address_is_named(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"--(index-url|extra-index-url|find-links|trusted-host)", text)
    found = entries(text)
    assert found
    for entry in found:
        assert re.match(r"[A-Za-z0-9._-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry


def pinned(lock: Path) -> dict[str, str]:
    """The packages of a lock with their versions."""
    found = (re.match(r"([\w.-]+)==([^\s;]+)", entry) for entry in entries(lock.read_text(encoding="utf-8")))
    return {one[1].lower(): one[2] for one in found if one}


def asked(names: list[str]) -> set[str]:
    """The packages that lines of pyproject.toml ask for."""
    return {re.split(r"[<>=!~ ;\[]", name)[0].lower().replace("_", "-") for name in names}


def test_the_build_lock_holds_what_building_asks_for_and_no_tool_of_the_tests() -> None:
    groups = PROJECT["dependency-groups"]
    building = asked([*PROJECT["project"]["dependencies"], *groups["setup"]])
    assert building <= pinned(MAIN).keys()
    # What both ask for is building's; what building happens to bring along is not asked for by the tests alone.
    assert (
        pinned(MAIN).keys() & {"pikepdf", "pytest", "nbval", "ruff", "mypy", "jupyterlab", "hypothesis"}
        == set()
    )


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_purpose_has_a_lock_that_holds_what_it_asks_for(lock: Path) -> None:
    groups = PROJECT["dependency-groups"] | {"build": PROJECT["project"]["dependencies"]}
    assert {path.stem for path in LOCKS} == groups.keys() - {"setup"}
    assert asked(groups[lock.stem]) <= pinned(lock).keys()


@pytest.mark.parametrize("name", ["test", "lab", "browser", "mutation"])
def test_locks_that_are_installed_together_agree(name: str) -> None:
    base, other = pinned(MAIN) | pinned(TEST), pinned(paths.ROOT / "locks" / f"{name}.txt")
    assert {package: other[package] for package in base.keys() & other.keys()} == {
        package: base[package] for package in base.keys() & other.keys()
    }


def test_what_is_installed_is_the_lock() -> None:
    for lock in (MAIN, TEST):
        done = installed(lock)
        assert done.returncode == 0, done.stderr
        assert "no changes" in done.stderr, done.stderr


def test_the_installer_refuses_a_lock_that_lacks_a_hash(tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    first = entries(MAIN.read_text(encoding="utf-8"))[0]
    broken.write_text(first.split("--hash")[0].strip() + "\n", encoding="utf-8")
    done = installed(broken, "--target", str(tmp_path / "new"))
    assert done.returncode != 0
    assert "all requirements must have a hash" in done.stderr
