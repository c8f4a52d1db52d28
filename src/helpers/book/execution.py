"""Executing the chapters in parallel, into the cache that Sphinx reads; and refreshing
the committed outputs.
"""

from __future__ import annotations

import copy
import os
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import nbformat
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from tqdm import tqdm

from helpers.book import forked

TIMEOUT = 120
#: Why a process that runs a chapter is gone, and what to do.
ENDED = "ended, as it does where memory is short; close other programs and run the command again."


class ChapterError(Exception):
    """A chapter's cell raised, or did not end."""


def execute(path: Path) -> NotebookNode:
    """The notebook with fresh outputs.

    Raises
    ------
    ChapterError
        Naming the chapter, the cell and the last line of what it raised, or that it did not end.
    """
    notebook = nbformat.read(path, as_version=4)
    begun: list[int] = []
    client = NotebookClient(
        notebook,
        timeout=TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(path.parent)}},
        shutdown_kernel="immediate",
        on_cell_start=lambda cell, cell_index: begun.append(cell_index + 1),
    )
    try:
        # The kernel process writes warnings about its transport there; what cells print comes through the
        # protocol.
        client.execute(stderr=subprocess.DEVNULL)
    except CellExecutionError as error:
        raise ChapterError(f"{path.name}, cell {begun[-1]}: {error.ename}: {error.evalue}") from error
    except CellTimeoutError as error:
        # To Python this is an OSError too, and would be told as if a disk had failed.
        raise ChapterError(
            f"{path.name}, cell {begun[-1]}: not done after {TIMEOUT} seconds; run the command again when "
            "the machine is less busy, or look in the cell for what does not end."
        ) from error
    except DeadKernelError as error:
        raise ChapterError(f"{path.name}, cell {begun[-1] if begun else 1}: its kernel {ENDED}") from error
    return normalised(notebook)


def normalised(notebook: NotebookNode) -> NotebookNode:
    """The notebook without anything that changes from run to run: no times, no versions, ids by position."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number:03d}"
        cell.metadata.pop("execution", None)
    return notebook


def normal_form(notebook: NotebookNode) -> str:
    """The text of a notebook's file: what changes from run to run left out, and written as Jupyter's own
    server writes it.

    Sources and outputs are lists of lines, so that a change touches the lines that it changes; keys are
    sorted. Saving a chapter in JupyterLab as `make lab` starts it gives the same bytes.
    """
    return nbformat.writes(normalised(copy.deepcopy(notebook))) + "\n"


def warm(notebooks: Sequence[Path], cache_path: Path) -> list[NotebookNode]:
    """Execute whatever the cache lacks, as many chapters at a time as there are processors; gives what was
    executed.

    Raises
    ------
    ChapterError
        One line for every chapter that raised.
    """
    cache_path.mkdir(parents=True, exist_ok=True)
    cache = get_cache(cache_path)
    missing = [path for path in notebooks if not _cached(cache, path)]
    if not missing:
        return []
    raised, executed = [], []
    runs = forked.execute_all(missing) if forked.possible() else _kernels(missing)
    bar = "{desc:<28} {bar:24} {n_fmt}/{total_fmt}"
    done = tqdm(runs, total=len(missing), desc="Executing", unit="chapter", leave=False, bar_format=bar)
    try:
        for path, notebook, error in done:
            if error:
                raised.append(error)
            else:
                # The cache matches a notebook with its kernel's name, so it is kept as the file has it.
                executed.append(notebook)
                notebook.metadata = nbformat.read(path, as_version=4).metadata
                cache.cache_notebook_bundle(
                    CacheBundleIn(notebook, str(path)), check_validity=False, overwrite=True
                )
    except BrokenProcessPool as error:
        raise ChapterError(f"A process that executes chapters {ENDED}") from error
    if raised:
        raise ChapterError("\n".join(raised))
    return executed


def _kernels(notebooks: Sequence[Path]) -> Iterator[tuple[Path, NotebookNode, str]]:
    """Every chapter executed by a kernel of its own, as many at a time as there are processors."""

    def run(path: Path) -> tuple[Path, NotebookNode, str]:
        try:
            return path, execute(path), ""
        except ChapterError as error:
            return path, nbformat.v4.new_notebook(), str(error)

    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        yield from pool.map(run, notebooks)


def _cached(cache: object, path: Path) -> bool:
    try:
        cache.match_cache_notebook(nbformat.read(path, as_version=4))  # type: ignore[attr-defined]
    except KeyError:
        return False
    return True


def refresh(path: Path) -> bool:
    """Execute a committed notebook in place and write its normal form; says whether the file changed."""
    before = path.read_text(encoding="utf-8")
    after = normal_form(execute(path))
    if after == before:
        return False
    aside = path.with_suffix(".ipynb.new")
    aside.write_text(after, encoding="utf-8", newline="\n")
    aside.replace(path)
    return True
