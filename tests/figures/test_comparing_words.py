"""Words that compare turn with the values: in each exhibit that has them from facts, on real tables turned round."""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas as pd
import pytest

from frames import changed, made, real
from helpers import exhibits
from helpers.exhibits import ExhibitError, texts
from helpers.measures.states import NEIGHBOURS
from helpers.tables import computed

OF_A_SERIES = ["indicator", "entity", "counterpart"]
NUMBERS = ["value", "low", "high", "n"]


def back_to_front(indicators: pd.DataFrame) -> pd.DataFrame:
    """Each series with its last value first."""
    turned = indicators.sort_values([*OF_A_SERIES, "period"])
    for places in turned.groupby(OF_A_SERIES, sort=False).indices.values():
        at = turned.index[places]
        turned.loc[at, NUMBERS] = turned.loc[at[::-1], NUMBERS].to_numpy()
    return turned.loc[indicators.index]


def upside_down(indicators: pd.DataFrame) -> pd.DataFrame:
    """Each series about its first value, so that every change has the other sign: of a series that goes out and comes
    back, the last value first says the same."""
    turned = indicators.copy()
    ordered = indicators.sort_values([*OF_A_SERIES, "period"])
    twice = 2 * ordered.groupby(OF_A_SERIES, sort=False)["value"].transform("first")
    for column, other in (("value", "value"), ("low", "high"), ("high", "low")):
        turned[column] = twice - ordered[other]
    return turned


def changed_places(indicators: pd.DataFrame) -> pd.DataFrame:
    """Kazakhstan where its neighbours were in the mean, and each of them where Kazakhstan was, year by year."""
    key = ["indicator", "period"]
    alone = indicators[indicators["counterpart"] == ""]
    own = alone[alone["entity"] == "KAZ"].set_index(key)["value"]
    theirs = alone[alone["entity"].isin(NEIGHBOURS)].groupby(key)["value"].mean()
    turned = indicators.copy()
    for who, values in ((["KAZ"], theirs), (NEIGHBOURS, own)):
        rows = turned.loc[alone.index[alone["entity"].isin(who)]]
        found = values.reindex(pd.MultiIndex.from_frame(rows[key])).to_numpy()
        turned.loc[rows.index, "value"] = pd.Series(found, rows.index).fillna(rows["value"])
    return turned


def _swapped(frame: pd.DataFrame, *pairs: tuple[str, str]) -> pd.DataFrame:
    turned = frame.copy()
    for one, other in pairs:
        turned[one], turned[other] = frame[other], frame[one]
    return turned


def _negated(frame: pd.DataFrame, *names: str) -> pd.DataFrame:
    """Each part with the other sign, the ends of its interval exchanged."""
    turned = frame.copy()
    for name in names:
        turned[name] = -frame[name]
        if f"{name}_low" in frame:
            turned[f"{name}_low"], turned[f"{name}_high"] = -frame[f"{name}_high"], -frame[f"{name}_low"]
    return turned


def _periods_reversed(frame: pd.DataFrame) -> pd.DataFrame:
    """The values of each issue and partner with those of the last period first."""
    ordered = frame.sort_values(["issue", "partner", "first"])
    for places in ordered.groupby(["issue", "partner"]).indices.values():
        at = ordered.index[places]
        ordered.loc[at, "value"] = ordered.loc[at[::-1], "value"].to_numpy()
    return ordered


def _first_last(frame: pd.DataFrame, keys: list[str], names: list[str]) -> pd.DataFrame:
    """The values of each group, in the order of its periods, with the last first."""
    ordered = frame.sort_values([*keys, "period"])
    for places in ordered.groupby(keys).indices.values():
        at = ordered.index[places]
        ordered.loc[at, names] = ordered.loc[at[::-1], names].to_numpy()
    return ordered.loc[frame.index]


def _sides_reversed(frame: pd.DataFrame) -> pd.DataFrame:
    """The parts of both sides exchanged and negated, and which is larger as sure as its estimate: an interval that holds
    nought holds it turned round as well."""
    ends = [("mine", "theirs"), ("mine_low", "theirs_low"), ("mine_high", "theirs_high")]
    turned = _negated(_swapped(frame, *ends), "lead")
    return turned.assign(lead_low=turned["lead"], lead_high=turned["lead"])


def _visas_reversed(frame: pd.DataFrame) -> pd.DataFrame:
    """Visas with their last year first, and in the new last year more than in any other."""
    turned = frame.assign(year=frame["year"].min() + frame["year"].max() - frame["year"])
    last = turned["year"] == turned["year"].max()
    turned.loc[last, ["applied", "issued", "multiple", "refused"]] *= 3
    return turned


