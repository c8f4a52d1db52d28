"""What is wrong with the prose: links that stand for nothing, words that do not state it, and what no viewer
would show rightly.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from helpers import paths
from helpers.book.prose import bold, links
from helpers.book.prose.links import Link, Passage, Place
from helpers.book.prose.meanings import Meanings, NotStated, UnknownTarget
from helpers.book.prose.pages import Page

REFRESH = "run book refresh, which writes what is computed or says which sentence a person must edit"


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, where it is, and how it is put right.

    Attributes
    ----------
    stale : bool
        Whether it is no more than words that differ from what they stand for, which a draft shows and marks.
    """

    place: Place
    said: str
    stale: bool = False

    def __str__(self) -> str:
        return f"{self.place}: {self.said}{'' if self.said.endswith('?') else '.'}"


def _of_link(passage: Passage, link: Link, meanings: Meanings) -> Iterator[Fault]:
    place = passage.place(link.start)
    try:
        written = meanings.written(link)
    except UnknownTarget as error:
        said = str(error)
        yield Fault(place, said if said.endswith("?") else f"{said}; correct the address of the link")
    except NotStated as error:
        yield Fault(place, str(error))
    else:
        if written != link.words:
            yield Fault(
                place, f"written {link.words}, computed {written} ({link.address}); {REFRESH}", stale=True
            )


def of_page(page: Page, meanings: Meanings, root: Path = paths.ROOT) -> Iterator[Fault]:
    """Everything that is wrong with the links of a page, passage by passage."""
    name = page.passages[0].page if page.passages else ""
    for passage, at, said in bold.refused(name, page.passages):
        yield Fault(passage.place(at), said)
    for passage in page.passages:
        for at, finding in bold.alone(passage.text):
            if finding + links.BESIDE in meanings.findings:
                yield Fault(
                    passage.place(at),
                    f"the finding {finding} is said without its numbers and its caveat; write "
                    f"[?](finding:{finding}{links.BESIDE}) in the same paragraph",
                )
        yield from sorted(
            _of_passage(passage, page.path.parent, meanings, root), key=lambda one: one.place.line
        )


def _of_passage(passage: Passage, folder: Path, meanings: Meanings, root: Path) -> Iterator[Fault]:
    misformed = list(links.misformed(passage.text))
    for offset, said in misformed:
        yield Fault(passage.place(offset), said)
    for offset, file in links.files(passage.text):
        if not (folder / file).is_file():
            near = posixpath.normpath(posixpath.join(folder.relative_to(root).as_posix(), file))
            yield Fault(passage.place(offset), f"there is no file {near}; correct the address of the link")
    for link in links.find(passage.text):
        # What is told of its form is told once; what it stands for is asked when that is mended.
        if not any(link.start <= offset < link.end for offset, _ in misformed):
            yield from _of_link(passage, link, meanings)
