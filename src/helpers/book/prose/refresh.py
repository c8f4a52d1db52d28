"""Writing into the prose what its links stand for, and leaving to a person every sentence whose sense may
have turned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from helpers.book.prose import forms, links, sentences
from helpers.book.prose.checks import Fault, of_page
from helpers.book.prose.links import Link, Passage, Place
from helpers.book.prose.meanings import Meanings, NotStated, UnknownTarget
from helpers.book.prose.pages import Edit, Page
from helpers.exhibits.facts import written_number


@dataclass(frozen=True)
class Move:
    """Words that were replaced."""

    place: Place
    address: str
    old: str
    new: str

    def __str__(self) -> str:
        # Beside one, a noun has another form.
        form = {"1", "one", "One"} & {
            self.old,
            self.new,
        } and "; one and many differ, so look at the words beside it"
        return f"{self.place}: {self.old} → {self.new} ({self.address}){form or ''}"


@dataclass(frozen=True)
class Held:
    """A sentence in which nothing was written, as it stands and as it would read, and why a person must edit
    it.
    """

    place: Place
    why: str
    old: str
    new: str

    def __str__(self) -> str:
        return (
            f"{self.place}: {self.why}; edit the sentence, its numbers and words included.\n"
            f"  written:  {self.old}\n  computed: {self.new}"
        )


@dataclass
class Report:
    """What refreshing did and could not do."""

    moved: list[Move] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def __str__(self) -> str:
        return "\n".join(str(one) for one in (*self.moved, *self.held, *self.faults))

    @property
    def done(self) -> bool:
        """Whether nothing is left to a person."""
        return not (self.held or self.faults)


def _written(link: Link, meanings: Meanings) -> str:
    """The words that a link is to have; those it has where it has a fault, which is told elsewhere."""
    try:
        return meanings.written(link)
    except (UnknownTarget, NotStated):
        return link.words


def _why(changes: Sequence[tuple[Link, str]], sentence: str) -> str:
    """Why the changes of a sentence are not to be written without a person; empty where they may be.

    Words to be filled in were no statement, and nothing turns over with them.
    """
    pairs: list[tuple[Decimal, Decimal]] = [(number, number) for number in sentences.typed(sentence)]
    for link, new in changes:
        if link.scheme != "fact" or link.words == forms.OPEN:
            continue
        old, after = written_number(link.words), written_number(new)
        if old is not None and after is not None:
            pairs.append((old, after))
        elif new != link.words:
            return f"the word {link.words!r} is computed as {new!r}"
    return sentences.turned(pairs)


def of_passage(number: int, passage: Passage, meanings: Meanings) -> Iterator[tuple[Edit, Move] | Held]:
    """What to write into a passage, and which of its sentences to hold; `number` is its place on the page,
    from 0.
    """
    found = links.find(passage.text)
    wanted = [(link, _written(link, meanings)) for link in found]
    if all(link.words == new for link, new in wanted):
        return
    for begin, end in sentences.spans(passage.text, found):
        changes = [(link, new) for link, new in wanted if begin <= link.start < end]
        moving = [(link, new) for link, new in changes if link.words != new]
        if not moving:
            continue
        text = passage.text
        if why := _why(changes, text[begin:end]):
            after = text[begin:end]
            for link, new in reversed(moving):
                start, stop = (at - begin for at in link.span)
                after = after[:start] + new + after[stop:]
            yield Held(
                passage.place(moving[0][0].start),
                why,
                sentences.plain(text[begin:end]),
                sentences.plain(after),
            )
            continue
        for link, new in moving:
            yield (
                Edit(number, *link.span, new),
                Move(passage.place(link.start), link.address, link.words, new),
            )


def of_pages(pages: Iterable[Page], meanings: Meanings) -> Report:
    """Write into every page what its links stand for. A second run finds nothing to write."""
    report = Report()
    for page in pages:
        edits = []
        for number, passage in enumerate(page.passages):
            for one in of_passage(number, passage, meanings):
                if isinstance(one, Held):
                    report.held.append(one)
                else:
                    edits.append(one[0])
                    report.moved.append(one[1])
        if edits:
            page.write(edits)
        report.faults += [fault for fault in of_page(page, meanings) if not fault.stale]
    return report
