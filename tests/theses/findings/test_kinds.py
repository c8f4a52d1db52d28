"""Each kind's predicate on facts that bear its sentence out, on those of the other sign, and on none."""

from __future__ import annotations

import dataclasses

import pytest

from helpers.tables import computed
from helpers.theses.differences import ENOUGH, OPEN, SOME, UNCHANGED
from helpers.theses.findings.computing import VOTES, WITNESS, decides, of_the_agenda
from helpers.theses.findings.facts import Facts
from helpers.theses.findings.kinds import ABSENCE, DOCUMENTARY, KINDS, TYPES
from helpers.theses.findings.predicates import said


def measured(low: float, high: float, **lines: tuple[float, float]) -> Facts:
    return Facts(0.5, 0.5 + (low + high) / 2, (low + high) / 2, (low, high), lines)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (measured(0.06, 0.09), ENOUGH),
        (measured(0.06, 0.09, other=(0.02, 0.08)), SOME),
        (measured(0.06, 0.09, other=(-0.02, 0.08)), OPEN),
        # The other line moved the other way: nothing can be said.
        (measured(0.06, 0.09, other=(-0.09, -0.06)), OPEN),
        (measured(-0.02, 0.02, other=(-0.04, 0.01)), UNCHANGED),
        (measured(-0.02, 0.02, other=(-0.06, 0.01)), OPEN),
    ],
)
def test_lines_of_composition_share_the_weakest_outcome(facts: Facts, expected: str) -> None:
    assert said(facts, 0.05) == expected


@pytest.mark.parametrize(
    ("kind", "ends"),
    [
        ("rose", (0.06, 0.09)),
        ("fell", (-0.09, -0.06)),
        ("rose, size open", (0.01, 0.09)),
        ("fell, size open", (-0.09, -0.01)),
        ("as good as unchanged", (-0.01, 0.02)),
        ("open", (-0.06, 0.02)),
    ],
)
def test_one_kind_of_movement_holds_and_no_other(kind: str, ends: tuple[float, float]) -> None:
    movements = ("rose", "fell", "rose, size open", "fell, size open", "as good as unchanged", "open")
    held = [name for name in movements if KINDS[name].predicate(measured(*ends), 0.05)]
    assert held == [kind]


def test_a_count_must_pass_the_difference_under_every_definition() -> None:
    facts = Facts(10, 4, -6, lines={"other": (-3.5, -3.5)})
    assert KINDS["fell, counted"].predicate(facts, 3)
    assert not KINDS["fell, counted"].predicate(facts, 4)
    assert not KINDS["rose, counted"].predicate(facts, 3)
    assert not KINDS["fell, counted"].predicate(dataclasses.replace(facts, lines={"other": (1, 1)}), 3)


def test_a_share_that_came_back_must_have_risen_fallen_and_risen() -> None:
    def of(estimate: float, before: float = 20, later: float = 45, highest: float = 46) -> Facts:
        counts = {"earlier_before": before, "earlier_after": 30.0, "later_after": later}
        return Facts(40 - estimate, 40, estimate, counts=counts | {"highest": highest})

    again = KINDS["down and up again"].predicate
    assert again(of(-6), 4)
    # The sentence says that it began at the highest value.
    assert not again(of(-6, highest=46.1), 4)
    # It rose; it had not risen enough before; it is not far enough up again; it is lower still.
    assert not again(of(6), 4) and not again(of(-6, before=27), 4)
    assert not again(of(-6, later=43), 4) and not again(of(-6, later=30), 4)


def votes(own: tuple[float, float], theirs: tuple[float, float]) -> Facts:
    parts = {name: ((low + high) / 2, low, high) for name, (low, high) in (("mine", own), ("theirs", theirs))}
    return Facts(parts=parts)


