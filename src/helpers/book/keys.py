"""Hashes of the files that a result depends on: the key of the execution cache, and of the finished book.

Nothing but the standard library is imported here, so that a build with nothing to do ends at once.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from helpers import paths

#: Files that executing a notebook reads.
EXECUTED = ("data", "src/helpers", "locks/build.txt", "CITATION.cff")
#: Everything that the built book depends on.
PAGES = ("chapters", "ledger.md", "_config.yml", "_toc.yml", "references.bib", "CHANGELOG.md")
BUILT = (*EXECUTED, *PAGES, "LICENSE-CONTENT")


def files_under(names: Iterable[str], root: Path = paths.ROOT) -> Iterator[Path]:
    """Every file below the named places that can change a result, in a fixed order."""
    for name in names:
        place = root / name
        found = sorted(place.rglob("*")) if place.is_dir() else [place]
        for path in found:
            if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".pyc":
                yield path


def key(names: Iterable[str] = EXECUTED, root: Path = paths.ROOT) -> str:
    """Hash of names and contents of every file below the named places."""
    total = hashlib.sha256()
    for path in files_under(names, root):
        total.update(
            path.relative_to(root).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest()
        )
    return total.hexdigest()[:16]


#: A cell of a notebook that shows an exhibit, as its file writes it; and a claim, wherever one is named.
SHOWN = re.compile(r"""\b(?:show|table)\(\\?["']((?:fig|tbl)-[a-z0-9-]+)\\?["']\)""")
CLAIM = re.compile(r"\b[ab]-\d{3}\b")
#: Code that only the exhibits of its chapters are made with, a folder each.
FIGURES = "src/helpers/figures"


def core(root: Path = paths.ROOT) -> str:
    """Hash of what every page is made with: code that is no chapter's own, packages, the book's identity."""
    total = hashlib.sha256()
    for path in files_under([name for name in EXECUTED if name != "data"], root):
        name = path.relative_to(root).as_posix()
        if name.startswith(f"{FIGURES}/") and name.count("/") > FIGURES.count("/") + 1:
            continue
        total.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def cache_path(root: Path = paths.ROOT) -> Path:
    """Where the notebooks executed with this code and these packages are kept."""
    return root / "_build" / ".cache" / core(root)
