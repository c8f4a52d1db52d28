"""The editable install names the package by its way, in letters that every locale knows, and whole in its record."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import tomllib
import zipfile
from pathlib import Path

import backend
import pytest

import helpers
from helpers import paths


@pytest.fixture
def files(tmp_path: Path) -> dict[str, bytes]:
    """The files of the wheel by name."""
    name = backend.build_editable(str(tmp_path))
    assert name == f"european_soft_power_kazakhstan-{helpers.__version__}-py3-none-any.whl"
    with zipfile.ZipFile(tmp_path / name) as wheel:
        return {one: wheel.read(one) for one in wheel.namelist()}


def test_the_record_holds_every_file_with_its_hash(files: dict[str, bytes]) -> None:
    record = next(name for name in files if name.endswith("/RECORD"))
    rows = {name: (digest, size) for name, digest, size in csv.reader(io.StringIO(files[record].decode()))}
    assert rows.keys() == files.keys()
    for name in files.keys() - {record}:
        digest = base64.urlsafe_b64encode(hashlib.sha256(files[name]).digest()).rstrip(b"=").decode()
        assert rows[name] == (f"sha256={digest}", str(len(files[name])))


def test_the_metadata_are_those_of_the_project(files: dict[str, bytes]) -> None:
    project = tomllib.loads((paths.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = {name.rsplit("/", 1)[-1]: content.decode() for name, content in files.items()}
    needed = [
        line.removeprefix("Requires-Dist: ")
        for line in text["METADATA"].splitlines()
        if "Requires-Dist" in line
    ]
    assert needed == project["dependencies"]
    assert f"\nVersion: {helpers.__version__}\n" in text["METADATA"]
    assert "[console_scripts]\nbook = helpers.cli:main\n" in text["entry_points.txt"]
    for group, names in project["entry-points"].items():
        for name, target in names.items():
            assert f"[{group}]\n{name} = {target}\n" in text["entry_points.txt"]


def test_the_way_to_the_package_is_relative_and_of_plain_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "Қазақстан"
    monkeypatch.setattr(backend, "ROOT", root)
    monkeypatch.setattr(
        backend.sysconfig, "get_path", lambda name: str(root / ".venv" / "lib" / "python3" / "site-packages")
    )
    assert Path(backend._way().decode("ascii")) == Path("../../../../src")
    monkeypatch.setattr(
        backend.sysconfig, "get_path", lambda name: str(root / ".venv" / "Lib" / "site-packages")
    )
    assert Path(backend._way().decode("ascii")) == Path("../../../src")
    monkeypatch.setattr(backend.sysconfig, "get_path", lambda name: str(tmp_path / "another"))
    monkeypatch.setattr(backend.locale, "getencoding", lambda: "utf-8")
    assert backend._way().decode("utf-8") == str(root / "src")


def test_a_wheel_without_the_folder_is_refused() -> None:
    for build in (backend.build_wheel, backend.build_sdist):
        with pytest.raises(SystemExit, match="runs from its own folder"):
            build("x")
