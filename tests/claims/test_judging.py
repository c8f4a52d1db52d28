"""The ledger: small tables worked by hand, and what must hold of the real one."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import pytest

from helpers import claims as room
from helpers import tables
from helpers.claims import faults, judging
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
        "qualifier": "exactly" if value else "",
        "matter": "record",
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
    """A row of evidence; *contradicts* and *differs* are told apart by the point of the sentence."""
    base: dict[str, Any] = {"evidence": f"e-{claim_}-{relation}-{source}", "claim": claim_, "source": source}
    base |= {"part": "", "reading": pd.NA, "scope": "same", "difference": "", "touches_point": ""}
    base |= {"independent": True, "moment": "at publication", "note": ""}
    base |= {"datatype": "none", "value": "", "unit": ""}
    if relation in ("contradicts", "differs"):
        base |= {"difference": "another body", "touches_point": "yes" if relation == "contradicts" else "no"}
        relation = "differs"
    return base | {"relation": relation} | rest


DIFFERENCES = [
    {"difference": "another body", "touched": "contradicted", "beside": "detail differs"},
    {"difference": "misprint", "touched": "detail differs", "beside": "detail differs"},
    {"difference": "another number", "touched": "contradicted", "beside": "detail differs"},
]


COLUMNS = {
    "searches": ["search", "claim"],
    "claim_references": ["claim", "reference", "fitting", "basis"],
    "check_variants": ["variant", "check", "label", "parameter", "value"],
    "concordance": ["pair", "claim_a", "claim_b", "basis", "judgement"],
    "evidence": list(witness("a-001", "supports")),
    "evidence_also": ["also", "evidence", "claim", "relation", "part", "reading", "scope"],
    "claim_parts": ["claim", "part", "states", "core"],
    "claim_readings": ["claim", "reading", "states"],
    "settling": ["claim", "document"],
    "unsought": ["claim"],
    "recoding": ["sample", "item", "reader", "what", "coded"],
}


def made(**changed: list[dict[str, Any]]) -> Made:
    """Two parts of a sum with its whole, and one claim beside; 4 + 5 = 9."""
    rows: dict[str, list[dict[str, Any]]] = {
        "claims": [
            claim("a-001", "4"),
            claim("a-002", "5"),
            claim("a-003", "9"),
            claim("a-004", "", kind="thesis", datatype="none", unit="", matter="thesis, value or method"),
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
            {"source": "s1", "origin": "ministry", "grade": "official record"},
            {"source": "s2", "origin": "ministry", "grade": "official record"},
            {"source": "s3", "origin": "museum", "grade": "official record"},
        ],
        "differences": DIFFERENCES,
        "articles": [{"article": "A", "cut_off": "2022-12-31"}, {"article": "B", "cut_off": "2020-09-30"}],
        "evidence_also": [],
        "claim_parts": [],
        "claim_readings": [],
        "settling": [],
        "unsought": [],
        "searches": [],
        "claim_references": [],
        "concordance": [],
        "recoding": [],
    }
    rows |= changed
    frames = {}
    for name, lines in rows.items():
        frame = pd.DataFrame(lines, columns=None if lines else COLUMNS.get(name, ["claim"]))
        frame.index = pd.Index(range(2, 2 + len(lines)), name="row")
        frames[name] = frame
    return frames


def of(frames: Made) -> computed.Table:
    """Every table of the small ledger, read or computed."""
    return computed.over(frames.__getitem__)


def verdict(frames: Made, axis: str = "record") -> dict[str, str]:
    found = judging.ledger(of(frames))
    return dict(zip(found["claim"], found[axis], strict=True))


def test_a_small_ledger_has_a_row_for_every_claim() -> None:
    found = judging.ledger(of(made()))
    assert list(found["claim"]) == ["a-001", "a-002", "a-003", "a-004"]
    assert list(found["record"]) == ["supported", "not settled", "not settled", "outside the record"]
    assert list(found["coherence"]) == ["not tested", "not tested", "coherent", "not tested"]
    assert list(found["citation"]) == ["none given"] * 4
    assert list(found["evidence"]) == [1, 0, 0, 0]
    assert list(found["checks"]) == [0, 0, 1, 0]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], "not settled"),
        ([witness("a-001", "supports")], "supported"),
        ([witness("a-001", "supports", independent=False)], "supported, same origin"),
        ([witness("a-001", "differs")], "detail differs"),
        ([witness("a-001", "contradicts")], "contradicted"),
        ([witness("a-001", "supports"), witness("a-001", "contradicts", "s3")], "sources differ"),
        ([witness("a-001", "supports"), witness("a-001", "contradicts", "s3", moment="later")], "superseded"),
    ],
)
def test_one_row_of_evidence_changes_its_claim_and_no_other(
    rows: list[dict[str, Any]], expected: str
) -> None:
    assert verdict(made(evidence=[*rows, witness("a-002", "supports")])) == {
        "a-001": expected,
        "a-002": "supported",
        "a-003": "not settled",
        "a-004": "outside the record",
    }


def test_two_relays_of_one_ministry_are_one_source() -> None:
    for source, words in (("s2", "one source supports it"), ("s3", "2 independent sources support it")):
        found = judging.ledger(
            of(made(evidence=[witness("a-001", "supports"), witness("a-001", "supports", source)]))
        )
        assert found.loc[0, "record_reason"] == words


def test_a_search_in_vain_is_told_in_the_reason() -> None:
    found = judging.ledger(of(made(searches=[{"search": "s-0001", "claim": "a-002"}])))
    assert found.loc[1, "record"] == "not settled"
    assert found.loc[1, "record_reason"] == "1 search found no record that settles it"


def test_equal_cases_have_equal_verdicts() -> None:
    """The kind of difference and the point of the sentence decide, whatever the claim, value or source."""
    for kind, touches, expected in (
        ("another body", "yes", "contradicted"),
        ("another body", "no", "detail differs"),
        ("misprint", "yes", "detail differs"),
        ("misprint", "no", "detail differs"),
    ):
        coded = {"difference": kind, "touches_point": touches}
        rows = [
            witness(name, "differs", source, **coded) for name, source in (("a-001", "s1"), ("a-002", "s3"))
        ]
        found = verdict(made(evidence=rows))
        assert {found["a-001"], found["a-002"]} == {expected}


def test_in_doubt_the_author_is_spared() -> None:
    """A blind reader who puts the difference beside the point is a doubt; one who does not, or who was not blind,
    is none; and nobody makes a difference weigh more than we do.
    """
    rows = [witness("a-001", "contradicts"), witness("a-002", "differs")]
    for reader, code, expected in (
        ("first", "differs, beside the point", "detail differs"),
        ("second", "differs, beside the point", "detail differs"),
        ("first", "differs, in the point", "contradicted"),
        ("first", "context", "contradicted"),
        ("third", "differs, beside the point", "contradicted"),
        ("published", "differs, beside the point", "contradicted"),
    ):
        said = [{"sample": "fresh", "item": row["evidence"], "reader": reader, "coded": code} for row in rows]
        found = verdict(made(evidence=rows, recoding=said))
        assert found["a-001"] == expected, (reader, code)
        assert found["a-002"] == "detail differs", (reader, code)


def test_evidence_on_one_claim_bears_on_another() -> None:
    """The row that lends keeps what its source says; the verdict follows from its own relation."""
    lent = {"also": "ea-0001", "evidence": "e-a-001-supports-s1", "claim": "a-002", "relation": "differs"}
    lent |= {"part": "", "reading": pd.NA, "scope": "same", "difference": "another body"}
    lent |= {"touches_point": "yes", "independent": True, "note": "lent"}
    frames = made(evidence_also=[lent])
    found = judging.ledger(of(frames)).set_index("claim")
    assert list(found["record"][:2]) == ["supported", "contradicted"]
    assert list(found["evidence"][:2]) == [1, 1]
    assert of(frames)("testimony")["note"].iloc[-1] == "lent"


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
    found = judging.ledger(of(frames)).set_index("claim")
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
        judging.ledger(of(frames))
    (fault,) = faults.checks(of(frames))
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
    return computed.get("ledger")


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
    assert list(faults.checks(tables.load)) == []


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
    assert real["evidence"].sum() == len(tables.load("evidence")) + len(tables.load("evidence_also"))
    outside = set(real.loc[real["record"] == "outside the record", "claim"])
    rows = computed.get("testimony")
    assert set(rows.loc[rows["claim"].isin(outside), "bears"]) <= {"context"}


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


def test_one_row_of_the_real_evidence_changes_one_claim(real: pd.DataFrame) -> None:
    evidence, lent = tables.load("evidence"), set(tables.load("evidence_also")["evidence"])
    sources = tables.load("sources").set_index("source")["grade"]
    alone = evidence[
        (evidence["datatype"] == "none")
        & (evidence["relation"] == "supports")
        & (evidence["part"] == "")
        & (evidence["source"].map(sources) == "official record")
        & ~evidence["evidence"].isin(lent)
        & ~evidence["claim"].duplicated(keep=False)
    ]
    number, name = int(alone.index[0]), alone.iloc[0]["claim"]

    def flipped(asked: str) -> pd.DataFrame:
        frame = tables.load(asked)
        if asked == "evidence":
            frame = frame.copy()
            frame.loc[number, ["relation", "difference", "touches_point"]] = [
                "differs",
                "another body",
                "yes",
            ]
        return frame

    changed = computed.over(flipped)("ledger")
    different = real["record"] != changed["record"]
    assert list(real.loc[different, "claim"]) == [name]
    assert list(changed.loc[different, "record"]) == ["contradicted"]


def test_what_the_answers_of_blind_readers_spare(real: pd.DataFrame) -> None:
    """The chapters name both statements, and say that by our answer alone they would be contradicted."""

    def unread(asked: str) -> pd.DataFrame:
        frame = tables.load(asked)
        return frame.iloc[:0] if asked == "recoding" else frame

    alone = computed.over(unread)("ledger")
    different = real["record"] != alone["record"]
    assert list(real.loc[different, "claim"]) == ["a-117", "b-085"]
    assert set(real.loc[different, "record"]) == {"detail differs"}
    assert set(alone.loc[different, "record"]) == {"contradicted"}


def test_no_blind_reader_who_saw_a_difference_doubts_what_is_contradicted(real: pd.DataFrame) -> None:
    """Chapter 10 says so of each statement that it calls contradicted."""
    contradicted = set(real.loc[real["record"] == "contradicted", "claim"])
    against = computed.get("testimony").query("bears == 'contradicts'")
    codings = tables.load("recoding").query("reader in ['first', 'second']")
    for name in contradicted:
        mine = against.loc[against["claim"] == name, "evidence"]
        said = codings[codings["item"].isin(mine)]
        assert set(said["item"]) == set(mine), "each row was read blind"
        assert set(said["coded"]) - {"context"} == {"differs, in the point"}


def test_an_entry_says_what_the_ledger_says(real: pd.DataFrame) -> None:
    entries = room.entries(computed.get)
    assert [entry.claim for entry in entries] == list(real["claim"])
    assert [entry.record.verdict.name for entry in entries] == list(real["record"])
    assert [len(entry.witnesses) for entry in entries] == list(real["evidence"])
    assert [len(entry.checks) for entry in entries] == list(real["checks"])
    assert sum(len(entry.searches) for entry in entries) == len(tables.load("searches"))
    assert sum(len(entry.theses) for entry in entries) == len(tables.load("claim_theses"))
