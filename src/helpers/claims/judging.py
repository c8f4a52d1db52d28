"""The ledger: every claim with its verdicts, computed from the tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.claims import precedence, rules, textual, values
from helpers.claims.precedence import Part, Stated
from helpers.claims.rules import Inputs, Outcome, RuleError
from helpers.claims.testimony import evidence_of
from helpers.claims.values import Value
from helpers.tables.computed import Table, computed

Row = dict[str, Any]


def records(frame: pd.DataFrame) -> list[Row]:
    """Rows of a table as dictionaries, in order."""
    return frame.to_dict("records")  # type: ignore[return-value]


def value_of(row: Mapping[str, Any]) -> Value:
    """The value that a claim or a piece of evidence states."""
    return Value(row["datatype"], row["value"], row["unit"], row.get("qualifier", ""))


def grouped(frame: pd.DataFrame, key: str) -> dict[str, list[Row]]:
    """Rows by the value of one column, in order."""
    found: dict[str, list[Row]] = {}
    for row in records(frame):
        found.setdefault(row[key], []).append(row)
    return found


def inputs_of(
    check: Row, parts: list[Row], claims: Mapping[str, Row], replaced: Mapping[str, str] | None = None
) -> Inputs:
    """What a check hands to its rule; `replaced` puts a variant's value in place of a parameter."""
    replaced = replaced or {}
    roles: dict[str, list[Value]] = {}
    for part in parts:
        claim = claims[part["claim"]]
        stated = value_of(claim)
        if part["role"] in replaced:
            stated = Value(stated.datatype, replaced[part["role"]], stated.unit, stated.qualifier)
        roles.setdefault(part["role"], []).append(stated)
    constant = replaced.get("constant", check["constant"])
    try:
        tolerance = None if pd.isna(check["tolerance"]) else float(check["tolerance"])
        tolerance = Value("number", replaced["tolerance"]).number if "tolerance" in replaced else tolerance
    except ValueError as error:
        raise RuleError(str(error)) from error
    if tolerance is not None and check["tolerance_unit"] in values.SCALE:
        tolerance *= values.SCALE[check["tolerance_unit"]][1]
    return Inputs(
        roles, Value(check["datatype"], constant, check["unit"], "exactly") if constant else None, tolerance
    )


def outcomes(table: Table) -> dict[str, Outcome]:
    """The outcome of every check.

    Raises
    ------
    RuleError
        Where a check does not give its rule what it needs; `faults` names all of them at once.
    """
    claims = {row["claim"]: row for row in records(table("claims"))}
    parts = grouped(table("check_claims"), "check")
    return {
        check["check"]: rules.apply(check["rule"], inputs_of(check, parts.get(check["check"], []), claims))
        for check in records(table("checks"))
    }


def runs(table: Table) -> dict[str, list[tuple[str, Outcome]]]:
    """The outcomes of every check under its listed variants, the published choice first."""
    claims = {row["claim"]: row for row in records(table("claims"))}
    parts = grouped(table("check_claims"), "check")
    choices = grouped(table("check_variants"), "check")
    found = {}
    for check in records(table("checks")):
        name = check["check"]
        made = [("as checked", rules.apply(check["rule"], inputs_of(check, parts.get(name, []), claims)))]
        made += [
            (
                choice["label"],
                rules.apply(
                    check["rule"],
                    inputs_of(check, parts[name], claims, {choice["parameter"]: choice["value"]}),
                ),
            )
            for choice in choices.get(name, [])
        ]
        found[name] = made
    return found


#: The tables that the ledger is computed from.
READS = (
    "claims",
    "testimony",
    "claim_parts",
    "claim_readings",
    "searches",
    "settling",
    "claim_references",
    "checks",
    "check_claims",
)


def stated_of(table: Table) -> dict[str, Stated]:
    """What the precedence needs of each claim, by claim."""
    parts = grouped(table("claim_parts"), "claim")
    readings = grouped(table("claim_readings"), "claim")
    searches = grouped(table("searches"), "claim")
    settling = grouped(table("settling"), "claim")
    return {
        row["claim"]: Stated(
            row["matter"],
            tuple(
                Part(int(one["part"]), one["states"], bool(one["core"]))
                for one in parts.get(row["claim"], [])
            ),
            tuple(one["states"] for one in readings.get(row["claim"], [])),
            len(searches.get(row["claim"], [])),
            tuple(one["document"] for one in settling.get(row["claim"], [])),
        )
        for row in records(table("claims"))
    }


