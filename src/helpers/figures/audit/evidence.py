"""What the record says on a claim, for the tables of chapters 09 and 10: the decisive rows of evidence and their sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from helpers.claims.grades import GRADES
from helpers.claims.precedence import AGAINST, BESIDE, FOR
from helpers.claims.verdicts import DIVIDED, RECORD
from helpers.exhibits import Cell, link

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Record:
    """Evidence by claim, joined with its sources."""

    by_claim: Mapping[str, list[dict[str, Any]]]

    def rows(self, claim: str, *bears: str) -> list[dict[str, Any]]:
        """Evidence at publication that bears so, or all: the best grade first, then independent sources."""
        then = (one for one in self.by_claim.get(claim, []) if one["moment"] == "at publication")
        found = [one for one in then if not bears or one["bears"] in bears]
        return sorted(found, key=lambda one: (-GRADES[one["grade"]].rank, not one["independent"]))

    def against(self, claim: str) -> list[dict[str, Any]]:
        """Evidence that differs, in the point of the sentence before what lies beside it."""
        return [*self.rows(claim, AGAINST), *self.rows(claim, BESIDE)]

    def decisive(self, claim: str, verdict: str) -> list[dict[str, Any]]:
        """The evidence that decides a verdict; none for an open one."""
        bears = RECORD[verdict].decided_by
        return [] if not bears else self.rows(claim, FOR) if bears == FOR else self.against(claim)

    def said(self, claim: str, verdict: str) -> str:
        """The verdict in words with the finding of the first source that decides it."""
        found = self.decisive(claim, verdict)[:1]
        if verdict in DIVIDED:
            found = [*self.rows(claim, FOR)[:1], *self.against(claim)[:1]]
        return " ".join([f"{sentence(verdict)}.", *(one["finding"] for one in found)])

    def origins(self, claim: str) -> int:
        """How many independent origins support a claim; sources that relay one another count once."""
        return len({one["origin"] for one in self.rows(claim, FOR) if one["independent"]})


def joined(evidence: pd.DataFrame, sources: pd.DataFrame) -> Record:
    """Evidence (rows of `testimony`) with publisher and address of its source, by claim."""
    named = sources[["source", "publisher", "address"]]
    merged = evidence.merge(named, on="source", how="left", validate="many_to_one")
    return Record({claim: rows.to_dict("records") for claim, rows in merged.groupby("claim")})


def stating(claim_theses: pd.DataFrame) -> pd.Series:
    """By thesis the first claim that states it."""
    return claim_theses[claim_theses["role"] == "states"].groupby("thesis")["claim"].min()


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def remark(row: Row) -> str:
    """A finding with the note that limits it."""
    return f"{row['finding']} ({row['note']})" if row["note"] else str(row["finding"])


def to_page(text: str, row: Row) -> Cell:
    """A cell that leads to the page of a row's source, where it has one."""
    return link(text, href=row["address"] if str(row["address"]).startswith("http") else "")


def source_cell(rows: list[dict[str, Any]]) -> Cell:
    """The publisher of the first source, linked, and how many more there are."""
    more = len({row["source"] for row in rows}) - 1
    return to_page(rows[0]["publisher"] + (f" and {more} more" if more else ""), rows[0])


def word(text: str) -> str:
    """A verdict, kind, dimension or label as part of a fact's name."""
    return text.replace(",", "").replace(" ", "_").replace("-", "_")
