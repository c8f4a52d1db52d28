"""The quick checks: style, format, types, imports, data, and the tests of what changed.

What changed is what differs from the branch `main`, or from the last commit on `main` itself, and what git
does not know yet. A module's tests stand at the same place below `tests`; tests that build the whole book are
named and left to `run_tests.py`.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import run_tests
from run_tests import ROOT

#: What tests take or call where they build the book, which takes minutes.
SLOW = frozenset(("builds", "built", "run_book", "start_book"))
#: An exhibit's texts begin with its id.
EXHIBIT = re.compile(r"(?m)^((?:fig|tbl)-[a-z0-9-]+):")
#: Tests of files that are no modules: how their path begins, and where the tests stand.
OTHERS = {
    "Makefile": ("tests/tools/test_commands.py",),
    "chapters/": ("tests/test_notebooks.py",),
    "data/": ("tests/tables/test_use.py",),
    "data/schema/": ("tests/tables/test_schema.py", "tests/test_package.py"),
    "locks/": ("tests/test_locks.py",),
    "pyproject.toml": ("tests/test_locks.py",),
}


def git(*arguments: str) -> list[str] | None:
    """The lines that git prints; `None` where there is no git, or it finds nothing to say."""
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotepath=off", *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
    except OSError:
        return None
    return done.stdout.splitlines() if done.returncode == 0 else None


def changed() -> list[str] | None:
    """Files that differ from `main` or, on it, from the last commit; `None` where git cannot tell."""
    base = next(
        (found[0] for name in ("origin/main", "main") if (found := git("merge-base", "HEAD", name))), "HEAD"
    )
    known, new = git("diff", "--name-only", base), git("ls-files", "--others", "--exclude-standard")
    return None if known is None or new is None else sorted({*known, *new})


def tests_of(files: Iterable[str], root: Path = ROOT) -> list[str]:
    """The files of tests that mirror these files, below a checkout."""
    found = {test for file in files for test in _tests_of(file, root) if (root / test).exists()}
    return sorted(found)


def _tests_of(file: str, root: Path) -> Iterator[str]:
    path = Path(file)
    folder = path.parent.as_posix()
    for begin, tests in OTHERS.items():
        if file.startswith(begin):
            yield from tests
    if path.suffix != ".py":
        return
    if file.startswith("src/helpers/"):
        below = Path("tests") / path.parent.relative_to("src/helpers")
        # The modules of a small folder may have one file of tests, which is named for it.
        yield from (
            (below / f"test_{path.name}").as_posix(),
            (below.parent / f"test_{below.name}.py").as_posix(),
        )
    elif folder == "tools":
        yield f"tests/tools/test_{path.name}"
    elif folder.startswith(("tests/browser", "tests/consumers")):
        return
    elif path.name.startswith("test_"):
        yield file
    elif folder.startswith("tests"):
        # What tests share: those that stand beside it and below, or import it by name.
        uses = re.compile(rf"\b(from|import) {re.escape(path.stem)}\b")
        for test in sorted((root / folder).rglob("test_*.py")):
            if path.name != "conftest.py" and uses.search(test.read_text(encoding="utf-8")):
                yield test.relative_to(root).as_posix()


def exhibits_of(files: Iterable[str], root: Path = ROOT) -> list[str]:
    """The exhibits of the chapters whose figures are among these files."""
    folders = {Path(file).parent for file in files if re.fullmatch(r"src/helpers/figures/\w+/[\w.]+", file)}
    texts = [root / folder / "texts.yml" for folder in sorted(folders)]
    return [
        name for path in texts if path.exists() for name in EXHIBIT.findall(path.read_text(encoding="utf-8"))
    ]


def slow(test: Path) -> bool:
    """Whether a file of tests builds the book, or asks for a built one."""
    named: set[object] = set()
    for node in ast.walk(ast.parse(test.read_text(encoding="utf-8"))):
        named.add(getattr(node, "arg", None) or getattr(node, "id", None) or getattr(node, "value", None))
    return not named.isdisjoint(SLOW)


def steps() -> list[tuple[str, list[object]]]:
    """The quick steps of the whole run, and the tests of what changed; what is left out is printed."""
    quick = [step for step in run_tests.STEPS if step[0] not in run_tests.ALONE]
    files = changed()
    if files is None:
        print("Git cannot say what changed here: no tests are run.")
        return quick
    tests = tests_of(files)
    left = [test for test in tests if slow(ROOT / test)]
    chosen = [test for test in tests if test not in left]
    if left:
        print(f"Left to run_tests.py, as they build the book: {', '.join(left)}")
    pytest: list[object] = [sys.executable, "-m", "pytest", "-q"]
    more: list[tuple[str, list[object]]] = []
    if chosen:
        more.append(("tests of what changed", [*pytest, *chosen]))
    if shown := exhibits_of(files):
        more.append(
            (
                "exhibits that may have changed",
                [*pytest, "tests/figures/test_every_exhibit.py", "-k", " or ".join(shown)],
            )
        )
    if not more:
        print("Nothing changed that has tests of its own.")
    return [*quick, *more]


if __name__ == "__main__":
    sys.exit(run_tests.run(steps()))
