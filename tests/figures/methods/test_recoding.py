"""Agreement of blind readings and of two passes of coding, on small tables made by hand and on the real ones."""

from __future__ import annotations

import warnings

import pandas as pd
import pytest

from helpers.claims.recoding import BESIDE, FRESH, POINT, RELATIONS, by_reader, compared
from helpers.exhibits import Fact, Tabled
from helpers.figures.methods import recoding
from helpers.measures import agreement
from helpers.tables.computed import get

PAIRS = pd.DataFrame(
    [
        ("A", "a-001", "date", "date", "culture", "culture", "activity", "activity"),
        ("A", "a-002", "event", "date", "culture", "actors", "resource", "none"),
        ("A", "", "date", "", "culture", "", "reach", ""),
        ("B", "b-001", "list", "list", "theory", "theory", "attitude", "attitude"),
        ("B", "b-002", "date", "date", "culture", "culture", "none", "activity"),
    ],
    columns=[
        "article", "claim",
        *(f"{coding}_{field}" for field in agreement.FIELDS for coding in ("first", "second")),
    ],
)  # fmt: skip


def passes(pairs: pd.DataFrame) -> dict[str, Fact]:
    with warnings.catch_warnings():
        # So few units are sometimes drawn again as one category alone.
        warnings.simplefilter("ignore")
        return recoding.passes(agreement.reliability({"coding_pairs": pairs}.__getitem__), pairs)


#: No evidence of which it is asked whether a difference touches the point.
NOBODY = pd.DataFrame(columns=["evidence", "claim", "grade", "touches_point", "spared"])
NO_VERDICT = pd.DataFrame(columns=["claim", "record"])
NO_ROWS = pd.DataFrame(columns=["item", "bearing", "exhibit"])


def made_of(rows: pd.DataFrame) -> Tabled:
    pairs = get("coding_reliability"), get("coding_pairs")
    return recoding.recoding(compared(rows), *pairs, NOBODY, rows, NO_VERDICT, NO_ROWS)


def test_two_passes_are_told_by_what_both_marked_and_the_weakest_label_by_all() -> None:
    found = passes(PAIRS)
    assert (found["passages"], found["both"], found["kept"], found["statements"]) == (5, 4, 4, 4)
    assert passes(PAIRS.assign(claim=""))["both"] == 4
    assert found["b_dimension_alpha"] == found["b_dimension_all_alpha"] == 1
    first = PAIRS["first_kind"]
    assert found["kind_alpha"] == agreement.nominal_alpha(
        list(first[PAIRS["second_kind"] != ""]), ["date", "date", "list", "date"]
    )
    alone = passes(pd.concat([PAIRS, PAIRS.iloc[[2]].assign(article="B")], ignore_index=True))
    assert alone["b_dimension_all_alpha"] < alone["b_dimension_alpha"] == 1
    assert passes(PAIRS.assign(claim=["a-001", "a-001", "", "b-001", "b-002"]))["statements"] == 3


def test_what_the_chapter_says_of_the_passes() -> None:
    found = recoding.passes(get("coding_reliability"), get("coding_pairs"))
    assert found["statements"] == len(get("claims")) < found["both"] < found["kept"] < found["passages"]
    rows = get("coding_reliability")
    both = rows[(rows["article"] == agreement.BOTH) & ~rows["marking"].astype(bool)]
    assert ((both["low"] < recoding.RELIABLE) & (both["high"] > recoding.RELIABLE)).all()
    assert found["b_dimension_alpha"] == rows.loc[~rows["marking"].astype(bool), "alpha"].min()
    assert found["b_dimension_all_alpha"] == rows["alpha"].min()
    marked = rows.set_index(["field", "article", "marking"]).sort_index()
    assert (marked.xs(True, level="marking")["alpha"] < marked.xs(False, level="marking")["low"]).all()


