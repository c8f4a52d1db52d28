"""What a figure or a table of the book is: its card, its fingerprint, and the registry of them all."""

from helpers.exhibits.card import MIME, NOTHING, Card, Cell, Drawn, Exhibit, Tabled, link
from helpers.exhibits.facts import Fact, Facts, agrees, compared, fill, tally, turn, unread
from helpers.exhibits.layout import LAYOUTS, NARROW, WIDE, Layout, current
from helpers.exhibits.ordering import ordered
from helpers.exhibits.published import faults, named
from helpers.exhibits.registry import ExhibitError, Registered, exhibit, made, make, registry, stated
from helpers.exhibits.waiting import without_narrow

__all__ = [
    "LAYOUTS",
    "MIME",
    "NARROW",
    "NOTHING",
    "WIDE",
    "Card",
    "Cell",
    "Drawn",
    "Exhibit",
    "ExhibitError",
    "Fact",
    "Facts",
    "Layout",
    "Registered",
    "Tabled",
    "agrees",
    "compared",
    "current",
    "exhibit",
    "faults",
    "fill",
    "link",
    "made",
    "make",
    "named",
    "ordered",
    "registry",
    "stated",
    "tally",
    "turn",
    "unread",
    "without_narrow",
]
