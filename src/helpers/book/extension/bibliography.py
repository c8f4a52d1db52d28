"""The book's own references: how author and year are printed, and that a DOI which no reader could follow
stops the build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pybtex.plugin
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinxcontrib.bibtex.plugin import register_plugin

from helpers.book.extension import references
from helpers.book.prose import works
from helpers.publishing import citing

log = logging.getLogger(__name__)


def faults(entries: Mapping[str, Any]) -> Iterator[str]:
    """One sentence for every entry whose DOI is none."""
    for key, entry in entries.items():
        doi = entry.fields.get("doi")
        if doi is not None and not citing.DOI.fullmatch(doi):
            yield (
                f"references.bib, entry {key}, field doi: found {doi!r}, expected a DOI alone, such as "
                f"{citing.DOI_EXAMPLE}"
            )


def _check(app: Sphinx) -> None:
    # The domain of sphinxcontrib-bibtex has read the file by now.
    for fault in faults(app.env.get_domain("cite").bibdata.data.entries):  # type: ignore[attr-defined]
        log.warning("%s", fault, type="book", subtype="doi")


def setup(app: Sphinx) -> None:
    """Connect what this module does to Sphinx."""
    register_plugin("sphinxcontrib.bibtex.style.referencing", works.STYLE, works.RoundBrackets)
    # The style of entries is a plug-in of pybtex itself.
    pybtex.plugin.register_plugin("pybtex.style.formatting", references.NAME, references.AuthorFirst)
    app.connect("builder-inited", _check)
