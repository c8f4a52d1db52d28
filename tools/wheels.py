"""Ask the pinned resolver whether every pinned package has a wheel on every platform that the book supports.

`python tools/wheels.py` asks about the locks as they are and fails where a wheel is missing, or where the
answer is no longer the one in `locks/wheels.csv`; `tools/lock.py` asks too, and writes that file. Nothing is
downloaded but what indexes say.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ROOT / "locks"
TABLE = LOCKS / "wheels.csv"

#: The resolver's name of each supported platform, and the oldest macOS that is meant.
PLATFORMS: dict[str, tuple[str, str]] = {
    "linux-x86_64-glibc-2.28": ("x86_64-manylinux_2_28", ""),
    "linux-arm64-glibc-2.28": ("aarch64-manylinux_2_28", ""),
    **{f"macos-{version}-x86_64": ("x86_64-apple-darwin", f"{version}.0") for version in (13, 14, 15)},
    **{f"macos-{version}-arm64": ("aarch64-apple-darwin", f"{version}.0") for version in (13, 14, 15)},
    "windows-x86_64": ("x86_64-pc-windows-msvc", ""),
}
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
#: The locks that must install on all of them; what the others hold is for maintainers on Linux.
EVERYWHERE = ("build", "test", "lab")


class Missing(NamedTuple):
    """A pinned package without a wheel."""

    lock: str
    package: str
    platform: str
    python: str

    def __str__(self) -> str:
        return (
            f"locks/{self.lock}.txt: {self.package} has no wheel for {self.platform}, Python {self.python}."
        )


class WheelError(Exception):
    """The question could not be asked, or the answer is no."""


def ask(lock: Path, platform: str, python: str) -> tuple[list[str], list[Missing]]:
    """The packages of a lock that a platform needs, as `name==version`, and those of them without a wheel.

    Raises
    ------
    WheelError
        Where the resolver fails for any other reason than a missing wheel, such as the connection.
    """
    text = lock.read_text(encoding="utf-8")
    missing: list[Missing] = []
    while True:
        done = _resolve(text, *PLATFORMS[platform], python)
        if done.returncode == 0:
            return sorted(re.findall(r"(?m)^ \+ (\S+)$", done.stderr)), missing
        # The resolver names the first package that fails; it is asked again without that one, until all are
        # named.
        found = re.search(r"Because (\S+?)==(\S+) has no (?:usable )?wheels", done.stderr)
        if not found:
            raise WheelError(
                f"The resolver could not say whether {lock.name} has wheels for {platform}, Python "
                f"{python}:\n{done.stderr.strip()}"
            )
        missing.append(Missing(lock.stem, f"{found[1]} {found[2]}", platform, python))
        text = re.sub(rf"(?m)^{re.escape(found[1])}==(?:.*\\\n)+.*\n", "", text)


def _resolve(text: str, target: str, macos: str, python: str) -> subprocess.CompletedProcess[str]:
    """What the resolver says of these requirements, without installing any."""
    with tempfile.TemporaryDirectory() as folder:
        # A target of its own, so that what happens to be installed here changes nothing.
        lock = Path(folder) / "lock.txt"
        lock.write_text(text, encoding="utf-8", newline="\n")
        environment = os.environ | ({"MACOSX_DEPLOYMENT_TARGET": macos} if macos else {}) | {"NO_COLOR": "1"}
        command = [
            sys.executable,
            "-m",
            "uv",
            "pip",
            "install",
            "--dry-run",
            "--target",
            str(Path(folder) / "target"),
        ]
        command += [
            "--python-platform",
            target,
            "--python-version",
            python,
            "--only-binary",
            ":all:",
            "--no-deps",
        ]
        return subprocess.run(
            [*command, "--require-hashes", "-r", str(lock)],
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )


def answers(name: str) -> Iterator[tuple[str, str, list[str], list[Missing]]]:
    """For each platform and Python: the packages that a lock installs there, and those without a wheel."""
    for platform in PLATFORMS:
        for python in PYTHONS:
            yield platform, python, *ask(LOCKS / f"{name}.txt", platform, python)


def digest(lock: Path) -> str:
    """The hash by which the table names the lock that it speaks of."""
    return hashlib.sha256(lock.read_text(encoding="utf-8").encode("utf-8")).hexdigest()[:16]


def table() -> str:
    """The text of `locks/wheels.csv`, after asking about every lock that must install everywhere.

    Raises
    ------
    WheelError
        One line for every package without a wheel.
    """
    missing: list[Missing] = []
    rows: list[list[str]] = []
    for name in EVERYWHERE:
        for platform, python, packages, without in answers(name):
            missing += without
            if name == "build":
                rows += [[package, platform, python, digest(LOCKS / "build.txt")] for package in packages]
    if missing:
        raise WheelError(
            "\n".join(map(str, missing))
            + "\nHold the package back in pyproject.toml, or ask for it only where it has one."
        )
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["package", "platform", "python", "lock"])
    writer.writerows(sorted(rows))
    return text.getvalue()


def main() -> int:
    """Ask anew; fail where a wheel is missing or the table tells another story."""
    try:
        asked = table()
    except WheelError as error:
        print(error, file=sys.stderr)
        return 1
    if not TABLE.exists() or TABLE.read_text(encoding="utf-8") != asked:
        print(
            "locks/wheels.csv is not what the resolver says of these locks: run `make lock`.", file=sys.stderr
        )
        return 1
    print(
        f"Every package of {', '.join(EVERYWHERE)} has a wheel on {len(PLATFORMS)} platforms with Python "
        f"{PYTHONS[0]} to {PYTHONS[-1]}."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
