"""What must hold of norms and steps: dates within the life of the norm, steps in their order, states that
were read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from helpers.measures.states import HOME
from helpers.tables import dates
from helpers.tables.checking import sense
from helpers.tables.computed import Table
from helpers.tables.faults import Fault

#: Kinds of instrument that follow a signature.
AFTER_SIGNATURE = ("ratification", "acceptance", "approval")
#: Steps that cannot come before another: each with what goes before it.
EARLIER = {
    "in force": ("bound",),
    "bound": ("signed", "law", "invited"),
    "law": ("signed",),
    "member": ("applied",),
}


def _rows(frame: pd.DataFrame) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, row in zip(frame.index, frame.to_dict("records"), strict=True):
        yield int(number), row  # type: ignore[misc]


@sense
def steps_in_time(table: Table) -> list[Fault]:
    """No step lies before the norm was opened or after the day to which it was read."""
    norms = table("norms").set_index("norm")
    faults = []
    for number, row in _rows(table("norm_steps")):
        of, when = norms.loc[row["norm"]], dates.span(row["date"])
        opened = dates.span(of["opened"]).first if of["opened"] else None
        read = dates.span(of["read_to"]).last
        expected = ""
        if opened is not None and when.last is not None and when.last < opened:
            expected = f"a day not before {row['norm']} was opened on {of['opened']}"
        elif read is not None and when.first is not None and when.first > read:
            expected = f"a day not after {of['read_to']}, to which norms says that {row['norm']} was read"
        if expected:
            faults.append(Fault("norm_steps", number, "date", row["date"], expected))
    return faults


@sense
def steps_in_order(table: Table) -> list[Fault]:
    """Nobody is bound before signing or the law, but by accession or succession; nor in force before bound,
    nor member before asking.
    """
    steps = table("norm_steps")
    held = {
        (norm, entity, step): date
        for norm, entity, step, date in steps[["norm", "entity", "step", "date"]].itertuples(index=False)
    }
    faults = []
    for number, row in _rows(steps):
        last = dates.span(row["date"]).last
        for step in EARLIER.get(row["step"], ()):
            other = held.get((row["norm"], row["entity"], step))
            if other is None or (step in ("signed", "law") and row["how"] in ("accession", "succession")):
                continue
            first = dates.span(other).first
            if first is not None and last is not None and last < first:
                expected = f"a day not before {row['entity']} has {step}, {other}, unless by accession"
                faults.append(Fault("norm_steps", number, "date", row["date"], expected))
    return faults


@sense
def instruments_fit(table: Table) -> list[Fault]:
    """Who ratified in the dated record has signed there, and who acceded has not: another word would be a
    slip of reading.
    """
    steps = table("norm_steps")
    signed = set(steps.loc[steps["step"] == "signed", ["norm", "entity"]].itertuples(index=False, name=None))
    signatures = {norm for norm, _ in signed}
    faults = []
    for number, row in _rows(steps[(steps["step"] == "bound") & (steps["quality"] == "dated record")]):
        here = (row["norm"], row["entity"]) in signed
        if row["how"] in AFTER_SIGNATURE and not here and row["norm"] in signatures:
            expected = f"accession or succession, as {row['entity']} has not signed {row['norm']}"
        elif row["how"] == "accession" and here:
            expected = f"no accession, as {row['entity']} has signed {row['norm']}"
        else:
            continue
        faults.append(Fault("norm_steps", number, "how", row["how"], expected))
    return faults


@sense
def read_states(table: Table) -> list[Fault]:
    """Whose steps are listed stands among the states that were read, once; and Kazakhstan was read for
    every norm.
    """
    known = set(table("entities")["entity"])
    faults, states = [], {}
    for number, row in _rows(table("norms")):
        listed = row["states"].split()
        states[row["norm"]] = set(listed)
        if listed != sorted(set(listed)) or not set(listed) <= known or HOME not in listed:
            expected = f"states of entities in order, each once, {HOME} among them"
            faults.append(Fault("norms", number, "states", row["states"], expected))
        for said, where in (("promoter", "promoter_source"), ("open_to", "open_source")):
            if bool(row[said]) != bool(row[where]):
                expected = f"a source, as {said} is given" if row[said] else f"none, as {said} is empty"
                faults.append(Fault("norms", number, where, row[where], expected))
    return faults + [
        Fault(
            "norm_steps",
            number,
            "entity",
            row["entity"],
            f"a state that norms names as read for {row['norm']}",
        )
        for number, row in _rows(table("norm_steps"))
        if row["entity"] not in states[row["norm"]]
    ]
