"""The two agreements side by side: what was read stands in its cell, what was not is said."""

from __future__ import annotations

from artists import text_of
from frames import real
from helpers.figures.engagement import provisions

TABLES = ("treaty_provisions", "sources")


def test_every_provision_stands_in_the_column_of_its_agreement() -> None:
    read, sources = real(*TABLES)
    made = provisions.treaty_provisions(read, sources)
    cells = [text_of(cell) for line in made.body for cell in line[1:]]
    assert sum(cell == provisions.UNREAD for cell in cells) == len(cells) - len(read)
    for row in read.to_dict("records"):
        line = next(line for line in made.body if line[0] == row["subject"])
        place = 1 + list(provisions.SIDES).index(row["agreement"])
        assert text_of(line[place]).startswith(row["provides"])


def test_a_provision_less_leaves_a_cell_that_was_not_reached() -> None:
    read, sources = real(*TABLES)
    facts = provisions.treaty_provisions(read, sources).facts
    less = read[~((read["provision"] == "council") & (read["agreement"] == "pca"))]
    fewer = provisions.treaty_provisions(less, sources).facts
    assert fewer["both"] == int(facts["both"]) - 1
