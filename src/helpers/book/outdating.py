"""What each page is made from: which chapters are executed again, and which pages are made again, when
something changed.

A chapter is made from the tables and the drawing code behind its exhibits, from the verdicts that its links
show, and from what every page shares: the rest of the code, the lock, the book's identity, the sources.
Another page may be made from anything. A key stands for all of that; where it is the same, so is what was
made.
"""

from __future__ import annotations

import ast
import functools
import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from helpers import exhibits, paths, tables
from helpers.book import keys
from helpers.publishing import provenance
from helpers.tables import computed

#: A table that every page shows a part of, in its passports.
EVERYWHERE = ("sources",)


@functools.cache
def folders_behind(folder: str) -> frozenset[str]:
    """The folders of figures that the modules of one import from, itself among them."""
    found, waiting = set(), {folder}
    while waiting:
        name = waiting.pop()
        found.add(name)
        for path in sorted((paths.ROOT / keys.FIGURES / name).glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("helpers.figures."):
                    waiting.add(str(node.module).split(".")[2])
        waiting -= found
    return frozenset(found)


def _verdicts(claims: Iterable[str]) -> list[list[Any]]:
    named, ledger = set(claims), computed.get("ledger")
    return [
        [claim, word] for claim, word in zip(ledger["claim"], ledger["record"], strict=True) if claim in named
    ]


def _names() -> list[Any]:
    """What the index looks for in every page: the labels of instruments, and forms of names."""
    return [tables.load("instruments")["label"].tolist(), provenance.checksum("index_names")]


def key(docname: str, root: Path = paths.ROOT) -> str:
    """What a page is made from, its own file apart: equal keys, equal page."""
    return of_pages([docname], root)[docname]


def of_pages(names: Iterable[str], root: Path = paths.ROOT) -> dict[str, str]:
    """The keys of several pages; the files that all of them share are read once."""
    core, everything = keys.core(root), functools.cache(whole)
    return {name: _key(name, root, core, everything) for name in names}


def _key(docname: str, root: Path, core: str, everything: Callable[[Path], str]) -> str:
    path = root / f"{docname}.ipynb"
    if not path.exists():
        return hashlib.sha256(everything(root).encode()).hexdigest()
    text = path.read_text(encoding="utf-8")
    registry = exhibits.registry()
    shown = sorted({name for name in keys.SHOWN.findall(text) if name in registry})
    folders = {registry[name].maker.__module__.split(".")[2] for name in shown}
    behind = sorted({*EVERYWHERE, *computed.behind([name for one in shown for name in registry[one].tables])})
    code = sorted({other for folder in folders for other in folders_behind(folder)})
    made_from = {
        "core": core,
        "code": keys.key([f"{keys.FIGURES}/{folder}" for folder in code], root),
        "tables": [[name, provenance.checksum(name), _described(name)] for name in behind],
        "robustness": [provenance.robustness({"id": name}) for name in shown],  # type: ignore[typeddict-item]
        "verdicts": _verdicts(keys.CLAIM.findall(text)),
        "names": _names(),
    }
    return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()


def _described(name: str) -> str:
    return repr(tables.package()[name])


def whole(root: Path = paths.ROOT) -> str:
    """Hash of all that any page is made from, the pages' own files apart."""
    return keys.key(root=root)


@functools.lru_cache(maxsize=4)
def _all(made_from: str, names: tuple[str, ...], root: Path) -> dict[str, str]:
    return of_pages(names, root)


def all_keys(names: Iterable[str], root: Path = paths.ROOT) -> dict[str, str]:
    """The keys of several pages, computed once for a state of the book."""
    return _all(whole(root), tuple(sorted(names)), root)


def outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """The pages that were made from something else than there is now; Sphinx reads them again."""
    made_from: tuple[str, dict[str, str]] = getattr(env, "book_made_from", ("", {}))
    state, known = made_from
    root = Path(app.srcdir)
    now_made_from = whole(root)
    if state == now_made_from and set(known) == set(env.found_docs):
        return []
    now = all_keys(env.found_docs, root)
    env.book_made_from = (now_made_from, now)  # type: ignore[attr-defined]
    return [name for name, value in now.items() if known.get(name) != value]


def prune(root: Path = paths.ROOT) -> None:
    """Forget the executed chapters whose exhibits are made from something else now; they are executed again.

    What was executed is matched by its code cells, which name an exhibit and nothing that it is made from.
    """
    from jupyter_cache import get_cache

    folder = keys.cache_path(root)
    folder.mkdir(parents=True, exist_ok=True)
    noted, names = folder / "made-from.json", [f"chapters/{path.stem}" for path in paths.notebooks(root)]
    try:
        known = json.loads(noted.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    state = whole(root)
    if known.get("") == state:
        return
    now = all_keys(names, root)
    stale = {f"{name}.ipynb" for name in names if known.get(name) != now[name]}
    cache = get_cache(folder)
    for record in cache.list_cache_records():
        if f"chapters/{Path(record.uri).name}" in stale:
            cache.remove_cache(record.pk)
    noted.write_text(json.dumps({"": state} | now), encoding="utf-8", newline="\n")


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    app.connect("env-get-outdated", outdated)
