"""The ledger: small tables worked by hand, and what must hold of the real one."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import pytest

from helpers import claims as room
from helpers import tables
from helpers.claims import judging
from helpers.claims.judging import grouped
from helpers.claims.rules import RuleError
from helpers.tables import computed

Made = dict[str, pd.DataFrame]
NAN = float("nan")


def claim(name: str, value: str, unit: str = "visits", **rest: str) -> dict[str, Any]:
    base = {
        "claim": name,
        "article": name[0].upper(),
        "kind": "count",
        "locus": "text",
        "datatype": "number",
        "value": value,
        "unit": unit,
        "qualifier": "exactly",
    }
    return base | rest


def check(name: str, rule: str, **rest: Any) -> dict[str, Any]:
    base = {
        "check": name,
        "rule": rule,
        "question": f"Does {name} hold?",
        "datatype": "none",
        "constant": "",
        "unit": "",
        "tolerance": NAN,
    }
    return base | {"tolerance_unit": ""} | rest


def part(check_: str, claim_: str, role: str, target: bool = True) -> dict[str, Any]:
    return {"check": check_, "claim": claim_, "role": role, "target": target}


def witness(claim_: str, relation: str, source: str = "s1", **rest: Any) -> dict[str, Any]:
    base = {
        "claim": claim_,
        "relation": relation,
        "independent": True,
        "moment": "at publication",
        "datatype": "none",
        "value": "",
        "unit": "",
    }
    return base | {"source": source} | rest


COLUMNS = {
    "searches": ["search", "claim"],
    "claim_references": ["claim", "reference", "fitting", "basis"],
    "check_variants": ["variant", "check", "label", "parameter", "value"],
    "concordance": ["pair", "claim_a", "claim_b", "basis", "judgement"],
}


def made(**changed: list[dict[str, Any]]) -> Made:
    """Two parts of a sum with its whole, and one claim beside; 4 + 5 = 9."""
    rows: dict[str, list[dict[str, Any]]] = {
        "claims": [
            claim("a-001", "4"),
            claim("a-002", "5"),
            claim("a-003", "9"),
            claim("a-004", "1991", kind="thesis", datatype="none", unit=""),
        ],
        "checks": [check("c-001", "sum")],
        "check_claims": [
            part("c-001", "a-001", "part", False),
            part("c-001", "a-002", "part", False),
            part("c-001", "a-003", "whole"),
        ],
        "check_variants": [],
        "evidence": [witness("a-001", "supports")],
        "sources": [
            {"source": "s1", "origin": "ministry"},
            {"source": "s2", "origin": "ministry"},
            {"source": "s3", "origin": "museum"},
        ],
        "searches": [],
        "claim_references": [],
        "concordance": [],
    }
    rows |= changed
    frames = {}
    for name, lines in rows.items():
        frame = pd.DataFrame(lines, columns=None if lines else COLUMNS.get(name, ["claim"]))
        frame.index = pd.Index(range(2, 2 + len(lines)), name="row")
        frames[name] = frame
    return frames


def verdict(frames: Made, axis: str = "record") -> dict[str, str]:
    found = judging.ledger(frames.__getitem__)
    return dict(zip(found["claim"], found[axis], strict=True))


def test_a_small_ledger_has_a_row_for_every_claim() -> None:
    found = judging.ledger(made().__getitem__)
    assert list(found["claim"]) == ["a-001", "a-002", "a-003", "a-004"]
    assert list(found["record"]) == ["supported", "not sought", "not sought", "not checkable"]
    assert list(found["coherence"]) == ["not tested", "not tested", "coherent", "not tested"]
    assert list(found["citation"]) == ["none given"] * 4
    assert list(found["evidence"]) == [1, 0, 0, 0]
    assert list(found["checks"]) == [0, 0, 1, 0]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "not sought"),
        ([witness("a-001", "supports")], "supported"),
        ([witness("a-001", "supports", independent=False)], "supported, same origin"),
        ([witness("a-001", "differs in detail")], "detail differs"),
        ([witness("a-001", "refutes")], "contradicted"),
        ([witness("a-001", "supports"), witness("a-001", "refutes", "s3")], "sources differ"),
        ([witness("a-001", "supports"), witness("a-001", "refutes", "s3", moment="later")], "superseded"),
    ],
)
def test_one_row_of_evidence_changes_its_claim_and_no_other(
    rows: list[dict[str, Any]], expected: str
) -> None:
    assert verdict(made(evidence=[*rows, witness("a-002", "supports")])) == {
        "a-001": expected,
        "a-002": "supported",
        "a-003": "not sought",
        "a-004": "not checkable",
    }


def test_two_relays_of_one_ministry_are_one_source() -> None:
    for source, words in (("s2", "one source supports it"), ("s3", "2 independent sources support it")):
        found = judging.ledger(
            made(evidence=[witness("a-001", "supports"), witness("a-001", "supports", source)]).__getitem__
        )
        assert found.loc[0, "record_reason"] == words


def test_a_search_in_vain_makes_a_claim_not_found() -> None:
    assert verdict(made(searches=[{"search": "s-0001", "claim": "a-002"}]))["a-002"] == "not found"


def test_a_reference_that_fits_is_cited() -> None:
    cited = [{"claim": "a-002", "reference": "a-n01", "fitting": "a-n02", "basis": "number"}]
    assert verdict(made(claim_references=cited), "citation") == {
        "a-001": "none given",
        "a-002": "misnumbered",
        "a-003": "none given",
        "a-004": "none given",
    }


def test_a_failing_check_makes_its_target_incoherent_and_leaves_the_others() -> None:
    claims = [claim("a-001", "4"), claim("a-002", "5"), claim("a-003", "10"), claim("a-004", "9")]
    frames = made(
        claims=claims,
        checks=[check("c-001", "sum"), check("c-002", "same")],
        check_claims=[
            part("c-001", "a-001", "part", False),
            part("c-001", "a-002", "part", False),
            part("c-001", "a-003", "whole"),
            part("c-002", "a-004", "value"),
            part("c-002", "a-004", "value"),
        ],
    )
    assert verdict(frames, "coherence") == {
        "a-001": "not tested",
        "a-002": "not tested",
        "a-003": "incoherent",
        "a-004": "coherent",
    }
    found = judging.ledger(frames.__getitem__).set_index("claim")
    assert (
        found.loc["a-003", "coherence_reason"]
        == "c-001: the 2 parts add up to 9 visits, and 10 visits is stated"
    )
    assert found.loc["a-004", "checks"] == 1  # named twice, counted once


def test_one_failing_check_outweighs_those_that_hold() -> None:
    frames = made(
        checks=[
            check("c-001", "sum"),
            check("c-002", "same", datatype="number", constant="8", unit="visits"),
        ],
        check_claims=[*made()["check_claims"].to_dict("records"), part("c-002", "a-003", "value")],
    )
    assert verdict(frames, "coherence")["a-003"] == "incoherent"


def test_variants_are_counted_and_the_one_that_overturns_is_named() -> None:
    # 4 + 5 against 10: off by 1; a tolerance of 1 or a whole of 9 makes it hold, a whole of 11 does not
    frames = made(
        claims=[claim("a-001", "4"), claim("a-002", "5"), claim("a-003", "10"), claim("a-004", "1")],
        check_variants=[
            {
                "variant": "v-001",
                "check": "c-001",
                "label": "one may be missing",
                "parameter": "tolerance",
                "value": "1",
            },
            {
                "variant": "v-002",
                "check": "c-001",
                "label": "without the last",
                "parameter": "whole",
                "value": "9",
            },
            {
                "variant": "v-003",
                "check": "c-001",
                "label": "with one more",
                "parameter": "whole",
                "value": "11",
            },
        ],
    )
    (outcome,) = judging.check_outcomes(frames.__getitem__).to_dict("records")
    assert (outcome["holds"], outcome["holding"], outcome["runs"]) == (False, 2, 4)
    assert outcome["overturned_by"] == "one may be missing; without the last"
    assert (outcome["article"], outcome["claims"]) == ("A", "a-001;a-002;a-003")
    assert [label for label, _ in judging.runs(frames.__getitem__)["c-001"]] == [
        "as checked",
        "one may be missing",
        "without the last",
        "with one more",
    ]


def test_a_tolerance_is_in_its_own_unit() -> None:
    """A tolerance of one billion allows a thousand million, one of a million allows one."""
    claims = [
        claim("a-001", "400", "EUR million"),
        claim("a-002", "500", "EUR million"),
        claim("a-003", "1", "EUR billion", kind="amount"),
    ]
    for unit, holds in (("EUR billion", True), ("EUR million", False)):
        frames = made(
            claims=claims,
            checks=[check("c-001", "sum", tolerance=0.11, tolerance_unit=unit)],
            evidence=[witness("a-001", "supports")],
        )
        # 400 + 500 = 900 million, 100 million short: within 110 million, not within 0.11 million
        assert judging.outcomes(frames.__getitem__)["c-001"].holds is holds


def test_a_check_that_cannot_run_stops_the_ledger_and_is_a_fault() -> None:
    frames = made(
        claims=[claim("a-001", "4"), claim("a-002", "5", "years"), claim("a-003", "9"), claim("a-004", "1")]
    )
    with pytest.raises(RuleError, match="units do not match: visits, years"):
        judging.ledger(frames.__getitem__)
    # The first has evidence; that nobody sought any for the others is no matter here.
    frames["unsought"] = frames["claims"][["claim"]][1:]
    (fault,) = judging.faults(frames.__getitem__)
    assert (fault.table, fault.row, fault.column, fault.value) == ("checks", 2, "rule", "sum")


@pytest.mark.parametrize(
    ("one", "other", "basis", "judgement", "outcome"),
    [
        (claim("a-001", "4"), claim("b-001", "4"), "values", "", "agree"),
        (claim("a-001", "30"), claim("b-001", "31"), "values", "", "differ"),
        (
            claim("a-001", "1994", "", datatype="date"),
            claim("b-001", "1994-11", "", datatype="date"),
            "values",
            "",
            "agree",
        ),
        (
            claim("a-001", "1994", "", datatype="date"),
            claim("b-001", "1995", "", datatype="date"),
            "values",
            "",
            "differ",
        ),
        (
            claim("a-001", "x;y", "", datatype="text"),
            claim("b-001", "y; x", "", datatype="text"),
            "values",
            "",
            "agree",
        ),
        (
            claim("a-001", "x;y", "", datatype="text"),
            claim("b-001", "x", "", datatype="text"),
            "values",
            "",
            "differ",
        ),
        (claim("a-001", "4"), claim("b-001", "5"), "judgement", "agree", "agree"),
        (claim("a-001", "", "", datatype="none"), claim("b-001", "5"), "judgement", "differ", "differ"),
    ],
)
def test_the_concordance_compares_values_or_keeps_the_judgement(
    one: dict[str, Any], other: dict[str, Any], basis: str, judgement: str, outcome: str
) -> None:
    pair = {"pair": "p-001", "claim_a": "a-001", "claim_b": "b-001", "basis": basis, "judgement": judgement}
    (row,) = judging.concordance(made(claims=[one, other], concordance=[pair]).__getitem__).to_dict("records")
    assert row["outcome"] == outcome
    assert (row["value_a"] == "") is (one["datatype"] == "none")


# The real ledger


@pytest.fixture(scope="module")
def real() -> pd.DataFrame:
    return judging.ledger(tables.load)


def test_every_claim_has_one_verdict_on_every_axis(real: pd.DataFrame) -> None:
    assert list(real["claim"]) == list(tables.load("claims")["claim"])
    assert real["claim"].is_unique
    for axis, words in (
        ("record", room.RECORD),
        ("coherence", room.COHERENCE),
        ("citation", room.CITATION),
    ):
        assert set(real[axis]) <= set(words)
        assert (real[f"{axis}_reason"] != "").all()


def test_every_claim_stands_in_a_section_of_its_article(real: pd.DataFrame) -> None:
    sections = tables.load("sections").set_index("section")
    assert set(real["section"]) <= set(sections.index)
    assert list(real["article"]) == list(sections["article"].loc[list(real["section"])])
    within = real["paragraph"] <= sections["paragraphs"].loc[list(real["section"])].to_numpy()
    assert list(real[~within]["claim"]) == []
    headings = dict(sections["heading"])
    places = [entry.place for entry in room.entries(computed.get)]
    assert len(places) == len(real)
    assert all(
        place.startswith(("Article A, ", "Article B, "))
        and any(heading in place for heading in headings.values())
        for place in places
    )


def test_the_inputs_of_every_check_exist() -> None:
    parts = tables.load("check_claims")
    assert set(parts["check"]) == set(tables.load("checks")["check"])
    assert set(parts["claim"]) <= set(tables.load("claims")["claim"])
    assert set(tables.load("check_variants")["check"]) <= set(parts["check"])
    assert list(judging.faults(tables.load)) == []


def test_every_variant_replaces_something_that_its_check_has() -> None:
    roles = grouped(tables.load("check_claims"), "check")
    for row in tables.load("check_variants").to_dict("records"):
        assert row["parameter"] in {"tolerance", "constant"} | {one["role"] for one in roles[row["check"]]}, (
            row["variant"]
        )


def test_every_address_of_evidence_is_well_formed() -> None:
    sources = tables.load("sources").set_index("source")
    used = sources.loc[sorted(set(tables.load("evidence")["source"]))]
    for name, address in used["address"].items():
        parts = urlsplit(address)
        assert parts.scheme in ("http", "https"), name
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+\.?(:\d+)?", parts.netloc), name
        assert not re.search(r"[\s<>\"]", address), name


def test_the_evidence_counted_is_the_evidence_there_is(real: pd.DataFrame) -> None:
    assert real["evidence"].sum() == len(tables.load("evidence"))
    unsettled = real["record"].isin(["not found", "not sought", "not checkable"]) & (real["evidence"] > 0)
    assert set(real.loc[unsettled, "claim"]) <= set(
        tables.load("evidence").query("moment == 'later'")["claim"]
    )


def test_incoherent_claims_are_the_targets_of_failing_checks(real: pd.DataFrame) -> None:
    """Told another way: from the outcomes, without the ledger."""
    outcomes = judging.outcomes(tables.load)
    parts = tables.load("check_claims")
    failing = {
        row["claim"] for row in parts.to_dict("records") if row["target"] and not outcomes[row["check"]].holds
    }
    assert set(real.loc[real["coherence"] == "incoherent", "claim"]) == failing
    tested = set(parts.loc[parts["target"], "claim"])
    assert set(real.loc[real["coherence"] != "not tested", "claim"]) == tested


def flip(name: str, row: int, column: str, value: str) -> Callable[[str], pd.DataFrame]:
    def table(asked: str) -> pd.DataFrame:
        frame = tables.load(asked)
        if asked == name:
            frame = frame.copy()
            frame.loc[row, column] = value
        return frame

    return table


def test_one_row_of_the_real_evidence_changes_one_claim(real: pd.DataFrame) -> None:
    evidence = tables.load("evidence")
    alone = evidence[
        (evidence["datatype"] == "none")
        & (evidence["relation"] == "supports")
        & ~evidence["claim"].duplicated(keep=False)
    ]
    number, name = int(alone.index[0]), alone.iloc[0]["claim"]
    changed = judging.ledger(flip("evidence", number, "relation", "refutes"))
    different = real["record"] != changed["record"]
    assert list(real.loc[different, "claim"]) == [name]
    assert list(changed.loc[different, "record"]) == ["contradicted"]


def test_an_entry_says_what_the_ledger_says(real: pd.DataFrame) -> None:
    entries = room.entries(computed.get)
    assert [entry.claim for entry in entries] == list(real["claim"])
    assert [entry.record.verdict.name for entry in entries] == list(real["record"])
    assert [len(entry.witnesses) for entry in entries] == list(real["evidence"])
    assert [len(entry.checks) for entry in entries] == list(real["checks"])
    assert sum(len(entry.searches) for entry in entries) == len(tables.load("searches"))
    assert sum(len(entry.theses) for entry in entries) == len(tables.load("claim_theses"))


def unsought(listed: list[str], searched: list[str], **changed: str) -> list[str]:
    """What is said of one claim without evidence, as line 2 of its table."""
    frames = made(claims=[claim("a-001", "4")])
    frames["claims"] = frames["claims"].assign(**changed).set_index(pd.Index([2]))
    frames |= {name: frames[name][:0] for name in ("evidence", "checks", "check_claims", "check_variants")}
    frames["searches"] = pd.DataFrame(
        {"claim": searched}, index=pd.RangeIndex(2, 2 + len(searched)), dtype="str"
    )
    frames["unsought"] = pd.DataFrame({"claim": listed}, index=pd.RangeIndex(2, 2 + len(listed)), dtype="str")
    return [str(fault) for fault in judging.faults(frames.__getitem__)]


def test_a_claim_that_a_record_can_settle_has_evidence_a_search_or_a_ground() -> None:
    (line,) = unsought([], [])
    assert line.startswith("table claims, row 2, column claim: found 'a-001', expected a claim with evidence")
    assert "`book new evidence a-001`" in line
    assert unsought(["a-001"], []) == unsought([], ["a-001"]) == unsought([], [], kind="thesis") == []


@pytest.mark.parametrize(
    ("searched", "kind", "why"),
    [
        (["a-001"], "count", "has evidence or a search"),
        ([], "thesis", "is of a kind (thesis) that needs none"),
    ],
)
def test_a_ground_for_no_search_is_refused_where_none_is_needed(
    searched: list[str], kind: str, why: str
) -> None:
    (line,) = unsought(["a-001"], searched, kind=kind)
    assert line == f"table unsought, row 2, column claim: found 'a-001', expected no row, as the claim {why}."