def test_who_moved_on_the_same_texts() -> None:
    still, away, toward = (-0.02, 0.02), (-0.09, -0.03), (0.03, 0.09)
    theirs, own = (KINDS[f"{one} side moved, size open"].predicate for one in ("only the other", "own"))
    assert theirs(votes(still, away), 0.04) and own(votes(away, still), 0.04)
    # Surely by enough to matter is no size that is open, whichever way it is counted; in one way alone it is.
    surely = (-0.09, -0.05)
    for side, predicate, moved in (
        ("theirs", theirs, votes(still, surely)),
        ("mine", own, votes(surely, still)),
    ):
        assert not predicate(moved, 0.04)
        less = {**moved.parts, f"{side}, EU27, last": (-0.06, *away)}
        assert predicate(dataclasses.replace(moved, parts=less), 0.04)
    for wrong in (votes(away, still), votes(still, toward), votes(away, away), votes(still, still)):
        assert not theirs(wrong, 0.04)
    for wrong in (votes(still, away), votes(toward, still), votes(away, away)):
        assert not own(wrong, 0.04)


def beside(low: float, high: float, others: float = -0.05, line: float = -0.05) -> Facts:
    """A change less that of the others, whose interval ends highest where it is said, on one line each."""
    parts = {"others": (-0.1, -0.15, others), "others, EU27, not named": (-0.1, -0.15, line)}
    return dataclasses.replace(measured(low, high), parts=parts)


def test_it_fell_for_the_others_too_and_by_an_open_amount_more_for_one() -> None:
    kind = KINDS["fell for others too"]
    assert kind.predicate(beside(-0.09, -0.03), 0.05)
    # Larger for sure, as good as equal, less, or the others did not surely fall on some line.
    for wrong in (
        beside(-0.09, -0.06),
        beside(-0.03, 0.02),
        beside(0.03, 0.09),
        beside(-0.09, -0.03, others=0.01),
        beside(-0.09, -0.03, line=0.01),
    ):
        assert not kind.predicate(wrong, 0.05)


def test_every_line_counts_for_who_moved() -> None:
    facts = votes((-0.02, 0.02), (-0.09, -0.03))
    other = dataclasses.replace(facts, parts={**facts.parts, "mine, EU27, last": (-0.06, -0.09, -0.03)})
    assert not KINDS["only the other side moved, size open"].predicate(other, 0.04)


def test_counts() -> None:
    def of(count: float, whole: float) -> Facts:
        return Facts(counts={"count": count, "all": whole})

    assert KINDS["each"].predicate(of(10, 10), 0) and not KINDS["each"].predicate(of(9, 10), 0)
    assert KINDS["none"].predicate(of(0, 10), 0) and not KINDS["none"].predicate(of(1, 10), 0)
    assert KINDS["most"].predicate(of(6, 10), 0) and not KINDS["most"].predicate(of(5, 10), 0)
    # Nothing counted says nothing.
    assert not KINDS["each"].predicate(of(0, 0), 0) and not KINDS["none"].predicate(of(0, 0), 0)


def test_rarely_needs_others_that_all_vote_as_before_too() -> None:
    def of(share: float, most: float, members: float = 6) -> Facts:
        return Facts(estimate=share, counts={"most": most, "states": 10, "members": members})

    rarely = KINDS["rarely"].predicate
    assert rarely(of(2, 4), 5)
    # Above what matters, with one of the others who changes often, and with half of them members only.
    assert not rarely(of(5.5, 4), 5) and not rarely(of(2, 6), 5) and not rarely(of(2, 4, 5), 5)


def test_ways_disagree_only_where_one_calls_it_late_and_the_other_shows_no_order() -> None:
    def of(**changed: float) -> Facts:
        counts = {"count": 11.0, "expected": 6.0, "p": 0.02, "place_p": 0.2}
        return Facts(counts=counts | {"late_ways": 4.0, "place_ways": 1.0} | changed)

    disagree = KINDS["open, ways disagree"].predicate
    assert disagree(of(), 0)
    # As often by chance, and early beyond chance; the other way as uneven; neither more often than the other.
    assert not disagree(of(p=0.1), 0) and not disagree(of(count=2.0), 0)
    assert not disagree(of(place_p=0.05), 0) and not disagree(of(late_ways=1.0), 0)


def test_alone_and_before_others_is_said_only_where_nobody_leads_in_what_was_open_to_all() -> None:
    def of(**changed: float) -> Facts:
        counts = {"count": 4.0, "all": 6.0, "alone": 3.0, "shut": 2.0, "ahead": 1.0}
        return Facts(counts=counts | {"open_count": 2.0, "open_other": 2.0} | changed)

    first = KINDS["first, where others were shut out"].predicate
    assert first(of(), 0)
    assert not first(of(count=3.0), 0) and not first(of(ahead=0.0), 0)
    # None that it took up alone was closed, or the closed ones are others.
    assert not first(of(shut=0.0), 0) and not first(of(alone=1.0), 0)
    assert not first(of(open_count=3.0), 0) and not first(of(open_count=0.0, open_other=0.0), 0)