def _other_side(frame: pd.DataFrame) -> pd.DataFrame:
    """What coding again gives, as far on the other side of the published number."""
    twice = 2 * frame["claims"]
    return frame.assign(
        redrawn=twice - frame["redrawn"],
        redrawn_low=twice - frame["redrawn_high"],
        redrawn_high=twice - frame["redrawn_low"],
    )


#: How tables beside the indicators are turned round: those computed from roll calls, trade by partner and
#: investment, visas with their last year first, verdicts coded again, and directions of opinion.
TURNED: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "vote_shifts": lambda frame: _negated(_swapped(frame, ("before", "after")), "change", "beyond"),
    "vote_baseline": lambda frame: _negated(_swapped(frame, ("before", "after")), "change"),
    "vote_agreement_issues": _periods_reversed,
    "returning_texts": _sides_reversed,
    "union_distances": lambda frame: _negated(
        _swapped(frame, ("before", "after")), "change", "mine", "theirs", "lead"
    ),
    "neighbour_votes": lambda frame: _negated(frame, "change", "same_texts", "other_texts", "own"),
    "trade_shares": lambda frame: _first_last(frame, ["flow", "partner", "source"], ["share"]),
    "netherlands_apart": lambda frame: _first_last(frame, ["source"], ["union", "others", "rest"]),
    "schengen_visas": _visas_reversed,
    "verdicts_redrawn": _other_side,
    "opinion_on_europe": lambda frame: frame.assign(
        question=frame["question"].replace({"fell": "rose", "rose": "fell"})
    ),
}


def words(identifier: str) -> dict[str, str]:
    """The facts that a title, a caption or an alternative text takes a comparing word from, with what they say."""
    said, facts = exhibits.registry()[identifier].texts, made(identifier).card["facts"]
    read = {name for kind in texts.COMPARED for name in texts.fields(getattr(said, kind))}
    return {
        name: fact
        for name in read
        if isinstance(fact := facts[name], str) and not re.search(r"[{}]", fact) and texts.comparing(fact)
    }


def turned(identifier: str, indicators: pd.DataFrame) -> dict[str, str]:
    """What these facts say of other values; nothing where the exhibit is not made from them."""

    def get(name: str) -> pd.DataFrame:
        if name == "indicators":
            return indicators
        return TURNED[name](computed.get(name)) if name in TURNED else computed.get(name)

    try:
        return {name: str(fact) for name, fact in exhibits.stated(identifier, get).items()}
    except ExhibitError:
        return {}


# Tests of other files run in between, so that a module's fixture would be made again for each exhibit.
@pytest.fixture(scope="session")
def reversals() -> list[pd.DataFrame]:
    (indicators,) = real("indicators")
    return [back_to_front(indicators), upside_down(indicators), changed_places(indicators)]


@pytest.mark.parametrize("identifier", list(exhibits.registry()))
def test_every_comparing_word_turns(identifier: str, reversals: list[pd.DataFrame]) -> None:
    said = words(identifier)
    if not said:
        return
    read = set(exhibits.registry()[identifier].tables)
    assert read & {"indicators", *TURNED}, "say here how its values are turned round"
    # Of other tables there is one turn alone.
    others = [turned(identifier, frame) for frame in (reversals if "indicators" in read else reversals[:1])]
    assert not [name for name, word in said.items() if all(other.get(name) == word for other in others)]


TURNING = (
    "fig-un-agreement",
    "fig-un-ideal-points",
    "fig-un-issues",
)


@pytest.mark.parametrize("identifier", TURNING)
def test_exhibits_that_say_a_way_are_turned_round(identifier: str) -> None:
    """A word that no text reads any more, or that is typed again, would leave the test above with nothing to do."""
    assert words(identifier)


def test_a_turned_series_begins_with_its_end() -> None:
    (indicators,) = real("indicators")
    back = back_to_front(indicators)
    own = (indicators["indicator"] == "un-ideal-point-all") & (indicators["entity"] == "KAZ")
    assert back.loc[own, "value"].tolist() == indicators.loc[own, "value"].tolist()[::-1]
    over = upside_down(indicators)
    assert (over.loc[own, "value"] + indicators.loc[own, "value"]).round(9).nunique() == 1
    once = changed(indicators, 9.0, indicator="un-ideal-point-all", entity="KAZ", period="2000")
    places = changed_places(once)
    others = places[(places["indicator"] == "un-ideal-point-all") & (places["period"] == "2000")]
    assert set(others.loc[others["entity"].isin(NEIGHBOURS), "value"]) == {9.0}
