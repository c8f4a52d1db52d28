"""The table of findings: each with its sentence, rendered from its kind, parties, years and facts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.tables.computed import Table, computed
from helpers.theses.differences import smallest
from helpers.theses.findings import words
from helpers.theses.findings.facts import STATISTICS, Facts, given
from helpers.theses.findings.kinds import KINDS, MEASURED, Kind, said

#: Every table that some statistic reads; imported modules register theirs before this is asked for.
READS = (
    "findings_coded",
    "smallest_differences",
    "answer_changes",
    "entity_groups",
    "indicators",
    "ledger",
    "moratorium_votes",
    "netherlands_apart",
    "band_coverage",
    "norm_adoptions",
    "norm_batches",
    "norm_places",
    "opinion_by_group",
    "opinion_on_europe",
    "opinion_searches",
    "opinion_statements",
    "own_changes_of_states",
    "returning_texts",
    "schengen_visas",
    "trade_shares",
    "ukraine_votes",
    "union_distances",
    "union_steps",
    "vote_agreement_issues",
    "vote_change_parts",
    "vote_leads",
    "vote_shifts",
    "neighbour_votes",
)
Row = Mapping[str, Any]


def facts_of(row: Row, table: Table) -> Facts:
    """What a finding is decided by, from these tables."""
    return STATISTICS[row["statistic"]].function(table, given(row["given"]))


def delta_of(row: Row, table: Table) -> float:
    """The smallest difference that matters for a finding; missing where its kind needs none."""
    return smallest(table).get(row["measure"], math.nan)


def unit_of(row: Row, table: Table) -> str:
    """Unit in which values of a finding are written."""
    if row["unit"]:
        return str(row["unit"])
    frame = table("smallest_differences").set_index("measure")["unit"]
    return str(frame.get(row["measure"], ""))


def names(row: Row, facts: Facts, unit: str) -> dict[str, Any]:
    """Everything that the words of a finding may name."""
    params = given(row["given"])
    low, high = facts.ends
    found: dict[str, Any] = {
        "subject": row["subject"],
        "object": row["object"],
        "start": words.years(row["start"]) if row["start"] else "",
        "end": words.years(row["end"]) if row["end"] else "",
        "before": words.value(facts.before, unit),
        "after": words.value(facts.after, unit),
        "size": words.size(facts.estimate, unit),
        "estimate": abs(facts.estimate),
    }
    if facts.measured:
        found["interval"] = words.interval(low, high, unit)
        found["sizes_of"] = f"{words.size(facts.estimate, unit)}, {words.sizes(low, high, unit)}"
        found["shares"] = words.sizes(low, high, "percent")
    for name, (value, begin, end) in facts.parts.items():
        if "," not in name:
            found[name] = f"{words.size(value, unit)}, {words.sizes(begin, end, unit)}"
            found[f"{name}_size"] = words.size(value, unit)
            found[f"{name}_interval"] = words.interval(begin, end, unit)
    for name, count in facts.counts.items():
        found[name] = float(count)
        found[f"{name}_size"] = words.size(count, unit)
        if name.endswith(("_before", "_after")):
            found[name] = words.value(count, unit)
    return found | {name: cell for name, cell in params.items() if name in ("one", "other")}


def sentence(row: Row, facts: Facts, unit: str) -> str:
    """The sentence of a finding, its strongest caveat within it.

    Raises
    ------
    KeyError
        Where its words name what there is not.
    """
    kind = KINDS[row["kind"]]
    known = names(row, facts, unit)
    subject = words.filled(row["subject"], known)
    said_of = words.filled(row["object"], known)
    main = words.filled(kind.sentence, known | {"subject": subject, "object": said_of})
    caveat = words.filled(row["caveat"], known)
    return words.capital(f"{main}; {caveat}.")


def holds(kind: Kind, facts: Facts, delta: float) -> bool:
    """Whether the facts bear the sentence out."""
    return bool(kind.predicate(facts, delta))


@computed("findings", *READS)
def findings(table: Table) -> pd.DataFrame:
    """Every finding with its sentence and what it rests on.

    Returns
    -------
    DataFrame
        The columns of `findings_coded`, then `sentence`, `outcome` (of a measured one: one of
        `differences.OUTCOMES`, after all lines of composition; else the kind), `estimate`, `low`, `high` (the
        difference at 90 %; missing for complete counts), `before`, `after`, `delta`, `value_unit`, `holds`.
    """
    rows = []
    for row in table("findings_coded").to_dict("records"):
        facts, delta, unit = facts_of(row, table), delta_of(row, table), unit_of(row, table)
        kind = KINDS[row["kind"]]
        measured = kind.type == MEASURED and facts.measured and not math.isnan(delta)
        rows.append(
            row
            | {
                "sentence": sentence(row, facts, unit),
                "outcome": said(facts, delta) if measured else row["kind"],
            }
            | {"estimate": facts.estimate, "low": facts.ends[0], "high": facts.ends[1]}
            | {"before": facts.before, "after": facts.after, "delta": delta, "value_unit": unit}
            | {"holds": holds(kind, facts, delta)}
        )
    return pd.DataFrame(rows)