def test_without_the_one_member_the_share_fell_of_one_whole_and_rose_of_the_other_by_little() -> None:
    def of(estimate: float, without: float, rest: float) -> Facts:
        return Facts(estimate=estimate, counts={"without": without, "rest": rest})

    one = KINDS["one member's"].predicate
    assert one(of(24, -2.8, 2.8), 5)
    # Either may matter.
    assert not one(of(24, -6, 2.8), 5) and not one(of(24, -2.8, 6), 5)
    # The sentence says *down or up*; and where the whole did not grow.
    assert not one(of(24, 2, 2.8), 5) and not one(of(24, -2.8, -2), 5) and not one(of(4, -2.8, 2), 5)


def test_every_kind_can_be_made_false_and_has_a_known_type() -> None:
    assert {kind.type for kind in KINDS.values()} <= set(TYPES)
    assert [name for name, kind in KINDS.items() if not kind.turns] == []


def test_a_share_that_hangs_on_the_whole_does_so_with_a_member_that_left_as_well() -> None:
    def of(
        one: float,
        other: float,
        kept_one: float,
        kept_other: float,
        least: float = 2,
        kept_least: float = -4,
    ) -> Facts:
        changes = {"one": one, "other": other, "kept_one": kept_one, "kept_other": kept_other}
        counts = {f"change_{name}": change for name, change in changes.items()}
        least_and_most = {"least_other": least, "least_kept_other": kept_least}
        least_and_most |= {"most_other": other + 20, "most_kept_other": kept_other + 20}
        return Facts(counts=counts | least_and_most)

    hangs = KINDS["hangs on the whole"].predicate
    assert hangs(of(0.4, 14, -1.3, 12), 5)
    assert not hangs(of(6, 14, -1.3, 12), 5) and not hangs(of(0.4, 14, -6, 12), 5)
    # Ways of counting disagree: of one all that is possible is a rise, of the other a fall is possible too.
    assert hangs(of(0.4, 14, -1.3, 12, least=6), 5)
    assert not hangs(of(0.4, 14, -1.3, 12, least=-1), 5)
    # A rise in both ways could be said, with its size open where it may be small.
    assert not hangs(of(0.4, 14, -1.3, 12, kept_least=1), 5)
    assert not hangs(of(0.4, 14, -1.3, 12, least=6, kept_least=6), 5)


def test_a_fall_beyond_the_asking_begins_at_the_peak_and_applications_fell_by_less_than_matters() -> None:
    def of(estimate: float, asked: float, peak: float = 2013) -> Facts:
        counts = {"begun_year": 2013.0, "peak_year": peak, "other_fall": asked}
        return Facts(8.8, 7.8, estimate, counts=counts)

    beyond = KINDS["fell beyond the asking"].predicate
    assert beyond(of(-11, 4), 10)
    assert not beyond(of(-9, 4), 10) and not beyond(of(11, 4), 10)
    assert not beyond(of(-22, 10.5), 10) and not beyond(of(-11, 6), 10) and not beyond(of(-11, -1), 10)
    assert not beyond(of(-11, 4, peak=2014), 10)


@pytest.mark.parametrize(("kind", "may"), [(ABSENCE, False), (DOCUMENTARY, True)])
def test_what_was_not_found_decides_no_thesis_and_what_was_read_does(kind: str, may: bool) -> None:
    found = computed.get("findings").to_dict("records")
    mine = [row for row in found if KINDS[row["kind"]].type == kind and not of_the_agenda(row)]
    assert mine
    assert all(decides(KINDS[row["kind"]], row) == (may and bool(row["holds"])) for row in mine)


def test_all_that_is_made_from_the_roll_calls_is_one_witness() -> None:
    made = {name for name in WITNESS if "roll_calls" in computed.behind([name])}
    assert len(made) > 5
    assert {WITNESS[name] for name in made} == {VOTES}
