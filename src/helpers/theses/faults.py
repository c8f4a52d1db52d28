"""What is wrong with rows of evidence on the theses, beyond what the schema can say."""

from __future__ import annotations

from collections.abc import Iterator

from helpers.claims.judging import records
from helpers.tables import Fault
from helpers.tables.checking import sense
from helpers.tables.computed import Table
from helpers.theses.findings.computing import of_the_agenda
from helpers.theses.scale import OF_PARTS

#: Kinds of findings whose sentence says that those compared did the same.
ALIKE = ("each", "all fell", "rose, as the neighbours")


@sense
def evidence_rows(table: Table) -> Iterator[Fault]:
    """Rows whose sentence could say something else than what decides them: a finding brings its own sentence,
    a test of its own beside it would be a second one, and only where the row is open may a reason follow; a
    row that counts says something. A row on a series that depends on the agenda is coded open under every
    thesis, and one on a finding that all those compared share is coded shared.
    """
    rows = table("thesis_evidence")
    findings = {row["finding"]: row for row in records(table("findings_coded"))}
    for number, row in zip(rows.index, records(rows), strict=True):
        told = findings.get(row["finding"])
        if told is None:
            if not row["what"]:
                expected = "what the row shows, or a finding that says it"
                yield Fault("thesis_evidence", int(number), "what", "", expected)
            continue
        for column in ("what", "rests_on"):
            if row[column] and (column, row["bearing"]) != ("what", "open"):
                expected = f"nothing, as the row says what the finding {row['finding']} says"
                yield Fault("thesis_evidence", int(number), column, row[column], expected)
        if row["bearing"] != "open" and of_the_agenda(told):
            expected = f"open, as the finding {row['finding']} depends on what is put to the vote"
            yield Fault("thesis_evidence", int(number), "bearing", row["bearing"], expected)
        if told["kind"] in ALIKE and not row["shared"]:
            expected = f"true, as by the finding {row['finding']} those compared did the same"
            yield Fault("thesis_evidence", int(number), "shared", "false", expected)


@sense
def fields(table: Table) -> Iterator[Fault]:
    """A row under a general claim names one of its fields where it could decide, and no other row has one."""
    known = {
        (row["thesis"], int(row["part"])): row["fields"].split("; ") if row["fields"] else []
        for row in records(table("thesis_tests"))
    }
    rows = table("thesis_evidence")
    for number, row in zip(rows.index, records(rows), strict=True):
        mine = known.get((row["thesis"], int(row["part"])), [])
        if row["field"] and row["field"] not in mine:
            expected = "one of " + ", ".join(mine) if mine else "nothing, as the part has no fields"
            yield Fault("thesis_evidence", int(number), "field", row["field"], expected)
        if mine and not row["field"] and row["bearing"] != "open":
            expected = "one of " + ", ".join(mine) + ", as the part is judged field by field"
            yield Fault("thesis_evidence", int(number), "field", "", expected)


@sense
def presupposed(table: Table) -> Iterator[Fault]:
    """Parts of a thesis are numbered in their order, and one presupposes earlier ones alone, so that they can
    be judged one after another.
    """
    rows = table("thesis_tests")
    seen: dict[str, int] = {}
    for number, row in zip(rows.index, records(rows), strict=True):
        part = seen[row["thesis"]] = seen.get(row["thesis"], 0) + 1
        if int(row["part"]) != part:
            yield Fault(
                "thesis_tests", int(number), "part", str(row["part"]), f"{part}, as the next of its thesis"
            )
        if any(int(one) >= part for one in filter(None, row["presupposes"].split("; "))):
            expected = "numbers of earlier parts of the same thesis"
            yield Fault("thesis_tests", int(number), "presupposes", row["presupposes"], expected)


#: Words of a part's name at most: several stand in one label.
NAME_WORDS = 5


@sense
def part_names(table: Table) -> Iterator[Fault]:
    """A label tells the parts of a thesis apart by their names, which are short and no judgements."""
    rows = table("thesis_tests")
    seen: set[tuple[str, str]] = set()
    for number, row in zip(rows.index, records(rows), strict=True):
        key = (row["thesis"], row["name"])
        if key in seen:
            yield Fault("thesis_tests", int(number), "name", row["name"], "a name of no other part of it")
        seen.add(key)
        if len(row["name"].split()) > NAME_WORDS:
            expected = f"a name of {NAME_WORDS} words at most"
            yield Fault("thesis_tests", int(number), "name", row["name"], expected)
        if any(judgement in row["name"] for judgement in OF_PARTS) or ";" in row["name"]:
            expected = "what the part says, without a judgement on it"
            yield Fault("thesis_tests", int(number), "name", row["name"], expected)
