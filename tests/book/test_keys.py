"""The keys of cache and book: another content, another name, another file make another key, and nothing else does."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers import paths
from helpers.book import keys


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small book."""
    root = tmp_path / "book"
    for name, text in {
        "data/a.csv": "a\n1\n",
        "data/b.csv": "b\n2\n",
        "src/helpers/x.py": "x = 1\n",
        "src/helpers/deep/y.css": "y {}\n",
        "locks/build.txt": "pandas==3\n",
        "CITATION.cff": "title: T\n",
        "chapters/01.ipynb": "{}\n",
        "CHANGELOG.md": "- one\n",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def both(root: Path) -> tuple[str, str]:
    return keys.key(root=root), keys.key(keys.BUILT, root)


def test_a_key_is_short_and_the_same_again(tree: Path) -> None:
    assert both(tree) == both(tree)
    assert all(len(key) == 16 and set(key) <= set("0123456789abcdef") for key in both(tree))


def test_a_key_does_not_depend_on_the_place_or_the_time(tree: Path, tmp_path: Path) -> None:
    other = Path(shutil.copytree(tree, tmp_path / "elsewhere"))
    os.utime(other / "data" / "a.csv", (0, 0))
    assert both(other) == both(tree)


@pytest.mark.parametrize(
    "name", ["data/a.csv", "src/helpers/x.py", "src/helpers/deep/y.css", "locks/build.txt", "CITATION.cff"]
)
def test_what_executing_reads_changes_both_keys(name: str, tree: Path) -> None:
    before = both(tree)
    (tree / name).write_text("other\n", encoding="utf-8")
    assert all(new != old for new, old in zip(both(tree), before, strict=True))


@pytest.mark.parametrize("name", ["chapters/01.ipynb", "CHANGELOG.md", "ledger.md"])
def test_what_only_the_pages_need_leaves_the_execution_alone(name: str, tree: Path) -> None:
    executed, built = both(tree)
    (tree / name).write_text("other\n", encoding="utf-8")
    assert keys.key(root=tree) == executed
    assert keys.key(keys.BUILT, tree) != built


def test_names_count_as_well_as_contents(tree: Path) -> None:
    before = both(tree)
    (tree / "data" / "b.csv").rename(tree / "data" / "c.csv")
    renamed = both(tree)
    assert renamed != before
    (tree / "data" / "c.csv").rename(tree / "data" / "b.csv")
    assert both(tree) == before


def test_two_files_that_change_contents_change_the_key(tree: Path) -> None:
    before = both(tree)
    (tree / "data" / "a.csv").write_text("b\n2\n", encoding="utf-8")
    (tree / "data" / "b.csv").write_text("a\n1\n", encoding="utf-8")
    assert keys.key(root=tree) != before[0]


def test_what_python_leaves_behind_changes_nothing(tree: Path) -> None:
    before = both(tree)
    cache = tree / "src" / "helpers" / "__pycache__"
    cache.mkdir()
    (cache / "x.cpython-311.pyc").write_bytes(b"x")
    (tree / "src" / "helpers" / "old.pyc").write_bytes(b"x")
    (tree / "data" / "empty").mkdir()
    (tree / "_build").mkdir()
    (tree / "_build" / "x").write_bytes(b"x")
    assert both(tree) == before


def test_files_come_in_a_fixed_order(tree: Path) -> None:
    names = [path.relative_to(tree).as_posix() for path in keys.files_under(("src/helpers", "data"), tree)]
    assert names == ["src/helpers/deep/y.css", "src/helpers/x.py", "data/a.csv", "data/b.csv"]


def test_the_cache_is_named_by_what_was_executed(tree: Path) -> None:
    path = keys.cache_path(tree)
    assert path == tree / "_build" / ".cache" / keys.core(tree)
    assert not path.exists()


def test_every_place_that_a_key_names_exists() -> None:
    assert [name for name in keys.BUILT if not (paths.ROOT / name).exists()] == []


def test_keys_need_nothing_but_the_standard_library() -> None:
    """So that a build with nothing to do ends at once."""
    program = "import sys; from helpers.book import keys; print([name for name in ('pandas', 'numpy', 'sphinx', 'matplotlib') if name in sys.modules])"
    assert (
        subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        ).stdout.strip()
        == "[]"
    )
