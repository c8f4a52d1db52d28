"""What the links of the prose stand for: facts of exhibits, claims, findings, terms, works, files, numbers of
exhibits.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from helpers import exhibits, paths
from helpers.book.prose import forms, links, numbering, works
from helpers.book.prose.links import Link
from helpers.book.prose.pages import Page
from helpers.exhibits.facts import Fact
from helpers.publishing import downloads
from helpers.tables import computed

Facts = Callable[[str], Mapping[str, Fact] | None]
#: The computed table of findings; a link to a finding is unknown while nothing computes it.
FINDINGS = "findings"
#: A number of an exhibit within the words of its link.
_NUMBER = re.compile(r"(?<![\d.])\d+\.\d+(?![\d.])")
_GLOSSARY = re.compile(r"^```\{glossary\}\n(.*?)^```", re.DOTALL | re.MULTILINE)


class UnknownTarget(Exception):
    """A link stands for nothing; the message says what is unknown and what there is."""


class NotStated(Exception):
    """The words of a link cannot state what it stands for; the message says why and what to write."""


@dataclass(frozen=True)
class Meanings:
    """Everything that a link may stand for.

    Attributes
    ----------
    facts : callable
        Facts of an exhibit by name; `None` where there is no such exhibit.
    exhibits : mapping of str to str
        Numbers of exhibits by id, such as `7.1`.
    claims : iterable of str
        Ids of claims.
    findings : mapping of str to str
        Sentences of findings by id, and under `id.beside` what stands beside each.
    terms : mapping of str to str
        Terms of the glossary by their short names.
    works : mapping
        Entries of the bibliography by key.
    files : mapping of str to str
        Addresses of the files that the build makes, by name.
    """

    facts: Facts
    exhibits: Mapping[str, str] = field(default_factory=dict)
    claims: Iterable[str] = ()
    findings: Mapping[str, str] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)
    works: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    def fact(self, target: str) -> Fact:
        """The value of `fig-x.name`.

        Raises
        ------
        UnknownTarget
            Where there is no such exhibit or fact, or the fact has no value.
        """
        exhibit, _, name = target.partition(".")
        facts = self.facts(exhibit)
        if facts is None:
            raise UnknownTarget(f"no page shows the exhibit {exhibit}" + _near(exhibit, self.exhibits))
        if name not in facts:
            near = _near(name, facts) or f"; it has {', '.join(facts) or 'none'}"
            listed = exhibits.registry().get(exhibit)
            if listed is not None and listed.texts.prose is not None:
                near += f"; its card has what its texts and its list `prose` name: add {name} there"
            raise UnknownTarget(f"{exhibit} computes no fact {name or 'without a name'}{near}")
        if facts[name] is None:
            raise UnknownTarget(f"{target} has no value in these data; take the number out of the prose")
        return facts[name]

    def known(self, link: Link) -> Any:
        """What the link stands for: the fact's value, a number, a sentence, a name, an address.

        Raises
        ------
        UnknownTarget
            Where it stands for nothing.
        """
        if link.scheme == "fact":
            return self.fact(link.target)
        if link.scheme == "claim":
            if link.target in self.claims:
                return link.target
            raise UnknownTarget(f"the ledger has no claim {link.target}{_near(link.target, self.claims)}")
        table, what = {
            "finding": (self.findings, "no finding has the id"),
            "term": (self.terms, "the glossary has no term"),
            "cite": (self.works, "references.bib has no entry"),
            "download": (self.files, "the build makes no file"),
            "exhibit": (self.exhibits, "no page shows the exhibit"),
        }[link.scheme]
        if link.target not in table:
            raise UnknownTarget(f"{what} {link.target}{_near(link.target, table)}")
        return table[link.target]

    def written(self, link: Link) -> str:
        """The words that the link should have: those it has, where they agree with what it stands for.

        Raises
        ------
        UnknownTarget
            Where it stands for nothing.
        NotStated
            Where the words have no form in which they could state it.
        """
        known = self.known(link)
        if link.scheme == "fact":
            if forms.states(link.said, known):
                return link.words
            try:
                return forms.in_form(link.said, known)
            except ValueError as error:
                raise NotStated(
                    f"{error}, and {link.target} is {known}; write ? and run book refresh"
                ) from None
        if link.scheme in ("finding", "cite"):
            new = str(known) if link.scheme == "finding" else works.text(known, works.role(link.words))
            return link.words if link.said == new else new
        if link.scheme == "exhibit":
            if link.words == forms.OPEN:
                return numbering.label(link.target, known)
            return _NUMBER.sub(lambda _: known, link.words, count=1)
        if link.words == forms.OPEN:
            raise NotStated(f"the words of a link to {link.address} are the author's; write them")
        return link.words


def _near(name: str, known: Iterable[str]) -> str:
    """A hint at the likeliest name."""
    found = difflib.get_close_matches(name, [str(one) for one in known], n=1, cutoff=0.75)
    return f"; did you mean {found[0]}?" if found else ""


def short(term: str) -> str:
    """A term as addresses name it: `soft-power`."""
    return re.sub(r"[^a-z0-9]+", "-", term.lower()).strip("-")


def terms(pages: Iterable[Page]) -> dict[str, str]:
    """Terms of the glossary, on whatever page it is, by their short names."""
    found: dict[str, str] = {}
    for page in pages:
        for fence in _GLOSSARY.finditer(page.raw.replace("\r\n", "\n")) if page.path.suffix == ".md" else []:
            lines = [line for line in fence[1].splitlines() if line.strip() and not line[0].isspace()]
            found |= {short(line): line.strip() for line in lines if not line.startswith(":")}
    return found


def findings() -> dict[str, str]:
    """Sentences of the findings by id, and what stands beside each; none while no table is computed."""
    if FINDINGS not in computed.makers():
        return {}
    table = computed.get(FINDINGS)
    found: dict[str, str] = {}
    for row in table.to_dict("records"):
        found[str(row["finding"])] = str(row["sentence"])
        found[f"{row['finding']}{links.BESIDE}"] = str(row["beside"])
    return found


@functools.cache
def computed_facts(exhibit: str) -> Mapping[str, Fact] | None:
    """Facts of an exhibit, computed now and once a process."""
    if exhibit not in exhibits.registry():
        return None
    return exhibits.stated(exhibit, computed.get)


def of_book(
    pages: Iterable[Page],
    facts: Facts = computed_facts,
    root: Path = paths.ROOT,
    said: Callable[[], dict[str, str]] = findings,
) -> Meanings:
    """What the links of the book stand for; `facts` of exhibits and what findings say (`said`) are computed
    where a build does not have them already.
    """
    return Meanings(
        facts=facts,
        exhibits=numbering.numbers(root),
        claims=frozenset(computed.get("claims")["claim"]),
        findings=said(),
        terms=terms(pages),
        works=works.read(root / "references.bib"),
        files={PurePosixPath(name).name: name for name in (*downloads.DOWNLOADS, paths.PDF_NAME)},
    )
