"""Verdicts under relations that are redrawn as a blind reader coded them."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from helpers.claims import repeating
from helpers.claims.precedence import Part, Stated
from helpers.claims.repeating import BESIDE, CODES, CONTEXT, PART, POINT, SUPPORTS
from helpers.tables import computed

DIFFERENCES = {
    "another year": {"touched": "contradicted", "beside": "detail differs"},
    "misprint": {"touched": "detail differs", "beside": "detail differs"},
}
ROW = {
    "relation": "differs",
    "difference": "another year",
    "touches_point": "yes",
    "spared": False,
    "bears": "contradicts",
    "origin": "one",
    "grade": "official record",
    "moment": "at publication",
    "independent": True,
    "part": "",
    "reading": float("nan"),
    "margin": "",
}


def sure(**same: float) -> pd.DataFrame:
    """Counts of a sample in which every row keeps its code, but for the ones named."""
    counts = pd.DataFrame(np.eye(5) * 100, index=list(CODES), columns=list(CODES))
    for code, share in same.items():
        counts.loc[code, code], counts.loc[code, "context"] = 100 * share, 100 * (1 - share)
    return counts


def test_a_common_relation_weighs_more_than_a_rare_one() -> None:
    rows = dict.fromkeys(CODES, 0) | {SUPPORTS: 90, POINT: 10}
    counts = sure(**{POINT: 0.0})
    share, low, high = repeating.weighted(counts, rows)
    assert share == pytest.approx(90)
    assert low < share + 1 and 88 < low < high < 92
    assert repeating.weighted(counts, rows | {POINT: 90})[0] == pytest.approx(50)


@pytest.mark.parametrize(
    ("kind", "code", "bears"),
    [
        ("another year", POINT, "contradicts"),
        ("another year", BESIDE, "differs"),
        ("misprint", POINT, "differs"),
        ("another year", SUPPORTS, "supports"),
        ("another year", CONTEXT, "context"),
    ],
)
def test_a_row_counts_as_it_would_if_it_were_coded_so(kind: str, code: str, bears: str) -> None:
    row = ROW | {"difference": kind}
    if (kind, code) == ("misprint", POINT):
        row |= {"bears": "differs"}
    assert repeating.recoded(row, code, DIFFERENCES).bears == bears


def test_a_row_that_a_blind_reader_spared_stays_spared_however_it_is_coded() -> None:
    row = ROW | {"spared": True, "bears": "differs"}
    assert {repeating.recoded(row, code, DIFFERENCES).bears for code in (POINT, BESIDE)} == {"differs"}


def test_support_in_part_makes_a_second_part_and_names_the_first() -> None:
    assert repeating.recoded(ROW, PART, DIFFERENCES).parts == {1}
    assert repeating.recoded(ROW | {"part": "2"}, PART, DIFFERENCES).parts == {2}
    assert len(repeating.divided(Stated(), [PART]).parts) == 2
    assert repeating.divided(Stated(), [SUPPORTS]).parts == ()
    two = Stated(parts=(Part(1, "one", True), Part(2, "other", False)))
    assert repeating.divided(two, [PART]) == two


def test_a_supported_claim_read_in_part_is_supported_in_part() -> None:
    row = ROW | {"relation": "supports", "difference": "", "touches_point": "", "bears": "supports"}
    judged = repeating._Judged(Stated(), (row,), DIFFERENCES)
    said = {code: judged.verdict((CODES.index(code),)) for code in CODES}
    assert said == {
        SUPPORTS: "supported",
        PART: "supported in part",
        BESIDE: "detail differs",
        POINT: "contradicted",
        CONTEXT: "not settled",
    }


def test_a_contradicted_claim_as_its_own_blind_readers_coded_it() -> None:
    real = computed.get("contradicted_as_read").set_index("claim")
    ledger = computed.get("ledger").set_index("claim")["record"]
    assert set(real.index) == set(ledger.index[ledger == "contradicted"])
    codings, testimony = computed.get("recoding"), computed.get("testimony")
    claim = next(iter(real.index[real["verdicts"] == "contradicted"]))
    mine = set(testimony.loc[testimony["claim"] == claim, "evidence"])
    changed = codings.copy()
    changed.loc[changed["item"].isin(mine) & (changed["reader"] != "published"), "coded"] = CONTEXT

    def one(name: str) -> pd.DataFrame:
        return changed if name == "recoding" else computed.get(name)

    assert repeating.as_read(one).set_index("claim").at[claim, "verdicts"] == "not settled"
    changed.loc[changed["reader"].isin(["first", "second"]), "reader"] = "third"
    assert repeating.as_read(one).set_index("claim").at[claim, "verdicts"] == "contradicted"


def test_the_draws_keep_what_the_sample_keeps() -> None:
    redrawn = computed.get("verdicts_redrawn")
    ledger = computed.get("ledger")
    each = redrawn[redrawn["way"] == repeating.EACH].set_index("verdict")
    for verdict, row in each.drop(index="").iterrows():
        assert row["claims"] == int((ledger["record"] == verdict).sum())
        assert 0 <= row["same_low"] <= row["same"] <= row["same_high"] <= row["claims"]
    spoken = each.loc[""]
    assert spoken["claims"] == each.drop(index=["", "not settled"])["claims"].sum()
    assert spoken["same"] == pytest.approx(each.drop(index=["", "not settled"])["same"].sum(), abs=0.01)
    counts = repeating.confusion(computed.get("recoding"))
    kept = np.trace(counts.to_numpy()) / counts.to_numpy().sum()
    (agreement,) = computed.get("relations_agreement").to_dict("records")
    assert agreement["share"] > 100 * kept, "rare relations are the unsteady ones and were drawn oftener"
