"""What must hold of findings: each true, each able to be false, none without what its type needs."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from helpers.tables.checking import closing
from helpers.tables.computed import Table
from helpers.tables.faults import Fault
from helpers.tables.keeping import Keeping
from helpers.theses.findings.computing import beside, delta_of, facts_of, holds, kept_facts, sentence, unit_of
from helpers.theses.findings.facts import STATISTICS, NothingFoundError, given
from helpers.theses.findings.kinds import COUNTED, EMPTIED, EXCHANGED, KINDS, MEASURED
from helpers.theses.findings.turning import turned

TABLE = "findings_coded"
#: Numbers that stand for nothing computed; what is computed is named in braces, and years have columns.
_TYPED = re.compile(r"(?<![\w{.])\d+(?:[.,]\d+)*(?![\w}])")
#: A headline is understood at one reading: so many words, and nothing in brackets or after a semicolon.
WORDS = 30
#: How every other explanation begins: none of them was tested.
PERHAPS = "Perhaps "
#: By what statistics of counts and votes are measured, which name no series.
MEASURES = {
    "aid": {"aid"},
    "all-votes-change": {"un-agreement-all"},
    "beyond-all-others": {"un-agreement-all"},
    "changed-answers": {"un-answers"},
    "issue-change": {"un-agreement-issue"},
    "law": {"rule-of-law-wgi"},
    "liking-of-groups": {"opinion-within"},
    "liking-of-powers": {"opinion-within"},
    "neighbours-fell": {"un-agreement-all"},
    "own-part-of-all": {"un-agreement-all"},
    "same-texts-change": {"un-agreement-same"},
    "students": {"student-share"},
    "visa-share": {"visa-refusals"},
    "visas-per-head": {"visas-per-head"},
    "vote-lead": {"un-agreement-all"},
}
#: How a statistic says that nothing is there, where a table was turned round or emptied.
NOTHING = (NothingFoundError, KeyError, ValueError, IndexError, ZeroDivisionError)

#: What was last found in each finding.
_kept = Keeping()


def _rows(table: Table) -> Iterator[tuple[int, dict[str, Any]]]:
    frame = table(TABLE)
    for number, row in zip(frame.index, frame.to_dict("records"), strict=True):
        yield int(number), row  # type: ignore[misc]


def _fitting(row: dict[str, Any], table: Table) -> set[str]:
    """Measures whose smallest difference may decide a finding: those of the series that it names, or of its
    statistic; what matters to another quantity says nothing of this one.
    """
    series = given(row["given"]).get("series", "")
    frame = table("smallest_differences")
    of_series = {
        str(measure)
        for measure, named in zip(frame["measure"], frame["series"], strict=True)
        if series and series in named.split(";")
    }
    return of_series or MEASURES.get(row["statistic"], set(frame["measure"]))


def _form(number: int, row: dict[str, Any], table: Table) -> Iterator[Fault]:
    """What is wrong with a row before anything is computed."""

    def fault(column: str, expected: str) -> Fault:
        return Fault(TABLE, number, column, str(row[column]), expected)

    kind = KINDS.get(row["kind"])
    if kind is None:
        yield fault("kind", "one of " + ", ".join(KINDS))
        return
    if row["type"] != kind.type:
        yield fault("type", f"{kind.type}, as findings of this kind are")
    if row["statistic"] not in STATISTICS:
        yield fault("statistic", "one of " + ", ".join(sorted(STATISTICS)))
    if kind.needs_delta and row["measure"] == "":
        yield fault("measure", "a row of smallest_differences, as this kind says how much is enough")
    if kind.type not in (MEASURED, COUNTED) and row["source"] == "":
        yield fault("source", f"a source, as the finding is {kind.type}")
    if EXCHANGED in kind.turns and len(row["parties"].split("; ")) != 2:
        yield fault("parties", "two parties to exchange, parted by '; '")
    moments = given(row["given"])
    for column, name in (("start", "first"), ("end", "last"), ("end", "window")):
        # The years of the sentence are those of the computation.
        if name in moments and row[column] not in ("", moments[name]):
            yield fault(column, f"{moments[name]}, which the statistic is given")
    if row["measure"] and row["measure"] not in (fitting := _fitting(row, table)):
        yield fault("measure", f"{' or '.join(sorted(fitting))}, which is of the same data")
    if not row["rival"].startswith(PERHAPS):
        yield fault("rival", f"{PERHAPS!r} first, as no finding tests its other explanation")
    for column in ("subject", "object", "caveat"):
        bare = re.sub(r"\{[^}]*\}", "", row[column])
        if typed := _TYPED.search(bare):
            yield fault(column, f"no typed number {typed[0]}: name the fact in braces")


def _computed(number: int, row: dict[str, Any], table: Table) -> Iterator[Fault]:
    """Whether the sentence is true, and false where the series or the parties are turned."""
    kind = KINDS[row["kind"]]
    statistic = STATISTICS[row["statistic"]]

    def fault(column: str, expected: str) -> Fault:
        return Fault(TABLE, number, column, str(row[column]), expected)

    try:
        facts = kept_facts(row, table)
        delta = delta_of(row, table)
        if kind.type == MEASURED and not facts.measured and not facts.parts:
            yield fault("statistic", "one that gives an interval, as the finding is measured")
            return
        said = sentence(row, facts, unit_of(row, table))
        beside(row, facts, unit_of(row, table), delta_of(row, table))
    except NOTHING as error:
        yield fault("given", f"what the tables hold ({error})")
        return
    if len(said.split()) > WORDS or re.search(r"[();]", said):
        yield fault("subject", f"a headline of one clause and {WORDS} words at most, not {said!r}")
    if kind.needs_delta and math.isnan(delta):
        yield fault("measure", "a measure of smallest_differences")
        return
    if not holds(kind, facts, delta):
        yield fault("kind", f"a kind that is true, or another sentence: {said!r} is false in these data")
        return
    one, _, other = row["parties"].partition("; ")
    for how in kind.turns:
        try:
            still = holds(kind, facts_of(row, turned(table, statistic.reads, how, (one, other))), delta)
        except NOTHING as error:
            if how != EMPTIED:
                # An accident proves nothing of the predicate.
                yield fault("parties", f"parties and years that can be {how} ({error})")
            continue
        if still:
            yield fault("kind", f"a finding that can be false; it stands when its tables are {how}")


@closing
def findings_hold(table: Table) -> Iterator[Fault]:
    """Every finding is well formed, true, and false where its series is turned round or its parties are
    exchanged.
    """
    formal = [fault for number, row in _rows(table) for fault in _form(number, row, table)]
    yield from formal or [fault for number, row in _rows(table) for fault in _tested(number, row, table)]


def _tested(number: int, row: dict[str, Any], table: Table) -> tuple[Fault, ...]:
    """As `_computed`, from the very same tables once: a changed table is behind few findings."""
    return _kept((number, str(row)), table, lambda tables: tuple(_computed(number, row, tables)))
