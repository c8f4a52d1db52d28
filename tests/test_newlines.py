"""One form of line endings: in every clone, and in everything that a command writes."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

from helpers import paths


def git(*arguments: str, cwd: Path = paths.ROOT) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout


needs_git = pytest.mark.skipif(not (paths.ROOT / ".git").exists(), reason="a copy without its history")


@needs_git
def test_every_text_is_pinned_to_one_line_ending() -> None:
    for line in git("ls-files", "--eol").splitlines():
        about, _, name = line.partition("\t")
        index, tree, *attributes = about.split()
        # A link has no contents of its own, and an empty file no line.
        assert index in ("i/lf", "i/none", "i/-text"), name
        assert index == "i/-text" or "eol=lf" in attributes, name
        assert index == "i/-text" or tree in ("w/lf", "w/none", "w/"), name


@needs_git
def test_a_clone_that_asks_for_other_line_endings_has_the_same_bytes(tmp_path: Path) -> None:
    """As Git for Windows asks by default; a small repository with the book's own attributes stands for it."""
    origin, clone = tmp_path / "origin", tmp_path / "clone"
    origin.mkdir()
    files = {
        name: (paths.ROOT / name).read_bytes()
        for name in (".gitattributes", "CITATION.cff", "_toc.yml", "Makefile")
    }
    files |= {
        "data/x.csv": b"a,b\n1,2\n",
        "chapters/01.ipynb": b'{\n "cells": []\n}\n',
        "x.css": b"a {}\n",
        "LICENSE": b"x\n",
    }
    for name, content in files.items():
        (origin / name).parent.mkdir(exist_ok=True)
        (origin / name).write_bytes(content)
    who = ["-c", "user.name=x", "-c", "user.email=x@example.invalid", "-c", "core.autocrlf=false"]
    git("init", "-q", cwd=origin)
    git("add", "-A", cwd=origin)
    git(*who, "commit", "-qm", "x", cwd=origin)
    git(
        "clone",
        "-q",
        "-c",
        "core.autocrlf=true",
        "-c",
        "core.eol=crlf",
        str(origin),
        str(clone),
        cwd=tmp_path,
    )
    assert {name: (clone / name).read_bytes() for name in files} == files


def _modes(call: ast.Call) -> list[object]:
    return [
        one.value
        for one in [*call.args, *(word.value for word in call.keywords)]
        if isinstance(one, ast.Constant)
    ]


def unpinned(source: str) -> list[int]:
    """The lines on which text is written with the system's own line ending."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or any(word.arg == "newline" for word in node.keywords):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        writes = any(
            isinstance(mode, str) and set(mode) <= set("wax+t") and set(mode) & set("wax")
            for mode in _modes(node)
        )
        if name == "write_text" or (name in ("open", "fdopen", "NamedTemporaryFile") and writes):
            found.append(node.lineno)
    return found


def test_what_is_written_with_the_systems_own_line_ending_is_found() -> None:
    assert unpinned("p.write_text(x, encoding='utf-8')\np.open('w')\nopen(p, mode='a')\np.open()\n") == [
        1,
        2,
        3,
    ]
    assert (
        unpinned("p.write_text(x, newline='\\n')\np.open('wb')\nopen(p, 'w', newline='')\np.write_bytes(x)\n")
        == []
    )


@pytest.mark.parametrize("folder", ["src", "tools"])
def test_commands_write_one_form_of_line_endings(folder: str) -> None:
    found = {
        path.relative_to(paths.ROOT).as_posix(): lines
        for path in sorted((paths.ROOT / folder).rglob("*.py"))
        if (lines := unpinned(path.read_text(encoding="utf-8")))
    }
    assert found == {}
