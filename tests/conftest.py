"""Fixtures: copies of the data to break, and the book built twice from clean copies."""

from __future__ import annotations

import functools
import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import settings

import hostile
from helpers import paths, tables
from helpers.tables import reading

# How fast the machine is proves nothing, and a failure that cannot be repeated helps nobody.
settings.register_profile("book", deadline=None, derandomize=True, database=None)
settings.load_profile("book")

#: What a clean checkout holds; nothing that was built.
TREE = (
    "data",
    "src",
    "chapters",
    "ledger.md",
    "_config.yml",
    "_toc.yml",
    "references.bib",
    "locks/build.txt",
    "CITATION.cff",
    "LICENSE-CONTENT",
    "CHANGELOG.md",
)


def copy_tree(target: Path) -> Path:
    """A copy of the book's own files, without anything that was built."""
    for name in TREE:
        source = paths.ROOT / name
        if source.is_dir():
            shutil.copytree(
                source,
                target / name,
                ignore=shutil.ignore_patterns("__pycache__", "*.egg-info", ".ipynb_checkpoints"),
            )
        else:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / name)
    return target


#: The command `book`, and the same where no process may be forked, so that ordinary kernels run the chapters.
COMMAND = ("-m", "helpers.cli")
_WITHOUT_FORKS = """
import sys
from helpers import cli
from helpers.book import forked
forked.possible = lambda: False
sys.exit(cli.main(sys.argv[1:]))
"""
WITH_KERNELS = ("-c", _WITHOUT_FORKS)


def start_book(
    root: Path, *arguments: str, command: tuple[str, ...] = COMMAND, **settings: str
) -> subprocess.Popen[str]:
    """The command `book` run on a copy, with the copy's own package, and perhaps settings of a reader."""
    environment = os.environ | {"PYTHONPATH": str(root / "src")} | settings
    environment.pop("SOURCE_DATE_EPOCH", None)
    return subprocess.Popen(
        [sys.executable, *command, *arguments],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run_book(
    root: Path, *arguments: str, command: tuple[str, ...] = COMMAND, **settings: str
) -> tuple[int, str, str]:
    """Exit code, output and errors of `book` on a copy."""
    process = start_book(root, *arguments, command=command, **settings)
    out, err = process.communicate(timeout=900)
    return process.returncode, out, err


#: What builds a whole book: files of tests that ask for one of these run in one process, so that each is built once.
BUILT = re.compile(r"\b(?:builds|built|placed_and_built): ")
#: An exhibit that a test is made for: what draws one runs in one process too.
EXHIBIT = re.compile(r"\[((?:fig|tbl)-[a-z0-9-]+)\]$")
#: Files whose tests take longest: begun last, one would keep a whole run waiting.
LONGEST = ("test_setup_runs.py", "test_surroundings.py")
#: Files whose tests share what one of them makes in seconds.
TOGETHER = ("test_fuzz.py",)


class _Backwards(pytest.Dir):
    """A folder of tests that is collected from its end."""

    def collect(self) -> list[pytest.Item | pytest.Collector]:
        return list(super().collect())[::-1]


def pytest_collect_directory(path: Path, parent: pytest.Collector) -> pytest.Dir | None:
    """In a fresh clone collecting compiles each file, which takes most of its time: the second worker begins at the end, so
    that each compiles one half and finds the other.
    """
    if os.environ.get("PYTEST_XDIST_WORKER") == "gw1":
        return _Backwards.from_parent(parent, path=path)
    return None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest, in the same order in whatever order they were collected."""
    items.sort(key=lambda item: (item.path.name not in LONGEST, item.path.parts))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Where tests run in parallel, let those run in one process that share what takes long to make.

    Marks do not do it: xdist hands groups on in the names of tests, where pytest 9.2 no longer looks.
    """
    if config.getvalue("dist") != "loadgroup":
        return None
    from xdist.scheduler import LoadScopeScheduling

    @functools.cache
    def builds_books(path: str) -> bool:
        return BUILT.search((config.rootpath / path).read_text(encoding="utf-8")) is not None

    class Sharing(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            path = nodeid.partition("::")[0]
            if builds_books(path):
                return "book"
            if path.endswith(TOGETHER):
                return path
            found = EXHIBIT.search(nodeid)
            return found[1] if found else nodeid

    return Sharing(config, log)


def pytest_collection_finish() -> None:
    """Leave what is imported and collected alone, which stays to the end: looking through it for what nobody needs any
    more took a sixth of the time of all tests.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what a test has to say besides that it passed; what it prints itself is lost where tests run in parallel."""
    for reports in list(terminalreporter.stats.values()):
        for report in reports:
            for name, value in getattr(report, "user_properties", ()):
                if name == "said" and report.when == "call":
                    terminalreporter.write_line(str(value))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data folder that a test may break."""
    return Path(shutil.copytree(paths.DATA, tmp_path / "data"))


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A clean copy of the book that a test may break."""
    return copy_tree(tmp_path / "book")


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The book built from clean in two folders of different names; the HTML of each.

    The chapters of the first are run by ordinary kernels, so that one run proves their stored outputs too; those of the second
    in forks, among a hostile reader's settings.
    """
    roots = [
        copy_tree(tmp_path_factory.mktemp("first") / "book"),
        copy_tree(tmp_path_factory.mktemp("second") / "another-place"),
    ]
    settings = hostile.settings(tmp_path_factory.mktemp("home"), roots[1])
    # One after the other: a build has two processes of its own, and takes its memory for itself.
    for root, command, own in zip(roots, (WITH_KERNELS, COMMAND), ({}, settings), strict=True):
        code, out, err = run_book(root, "build", command=command, **own)
        assert code == 0, out + err
    return roots[0] / "_build" / "html", roots[1] / "_build" / "html"


@pytest.fixture(scope="session")
def built(builds: tuple[Path, Path]) -> Path:
    """The finished HTML."""
    return builds[0]


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test needs the network: a connection to anything but this machine fails."""
    import socket

    connect = socket.socket.connect

    def local_only(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else "localhost"
        if host not in ("localhost", "127.0.0.1", "::1"):
            raise OSError(f"a test tried to reach {host}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", local_only)


@pytest.fixture(scope="session", autouse=True)
def _tables_stay_as_they_are() -> Iterator[None]:
    """The tables of the book are read once for all tests, so that none may change one in place."""
    yield
    if not tables.load.cache_info().currsize:
        return
    found = {name: tables.load(name) for name in tables.package().tables}
    tables.load.cache_clear()
    reading._frame.cache_clear()
    for name, frame in found.items():
        pd.testing.assert_frame_equal(
            frame, tables.load(name), obj=f"the table {name}, which a test has changed"
        )
