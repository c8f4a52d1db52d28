"""Uses of instruments and how they are coded, on small tables made by hand and on the real ones."""

import pandas as pd
import pytest
from matplotlib.colors import to_hex

from helpers import tables
from helpers.exhibits import NARROW, style
from helpers.figures.theory import uses as theory

CLAIMS = pd.DataFrame(
    [
        ("a-001", "A", "culture", "EU"),
        ("a-002", "A", "political values", "EU"),
        ("b-001", "B", "culture", "member state"),
    ],
    columns=["claim", "article", "dimension", "sender"],
)


INSTRUMENTS = pd.DataFrame(
    [("prog", "Programme", "EU", "culture"), ("club", "Club", "member state", "culture")],
    columns=["instrument", "label", "sender", "dimension"],
)


USES = pd.DataFrame(
    [
        ("u-01", "prog", "", "a-001", "pay", True, "attract", False, "good alone", "x"),
        ("u-02", "prog", "", "a-001", "persuade", False, "", False, "transference", "x"),
        ("u-03", "club", "", "b-001", "attract", False, "", False, "exchange", "x"),
        ("u-04", "", "Demands", "a-002", "persuade", True, "set the agenda", False, "information", "x"),
    ],
    columns=[
        "use",
        "instrument",
        "label",
        "claim",
        "bin",
        "ambiguous",
        "other_bin",
        "for_an_act",
        "channel",
        "reason",
    ],
)


def test_every_instrument_is_either_coded_or_left_out() -> None:
    coded = set(tables.load("instrument_uses")["instrument"]) - {""}
    left_out = set(tables.load("uses_left_out")["instrument"])
    assert not coded & left_out
    assert coded | left_out == set(tables.load("instruments")["instrument"])


def test_coded_uses_are_consistent() -> None:
    uses = tables.load("instrument_uses")
    assert (uses["ambiguous"] == (uses["other_bin"] != "")).all()
    assert (uses["bin"] != uses["other_bin"]).all()
    assert ((uses["instrument"] == "") == (uses["label"] != "")).all()
    assert not uses[uses["instrument"] != ""].duplicated(["instrument", "bin"]).any(), (
        "a use is counted once a kind"
    )
    axes = tables.load("power_codes").groupby("axis")["code"].apply(set)
    assert set(uses["bin"]) <= axes["use"]
    assert set(uses["channel"]) == axes["channel"]
    order = tables.load("power_codes").query("axis == 'use'").sort_values("place")["code"]
    assert tuple(order) == theory.BINS


def test_a_use_speaks_of_its_instrument() -> None:
    uses = tables.load("instrument_uses")
    links = tables.load("claim_instruments")
    known = set(zip(links["claim"], links["instrument"], strict=True))
    named = uses[uses["instrument"] != ""]
    assert [use for use in named.itertuples() if (use.claim, use.instrument) not in known] == []


def test_no_use_is_a_decision_of_kazakhstan() -> None:
    rows = theory.coded(*(tables.load(name) for name in ("instrument_uses", "instruments", "claims")))
    assert "Kazakhstan" not in set(rows["sender"])
    assert set(rows["sender"]) - set(theory.WHO) == {"joint", "foundation", "NATO"}, (
        "the others, as the key has them"
    )


def test_sender_and_source_come_from_the_instrument_or_the_claim() -> None:
    rows = theory.coded(USES, INSTRUMENTS, CLAIMS).set_index("use")
    assert rows.at["u-03", "sender"] == "member state"
    assert (rows.at["u-04", "label"], rows.at["u-04", "source"], rows.at["u-04", "sender"]) == (
        "Demands",
        "political values",
        "EU",
    )
    assert list(rows.index) == ["u-01", "u-02", "u-03", "u-04"], (
        "sources in order, then from hard power to soft"
    )


def test_spectrum_of_the_small_table() -> None:
    made = theory.uses_spectrum(USES, INSTRUMENTS, CLAIMS)
    (axes,) = made.figure.axes
    at = {
        line.get_label(): (line.get_xdata()[0], line.get_ydata()[0])
        for line in axes.lines
        if str(line.get_label()).startswith("u-")
    }
    assert at == {"u-01": (1, 1), "u-02": (3, 1), "u-03": (4, 2), "u-04": (3, pytest.approx(4.35))}
    rings = [line.get_xdata()[0] for line in axes.lines if line.get_label() == "other reading"]
    assert sorted(rings) == [2, 4]
    joined = [list(line.get_xdata()) for line in axes.lines if line.get_label() == "ambiguous"]
    assert joined == [[1, 4], [3, 2]], "a line leads from the first reading to the second"
    assert (made.facts["uses"], made.facts["instruments"], made.facts["unnamed"]) == (4, 2, 1)
    assert (made.facts["command"], made.facts["ambiguous"]) == (1, 2)
    assert (made.facts["command_low"], made.facts["command_high"]) == (0, 1)
    assert [label.get_text().split("(")[1] for label in axes.get_xticklabels()] == [
        "0)",
        "1)",
        "0)",
        "2)",
        "1)",
    ]


