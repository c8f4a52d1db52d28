"""How the book, an exhibit and a claim are cited: CSL-JSON first, and BibTeX, RIS and formatted text from it.

Title, author, version and date of the book come from `CITATION.cff` alone.
"""

from __future__ import annotations

import functools
import io
import re
from pathlib import Path
from typing import Any

from pybtex.database import BibliographyData, Entry, Person
from pybtex.database.output import bibtex as bibtex_format

from helpers.tables import edition

Item = dict[str, Any]
LEDGER_PAGE = "ledger.html"
#: What a DOI looks like, without any address before it.
DOI = re.compile(r"10\.\d{4,9}/\S+")
DOI_EXAMPLE = "10.1057/palcomms.2017.8"
#: Endings of the files that hold a reference, and the names of their formats.
#: In the last alone an id keeps its case in Zotero, whatever the style.
FORMATS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON (best for Zotero)"}
#: The official styles, as they are, beside this module: the package that has them has ten thousand others.
STYLES = {
    name: Path(__file__).with_name("styles") / f"{file}.csl"
    for name, file in (("APA", "apa"), ("Chicago", "chicago-author-date"))
}
#: What keeps the case of a title in CSL-JSON, before and after it.
KEPT = ('<span class="nocase">', "</span>")
#: Ends a formatted reference without an address, and is a note in its files: whoever reads it cannot look the
#: book up.
COPY = "Cited from a copy."
#: Stands in for title and address while a style is applied once for all claims.
TITLE, ADDRESS = "Qtitleq", "https://qaddressq.invalid/"


def part(identifier: str, title: str, address: str = "", chapter: str = "") -> Item:
    """A part of the book (exhibit, claim, chapter) as CSL-JSON.

    The version is the edition: programs that read CSL take a book with a `version` for software. The title
    keeps its case in every style, as ids stand in it.

    Parameters
    ----------
    identifier : str
        Permanent id, such as `fig-timeline` or `a-048`.
    title : str
        Title of the part.
    address : str
        Permalink; empty where the book has no public address.
    chapter : str
        Number of the chapter that it stands in; empty where it stands in none.
    """
    whole = edition.book()
    item: Item = {
        "id": f"european-soft-power-{identifier}",
        "type": "chapter",
        "title": f"{KEPT[0]}{title}{KEPT[1]}",
        "container-title": whole.title,
        "author": [{"literal": whole.author}],
        "issued": {"date-parts": [[int(number) for number in whole.date.split("-")]]},
        "edition": whole.edition,
        "publisher": whole.publisher,
        "language": "en",
    }
    # The styles print no note: programs that keep references keep it, and the printed text gets its words.
    item |= {"chapter-number": chapter} if chapter else {}
    return item | ({"URL": address} if address else {"note": COPY})


def whole(address: str = "") -> Item:
    """The whole book as CSL-JSON, with its public address where it has one."""
    item = part("book", "", address)
    del item["container-title"]
    return item | {"type": "book", "title": edition.book().title}


def plain_title(item: Item) -> str:
    """The title of a reference without the marks that keep its case."""
    return str(item["title"]).removeprefix(KEPT[0]).removesuffix(KEPT[1])


def text(item: Item, style: str = "APA") -> str:
    """The reference as a bibliography prints it, made by citeproc with the official CSL style; one without an
    address says at its end that a copy is cited.
    """
    template = _applied(style, item["type"], "URL" in item, item.get("chapter-number", ""))
    said = as_others(template.replace(TITLE, plain_title(item))).replace(ADDRESS, item.get("URL", ""))
    return said if "URL" in item else f"{said} {COPY}"


@functools.cache
def _applied(style: str, kind: str, addressed: bool, chapter: str) -> str:
    # Imported here: only a build that writes references needs it.
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    # The titles of parts keep their case; the book's own title is set as the style asks.
    address = ADDRESS if addressed else ""
    item = (part("x", TITLE, address, chapter) if kind == "chapter" else whole(address)) | {"id": "x"}
    applied = CitationStylesStyle(str(STYLES[style]), validate=False)
    bibliography = CitationStylesBibliography(applied, CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem("x")]))
    return str(bibliography.bibliography()[0])


