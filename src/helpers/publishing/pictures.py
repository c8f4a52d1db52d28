"""A figure's other formats, made from the SVG of the page, so that every download is the same picture."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from helpers import paths
from helpers.exhibits import letters
from helpers.publishing import filing
from helpers.publishing.escaping import typst as quoted
from helpers.tables import edition

#: Where pictures that were drawn before are kept.
KEPT = paths.BUILD / ".cache" / "pictures"
WIDTH = re.compile(rb'<svg[^>]*? width="([0-9.]+)pt"')


@dataclass(frozen=True)
class About:
    """What a downloaded picture says of itself."""

    identifier: str
    title: str
    alt: str
    sources: str


def once(work: Path, svg: bytes, words: object, end: str, draw: Callable[[], bytes]) -> bytes:
    """A picture in another format, drawn once for the same SVG and words by the same code."""
    said = repr((words, edition.book().author, edition.LICENCE)).encode()
    return filing.once(work, f"picture.{end}", (*_drawn_with(), svg, said), draw)


@functools.cache
def _drawn_with() -> tuple[bytes, ...]:
    return Path(__file__).read_bytes(), (paths.ROOT / "locks" / "build.txt").read_bytes()


def _page(svg: bytes, about: About) -> dict[str, bytes]:
    found = WIDTH.search(svg)
    if not found:
        raise ValueError(f"{about.identifier}: the SVG names no width in points")
    author = edition.book().author
    keywords = ", ".join(
        quoted(word) for word in (about.identifier, edition.LICENCE, f"Sources: {about.sources}")
    )
    lines = [
        (
            f"#set document(title: {quoted(about.title)}, author: {quoted(author)}, keywords: ({keywords},), "
            f"date: none)"
        ),
        f"#set document(description: {quoted(about.alt)})",
        "#set page(width: auto, height: auto, margin: 0pt, fill: white)",
        f'#image("/picture.svg", width: {found.group(1).decode()}pt, alt: {quoted(about.alt)})',
    ]
    return {"main": "\n".join(lines).encode(), "/picture.svg": svg}


def _compile(svg: bytes, about: About, **arguments: Any) -> bytes:
    # The labels are text: without the font that they name Typst would set them in its own serif.
    fonts = [letters.own_folder()]
    return typst.compile(_page(svg, about), font_paths=fonts, ignore_system_fonts=True, **arguments)  # type: ignore[call-overload]


def pdf(svg: bytes, about: About) -> bytes:
    """The picture as a PDF page of its own size, with vectors, title, author, licence and sources."""
    return _compile(svg, about, format="pdf", timestamp=edition.epoch())


def png(svg: bytes, about: About, resolution: int = 300) -> bytes:
    """The picture as PNG at 300 dots per inch, with the same facts in its text chunks."""
    drawn = _compile(svg, about, format="png", ppi=resolution)
    said = PngInfo()
    facts = {
        "Title": about.title,
        "Author": edition.book().author,
        "Copyright": edition.LICENCE,
        "Source": about.sources,
        "Description": about.alt,
        "Identifier": about.identifier,
    }
    for name, value in facts.items():
        said.add_itxt(name, value)
    out = io.BytesIO()
    with Image.open(io.BytesIO(drawn)) as picture:
        picture.convert("RGB").quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
            out, "PNG", pnginfo=said, dpi=(resolution, resolution)
        )
    return out.getvalue()
