"""The rule that judges the central theses, on small cases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.theses import rule, scale
from helpers.theses.rule import Item, Need, Rule, Weighed


def rows(*items: tuple[str, str, str], field: str = "") -> list[Item]:
    """Items from (bearing, kind, origins)."""
    return [
        Item(f"te-{n}", bears, kind, frozenset(origins.split()), field=field)
        for n, (bears, kind, origins) in enumerate(items)
    ]


def keys(weighed: Weighed) -> tuple[list[str], list[str], frozenset[str]]:
    return [one.key for one in weighed.pro], [one.key for one in weighed.contra], weighed.origins


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (Item("k", "for", "record"), ("for", "as coded")),
        (Item("k", "open", "record", verdict="supported"), ("open", "noted; settles nothing")),
        (Item("k", "against", "opinion", alone=False), ("open", "its source carries nothing alone")),
        (Item("k", "for", "record", verdict="supported"), ("for", "the claim is supported")),
        (
            Item("k", "against", "record", verdict="supported, same origin"),
            ("against", "the claim is supported, same origin"),
        ),
        (
            Item("k", "for", "record", verdict="detail differs"),
            ("for", "half: a detail of the claim differs"),
        ),
        (
            Item("k", "for", "record", verdict="supported in part"),
            ("for", "half: the claim is supported in part"),
        ),
        (
            Item("k", "for", "record", verdict="contradicted"),
            ("open", "the claim is contradicted and falls away"),
        ),
        (Item("k", "for", "record", verdict="not settled"), ("open", "the claim is not settled")),
        (Item("k", "for", "record", verdict="sources differ"), ("open", "sources differ")),
    ],
)
def test_what_a_row_says(item: Item, expected: tuple[str, str]) -> None:
    assert rule.bearing(item) == expected


def test_a_detail_carries_only_where_the_rule_lets_it() -> None:
    item = Item("k", "for", "record", verdict="detail differs")
    assert rule.bearing(item, Rule(details=False)) == ("open", "detail differs")


def test_a_row_that_counts_in_part_counts_half() -> None:
    mild = [Item("m", "for", "record", frozenset({"a"}), "detail differs")]
    firm = [Item(f"f{n}", "for", "record", frozenset({f"o{n}"}), "supported") for n in range(2)]
    found = [rule.judged(items, Need("record"))[0] for items in (mild, firm, [*mild, *firm])]
    assert found == ["in part", "borne out", "borne out"]
    # A half is no row against its own side, however many there are, and one against the other.
    more = [replace(mild[0], key=f"m{n}", origins=frozenset({f"p{n}"})) for n in range(9)]
    assert rule.judged([*more, firm[0]], Need("record"))[0] == "borne out"
    assert rule.judged([*more, *firm], Need("record"), Rule(whole=False))[0] == "borne out"
    assert rule.judged([replace(mild[0], typed="against"), *firm], Need("record"))[0] == "mixed"
    # What counts against does not count for more than what counts for.
    turned = [replace(item, typed="against") for item in mild]
    assert rule.judged(turned, Need("record"))[0] == "not borne out in part"
    # Where half a row is half in the whole as well, a detail alone bears out.
    assert rule.judged(mild, Need("record"), Rule(whole=False))[0] == "borne out"
    against = replace(firm[0], typed="against")
    assert rule.judged([*mild, against], Need("record"), Rule(whole=False))[0] == "mixed"


def test_activity_and_record_never_decide_a_part_on_conduct_or_opinion() -> None:
    mine = rows(*(("for", kind, f"o{n}") for n, kind in enumerate(["activity", "record"] * 10)))
    for needs in ("decision", "outcome", "opinion"):
        assert rule.weigh(mine, needs) == Weighed()
        assert rule.judged(mine, Need(needs)) == ("open", Weighed())
    assert rule.judged(mine, Need("record"))[0] == "borne out"
    assert rule.weigh(rows(("for", "outcome", "a b")), "opinion") == Weighed()


def test_a_decision_shows_that_a_state_decided_and_not_that_its_conduct_was_drawn() -> None:
    mine = rows(("for", "decision", "a"), ("for", "decision", "b"))
    assert [rule.judged(mine, Need(needs))[0] for needs in ("decision", "outcome", "record")] == [
        "borne out",
        "open",
        "borne out",
    ]
    assert rule.judged(rows(("for", "outcome", "a b")), Need("decision"))[0] == "open"


def test_a_witness_counts_once_on_each_side() -> None:
    mine = rows(
        ("for", "outcome", "a"),
        ("for", "outcome", "a"),
        ("for", "outcome", "a b"),
        ("against", "outcome", "a"),
        ("for", "outcome", ""),
    )
    assert keys(rule.weigh(mine, "outcome")) == (["te-0", "te-2"], ["te-3"], frozenset({"a", "b"}))


def sides(pro: int, contra: int, field: str = "") -> list[Item]:
    """So many rows on each side, each with a witness of its own."""
    return [
        Item(f"{side}{field}{n}", side, "outcome", frozenset({f"{side}{field}{n}"}), field=field)
        for side, number in (("for", pro), ("against", contra))
        for n in range(number)
    ]


@pytest.mark.parametrize(
    ("pro", "contra", "expected"),
    [
        (3, 0, "borne out"),
        (3, 1, "borne out"),
        (2, 1, "mixed"),
        (1, 1, "mixed"),
        (1, 2, "mixed"),
        (1, 3, "not borne out"),
        (0, 2, "not borne out"),
    ],
)
def test_shares_decide_a_part(pro: int, contra: int, expected: str) -> None:
    mine = sides(pro, contra)
    assert rule.judged(mine, Need("outcome"))[0] == expected
    for label in ("not examined", "not decidable"):
        assert rule.judged(mine, Need("outcome", label=label)) == (label, Weighed())


@pytest.mark.parametrize(
    ("by_field", "expected"),
    [
        # Two fields of five are not nearly every one, however many rows they have.
        ({"a": (4, 0), "b": (4, 0)}, "open"),
        ({"a": (1, 0), "b": (1, 0), "c": (1, 0)}, "in part"),
        ({"a": (0, 1), "b": (0, 1), "c": (0, 1)}, "not borne out in part"),
        # A single row against is enough for mixed, in a field that it does not decide too.
        ({"a": (4, 1), "b": (1, 0), "c": (1, 0)}, "mixed"),
        ({"a": (1, 0), "b": (1, 0), "c": (1, 0), "d": (1, 0)}, "borne out"),
        ({"a": (0, 1), "b": (0, 1), "c": (0, 1), "d": (0, 1)}, "not borne out"),
        ({"a": (0, 9), "b": (1, 0), "c": (1, 0), "d": (1, 0), "e": (1, 0)}, "borne out"),
        ({"a": (1, 1), "b": (1, 0), "c": (0, 1)}, "mixed"),
    ],
)
def test_a_general_claim_is_judged_field_by_field(
    by_field: dict[str, tuple[int, int]], expected: str
) -> None:
    mine = [item for name, (pro, contra) in by_field.items() for item in sides(pro, contra, name)]
    assert rule.judged(mine, Need("outcome", ("a", "b", "c", "d", "e")))[0] == expected


TURN = {"for": "against", "against": "for", "open": "open"}
MIRROR = {
    "borne out": "not borne out",
    "not borne out": "borne out",
    "a part borne out, the rest undecided": "a part not borne out, the rest undecided",
    "a part not borne out, the rest undecided": "a part borne out, the rest undecided",
    "in part": "not borne out in part",
    "not borne out in part": "in part",
}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["for", "against", "open"]),
            st.sampled_from(["", "supported", "detail differs"]),
            st.booleans(),
            st.sampled_from(["a", "b", "c"]),
        ),
        max_size=9,
    ),
    st.sampled_from(sorted(rule.DECIDES)),
    st.booleans(),
)
def test_turned_round_each_judgement_and_its_opposite_change_places(
    coded: list[tuple[str, str, bool, str]], needs: str, general: bool
) -> None:
    """On synthetic evidence neither is easier to reach, for a part or for a thesis."""
    (kind, *_) = sorted(rule.DECIDES[needs])
    test = Need(needs, ("a", "b", "c") if general else ())
    judged = []
    for turned in (False, True):
        mine = [
            Item(
                f"k{n}", TURN[bears] if turned else bears, kind, frozenset({f"o{n}"}), verdict,
                shared=shared, field=field,
            )
            for n, (bears, verdict, shared, field) in enumerate(coded)
        ]  # fmt: skip
        judged.append(rule.judged(mine, test)[0])
    assert judged[1] == MIRROR.get(judged[0], judged[0])
    for other in scale.OF_PARTS:
        one, two = (
            rule.thesis_judgement([part, side])
            for part, side in ((judged[0], other), (judged[1], MIRROR.get(other, other)))
        )
        assert two == MIRROR.get(one, one)


#: Decided judgements on a part, from the least favourable.
FAVOUR = ("not borne out", "not borne out in part", "mixed", "in part", "borne out")


@given(
    st.lists(
        st.tuples(st.sampled_from(["for", "against"]), st.booleans(), st.sampled_from(["a", "b", "c"])),
        max_size=9,
    ),
    st.booleans(),
    st.sampled_from(["a", "b", "c"]),
    st.sampled_from([(), ("a", "b", "c")]),
    st.booleans(),
)
def test_a_fact_more_for_a_part_never_makes_its_judgement_less_favourable(
    coded: list[tuple[str, bool, str]], half: bool, field: str, fields: tuple[str, ...], whole: bool
) -> None:
    """Nor does one against it make it more favourable, and what was decided stays decided."""
    rows = [
        Item(
            f"k{n}", side, "record", frozenset({f"o{n}"}), "detail differs" if mild else "supported", field=of
        )
        for n, (side, mild, of) in enumerate(coded)
    ]
    test, scheme = Need("record", fields), Rule(whole=whole)
    before = rule.judged(rows, test, scheme)[0]
    verdict = "detail differs" if half else "supported"
    for side, worse in (("for", -1), ("against", 1)):
        more = Item("more", side, "record", frozenset({"new"}), verdict, field=field)
        after = rule.judged([*rows, more], test, scheme)[0]
        if before in FAVOUR:
            assert (FAVOUR.index(after) - FAVOUR.index(before)) * worse <= 0


@pytest.mark.parametrize(
    ("alone", "presupposes", "expected"),
    [
        (["open", "borne out"], (1,), ["open", "open"]),
        (["open", "not borne out"], (1,), ["open", "open"]),
        (["not examined", "in part"], (1,), ["not examined", "open"]),
        (["mixed", "borne out"], (1,), ["mixed", "borne out"]),
        (["open", "not examined"], (1,), ["open", "not examined"]),
        (["open", "borne out"], (), ["open", "borne out"]),
    ],
)
def test_a_part_stays_open_while_one_that_it_presupposes_is_undecided(
    alone: list[str], presupposes: tuple[int, ...], expected: list[str]
) -> None:
    tests = [Need("record"), Need("record", presupposes=presupposes)]
    assert rule.standing(alone, tests) == expected


def test_what_presupposes_an_opened_part_opens_with_it() -> None:
    tests = [Need("record"), Need("record", presupposes=(1,)), Need("record", presupposes=(2,))]
    assert rule.standing(["open", "borne out", "borne out"], tests) == ["open"] * 3


def test_both_judgements_are_reached_on_synthetic_evidence() -> None:
    for needs, kinds in rule.DECIDES.items():
        for kind in kinds:
            for bears, expected in (("for", "borne out"), ("against", "not borne out")):
                mine = rows((bears, kind, "a"), (bears, kind, "b"))
                assert rule.judged(mine, Need(needs))[0] == expected


def test_outcomes_alone_never_decide_a_cause_or_a_rank() -> None:
    for bears in ("for", "against"):
        mine = rows(*((bears, "outcome", f"o{n}") for n in range(9)))
        assert rule.judged(mine, Need("comparison"))[0] == "open"


def test_a_finding_that_does_not_decide_opens_its_row() -> None:
    open_ = Item("k", "for", "outcome", finding="moved, size open")
    assert rule.bearing(open_) == ("open", "the finding is moved, size open")
    assert rule.bearing(replace(open_, decides=True)) == ("for", "the finding is moved, size open")


def test_a_finding_that_one_of_two_sources_decides_counts_half_in_either_direction() -> None:
    one = Item("k", "for", "record", frozenset({"a"}), finding="moved", decides=True, one_source=True)
    for typed, judgement in (("for", "in part"), ("against", "not borne out in part")):
        mine = replace(one, typed=typed)
        assert rule.bearing(mine) == (typed, rule.ONE_SOURCE) and mine.half
        assert rule.judged([mine], Need("record"))[0] == judgement
        assert rule.judged([mine], Need("record"), Rule(whole=False))[0] in ("borne out", "not borne out")
        assert rule.judged([mine], Need("record"), Rule(details=False))[0] == "open"
    # Where neither source decides, or the row is open, a half is not given away.
    assert rule.bearing(replace(one, decides=False)) == ("open", "the finding is moved")
    assert not replace(one, one_source=False).half


@pytest.mark.parametrize("context", ["agenda", "shared", "like_others"])
def test_context_settles_nothing_whatever_it_is_coded_and_found(context: str) -> None:
    for typed in ("for", "against", "open"):
        item = Item("k", typed, "outcome", frozenset({"a"}), finding="moved, enough to matter", decides=True)
        assert rule.bearing(item)[0] == typed
        turned = replace(item, **{context: True})  # type: ignore[arg-type]
        assert rule.bearing(turned)[0] == "open"
        assert rule.bearing(turned)[1].startswith("context: ")


def test_one_series_is_no_verdict_on_conduct() -> None:
    one = rows(("for", "outcome", "a"))
    assert rule.judged(one, Need("outcome"))[0] == "open"
    assert rule.judged(one, Need("outcome"), Rule(witnesses=1))[0] == "borne out"
    assert rule.judged(one, Need("record"))[0] == "borne out"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["borne out", "borne out"], "borne out"),
        (["borne out", "open"], "a part borne out, the rest undecided"),
        (["borne out", "not examined"], "a part borne out, the rest undecided"),
        (["borne out", "not borne out"], "mixed"),
        (["mixed"], "mixed"),
        (["mixed", "open"], "mixed"),
        (["in part"], "in part"),
        (["in part", "borne out", "open"], "in part"),
        (["in part", "mixed"], "mixed"),
        (["in part", "not borne out in part"], "mixed"),
        (["in part", "not borne out"], "mixed"),
        (["not borne out in part", "not borne out", "open"], "not borne out in part"),
        (["not borne out", "not examined"], "a part not borne out, the rest undecided"),
        (["not borne out", "not borne out"], "not borne out"),
        (["not borne out", "mixed"], "mixed"),
        (["open", "not examined"], "open"),
        (["not decidable", "not examined"], "not examined"),
        (["not decidable"], "not decidable"),
    ],
)
def test_parts_make_the_thesis(parts: list[str], expected: str) -> None:
    assert rule.thesis_judgement(parts) == expected


def test_what_is_announced_is_not_done() -> None:
    """However much is announced it decides a part about an aim, and no other; a deed decides both."""
    said = rows(*(("for", rule.ANNOUNCED, f"o{n}") for n in range(9)))
    done = rows(("for", "decision", "a"), ("for", "decision", "b"))
    for needs in rule.DECIDES:
        assert rule.judged(said, Need(needs))[0] == ("borne out" if needs == rule.AIM else "open"), needs
    assert rule.judged(done, Need(rule.AIM))[0] == rule.judged(done, Need("decision"))[0] == "borne out"
