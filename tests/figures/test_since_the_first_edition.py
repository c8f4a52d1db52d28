"""Every part of a fingerprint of 0.1.0 is the same today, or a list says why not, and what can be proved of that is proved."""

from __future__ import annotations

import csv

import pytest

from frames import made, texts_as_made
from helpers import exhibits, paths
from helpers.exhibits import fingerprint

LIST = paths.ROOT / "docs" / "fingerprints-0.1.0.csv"
RENAMED, ADDED, FOOTER = "column renamed", "columns added", "footer from data"
COLOURS, LAYOUT = "one colour, one meaning", "laid out anew"
REASONS = {
    RENAMED,
    ADDED,
    FOOTER,
    COLOURS,
    LAYOUT,
    "typed finding computed",
    "value corrected by the publisher's file",
    "newer value added",
    "successor of an exhibit named",
    "shows what a withdrawn exhibit showed",
    "a panel withdrawn",
    # Claims, evidence and theses were coded further; a quantity is now taken by another rule or interval.
    "the ledger as it is now",
    "measured anew",
}
#: Names of columns as they are now, where the first edition had another.
NAMES = {"mine": "kazakhstan", "theirs": "eu_mean"}


def _listed() -> list[dict[str, str]]:
    with LIST.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


LISTED = _listed()
STILL = sorted({row["exhibit"] for row in LISTED} & set(exhibits.registry()))


def _reasons(row: dict[str, str]) -> list[str]:
    return row["reasons"].split("; ") if row["reasons"] else []


def test_a_part_that_changed_has_a_known_reason_and_no_other_has_one() -> None:
    assert len({(row["exhibit"], row["part"]) for row in LISTED}) == len(LISTED)
    for row in LISTED:
        assert bool(row["now"]) == bool(row["reasons"]), row
        assert row["now"] != row["first"] and set(_reasons(row)) <= REASONS, row


@pytest.mark.parametrize("identifier", STILL)
def test_parts_are_as_listed_and_values_as_they_were(identifier: str) -> None:
    mine = [row for row in LISTED if row["exhibit"] == identifier]
    exhibit = made(identifier)
    now = {
        part: value
        for part, value in exhibit.card["fingerprint"].items()
        if not part.startswith(fingerprint.NARROW)
    }
    assert now == {row["part"]: row["now"] or row["first"] for row in mine}, (
        f"{LIST.name}: write what {identifier} is now, and the reason"
    )
    for row in mine:
        undone = _undone(exhibit, row)
        assert undone in (None, row["first"]), (
            f"{identifier} {row['part']} changed in more than {row['reasons']}"
        )


def _undone(exhibit: exhibits.Exhibit, row: dict[str, str]) -> str | None:
    """The fingerprint of a part with what the reasons name taken back; None where that cannot be taken back."""
    reasons = set(_reasons(row))
    if reasons and reasons <= {RENAMED, ADDED}:
        columns = row["before"].split(";")
        at = [exhibit.card["columns"].index(NAMES.get(column, column)) for column in columns]
        rows = [[line[place] for place in at] for line in exhibit.card["rows"]]
        return fingerprint.digest({"columns": columns, "rows": rows})
    if reasons == {FOOTER} and exhibit.figure is not None:
        texts = texts_as_made(exhibit.id)
        credit = f"{exhibit.id} \N{MIDDLE DOT} Sources: "
        for text in texts:
            if text["text"].startswith(credit):
                text["text"] = row["before"].replace("\\n", "\n")
        return fingerprint.digest(texts)
    return None
