"""What is wrong with rows of evidence on the theses, beyond what the schema can say."""

from __future__ import annotations

from collections.abc import Iterator

from helpers.claims.judging import records
from helpers.tables import Fault
from helpers.tables.checking import sense
from helpers.tables.computed import Table
from helpers.theses.findings.facts import STATISTICS


@sense
def evidence_rows(table: Table) -> Iterator[Fault]:
    """Rows whose sentence could say something else than what decides them: a finding brings its own sentence,
    a test of its own beside it would be a second one; a row that counts says something. A row on a series
    that depends on the agenda is coded open under every thesis.
    """
    rows = table("thesis_evidence")
    statistics = dict(
        zip(table("findings_coded")["finding"], table("findings_coded")["statistic"], strict=True)
    )
    for number, row in zip(rows.index, records(rows), strict=True):
        if row["finding"]:
            for column in ("what", "rests_on", "conclusion"):
                if row[column]:
                    expected = f"nothing, as the row says what the finding {row['finding']} says"
                    yield Fault("thesis_evidence", int(number), column, row[column], expected)
            if row["bearing"] != "open" and STATISTICS[statistics[row["finding"]]].agenda:
                expected = f"open, as the finding {row['finding']} depends on what is put to the vote"
                yield Fault("thesis_evidence", int(number), "bearing", row["bearing"], expected)
        elif not row["what"]:
            yield Fault(
                "thesis_evidence", int(number), "what", "", "what the row shows, or a finding that says it"
            )
        if row["conclusion"] and row["rests_on"]:
            expected = "one test, as two need not say the same: a conclusion or a comparison"
            yield Fault("thesis_evidence", int(number), "rests_on", row["rests_on"], expected)
