"""Building the book: check the data, execute, run Sphinx for HTML and PDF, assemble
aside, move into place.
"""

from __future__ import annotations

import errno
import gc
import io
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from helpers import paths
from helpers.book import keys
from helpers.tables import edition

#: Why nothing can be written, whatever the file.
FULL = (errno.ENOSPC, errno.EROFS, errno.EDQUOT)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class BuildError(Exception):
    """The book was not built; the message says where and why."""


def build(*, base_url: str = "", pdf: bool = True) -> Path:
    """Build the book and return the folder of the finished HTML.

    The book is the one that this package lies in: its code, its tables and its pages are read from there and
    nowhere else.

    Parameters
    ----------
    base_url : str
        Public address of the book; without one no canonical link is written.
    pdf : bool
        Whether to make the PDF as well.

    Raises
    ------
    BuildError
        Where a page, a notebook, a reference or the disk fails.
    tables.DataError
        Where the data have faults; nothing is written then.
    edition.EditionError
        Where the address, or what `CITATION.cff` says, is none that a reference can carry.
    """
    root, base_url = paths.ROOT, edition.address(base_url)
    with _alone(root):
        finished = root / "_build" / "html"
        stamp = root / "_build" / "built.json"
        state = json.dumps(
            {"inputs": keys.key(keys.BUILT, root), "base_url": base_url, "pdf": pdf}, sort_keys=True
        )
        if not (finished.is_dir() and _read(stamp) == state):
            _make(root, finished, base_url, pdf)
            stamp.write_text(state, encoding="utf-8", newline="\n")
        return finished


def draft() -> Path:
    """Write the pages into a folder of their own, stale places marked, without PDF and downloads; return that
    folder.

    For a reader who has edited a row and wants to see what it changes. What is wrong in any other way stops
    it as it stops a build, and the finished book stays as it is.

    Raises
    ------
    BuildError, tables.DataError
        As in `build`.
    """
    from helpers import tables
    from helpers.book import execution, outdating
    from helpers.publishing import downloads

    root = paths.ROOT
    with _alone(root):
        _begin()
        if faults := tables.everything(root / "data"):
            raise tables.DataError(faults)
        work, finished = root / "_build" / ".draft", root / "_build" / "draft"
        shutil.rmtree(work, ignore_errors=True)
        outdating.prune(root)
        execution.warm(paths.notebooks(root), keys.cache_path(root))
        _sphinx(root, work, "", pdf=False, draft=True)
        downloads.assemble(work, finished, pdf=False)
        shutil.rmtree(work)
        return finished


def _begin() -> None:
    """Everything built claims to be made on the release date, unless the reader set a time.

    Nearly all that a build makes stays to its end: looking for rubbish among it, a fifth of the work, is done
    seldom.
    """
    from helpers.tables import edition

    gc.set_threshold(100_000, 50, 100)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(edition.epoch()))


def _make(root: Path, finished: Path, base_url: str, pdf: bool) -> None:
    # Imported here: together they take seconds, which a build with nothing to do must not.
    from tqdm import tqdm

    from helpers import tables
    from helpers.book import ahead, execution, outdating, permanence
    from helpers.publishing import downloads

    _begin()
    basis, checked = _basis(root), root / "_build" / ".work" / "checked"
    sound = _kept(root, basis) and _read(checked) == keys.key(root=root)
    if not sound:
        faults = tables.everything(root / "data")
        if faults:
            raise tables.DataError(faults)
    work = _workshop(root, basis)
    checked.write_text(keys.key(root=root), encoding="utf-8", newline="\n")
    with tqdm(
        total=3, desc="Building", unit="step", bar_format="{desc:<28} {bar:24} {n_fmt}/{total_fmt}"
    ) as bar:
        bar.set_description("Executing the chapters")
        outdating.prune(root)
        executed = execution.warm(paths.notebooks(root), keys.cache_path(root))
        bar.update()
        bar.set_description("Writing pages and PDF" if pdf else "Writing the pages")
        with ahead.making(executed, root / "data"):
            _sphinx(root, work, base_url, pdf)
        bar.update()
        bar.set_description("Putting the book in place")
        downloads.assemble(
            work, finished, pdf=pdf, prove=lambda new: permanence.keep(new, root / "data", pdf=pdf)
        )
        bar.update()
    (work / "unfinished").unlink()


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Hold the build folder: two builds at once would write over each other."""
    try:
        (root / "_build").mkdir(exist_ok=True)
        with FileLock(root / "_build" / "lock", timeout=600):
            yield
    except Timeout:
        raise BuildError(
            "Another build has held _build/lock for ten minutes; wait for it or end it."
        ) from None
    except OSError as error:
        full = error.errno in FULL
        if not (error.filename or full):
            # A time that ran out is an OSError too, names no file, and says nothing of the folder.
            raise BuildError(f"The build stopped: {error.strerror or error}.") from error
        place = Path(error.filename or root / "_build")
        if full or place.is_relative_to(root / "_build"):
            raise BuildError(
                f"The build folder cannot be written: {error.strerror or error} ({place})."
            ) from error
        raise BuildError(f"The build could not use {place}: {error.strerror or error}.") from error
    except Exception as error:
        told = _unwritable(error)
        if told is None:
            raise
        raise BuildError(f"The build folder cannot be written: {told} ({root / '_build'}).") from error


def _unwritable(error: BaseException | None) -> str | None:
    """What says that nothing can be written, under what Sphinx or the store of outputs make of it."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in FULL:
            return str(error.strerror)
        if isinstance(error, sqlite3.OperationalError) and re.search("full|readonly", str(error)):
            return str(error)
        error = error.__cause__ or error.__context__
    return None