@computed("ledger", *READS)
def ledger(table: Table) -> pd.DataFrame:
    """Every claim with its three verdicts.

    Parameters
    ----------
    table : callable
        Gives a table by name.

    Returns
    -------
    DataFrame
        One row a claim, in the order of the articles: the claim's columns, then `record`, `record_reason`,
        `record_change`, `coherence`, `coherence_reason`, `citation`, `citation_reason`, `evidence` (number of
        rows, those of other claims that bear on it included) and `checks` (number that count for it).
    """
    evidence = grouped(table("testimony"), "claim")
    stated = stated_of(table)
    cited = grouped(table("claim_references"), "claim")
    done = outcomes(table)
    counting: dict[str, list[tuple[str, bool, str]]] = {}
    for part in records(table("check_claims")):
        if part["target"]:
            outcome = done[part["check"]]
            entry = (part["check"], outcome.holds, outcome.reason)
            if entry not in counting.setdefault(part["claim"], []):
                counting[part["claim"]].append(entry)
    rows = []
    for claim in records(table("claims")):
        name = claim["claim"]
        on_record = precedence.record(stated[name], map(evidence_of, evidence.get(name, [])))
        holding = textual.coherence(counting.get(name, []))
        citing = textual.citation(cited.get(name, []), claim["locus"])
        rows.append(
            claim
            | {
                "record": on_record.verdict.name,
                "record_reason": on_record.reason,
                "record_change": on_record.change,
                "coherence": holding.verdict.name,
                "coherence_reason": holding.reason,
                "citation": citing.verdict.name,
                "citation_reason": citing.reason,
                "evidence": len(evidence.get(name, [])),
                "checks": len(counting.get(name, [])),
            }
        )
    return pd.DataFrame(rows)


@computed("check_outcomes", "claims", "checks", "check_claims", "check_variants")
def check_outcomes(table: Table) -> pd.DataFrame:
    """Every check with its outcome: `check`, `rule`, `question`, `article`, `holds`, `reason`, `holding`,
    `runs`, `overturned_by`, `claims`.

    `holding` of `runs` is how many listed variants, the published choice included, give the published
    outcome.
    """
    parts = grouped(table("check_claims"), "check")
    every = runs(table)
    rows = []
    for check in records(table("checks")):
        (_, published), *others = every[check["check"]]
        overturned = [label for label, outcome in others if outcome.holds != published.holds]
        names = list(dict.fromkeys(part["claim"] for part in parts[check["check"]]))
        rows.append(
            {
                "check": check["check"],
                "rule": check["rule"],
                "question": check["question"],
                "article": " and ".join(sorted({name[0].upper() for name in names})),
                "holds": published.holds,
                "reason": published.reason,
                "holding": 1 + len(others) - len(overturned),
                "runs": 1 + len(others),
                "overturned_by": "; ".join(overturned),
                "claims": ";".join(names),
            }
        )
    return pd.DataFrame(rows)


@computed("concordance_outcomes", "concordance", "claims")
def concordance(table: Table) -> pd.DataFrame:
    """Facts that both articles speak of: the pair, both values, and whether they `agree` or `differ`.

    Where the basis is the stated values they are compared as evidence is: a difference in detail counts as a
    difference.
    """
    claims = {row["claim"]: row for row in records(table("claims"))}
    rows = []
    for pair in records(table("concordance")):
        one, other = value_of(claims[pair["claim_a"]]), value_of(claims[pair["claim_b"]])
        if pair["basis"] == "judgement":
            outcome = pair["judgement"]
        elif values.comparable(one, other):
            outcome = "agree" if values.relation(one, other)[0] == values.AGREES else "differ"
        else:
            outcome = "agree" if set(one.members) == set(other.members) else "differ"
        shown = [value.readable if value.datatype != "none" else "" for value in (one, other)]
        rows.append(pair | {"value_a": shown[0], "value_b": shown[1], "outcome": outcome})
    return pd.DataFrame(rows)
