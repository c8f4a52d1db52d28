"""The table of findings: each with its sentence, rendered from its kind, parties, years and facts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers.measures.states import OF_1993, TODAY
from helpers.tables.computed import Table, computed
from helpers.tables.keeping import Keeping
from helpers.theses.differences import ENOUGH, OPEN, OUTCOMES, SOME, UNCHANGED, outcome, over_ways, smallest
from helpers.theses.findings import words
from helpers.theses.findings.facts import STATISTICS, Facts, given
from helpers.theses.findings.kinds import ABSENCE, KINDS, MEASURED, Kind
from helpers.theses.findings.predicates import said

#: Every table that some statistic reads; imported modules register theirs before this is asked for.
READS = (
    "findings_coded", "smallest_differences", "answer_changes", "entity_groups", "eu_left", "eu_members",
    "indicators", "ledger", "moratorium_votes", "netherlands_apart", "band_coverage", "norm_adoptions",
    "norm_batches", "norm_standing", "opinion_by_group", "opinion_on_europe",
    "opinion_searches", "opinion_statements", "own_changes_of_states", "returning_texts",
    "schengen_visas", "trade_shares", "ukraine_votes", "union_distances", "union_steps",
    "verdicts_redrawn", "vote_agreement", "vote_agreement_issues", "vote_baseline", "vote_change_parts",
    "vote_leads", "vote_shifts", "neighbour_votes",
)  # fmt: skip
#: Statistics whose witness is the series that they are given.
SERIES = (
    "point-distance",
    "part-lead",
    "state-change",
    "trade-share",
    "investment-without",
    "gap",
    "income-ratio",
    "emissions",
)
Row = Mapping[str, Any]
#: How a difference was taken where it was not taken as it is printed.
TAKEN = {OF_1993: "With the members of 1993 alone", TODAY: "With today's members"}
#: Tables made from the same roll calls: one witness, whatever is computed from them.
VOTES = "un-roll-calls"
#: Series estimated from all votes of a session.
IDEAL_POINTS = "un-ideal-point"
WITNESS = {
    "returning_texts": VOTES,
    "vote_shifts": VOTES,
    "vote_baseline": VOTES,
    "vote_change_parts": VOTES,
    "answer_changes": VOTES,
    "vote_agreement_issues": VOTES,
    "vote_leads": VOTES,
    "vote_agreement": VOTES,
    "moratorium_votes": VOTES,
    "opinion_by_group": "opinion",
    "opinion_on_europe": "opinion-on-europe",
    "schengen_visas": "schengen-visas",
    "norm_standing": "norms",
    "norm_batches": "norms",
    "ledger": "ledger",
}


#: What findings were last decided by: the check, the table of findings and their rule ask for the same.
_facts = Keeping()


def facts_of(row: Row, table: Table) -> Facts:
    """What a finding is decided by, from these tables."""
    return STATISTICS[row["statistic"]].function(table, given(row["given"]))


def kept_facts(row: Row, table: Table) -> Facts:
    """As `facts_of`, computed once from the very same tables."""
    return _facts((row["statistic"], row["given"]), table, lambda tables: facts_of(row, tables))


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
        "size": words.apart(facts.before, facts.after, facts.estimate, unit),
        "estimate": abs(facts.estimate),
    }
    if facts.measured:
        found["interval"] = words.interval(low, high, unit)
        found["ends"] = words.sizes(low, high, unit)
        found["shares"] = words.sizes(low, high, "percent")
    for name, (value, begin, end) in facts.parts.items():
        if "," not in name:
            found[name] = f"{words.size(value, unit)} ({words.sizes(begin, end, unit)})"
            found[f"{name}_size"] = words.size(value, unit)
            found[f"{name}_interval"] = words.interval(begin, end, unit)
            # A part in a distance is negative where it narrows it; beside a narrowing it is said as a size.
            found[f"{name}_nearer"] = words.interval(-end, -begin, unit)
    for name, count in facts.counts.items():
        found[name] = float(count)
        found[f"{name}_size"] = words.size(count, unit)
        if name.endswith(("_before", "_after")):
            found[name] = words.value(count, unit)
    return found | {name: cell for name, cell in params.items() if name in ("one", "other")}


def witness(row: Row) -> str:
    """What bears the witness of a finding: its series, where it names one, or else the data behind its
    table.
    """
    series = given(row["given"]).get("series", "")
    reads = STATISTICS[row["statistic"]].reads
    if series.startswith(IDEAL_POINTS):
        return VOTES
    if row["statistic"] in SERIES:
        return series
    if row["statistic"] == "aid":
        return "aid-net-bilateral"
    if row["statistic"] == "students":
        return "students-abroad"
    if row["statistic"] == "law":
        return "vdem-rule;wgi-rule-of-law"
    return next((WITNESS[name] for name in reads if name in WITNESS), given(row["given"]).get("table", ""))


def sentence(row: Row, facts: Facts, unit: str) -> str:
    """The headline of a finding: one thing, with no more numbers than it needs.

    Raises
    ------
    KeyError
        Where its words name what there is not.
    """
    return _said(KINDS[row["kind"]].sentence, row, names(row, facts, unit))


def beside(row: Row, facts: Facts, unit: str, delta: float) -> str:
    """What stands beside the headline wherever it is said: its numbers with the interval, why a change that
    this interval calls large enough is called uncertain, and its strongest caveat.

    Raises
    ------
    KeyError
        Where its words name what there is not.
    """
    known = names(row, facts, unit) | {"delta": delta}
    detail = KINDS[row["kind"]].detail
    said_first = [_said(detail, row, known)] if detail else []
    return " ".join([*said_first, *_taken_otherwise(facts, unit, delta), _said(row["caveat"], row, known)])


def _taken_otherwise(facts: Facts, unit: str, delta: float) -> list[str]:
    """What another way to take a difference leaves possible that the printed interval does not: the end
    nearest nought, where it is too small to matter; or the whole interval, where nought lies within it.
    """
    if not facts.measured or math.isnan(delta) or not facts.lines:
        return []
    printed = outcome(*facts.ends, delta)
    if printed == SOME:
        return [
            f"{TAKEN.get(line, 'Counted in another way')} it lies {words.interval(*ends, unit)}."
            for line, ends in facts.lines.items()
            if outcome(*ends, delta) == OPEN
        ][:1]
    if printed != ENOUGH:
        return []
    nearest = min(facts.lines.values(), key=lambda ends: min(map(abs, ends)))
    if outcome(*nearest, delta) != SOME:
        return []
    least = words.size(min(map(abs, nearest)), unit)
    return [f"Counted in another way it may be only {least}, too small to matter."]


def _said(template: str, row: Row, known: Mapping[str, Any]) -> str:
    """A template as a whole sentence."""
    own = {name: words.filled(row[name], known) for name in ("subject", "object")}
    return words.capital(f"{words.filled(template, {**known, **own})}.")


def holds(kind: Kind, facts: Facts, delta: float) -> bool:
    """Whether the facts bear the sentence out."""
    return bool(kind.predicate(facts, delta))


@computed("findings", *READS)
def findings(table: Table) -> pd.DataFrame:
    """Every finding with its sentence and what it rests on.

    Returns
    -------
    DataFrame
        The columns of `findings_coded`, then `sentence`, `beside` (its numbers and its caveat), `outcome` (of
        a measured one: one of `differences.OUTCOMES`, after all lines of composition; else the kind),
        `estimate`, `low`, `high` (the difference at 90%; missing for complete counts), `before`, `after`,
        `delta`, `value_unit`, `holds`, `ways` (in how many other ways, as to take the Union, it was tested),
        `ways_low`, `ways_high` (the outermost ends of these intervals), `lead` (what can be said of how far
        it goes beyond the neighbours': one of `differences.OUTCOMES`, empty where they were not compared).
    """
    rows = []
    for row in table("findings_coded").to_dict("records"):
        facts, delta, unit = kept_facts(row, table), delta_of(row, table), unit_of(row, table)
        kind = KINDS[row["kind"]]
        measured = kind.type == MEASURED and facts.measured and not math.isnan(delta)
        rows.append(
            row
            | {
                "sentence": sentence(row, facts, unit),
                "beside": beside(row, facts, unit, delta),
                "outcome": said(facts, delta) if measured else row["kind"],
            }
            | {"estimate": facts.estimate, "low": facts.ends[0], "high": facts.ends[1]}
            | {"before": facts.before, "after": facts.after, "delta": delta, "value_unit": unit}
            | {"holds": holds(kind, facts, delta)}
            | facts.outermost
            | {"lead": over_ways(facts.lead, delta) if facts.lead else ""}
        )
    return pd.DataFrame(rows)


def of_the_agenda(row: Row) -> bool:
    """Whether what is put to the vote moves a finding as well as an answer does: it compares votes on other
    texts, or ideal points, whose model must put what is new on somebody's side.
    """
    series = given(row["given"]).get("series", "")
    return STATISTICS[row["statistic"]].agenda or series.startswith(IDEAL_POINTS)


def decides(kind: Kind, row: Row) -> bool:
    """Whether a finding may decide a part of a thesis: a difference beyond what matters or as good as none, a
    complete count, or a text; never what is open or whose size is, nor something that was not found, nor a
    series that depends on the agenda.
    """
    if of_the_agenda(row):
        return False
    if kind.type == MEASURED:
        return row["outcome"] in (ENOUGH, UNCHANGED) if row["outcome"] in OUTCOMES else bool(row["holds"])
    return kind.type != ABSENCE and not row["kind"].startswith(OPEN) and bool(row["holds"])


@computed("finding_outcomes", "findings")
def outcomes(table: Table) -> pd.DataFrame:
    """What the rule for theses asks of findings.

    Returns
    -------
    DataFrame
        `finding`, `holds`, `outcome` (of a measured one, else empty), `decides`, `agenda` (whether its series
        depends on what is put to the vote), `one_source` (whether one of two sources decides it and the other
        decides nothing), `lead` (as in `findings`), `series` (what bears the witness, parted by semicolons:
        findings with one of them in common are one witness), `sentence`.
    """
    found = table("findings")
    rows = []
    for row in found.to_dict("records"):
        kind = KINDS[row["kind"]]
        outcome = row["outcome"] if row["outcome"] in OUTCOMES else ""
        rows.append(
            {"finding": row["finding"], "holds": bool(row["holds"]), "outcome": outcome}
            | {"decides": decides(kind, row), "agenda": of_the_agenda(row), "one_source": kind.one_source}
            | {"lead": row["lead"], "series": witness(row), "sentence": row["sentence"]}
        )
    return pd.DataFrame(rows)
