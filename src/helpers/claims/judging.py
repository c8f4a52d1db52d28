"""The ledger: every claim with its verdicts, computed from the tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from helpers.claims import precedence, rules, values
from helpers.claims.rules import Inputs, Outcome, RuleError
from helpers.claims.values import Value
from helpers.tables import Fault
from helpers.tables.checking import sense
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


def sense_of(relation: str, touches_point: str) -> str:
    """How a row bears: supports, supports in part, differs in detail, refutes or context."""
    if relation != "differs":
        return relation
    return "refutes" if touches_point == "yes" else "differs in detail"


def senses(evidence: pd.DataFrame) -> pd.DataFrame:
    """Evidence with how each row bears in place of its coded relation."""
    if "touches_point" not in evidence:
        return evidence
    pairs = zip(evidence["relation"], evidence["touches_point"], strict=True)
    return evidence.assign(relation=[sense_of(*pair) for pair in pairs])


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
    """The outcomes of every check under its prespecified variants, the published choice first."""
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


def _evidence(rows: list[Row], claim: Row, origins: Mapping[str, str]) -> list[precedence.Evidence]:
    stated = value_of(claim)
    found = []
    for row in rows:
        value = value_of(row)
        margin = values.relation(stated, value)[1] if values.comparable(stated, value) else ""
        found.append(
            precedence.Evidence(
                sense_of(row["relation"], row.get("touches_point", "")),
                row["moment"],
                origins[row["source"]],
                bool(row["independent"]),
                margin,
            )
        )
    return found


@computed("ledger", "claims", "evidence", "searches", "sources", "claim_references", "checks", "check_claims")
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
        rows) and `checks` (number that count for it).
    """
    claims = records(table("claims"))
    origins = dict(zip(table("sources")["source"], table("sources")["origin"], strict=True))
    evidence = grouped(table("evidence"), "claim")
    searches = grouped(table("searches"), "claim")
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
    for claim in claims:
        name = claim["claim"]
        on_record = precedence.record(
            claim["kind"], _evidence(evidence.get(name, []), claim, origins), len(searches.get(name, []))
        )
        holding = precedence.coherence(counting.get(name, []))
        citing = precedence.citation(cited.get(name, []), claim["locus"])
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


@sense
def faults(table: Table) -> Iterator[Fault]:
    """What is wrong with checks and evidence, beyond what the schema can say."""
    claims = {row["claim"]: row for row in records(table("claims"))}
    parts = grouped(table("check_claims"), "check")
    checks = table("checks")
    unusable: set[str] = set()
    for number, check in zip(checks.index, records(checks), strict=True):
        name = check["check"]
        if not pd.isna(check["tolerance"]) and not check["tolerance_unit"]:
            yield Fault("checks", number, "tolerance_unit", "", "a unit, as the check has a tolerance")
        if (check["datatype"] == "none") != (check["constant"] == ""):
            yield Fault(
                "checks",
                number,
                "constant",
                check["constant"],
                f"{'no constant' if check['datatype'] == 'none' else 'a constant'}, as the datatype is "
                f"{check['datatype']}",
            )
        if not any(part["target"] for part in parts.get(name, [])):
            yield Fault(
                "checks", number, "check", name, "a claim in check_claims that the outcome counts for"
            )
            unusable.add(name)
            continue
        try:
            rules.apply(check["rule"], inputs_of(check, parts[name], claims))
        except RuleError as error:
            yield Fault(
                "checks",
                number,
                "rule",
                check["rule"],
                f"inputs that the rule can use ({error}), from check_claims and claims",
            )
            unusable.add(name)
    named = {row["check"]: row for row in records(checks)}
    choices = table("check_variants")
    for number, choice in zip(choices.index, records(choices), strict=True):
        name = choice["check"]
        try:
            if name not in unusable:
                rules.apply(
                    named[name]["rule"],
                    inputs_of(named[name], parts[name], claims, {choice["parameter"]: choice["value"]}),
                )
        except RuleError as error:
            yield Fault(
                "check_variants",
                number,
                "value",
                choice["value"],
                f"a value that the check {name} can use ({error})",
            )
    evidence = table("evidence")
    for number, row in zip(evidence.index, records(evidence), strict=True):
        stated, found = value_of(claims[row["claim"]]), value_of(row)
        if values.comparable(stated, found):
            computed, margin = values.relation(stated, found)
            if row.get("scope", "same") == "same" and (computed == "supports") != row["relation"].startswith(
                "supports"
            ):
                yield Fault(
                    "evidence",
                    number,
                    "relation",
                    row["relation"],
                    f"{computed}, as the values give ({margin})",
                )
    searched = set(table("searches")["claim"])
    for name in sorted(searched & set(evidence["claim"])):
        number = int(table("searches").index[table("searches")["claim"] == name][0])
        yield Fault("searches", number, "claim", name, "a claim without evidence, as this one has some")
    yield from _unsought(table, searched | set(evidence["claim"]))


def _unsought(table: Table, sought: set[str]) -> Iterator[Fault]:
    """Claims that a record could settle and that nobody looked for, unless a row says why; and such rows that
    no longer hold.
    """
    claims, listed = table("claims"), table("unsought")
    excused = set(listed["claim"])
    for number, name, kind in zip(claims.index, claims["claim"], claims["kind"], strict=True):
        if kind not in precedence.NOT_CHECKABLE and name not in sought | excused:
            expected = (
                "a claim with evidence, or with a search in vain, as a record can settle a statement of "
                "its kind: "
                f"run `book new evidence {name}`, or give its ground in unsought"
            )
            yield Fault("claims", int(number), "claim", name, expected)
    kinds = dict(zip(claims["claim"], claims["kind"], strict=True))
    for number, name in zip(listed.index, listed["claim"], strict=True):
        if name in sought or kinds[name] in precedence.NOT_CHECKABLE:
            why = (
                "has evidence or a search"
                if name in sought
                else f"is of a kind ({kinds[name]}) that needs none"
            )
            yield Fault("unsought", int(number), "claim", name, f"no row, as the claim {why}")


@computed("check_outcomes", "claims", "checks", "check_claims", "check_variants")
def check_outcomes(table: Table) -> pd.DataFrame:
    """Every check with its outcome: `check`, `rule`, `question`, `article`, `holds`, `reason`, `holding`,
    `runs`, `overturned_by`, `claims`.

    `holding` of `runs` is how many prespecified variants, the published choice included, give the published
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
            outcome = "agree" if values.relation(one, other)[0] == "supports" else "differ"
        else:
            outcome = "agree" if set(one.members) == set(other.members) else "differ"
        shown = [value.readable if value.datatype != "none" else "" for value in (one, other)]
        rows.append(pair | {"value_a": shown[0], "value_b": shown[1], "outcome": outcome})
    return pd.DataFrame(rows)
