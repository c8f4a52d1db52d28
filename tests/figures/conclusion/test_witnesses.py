"""Outcomes on their side of each thesis, on small tables made by hand and on the real ones."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from artists import words
from figures.conclusion.frames import ITEMS
from helpers import exhibits
from helpers.figures.conclusion import witnesses
from helpers.tables import computed


def boxes(axes: Axes) -> dict[str, tuple[float, float, str]]:
    """Boxes by thesis and side: left end, row and colour."""
    found = {}
    for bars in axes.containers:
        patch = bars[0]
        found[str(bars.get_label())] = (
            patch.get_x(),
            round(patch.get_y() + patch.get_height() / 2, 6),
            to_hex(patch.get_facecolor()),
        )
    return found


def test_outcomes_stand_on_their_side() -> None:
    made = witnesses.thesis_outcomes(ITEMS)
    axes = made.figure.axes[0]
    assert [text.get_text() for text in axes.get_yticklabels()] == ["law", "more", "votes"]
    found = boxes(axes)
    assert set(found) == {"t-01 for", "t-01 against", "t-03 against"}
    assert found["t-01 against"][0] > found["t-03 against"][0]
    assert found["t-01 for"][2] == to_hex(witnesses.COLOUR["for"])
    assert found["t-01 against"][1:] == (2, to_hex(witnesses.COLOUR["against"]))
    assert "3 of 4" in words(axes)
    assert made.facts == {"series": 3, "theses": 2, "pro": 2, "contra": 2, "two": 0}


def test_outcomes_follow_their_input() -> None:
    turned = ITEMS.assign(
        bears=ITEMS["bears"].replace({"for": "against", "against": "for"}),
        label=ITEMS["label"].replace("votes", "UN distance"),
    )
    made = witnesses.thesis_outcomes(turned)
    assert set(boxes(made.figure.axes[0])) == {"t-01 against", "t-01 for", "t-03 for"}
    assert made.rows.loc[made.rows["label"] == "UN distance", "bears"].tolist() == ["for", "for"]
    assert (made.facts["pro"], made.facts["contra"], made.facts["two"]) == (2, 2, 0)
    assert witnesses.measured(ITEMS.assign(kind="record")).empty
    assert len(witnesses.measured(ITEMS.assign(source=""))) == 0


def test_real_outcomes_match_the_evidence() -> None:
    made = exhibits.make("fig-thesis-outcomes", computed.get)
    assert made.figure is not None
    rows = witnesses.measured(computed.get("thesis_items"))
    assert set(boxes(made.figure.axes[0])) == {f"{row.thesis} {row.bears}" for row in rows.itertuples()}
    assert made.card["facts"]["pro"] + made.card["facts"]["contra"] == len(rows)
