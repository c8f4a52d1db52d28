"""The precedence on the record: a table of cases made by hand, and what must hold of any evidence."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.claims import precedence
from helpers.claims.grades import GRADES
from helpers.claims.precedence import AGAINST, BESIDE, CONTEXT, FOR, Evidence, Part, Stated
from helpers.claims.verdicts import RECORD
from helpers.tables.computed import get


def one(bears: str, origin: str, grade: str = "official record", **rest: object) -> Evidence:
    return Evidence(bears, origin, grade, **rest)  # type: ignore[arg-type]


YES = one(FOR, "a ministry")
NO = one(AGAINST, "a parliament")
OFF = one(BESIDE, "a court")
ASIDE = one(CONTEXT, "a bank")
PLAIN = Stated()
TWO = Stated(parts=(Part(1, "It was signed.", True), Part(2, "It was signed in May.", False)))
EQUAL = Stated(parts=(Part(1, "It was signed.", True), Part(2, "It entered into force.", True)))
READ = Stated(readings=("The EU did it.", "Kazakhstan did it."))


def of(part: int, row: Evidence) -> Evidence:
    return replace(row, parts=frozenset({part}))


def so(reading: int, row: Evidence) -> Evidence:
    return replace(row, reading=reading)


def later(row: Evidence) -> Evidence:
    return replace(row, moment="later")


def relayed(row: Evidence) -> Evidence:
    return replace(row, independent=False)


def graded(row: Evidence, grade: str, origin: str = "") -> Evidence:
    return replace(row, grade=grade, origin=origin or row.origin)


CASES: list[tuple[str, Stated, list[Evidence], str]] = [
    # 0: no record settles it, whatever was read
    ("about the article", Stated("article itself"), [ASIDE], "outside the record"),
    ("a thesis", Stated("thesis, value or method"), [], "outside the record"),
    # 1: readings
    ("readings part", READ, [so(1, NO), so(2, YES)], "ambiguous"),
    ("readings meet", READ, [so(1, YES), so(2, YES)], "supported"),
    ("one row bears on both readings", READ, [NO], "contradicted"),
    ("one reading stands and the other is open", READ, [so(1, YES)], "ambiguous"),
    ("no reading is settled", READ, [], "not settled"),
    # 2: parts
    ("a row on the whole", TWO, [YES], "supported"),
    ("core and side part stand", TWO, [of(1, YES), of(2, YES)], "supported"),
    ("the core stands alone", TWO, [of(1, YES)], "supported in part"),
    ("the side part stands alone", TWO, [of(2, YES)], "supported in part"),
    ("the core falls", TWO, [of(1, NO), of(2, YES)], "contradicted"),
    ("the core falls and nothing else is known", TWO, [of(1, NO)], "contradicted"),
    ("the side part is off", TWO, [of(1, YES), of(2, OFF)], "detail differs"),
    ("the side part falls", TWO, [of(1, YES), of(2, NO)], "detail differs"),
    ("the core is off beside its point", TWO, [of(1, OFF), of(2, YES)], "detail differs"),
    ("sources differ on the core", TWO, [of(1, YES), of(1, NO), of(2, YES)], "sources differ"),
    ("one of two cores falls", EQUAL, [of(1, YES), of(2, NO)], "contradicted"),
    ("the weakest part decides", EQUAL, [of(1, YES), of(2, relayed(YES))], "supported, same origin"),
    ("a part was revised", EQUAL, [of(1, YES), of(2, YES), of(2, later(NO))], "superseded"),
    ("no part is settled", EQUAL, [ASIDE], "not settled"),
    # 3 and 4: grades against each other
    ("equal grades against each other", PLAIN, [YES, NO], "sources differ"),
    ("equal grades, a detail", PLAIN, [YES, OFF], "sources differ"),
    ("one origin against itself", PLAIN, [YES, replace(NO, origin=YES.origin)], "sources differ"),
    ("the higher grade against it", PLAIN, [graded(YES, "scholarly"), NO], "contradicted"),
    ("the higher grade for it", PLAIN, [YES, graded(NO, "data")], "supported"),
    ("scholarship and data weigh alike", PLAIN, [graded(YES, "scholarly"), graded(NO, "data")], "sources differ"),
    ("a record outweighs two newspapers", PLAIN,
     [YES, graded(NO, "press", "one paper"), graded(NO, "press", "another paper")], "supported"),
    ("one newspaper weighs nothing", PLAIN, [YES, graded(NO, "press")], "supported"),
    # 5 and 6: in the point and beside it
    ("in the point", PLAIN, [NO], "contradicted"),
    ("beside the point", PLAIN, [OFF], "detail differs"),
    ("both, of one grade", PLAIN, [NO, OFF], "contradicted"),
    ("the better source says beside", PLAIN, [graded(NO, "scholarly"), OFF], "detail differs"),
    # 7: support
    ("an independent source", PLAIN, [YES, relayed(YES)], "supported"),
    ("the article's own source", PLAIN, [relayed(YES)], "supported, same origin"),
    ("revised since", PLAIN, [YES, later(NO)], "superseded"),
    ("confirmed since", PLAIN, [YES, later(YES)], "supported"),
    ("two newspapers", PLAIN, [graded(YES, "press", "one"), graded(YES, "press", "another")], "supported"),
    ("a newspaper and an encyclopaedia", PLAIN, [graded(YES, "press", "one"), graded(YES, "relay", "two")], "supported"),
    # 8: nothing that can carry a verdict
    ("nothing", PLAIN, [], "not settled"),
    ("a search in vain", Stated(searched=2), [], "not settled"),
    ("context", PLAIN, [ASIDE], "not settled"),
    ("what came later", PLAIN, [later(NO)], "not settled"),
    ("one newspaper for it", PLAIN, [graded(YES, "press")], "not settled"),
    ("one newspaper against it", PLAIN, [graded(NO, "press")], "not settled"),
    ("two pages of one newspaper", PLAIN, [graded(YES, "press", "one"), graded(YES, "press", "one")], "not settled"),
    ("anonymous pages", PLAIN, [graded(YES, "anonymous", name) for name in "abc"], "not settled"),
    ("anonymous pages against it", PLAIN, [graded(NO, "anonymous", name) for name in "abc"], "not settled"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("stated", "rows", "verdict"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_precedence_on_the_record(stated: Stated, rows: list[Evidence], verdict: str) -> None:
    for order in itertools.permutations(rows):
        assert precedence.record(stated, order).verdict.name == verdict


def test_the_cases_reach_every_verdict() -> None:
    assert {verdict for *_, verdict in CASES} == set(RECORD)


def test_every_verdict_that_evidence_can_change_says_what_would() -> None:
    for _, stated, rows, verdict in CASES:
        made = precedence.record(stated, rows)
        assert bool(made.change) == (verdict != "outside the record")
        assert made.reason


@pytest.mark.parametrize("bears", [FOR, BESIDE, AGAINST])
def test_the_margin_of_the_evidence_is_part_of_the_reason(bears: str) -> None:
    rows = [one(bears, "one"), one(bears, "two", margin="found 4, stated 5")]
    assert ": found 4, stated 5" in precedence.record(PLAIN, rows).reason


def test_a_weaker_side_is_shown() -> None:
    assert "cannot outweigh that" in precedence.record(PLAIN, [YES, graded(NO, "data")]).reason
    assert "cannot outweigh that" in precedence.record(PLAIN, [NO, graded(YES, "data")]).reason


def test_what_would_settle_a_claim_is_named() -> None:
    named = Stated(settling=("the treaty, OJ L 29",))
    assert precedence.record(named, []).change == "It would be settled by the treaty, OJ L 29."


def test_parts_and_readings_are_told_in_their_words() -> None:
    made = precedence.record(TWO, [of(1, YES), of(2, OFF)])
    assert made.reason == "It was signed: supported; It was signed in May: detail differs"
    assert (
        "\N{LEFT SINGLE QUOTATION MARK}The EU did it"
        in precedence.record(READ, [so(1, NO), so(2, YES)]).reason
    )


rows_ = st.builds(
    Evidence,
    st.sampled_from([FOR, BESIDE, AGAINST, CONTEXT]),
    st.sampled_from(["one", "two", "three"]),
    st.sampled_from(list(GRADES)),
    st.sampled_from(["at publication", "later"]),
    st.booleans(),
    st.sampled_from([frozenset(), frozenset({1}), frozenset({2}), frozenset({1, 2})]),
    st.sampled_from([0, 1, 2]),
)
stated_ = st.sampled_from([PLAIN, TWO, EQUAL, READ])


@given(stated_, st.lists(rows_, max_size=6))
def test_what_came_later_never_counts_against_the_article(stated: Stated, rows: list[Evidence]) -> None:
    """Without the later evidence the verdict is the same, or support that was superseded stands in it."""
    whole = precedence.record(stated, rows).verdict.name
    then = precedence.record(stated, [row for row in rows if row.moment != "later"]).verdict.name
    assert whole == then or (
        whole in ("superseded", "ambiguous") and then in ("supported", "supported, same origin", "ambiguous")
    )


@given(stated_, st.lists(rows_, max_size=6), rows_)
def test_a_relay_of_evidence_changes_nothing(stated: Stated, rows: list[Evidence], row: Evidence) -> None:
    """The same origin told twice counts once."""
    once, twice = precedence.record(stated, [*rows, row]), precedence.record(stated, [*rows, row, row])
    assert once.verdict == twice.verdict


@given(stated_, st.lists(rows_, max_size=6))
def test_context_and_anonymous_pages_change_no_verdict(stated: Stated, rows: list[Evidence]) -> None:
    kept = [row for row in rows if row.bears != CONTEXT and row.grade != "anonymous"]
    assert precedence.record(stated, rows).verdict == precedence.record(stated, kept).verdict


@given(st.lists(rows_, max_size=6))
def test_for_and_against_are_treated_alike(rows: list[Evidence]) -> None:
    """Turned round, what stood is contradicted and what was contradicted stands: no side is easier to reach."""
    now = [replace(row, moment="at publication", independent=True) for row in rows if row.bears != BESIDE]
    turned = [replace(row, bears={FOR: AGAINST, AGAINST: FOR}.get(row.bears, row.bears)) for row in now]
    mirror = {"supported": "contradicted", "contradicted": "supported"}
    found = precedence.record(PLAIN, now).verdict.name
    assert precedence.record(PLAIN, turned).verdict.name == mirror.get(found, found)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([NO, replace(NO, origin="b")], "2 independent sources contradict it"),
        (
            [NO, replace(NO, origin="b", independent=False)],
            "2 sources of separate origin, one of them the article's own, contradict it",
        ),
        (
            [NO, replace(NO, independent=False), replace(NO, origin="b")],
            "2 independent sources contradict it",
        ),
        (
            [replace(NO, origin=name, independent=name == "c") for name in "abc"],
            "3 sources of separate origin, 2 of them the article's own, contradict it",
        ),
        ([replace(NO, independent=False)], "one source contradicts it"),
        (
            [replace(NO, bears="differs"), replace(NO, bears="differs", origin="b", independent=False)],
            "2 sources of separate origin, one of them the article's own, differ in a detail",
        ),
    ],
)
def test_independent_are_sources_of_another_origin_than_the_articles(rows: list[Evidence], said: str) -> None:
    assert precedence.record(Stated(), rows).reason == said


def test_the_ledger_calls_no_more_sources_independent_than_it_marks_so() -> None:
    witnesses = get("testimony")
    counted = 0
    for row in get("ledger").itertuples():
        own = witnesses[(witnesses["claim"] == row.claim) & witnesses["independent"]]
        for number in re.findall(r"(\d+) independent sources", str(row.record_reason)):
            counted += 1
            assert own["origin"].nunique() >= int(number), row.claim
    assert counted > 20