def _basis(root: Path) -> str:
    """What all pages in the workshop are made with: the code that they share, packages, and which pages there
    are.
    """
    return json.dumps(
        [
            keys.core(root),
            sorted(path.relative_to(root).as_posix() for path in (root / "chapters").rglob("*.*")),
            # An exhibit or a claim that is gone leaves files behind that only a fresh start removes.
            sorted({name for path in paths.notebooks(root) for name in keys.SHOWN.findall(_read(path))}),
            sorted(set(keys.CLAIM.findall(_read(root / "data" / "ledger" / "claims.csv")))),
        ]
    )


def _kept(root: Path, basis: str) -> bool:
    """Whether the workshop holds pages of a build that ended, made from the same."""
    work = root / "_build" / ".work"
    return not (work / "unfinished").exists() and _read(work / "basis") == basis


def _workshop(root: Path, basis: str) -> Path:
    """The folder where pages are made; begun afresh if the last build did not end, or if a page or an exhibit
    may have gone.
    """
    work = root / "_build" / ".work"
    if work.exists() and not _kept(root, basis):
        shutil.rmtree(work)
    work.mkdir(exist_ok=True)
    (work / "basis").write_text(basis, encoding="utf-8", newline="\n")
    (work / "unfinished").write_text("A build that ends removes this file.\n", encoding="utf-8", newline="\n")
    return work


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def configuration(root: Path, base_url: str = "") -> dict[str, Any]:
    """Sphinx's settings, as Jupyter Book derives them from `_config.yml` and `_toc.yml`."""
    from jupyter_book.config import get_final_config

    overrides: dict[str, Any] = {"latex_individualpages": False}
    settings, _ = get_final_config(user_yaml=root / "_config.yml", cli_config=overrides, sourcedir=root)
    if base_url:
        settings["html_baseurl"] = base_url
    return settings


def _sphinx(root: Path, work: Path, base_url: str, pdf: bool, draft: bool = False) -> None:
    from sphinx.application import Sphinx
    from sphinx.errors import SphinxError
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    from helpers import tables

    said = io.StringIO()
    try:
        with patch_docutils(None), docutils_namespace():
            app = Sphinx(
                srcdir=root,
                confdir=None,
                outdir=work / "html",
                doctreedir=work / "doctrees",
                buildername="html",
                confoverrides=configuration(root, base_url)
                | {
                    "nitpicky": True,
                    "book_draft": draft,
                    "book_pdf_folder": "" if draft else str(work / "pdf"),
                    "book_pdf": pdf,
                },
                status=None,
                warning=said,
                warningiserror=True,
                keep_going=True,
            )
            app.build()
            failed = app.statuscode != 0
    except (SphinxError, tables.DataError) as error:
        raise BuildError(f"{_warnings(said)}{error}") from error
    if failed or said.getvalue().strip():
        raise BuildError(_warnings(said) or "Sphinx failed without a word.")


def _warnings(said: io.StringIO) -> str:
    """What Sphinx warned of, without colours and without repeats."""
    lines = [COLOUR.sub("", line) for line in said.getvalue().splitlines() if line.strip()]
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))
