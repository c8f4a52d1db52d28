"""Executing chapters in forked processes that share what is imported and read once.

A kernel for each chapter spends most of its time importing the same libraries. Here one process imports them
and forks; each fork runs the cells of one chapter in IPython. The committed outputs are made with ordinary
kernels, and the tests build the book with kernels once and with forks once: that is what proves that these
give the same. Used where processes can be forked safely; elsewhere kernels do the work.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
from nbformat import NotebookNode
from traitlets.config import Config

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


def possible() -> bool:
    """Whether forking is safe here: macOS and Windows keep to kernels."""
    return sys.platform == "linux" and "fork" in multiprocessing.get_all_start_methods()


def _shell() -> InteractiveShell:
    """The shell that runs cells; it keeps no file of what was run, which a full disk would refuse."""
    from IPython.core.interactiveshell import InteractiveShell

    return InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))


def _prepare() -> None:
    """Import and read what every chapter needs, once, before the forks."""
    from helpers import exhibits, tables
    from helpers.tables import computed

    _shell()
    exhibits.registry()
    for name in [*tables.package().tables, *computed.makers()]:
        computed.get(name)


def _run(path: Path) -> tuple[Path, NotebookNode, str]:
    """One chapter with its outputs, and what went wrong, if anything did."""
    from IPython.utils.capture import capture_output

    os.chdir(path.parent)
    notebook = nbformat.read(path, as_version=4)
    shell = _shell()
    shell.reset(new_session=True)
    shown: list[tuple[dict[str, Any], dict[str, Any]]] = []
    hook: Any = shell.displayhook
    hook.write_output_prompt = hook.finish_displayhook = lambda: None
    hook.write_format_data = lambda data, metadata=None: shown.append((data, metadata or {}))
    count = 0
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type != "code":
            continue
        count += 1
        shown.clear()
        with capture_output() as said:
            done = shell.run_cell(cell.source, store_history=True)
        error = done.error_before_exec or done.error_in_exec
        if error is not None:
            return path, notebook, f"{path.name}, cell {number}: {type(error).__name__}: {error}"
        cell.execution_count = count
        cell.outputs = [
            nbformat.v4.new_output("stream", name=name, text=text)
            for name, text in (("stdout", said.stdout), ("stderr", said.stderr))
            if text
        ]
        cell.outputs += [
            nbformat.v4.new_output("display_data", data=one.data, metadata=one.metadata or {})
            for one in said.outputs
        ]
        cell.outputs += [
            nbformat.v4.new_output("execute_result", data=data, metadata=meta, execution_count=count)
            for data, meta in shown
        ]
    return path, notebook, ""


def end_with(parent: int) -> None:
    """End this process soon after the one that forked it, which may be killed; a pool's idle workers would
    wait for ever.
    """

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def execute_all(notebooks: Sequence[Path]) -> Iterator[tuple[Path, NotebookNode, str]]:
    """Every chapter with fresh outputs, as each is done, in the order given; the text names what a cell
    raised.
    """
    _prepare()
    # A fork that looks through what it shares for rubbish would copy all of it.
    gc.freeze()
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(
        os.cpu_count() or 2, mp_context=context, initializer=end_with, initargs=(os.getpid(),)
    ) as pool:
        yield from pool.map(_run, notebooks)