def as_others(said: str) -> str:
    """A formatted reference as other processors print it, where citeproc-py leaves undone what they do: a
    stop stands within quotation marks, as the locale of the styles asks, an apostrophe is that of print, as
    on the pages, and a title in capitals has them after a hyphen too.
    """
    said = re.sub(r"(?<=\w)'", "\N{RIGHT SINGLE QUOTATION MARK}", said)
    said = re.sub("(\N{RIGHT DOUBLE QUOTATION MARK})([.,])", r"\2\1", said)
    title = edition.book().title

    def capitals(found: re.Match[str]) -> str:
        return title if found[0] == title else re.sub(r"-[a-z]", lambda letter: letter[0].upper(), found[0])

    return re.sub(re.escape(title), capitals, said, flags=re.IGNORECASE)


#: The macros of BibTeX for months.
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: Signs of TeX that pybtex leaves as they are.
LEFT = str.maketrans({"$": r"\$", "^": r"\textasciicircum{}"})


class _Writer(bibtex_format.Writer):
    """The writer of pybtex, with what it leaves escaped, and with addresses, where nothing may be, as they
    are.
    """

    def _write_field(self, stream: io.StringIO, type: str, value: str) -> None:
        written = value if type == "url" else self._encode(value).translate(LEFT)
        # Styles print the name of a month from its macro, and a number as it is.
        stream.write(f",\n    {type} = {value if type == 'month' else self.quote(written)}")


def _kept(value: str) -> str:
    """Text in braces, so that no style changes its case; without the signs by which TeX takes text for
    commands.
    """
    return "{" + re.sub(r"[\\{}]", "", value) + "}"


def bibtex(item: Item) -> str:
    """The reference as BibTeX."""
    issued = item["issued"]["date-parts"][0]
    part_of = item.get("container-title")
    fields = {
        "title": _kept(plain_title(item)),
        **({"booktitle": _kept(part_of)} if part_of else {}),
        **({"chapter": item["chapter-number"]} if "chapter-number" in item else {}),
        "edition": item["edition"],
        "publisher": _kept(item["publisher"]),
        "year": str(issued[0]),
        "month": MONTHS[issued[1] - 1],
        # Styles leave it out; programs that keep references read the whole date.
        "day": str(issued[2]),
        **({"url": item["URL"]} if "URL" in item else {"note": item["note"]}),
    }
    author = Person()
    author.last_names = [_kept(item["author"][0]["literal"])]
    entry = Entry("incollection" if part_of else "book", fields, persons={"author": [author]})
    return str(_Writer(encoding="UTF-8").to_string(BibliographyData({item["id"]: entry})))


def ris(item: Item) -> str:
    """The reference as RIS."""
    issued = item["issued"]["date-parts"][0]
    lines = [
        ("TY", "CHAP" if "container-title" in item else "BOOK"),
        # Programs part a name at a space; a comma at its end tells that there is nothing to part.
        ("AU", f"{item['author'][0]['literal']},"),
        ("TI", plain_title(item)),
        *([("T2", item["container-title"])] if "container-title" in item else []),
        ("PY", str(issued[0])),
        ("DA", "/".join(f"{number:02d}" for number in issued)),
        ("ET", item["edition"]),
        ("PB", item["publisher"]),
        *([("SE", item["chapter-number"])] if "chapter-number" in item else []),
        ("LA", item["language"]),
        ("ID", item["id"]),
        ("UR", item["URL"]) if "URL" in item else ("N1", item["note"]),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in lines)


def claim(identifier: str, statement: str, base_url: str = "") -> Item:
    """The reference of a claim of the ledger."""
    return part(
        identifier,
        f"Claim {identifier}: {statement}".removesuffix("."),
        permalink(base_url, LEDGER_PAGE, identifier),
    )


def exhibit(identifier: str, title: str, page: str, base_url: str = "", number: str = "") -> Item:
    """The reference of an exhibit on a page (`chapters/04-engagement.html`).

    Parameters
    ----------
    identifier, title, page, base_url : str
        Its id, title and page, and the public address of the book, empty where it has none.
    number : str
        Its number, such as `4.2`: the chapter, and its place in there; empty where it is not known.
    """
    kind = "Figure" if identifier.startswith("fig-") else "Table"
    named = f"{kind} {number} ({identifier})" if number else f"{kind} {identifier}"
    chapter = number.rpartition(".")[0]
    return part(identifier, f"{named}: {title}", permalink(base_url, page, identifier), chapter)


def permalink(base_url: str, page: str, identifier: str) -> str:
    """The address of a part of the book; empty without a base address."""
    return f"{base_url.rstrip('/')}/{page}#{identifier}" if base_url else ""