def test_a_ring_is_round_what_forces_or_is_given_for_an_act() -> None:
    coded = USES.assign(bin=["pay", "pay", "attract", "coerce"], for_an_act=[True, False, True, False])
    (axes,) = theory.uses_spectrum(coded, INSTRUMENTS, CLAIMS).figure.axes
    ringed = [line for line in axes.lines if line.get_label() == "ringed"]
    dots = {line.get_label(): line for line in axes.lines if str(line.get_label()).startswith("u-")}
    found = {(line.get_xdata()[0], line.get_ydata()[0]) for line in ringed}
    assert found == {(dots[use].get_xdata()[0], dots[use].get_ydata()[0]) for use in ("u-01", "u-04")}


def test_in_the_narrow_sense_only_what_is_given_for_an_act_is_payment() -> None:
    facts = theory.uses_spectrum(USES, INSTRUMENTS, CLAIMS).facts
    assert (facts["command"], facts["narrow"], facts["bought"]) == (1, 0, 0)
    bought = theory.uses_spectrum(USES.assign(for_an_act=True), INSTRUMENTS, CLAIMS).facts
    assert (bought["narrow"], bought["narrow_low"], bought["narrow_high"], bought["bought"]) == (1, 0, 1, 1)
    forced = USES.assign(bin=["coerce", *USES["bin"][1:]])
    facts = theory.uses_spectrum(forced, INSTRUMENTS, CLAIMS).facts
    assert (facts["narrow"], facts["narrow_low"], facts["narrow_high"]) == (1, 0, 1), (
        "force is command either way"
    )


def test_what_is_given_for_an_act_is_a_payment_on_one_reading() -> None:
    uses = tables.load("instrument_uses")
    given = uses[uses["for_an_act"]]
    assert len(given)
    assert ((given["bin"] == "pay") | (given["other_bin"] == "pay")).all()


def test_spectrum_follows_a_change() -> None:
    changed = USES.copy()
    changed.loc[2, "bin"] = "pay"
    made = theory.uses_spectrum(changed, INSTRUMENTS, CLAIMS)
    dot = next(line for line in made.figure.axes[0].lines if line.get_label() == "u-03")
    assert dot.get_xdata()[0] == 1
    assert (made.facts["command"], made.facts["pay"]) == (2, 2)


def test_spectrum_draws_every_real_use_in_the_colour_of_its_sender() -> None:
    frames = [tables.load(name) for name in ("instrument_uses", "instruments", "claims")]
    made = theory.uses_spectrum(*frames)
    (axes,) = made.figure.axes
    dots = {line.get_label(): line for line in axes.lines if str(line.get_label()).startswith("u-")}
    uses = frames[0].set_index("use")
    assert set(dots) == set(uses.index)
    for row in made.rows.itertuples():
        assert dots[row.use].get_xdata()[0] == theory.BINS.index(uses.at[row.use, "bin"])
        alone = row.sender in ("EU", "member state")
        assert to_hex(dots[row.use].get_color()) == to_hex(style.ACTOR[row.sender if alone else "other"])
        assert dots[row.use].get_marker() == {"EU": "o", "member state": "s"}.get(row.sender, "D")
    beside = [text for text in axes.texts if text.get_ha() == "right" and text.get_position()[0] < 0]
    assert len(beside) == made.rows["row"].nunique() + len(theory.SOURCES), "a name for every row and source"
    assert sum(made.facts[name.replace(" ", "_")] for name in theory.BINS) == len(uses)


def test_what_carries_a_norm_is_counted_strictly_and_generously() -> None:
    facts = theory.uses_spectrum(USES, INSTRUMENTS, CLAIMS).facts
    assert (facts["transference"], facts["transference_wide"], facts["culture_exchange"]) == (1, 2, 1)
    changed = USES.assign(channel=["good alone", "good alone", "information", "exchange"])
    facts = theory.uses_spectrum(changed, INSTRUMENTS, CLAIMS).facts
    assert (facts["transference"], facts["transference_wide"]) == (0, 2)
    assert facts["culture_exchange"] == 0, "what only brings people together under political values is apart"


def test_on_a_telephone_a_long_name_takes_lines_and_its_dots_stand_in_their_middle() -> None:
    uses = USES.assign(label=["", "", "", "Demands " * 6])
    with NARROW.use():
        (axes,) = theory.uses_spectrum(uses, INSTRUMENTS, CLAIMS).figure.axes
    names = {text.get_text(): text.get_position()[1] for text in axes.texts}
    dots = {line.get_label(): line.get_ydata()[0] for line in axes.lines}
    assert (names["Programme"], names["Club"]) == (dots["u-01"], dots["u-03"])
    long = "Demands Demands Demands\nDemands Demands Demands"
    assert names[long] == dots["u-04"] == pytest.approx(2 + 1.35 + (1 + 1.85) / 2)
