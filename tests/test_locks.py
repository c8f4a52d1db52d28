"""The locks: every package pinned and hashed, no address, and installable with hashes alone."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from helpers import paths

LOCKS = sorted(paths.ROOT.glob("requirements*.lock"))
MAIN = paths.ROOT / "requirements.lock"


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


def test_the_main_lock_holds_what_the_book_asks_for() -> None:
    project = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    groups = [
        project["dependencies"],
        project["optional-dependencies"]["test"],
        project["optional-dependencies"]["setup"],
    ]
    asked = {
        re.split(r"[<>=!~ ;\[]", name)[0].lower().replace("_", "-") for group in groups for name in group
    }
    assert asked <= {entry.split("==")[0].lower() for entry in entries(MAIN.read_text(encoding="utf-8"))}


def test_what_is_installed_is_the_lock() -> None:
    done = installed(MAIN)
    assert done.returncode == 0, done.stderr
    assert "no changes" in done.stderr, done.stderr


def test_the_installer_refuses_a_lock_that_lacks_a_hash(tmp_path: Path) -> None:
    broken = tmp_path / "requirements.lock"
    first = entries(MAIN.read_text(encoding="utf-8"))[0]
    broken.write_text(first.split("--hash")[0].strip() + "\n", encoding="utf-8")
    done = installed(broken, "--target", str(tmp_path / "new"))
    assert done.returncode != 0
    assert "all requirements must have a hash" in done.stderr