def test_the_rows_facts_and_cells_follow_from_the_table() -> None:
    codes = {
        "published": ["supports", "supports", "context", "for", "against"],
        "first": ["supports", "context", "context", "for", "for"],
        "second": ["supports", "supports", "context", "for", "against"],
    }
    whats = ["relation"] * 3 + ["thesis"] * 2
    rows = [
        {"sample": "mending", "item": str(item), "reader": reader, "what": what, "coded": code}
        for reader, given in codes.items()
        for item, (what, code) in enumerate(zip(whats, given, strict=True))
    ]
    rows += [
        {"sample": "fresh", "item": f"f{item}", "reader": reader, "what": "relation", "coded": code}
        for reader, given in {
            "published": ["supports", "context", "differs, in the point", "differs, in the point"],
            "first": ["supports", "supports", "differs, in the point", "context"],
        }.items()
        for item, code in enumerate(given)
    ]
    made = made_of(pd.DataFrame(rows))
    assert made.facts["mending_relation_first"] == pytest.approx(200 / 3)
    assert made.facts["mending_relation_second"] == 100
    assert made.facts["mending_thesis_first"] == 50
    assert not {f"mending_thesis_{one}_alpha" for one in ("first", "second")} & set(made.facts)
    assert made.facts["fresh_relation_first"] == 50
    assert made.facts["fresh_relation_rows"] == 4
    assert (made.facts["fresh_point_rows"], made.facts["fresh_point_same"]) == (2, 1)
    assert (made.facts["fresh_point_beside"], made.facts["fresh_point_other"]) == (0, 1)
    at = (
        compared(pd.DataFrame(rows)).set_index(["sample", "what", "first", "second", "category"]).sort_index()
    )
    whole = at.loc[("fresh", "relation", "published", "first", "")]
    assert made.facts["fresh_relation_first_alpha"] == whole["alpha"]
    assert (made.facts["fresh_relation_first_alpha_low"], made.facts["fresh_relation_first_alpha_high"]) == (
        whole["alpha_low"],
        whole["alpha_high"],
    )
    assert not {"fresh_relation_second", "fresh_thesis_rows"} & set(made.facts)
    codes_shown = [line[2] for line in made.body]
    assert codes_shown == [
        "all",
        "context",
        "supports",
        "all",
        "against",
        "for",
        "all",
        "context",
        "differs, in the point",
        "supports",
    ]
    assert made.body[2][4].startswith("50% [")
    assert made.body[0][6].startswith("67% [")
    fresh = [line for line in made.body if line[0] == "fresh"]
    assert [line[4].split("%")[0] for line in fresh] == ["50", "0", "50", "100"]
    assert {cell for line in fresh for cell in line[5:]} == {"\N{EN DASH}"}
    alpha = compared(pd.DataFrame(rows)).iloc[0]["alpha"]
    assert made.body[0][4].endswith(f"; alpha {alpha:.2f}")
    assert "alpha" not in made.body[1][4]


def test_a_limit_inside_an_interval_is_not_passed() -> None:
    ends = ((0.81, 0.9), (0.8, 0.9), (0.7, 0.8), (0.67, 0.79), (0.6, 0.67), (0.4, 0.6), (0.6, 0.82))
    inside = ["neither limit", "neither limit", "the limit of 0.8", "neither limit", "the limit of 0.67"]
    assert [recoding.limits(*pair) for pair in ends] == [*inside, "neither limit", "both limits"]


def test_doubts_of_blind_readers_are_counted_and_those_of_others_are_not() -> None:
    testimony = pd.DataFrame(
        [
            ("e-1", "c-1", "press", "yes", True),
            ("e-2", "c-2", "press", "yes", False),
            ("e-3", "c-3", "official record", "yes", False),
            ("e-4", "c-4", "press", "no", False),
        ],
        columns=["evidence", "claim", "grade", "touches_point", "spared"],
    )
    codings = pd.DataFrame(
        [
            ("mending", "e-1", "first", POINT),
            ("mending", "e-1", "second", BESIDE),
            ("mending", "e-2", "second", POINT),
            ("fresh", "e-3", "third", POINT),
            ("mending", "e-4", "first", POINT),
        ],
        columns=["sample", "item", "reader", "coded"],
    )
    records = ["detail differs", "not settled", "ambiguous", "not settled"]
    ledger = pd.DataFrame({"claim": ["c-1", "c-2", "c-3", "c-4"], "record": records})
    found = recoding.doubts(testimony, codings, ledger)
    assert (found["point_rows"], found["point_read"], found["point_spared"], found["point_left"]) == (
        3,
        2,
        1,
        2,
    )
    assert (found["point_before"], found["point_against"]) == (1, 0)
    turned = recoding.doubts(testimony, codings, ledger.assign(record="contradicted"))
    assert turned["point_against"] == 2
    assert recoding.doubts(testimony, codings.assign(sample="fresh"), ledger)["point_before"] == 0


