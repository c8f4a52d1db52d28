"""The pages of the book as prose: their passages, and how words in them are replaced with nothing else
touched.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from json import decoder, scanner
from pathlib import Path
from typing import Any

import yaml

from helpers import paths
from helpers.book.prose.links import Passage


class PageError(Exception):
    """A page cannot be read as prose."""


@dataclass(frozen=True)
class Edit:
    """New words for a part of a passage; `passage` counts from 0."""

    passage: int
    start: int
    end: int
    words: str


class _Placed(str):
    """A string of a JSON file that knows where it stands in it, quotation marks included."""

    start: int
    end: int


class _Decoder(json.JSONDecoder):
    """Reads JSON as ever, and leaves with each string value its place in the file."""

    def __init__(self) -> None:
        super().__init__()
        self.parse_string = self._placed
        # The scanner written in C knows nothing of `parse_string`.
        self.scan_once = scanner.py_make_scanner(self)  # type: ignore[attr-defined]

    @staticmethod
    def _placed(text: str, begin: int, strict: bool = True) -> tuple[str, int]:
        value, end = decoder.scanstring(text, begin, strict)  # type: ignore[attr-defined]
        placed = _Placed(value)
        placed.start, placed.end = begin - 1, end
        return placed, end


@dataclass(frozen=True)
class Page:
    """A page as its file holds it.

    Attributes
    ----------
    path : Path
        The file, a notebook or Markdown.
    raw : str
        All of its text.
    passages : tuple of Passage
        What of it is prose.
    pieces : tuple of tuples of str
        For every passage of a notebook the strings that it is stored in, which know their places.
    """

    path: Path
    raw: str
    passages: tuple[Passage, ...]
    pieces: tuple[tuple[_Placed, ...], ...] = ()

    def edited(self, edits: Iterable[Edit]) -> str:
        """The file's text with these edits, every other character as it was."""
        raw = self.raw
        for edit in sorted(edits, key=lambda one: (one.passage, one.start), reverse=True):
            if not self.pieces:
                raw = raw[: edit.start] + edit.words + raw[edit.end :]
                continue
            # A cell may be stored line by line: the words go where their first character was.
            begin, words, changed = 0, edit.words, []
            for piece in self.pieces[edit.passage]:
                start, end = max(edit.start - begin, 0), min(edit.end - begin, len(piece))
                if start < end or start == end == edit.start - begin:
                    changed.append((piece, start, end, words))
                    words = ""
                begin += len(piece)
            for piece, start, end, new in reversed(changed):
                inner = _offsets(raw, piece)
                raw = raw[: inner[start]] + _quoted(new, raw) + raw[inner[end] :]
        return raw

    def write(self, edits: Sequence[Edit]) -> None:
        """Write the file with these edits; it is replaced in one move."""
        aside = self.path.with_name(self.path.name + ".new")
        aside.write_bytes(self.edited(edits).encode("utf-8"))
        aside.replace(self.path)


def _offsets(raw: str, piece: _Placed) -> list[int]:
    """Where each character of a JSON string, and its end, stands in the file, which may have been edited
    behind it.
    """
    found, at = [], piece.start + 1
    while raw[at] != '"':
        found.append(at)
        if raw[at] != "\\":
            at += 1
        elif raw[at + 1] == "u":
            # Two escapes make one character outside the basic plane.
            wide = raw[at + 2 : at + 4].lower() in ("d8", "d9", "da", "db") and raw[at + 6 : at + 8] == "\\u"
            at += 12 if wide else 6
        else:
            at += 2
    return [*found, at]


def _quoted(words: str, raw: str) -> str:
    """Words as they stand within a JSON string, with or without escapes as in the rest of the file."""
    return json.dumps(words, ensure_ascii=raw.isascii())[1:-1]


def read(path: Path, root: Path = paths.ROOT) -> Page:
    """A page and its passages.

    Raises
    ------
    PageError
        Where a notebook is none.
    """
    name = path.relative_to(root).as_posix()
    raw = path.read_bytes().decode("utf-8")
    if path.suffix != ".ipynb":
        return Page(path, raw, (Passage(name, raw),))
    try:
        cells: list[dict[str, Any]] = _Decoder().decode(raw)["cells"]
        passages, pieces = [], []
        for number, cell in enumerate(cells, start=1):
            if cell["cell_type"] == "markdown":
                stored = cell["source"] if isinstance(cell["source"], list) else [cell["source"]]
                passages.append(Passage(name, "".join(stored), number))
                pieces.append(tuple(stored))
    except (ValueError, KeyError, TypeError) as error:
        raise PageError(
            f"{name} is no notebook ({error}); restore the file or save it anew from an editor."
        ) from error
    return Page(path, raw, tuple(passages), tuple(pieces))


def listed(root: Path = paths.ROOT) -> list[tuple[Path, bool]]:
    """Every page that `_toc.yml` names, in its order, and whether it is a numbered chapter."""
    toc = yaml.safe_load((root / "_toc.yml").read_text(encoding="utf-8"))
    found = [(toc["root"], False)]
    for part in toc.get("parts", []):
        found += [(entry["file"], bool(part.get("numbered"))) for entry in part["chapters"]]
    files = [(_file(root, name), numbered) for name, numbered in found]
    return [(path, numbered) for path, numbered in files if path is not None]


def _file(root: Path, name: str) -> Path | None:
    """The file of a page; a page without one is told by Sphinx."""
    return next((path for end in (".ipynb", ".md") if (path := root / f"{name}{end}").is_file()), None)


def every(root: Path = paths.ROOT) -> list[Page]:
    """Every page of the book, in reading order."""
    return [read(path, root) for path, _ in listed(root)]
