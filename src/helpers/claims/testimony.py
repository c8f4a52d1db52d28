"""Evidence as it bears on each claim: rows of `evidence` and `evidence_also`, with their grade."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.claims import precedence, values
from helpers.claims.precedence import Evidence
from helpers.claims.values import Value
from helpers.claims.verdicts import RECORD
from helpers.tables.computed import Table, computed

#: Differences as a reader codes them.
POINT_CODE, BESIDE_CODE = "differs, in the point", "differs, beside the point"
#: Readers who saw the statement, the source and the rules, and not our answer.
BLIND = ("first", "second")
#: Columns that say how a row bears on its claim; all others are what the source says.
BEARING = ("claim", "relation", "part", "reading", "scope", "difference", "touches_point", "independent")


def bears(row: Mapping[str, Any], differences: Mapping[str, Mapping[str, str]]) -> str:
    """How a row bears on its claim: supports, differs, contradicts or context.

    Parameters
    ----------
    row : mapping
        Its `relation`, `difference`, `touches_point` and `spared`.
    differences : mapping
        Rows of `differences` by kind.
    """
    if row["relation"] == "context":
        return precedence.CONTEXT
    if row["relation"] != "differs":
        return precedence.FOR
    side = "touched" if row["touches_point"] == "yes" and not row["spared"] else "beside"
    return RECORD[differences[row["difference"]][side]].decided_by if row["difference"] else precedence.BESIDE


def _said(rows: list[dict[str, Any]], more: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every row, and after the rows of each claim those of others that bear on it too."""
    by_key = {row["evidence"]: row for row in rows}
    own = [row | {"also": ""} for row in rows]
    lent = [
        by_key[row["evidence"]]
        | {name: row[name] for name in BEARING}
        | {"also": row["also"]}
        | {"note": "; ".join(note for note in (by_key[row["evidence"]]["note"], row["note"]) if note)}
        for row in more
    ]
    return own + lent


def beside_by_another(codings: pd.DataFrame) -> frozenset[str]:
    """Rows of evidence whose difference a blind reader put beside the point.

    Whether a difference touches the point is asked of the sentence, and in doubt it does not. That there is a
    doubt is not for us to say alone: the answer of a blind reader is a fair one.
    """
    said = codings[codings["reader"].isin(BLIND) & (codings["coded"] == BESIDE_CODE)]
    return frozenset(said["item"])


@computed("testimony", "evidence", "evidence_also", "claims", "sources", "differences", "recoding")
def testimony(table: Table) -> pd.DataFrame:
    """Every row of evidence on every claim that it bears on.

    Returns
    -------
    DataFrame
        The columns of `evidence`, then `also` (key in `evidence_also`; empty for the row's own claim),
        `origin` and `grade` of the source, `spared` (whether we put its difference in the point of the
        sentence and a blind reader beside it), `bears` (supports, differs, contradicts or context), and
        `margin` (stated and found value in words, where a rule compares them).
    """
    claims = {row["claim"]: row for row in table("claims").to_dict("records")}
    sources = {row["source"]: row for row in table("sources").to_dict("records")}
    differences = {row["difference"]: row for row in table("differences").to_dict("records")}
    doubted = beside_by_another(table("recoding"))
    found = []
    for row in _said(table("evidence").to_dict("records"), table("evidence_also").to_dict("records")):
        claim, source = claims[row["claim"]], sources[row["source"]]
        stated = Value(claim["datatype"], claim["value"], claim["unit"], claim["qualifier"])
        value = Value(row["datatype"], row["value"], row["unit"])
        compared = values.comparable(stated, value)
        own = row["touches_point"] == "yes" and not row["also"]
        row["spared"] = own and row["evidence"] in doubted
        found.append(
            row
            | {"origin": source["origin"], "grade": source["grade"], "bears": bears(row, differences)}
            | {"margin": values.relation(stated, value)[1] if compared else ""}
        )
    columns = [*table("evidence").columns, "also", "spared", "origin", "grade", "bears", "margin"]
    return pd.DataFrame(found, columns=columns)


def parts_of(text: str) -> frozenset[int]:
    """Numbers of the parts that a cell names."""
    return frozenset(int(part) for part in text.split(";") if part)


def evidence_of(row: Mapping[str, Any]) -> Evidence:
    """A row of `testimony` as the precedence takes it."""
    return Evidence(
        bears=row["bears"],
        origin=row["origin"],
        grade=row["grade"],
        moment=row["moment"],
        independent=bool(row["independent"]),
        parts=parts_of(row["part"]),
        reading=0 if pd.isna(row["reading"]) else int(row["reading"]),
        margin=row["margin"],
    )