def test_every_difference_in_the_point_was_read_blind() -> None:
    """The prose says so; whoever adds one that was not has to say that."""
    facts = recoding.doubts(get("testimony"), get("recoding"), get("ledger"))
    assert facts["point_read"] == facts["point_rows"]
    fresh = len(by_reader(get("recoding"), RELATIONS, FRESH).query("published == @POINT"))
    assert facts["point_before"] + fresh == facts["point_rows"], "the prose tells of all"


def test_those_outside_the_fresh_sample_were_confirmed_and_the_details_in_it_are_spared() -> None:
    """The prose says both: what blind readers answered on each difference that we put in the point."""
    testimony, codings = get("testimony"), get("recoding")
    point = testimony[testimony["touches_point"] == "yes"]
    blind = codings[codings["reader"].isin(["first", "second"]) & codings["item"].isin(point["evidence"])]
    fresh = blind[blind["sample"] == "fresh"]
    before = blind[~blind["item"].isin(fresh["item"])]
    assert set(before["coded"]) == {POINT} and set(before.groupby("item")["reader"].nunique()) == {2}
    assert set(fresh.loc[fresh["coded"] == BESIDE, "item"]) == set(
        point.loc[point["spared"].astype(bool), "evidence"]
    )
    beside, other = recoding.not_on_point(codings).values()
    assert beside == point["spared"].sum()
    assert beside + other + (fresh["coded"] == POINT).sum() == len(fresh)


def test_in_how_many_disputed_rows_the_third_reading_holds_with_the_published_code_is_told() -> None:
    point, beside = POINT, BESIDE
    codes = {
        "published": [beside, beside, beside, beside, point, "supports"],
        "first": [point, point, beside, "context", point, point],
        "second": [point, beside, beside, beside, point, "supports"],
        "third": [point, beside, None, beside, None, "supports"],
    }
    rows = pd.DataFrame(
        [
            {"sample": "mending", "item": str(item), "reader": reader, "what": "relation", "coded": code}
            for reader, given in codes.items()
            for item, code in enumerate(given)
            if code
        ]
    )
    made = made_of(rows)
    assert [line[7] for line in made.body] == ["3 of 4", "2 of 3", "\N{EN DASH}", "1 of 1"]
    assert (made.facts["disputed_relation"], made.facts["disputed_relation_kept"]) == (4, 3)


def test_what_both_readers_say_otherwise_of_rows_on_theses_is_counted_by_its_kind() -> None:
    said = {
        "te-1": ("for", "open", "open"),
        "te-2": ("for", "open", "for"),
        "te-3": ("open", "for", "for"),
        "te-4": ("open", "for", "against"),
        "te-5": ("against", "for", "for"),
        "te-6": ("against", "against", "against"),
    }
    rows = pd.DataFrame(
        [
            {"sample": "whole", "item": item, "reader": reader, "what": "thesis", "coded": code}
            for item, codes in said.items()
            for reader, code in zip(("published", "first", "second"), codes, strict=True)
        ]
    )
    now = pd.DataFrame(
        {"item": list(said), "bearing": [codes[0] for codes in said.values()], "exhibit": "fig-trade"}
    )
    found = {"counted_rows": 4, "counted_open": 1, "open_counted": 1, "open_votes": 0, "turned": 1}
    assert recoding.directions(rows, now) == found | {"changed_since": 0}
    assert recoding.directions(rows, now.assign(exhibit="fig-un-votes"))["open_votes"] == 1
    assert recoding.directions(rows, now.assign(bearing="open"))["changed_since"] == 4
    assert recoding.directions(rows.assign(sample="mending"), now) == {}


def test_every_row_on_a_thesis_was_read_blind_and_none_was_coded_otherwise_since() -> None:
    """The prose says so; whoever codes one otherwise has to say that."""
    codings, rows = get("recoding"), get("thesis_evidence")
    read = codings[codings["sample"] == "whole"].groupby("reader")["item"].agg(set)
    assert set(read.index) == {"published", "first", "second"}
    assert all(items == set(rows["item"]) for items in read)
    facts = recoding.directions(codings, rows)
    assert facts["changed_since"] == 0
    agreed = get("recoding_agreement").query("sample == 'whole' and first == 'published' and category == ''")
    assert len(agreed) == 2 and (agreed["alpha_low"] > recoding.TENTATIVE).all()
    assert (agreed["alpha_high"] > recoding.RELIABLE).all() and (agreed["alpha"] < recoding.RELIABLE).all()
