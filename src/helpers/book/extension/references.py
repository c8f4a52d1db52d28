"""How the bibliography prints a work: author and year first, as the prose names it, then title and place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pybtex.database import Entry
from pybtex.style.formatting import toplevel
from pybtex.style.formatting.unsrt import Style, dashify
from pybtex.style.labels import BaseLabelStyle
from pybtex.style.sorting.author_year_title import SortingStyle
from pybtex.style.template import (
    Node,
    field,
    first_of,
    join,
    names,
    optional,
    optional_field,
    sentence,
    tag,
    words,
)

#: Under this name `_config.yml` asks for the style.
NAME = "author_first"


class ByName(SortingStyle):  # type: ignore[misc]
    """By name, also where braces keep a name of two words together, and then by year."""

    def sorting_key(self, entry: Entry) -> tuple[str, ...]:
        """What an entry is sorted by."""
        return tuple(part.replace("{", "").replace("}", "") for part in super().sorting_key(entry))


class Keys(BaseLabelStyle):  # type: ignore[misc]
    """Keys of the file as labels, which no page shows: the entry begins with author and year."""

    def format_labels(self, sorted_entries: Sequence[Entry]) -> Iterator[str]:
        """One label for each entry."""
        for entry in sorted_entries:
            yield entry.key


class AuthorFirst(Style):  # type: ignore[misc]
    """Author (year). Title. Journal or publisher, volume and pages. Where it can be read."""

    default_name_style = "lastfirst"
    default_sorting_style = ByName
    default_label_style = Keys

    def _made(self, entry: Entry, title: Node, *place: Any) -> Node:
        who = names("author", sep=", ", sep2=" and ", last_sep=" and ")
        return toplevel[
            sentence[join[who, " (", field("year"), ")"]],
            title,
            sentence(capfirst=False)[tuple(place)],
            sentence[optional_field("note")],
            self.format_web_refs(entry),
        ]

    def _title(self) -> Node:
        return sentence[field("title")]

    def _whole(self) -> Node:
        return sentence[tag("em")[field("title")]]

    @staticmethod
    def _pages(entry: Entry) -> Node:
        # A journal without pages counts its articles, and one number is no page.
        found = field("pages", apply_func=dashify)
        return optional[words["pp.", found]] if "-" in entry.fields.get("pages", "") else optional[found]

    def get_article_template(self, entry: Entry) -> Node:
        """An article, with its volume or number even where pages were not read."""
        numbered = first_of[
            optional[join[field("volume"), optional["(", field("number"), ")"]]], optional_field("number")
        ]
        return self._made(
            entry, self._title(), tag("em")[field("journal")], optional[numbered], self._pages(entry)
        )

    def get_book_template(self, entry: Entry) -> Node:
        """A book."""
        place = optional_field("publisher"), optional_field("address")
        return self._made(entry, self._whole(), *place)

    def get_incollection_template(self, entry: Entry) -> Node:
        """A chapter, with the book and its editors."""
        editors = optional[words["edited by", names("editor", sep=", ", sep2=" and ", last_sep=" and ")]]
        book = words["In", tag("em")[field("booktitle")]]
        place = optional_field("publisher"), optional_field("address")
        return self._made(entry, self._title(), book, editors, *place, self._pages(entry))

    def get_techreport_template(self, entry: Entry) -> Node:
        """A report."""
        return self._made(entry, self._whole(), field("institution"))

    def get_phdthesis_template(self, entry: Entry) -> Node:
        """A thesis."""
        return self._made(entry, self._whole(), "PhD thesis", field("school"))

    def get_mastersthesis_template(self, entry: Entry) -> Node:
        """A master's thesis."""
        return self._made(entry, self._whole(), "Master's thesis", field("school"))

    def get_misc_template(self, entry: Entry) -> Node:
        """Whatever else was cited."""
        return self._made(entry, self._title(), optional_field("howpublished"))
