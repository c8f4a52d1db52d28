"""The table of wheels is of this lock, and a missing wheel is refused by name. The resolver is played, so nothing is asked."""

from __future__ import annotations

import csv
import re
import subprocess
from pathlib import Path

import lock as locking
import pytest
import wheels
from packaging.markers import Marker

#: What each platform says of itself in the conditions of a lock.
MACHINES = {
    "linux": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    "macos": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    "windows": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
}


def table() -> list[dict[str, str]]:
    with wheels.TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def needed(platform: str, python: str) -> set[str]:
    """The packages of the build lock that a platform installs, by the conditions that stand in the lock."""
    system, machine = platform.split("-")[0], "x86_64" if "x86_64" in platform else "arm64"
    names = {("windows", "x86_64"): "AMD64", ("linux", "arm64"): "aarch64"}
    said = MACHINES[system] | {"platform_machine": names.get((system, machine), machine)}
    said |= {"python_version": python, "python_full_version": f"{python}.0", "implementation_name": "cpython"}
    said |= {"platform_python_implementation": "CPython"}
    lines = re.findall(
        r"(?m)^([\w.-]+==[^\s;]+)(?: ; ([^\\\n]+))?", (wheels.LOCKS / "build.txt").read_text(encoding="utf-8")
    )
    return {package for package, marker in lines if not marker or Marker(marker.strip()).evaluate(said)}


def test_the_table_is_of_this_lock() -> None:
    assert {row["lock"] for row in table()} == {wheels.digest(wheels.LOCKS / "build.txt")}, "run `make lock`"


def test_the_table_answers_for_every_package_on_every_platform_and_python() -> None:
    found: dict[tuple[str, str], set[str]] = {}
    for row in table():
        found.setdefault((row["platform"], row["python"]), set()).add(row["package"])
    assert found.keys() == {(platform, python) for platform in wheels.PLATFORMS for python in wheels.PYTHONS}
    for (platform, python), packages in found.items():
        assert packages == needed(platform, python), (platform, python)


def test_the_platforms_are_those_that_the_book_names() -> None:
    kinds = {(name.split("-")[0], "arm64" if "arm64" in name else "x86_64") for name in wheels.PLATFORMS}
    assert kinds == {(system, chip) for system in ("linux", "macos") for chip in ("arm64", "x86_64")} | {
        ("windows", "x86_64")
    }
    assert [target for target, _ in wheels.PLATFORMS.values() if "musl" in target] == []


LOCK = "".join(
    f"{name}==1 \\\n    --hash=sha256:{'0' * 64} \\\n    --hash=sha256:{'1' * 64}\n" for name in "abc"
)
REFUSED = (
    "error: No solution found\n  cause: Because {0}==1 has no usable wheels and you require {0}==1, we can"
)


class Resolver:
    """A resolver that knows which packages have no wheel, and counts how often it is asked."""

    def __init__(self, *without: str, says: str = REFUSED) -> None:
        self.without, self.says, self.asked = without, says, 0

    def __call__(self, text: str, target: str, macos: str, python: str) -> subprocess.CompletedProcess[str]:
        self.asked += 1
        names = re.findall(r"(?m)^(\w+)==", text)
        for name in self.without:
            if name in names:
                return subprocess.CompletedProcess([], 1, "", self.says.format(name))
        return subprocess.CompletedProcess([], 0, "", "".join(f" + {name}==1\n" for name in names))


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of small locks, and few platforms."""
    for name in wheels.EVERYWHERE:
        (tmp_path / f"{name}.txt").write_text(LOCK, encoding="utf-8", newline="\n")
    monkeypatch.setattr(wheels, "LOCKS", tmp_path)
    monkeypatch.setattr(wheels, "TABLE", tmp_path / "wheels.csv")
    monkeypatch.setattr(wheels, "PLATFORMS", {"macos-13-x86_64": ("x86_64-apple-darwin", "13.0")})
    monkeypatch.setattr(wheels, "PYTHONS", ("3.11", "3.14"))
    return tmp_path / "build.txt"


def test_every_package_without_a_wheel_is_named_with_platform_and_python(
    lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wheels, "_resolve", Resolver("c", "a"))
    packages, missing = wheels.ask(lock, "macos-13-x86_64", "3.14")
    assert packages == ["b==1"]
    assert [str(one) for one in missing] == [
        "locks/build.txt: c 1 has no wheel for macos-13-x86_64, Python 3.14.",
        "locks/build.txt: a 1 has no wheel for macos-13-x86_64, Python 3.14.",
    ]
    with pytest.raises(wheels.WheelError, match=r"a 1 has no wheel(.|\n)*Hold the package back"):
        wheels.table()


def test_a_resolver_that_cannot_be_asked_is_no_answer(lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wheels, "_resolve", Resolver("a", says="error: Failed to fetch {0}: dns error"))
    with pytest.raises(
        wheels.WheelError, match=r"could not say whether build\.txt has wheels(.|\n)*dns error"
    ):
        wheels.ask(lock, "macos-13-x86_64", "3.11")


def test_the_weekly_question_fails_where_the_answer_has_changed(
    lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(wheels, "_resolve", Resolver())
    assert wheels.main() == 1
    wheels.TABLE.write_text(wheels.table(), encoding="utf-8", newline="\n")
    assert wheels.main() == 0
    lock.write_text(LOCK + "d==2 \\\n    --hash=sha256:2\n", encoding="utf-8")
    assert wheels.main() == 1
    assert "run `make lock`" in capsys.readouterr().err
    monkeypatch.setattr(wheels, "_resolve", Resolver("b"))
    assert wheels.main() == 1
    assert "b 1 has no wheel" in capsys.readouterr().err


def test_a_lock_without_a_wheel_is_not_written(
    lock: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(locking, "LOCKS", lock.parent)
    wheels.TABLE.write_text("old\n", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in lock.parent.iterdir()}

    def renew(name: str, *options: str) -> None:
        (lock.parent / f"{name}.txt").write_text(LOCK.replace("==1", "==2"), encoding="utf-8")

    monkeypatch.setattr(locking, "compile_lock", renew)
    monkeypatch.setattr(wheels, "_resolve", Resolver("a", says=REFUSED.replace("==1", "==2")))
    assert locking.main() == 1
    assert {path.name: path.read_bytes() for path in lock.parent.iterdir()} == before
    assert "The locks are as they were." in capsys.readouterr().err
    monkeypatch.setattr(wheels, "_resolve", Resolver())
    assert locking.main() == 0
    assert wheels.digest(lock) in wheels.TABLE.read_text(encoding="utf-8")
    assert {path.stem for path in lock.parent.glob("*.txt")} == locking.PURPOSES.keys()


def test_the_table_is_the_same_on_every_system(lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wheels, "_resolve", Resolver())
    text = wheels.table()
    lock.write_text(LOCK, encoding="utf-8", newline="\r\n")
    assert wheels.table() == text
    assert "\r" not in text
    rows = text.splitlines()
    assert rows[0] == "package,platform,python,lock"
    assert rows[1:] == sorted(rows[1:])
    assert len(rows) == 1 + 3 * 2
