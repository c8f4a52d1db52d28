"""Sources, origins and moments of evidence, on small tables made by hand and on the real ones."""

from __future__ import annotations

import pandas as pd

from figures.audit.frames import EVIDENCE, LEDGER, SOURCES
from helpers.figures.audit import verdicts
from helpers.figures.audit.evidence import joined


def test_sources_of_one_origin_count_once() -> None:
    assert joined(EVIDENCE, SOURCES).origins("a-001") == 2
    assert joined(EVIDENCE[EVIDENCE["source"] != "s-3"], SOURCES).origins("a-001") == 1
    distinct = pd.DataFrame({"fact": ["a-001"], "standing": [True], "partly": [False], "corrected": [False]})
    made = verdicts.verdicts_record(LEDGER, EVIDENCE[EVIDENCE["source"] != "s-3"], SOURCES, distinct)
    assert (made.facts["several"], made.facts["single"]) == (0, 1)


def test_later_evidence_decides_nothing() -> None:
    later = EVIDENCE.assign(moment=["later", *EVIDENCE["moment"][1:]])
    assert [row["evidence"] for row in joined(later, SOURCES).decisive("a-001", "supported")] == [
        "e-2",
        "e-3",
    ]
    assert joined(EVIDENCE, SOURCES).decisive("a-001", "not settled") == []
