"""Every exhibit is registered once, described whole, and made of the right kind."""

from __future__ import annotations

import re
import types
from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import pytest
from matplotlib.figure import Figure

from helpers.exhibits import Drawn, ExhibitError, Tabled, registry
from helpers.exhibits.registry import exhibit, make, stated
from helpers.exhibits.texts import Texts
from helpers.tables import computed
from small_exhibits import SOURCES, small_figure

TEXTS = Texts("Votes", "A caption.", "A line.", units={"value": "votes"})


def table(name: str) -> pd.DataFrame:
    return SOURCES if name == "sources" else pd.DataFrame({"name": [name]})


def register(identifier: str, made: Drawn | Tabled, **changed: object) -> Callable[..., Drawn | Tabled]:
    def maker(*frames: pd.DataFrame) -> Drawn | Tabled:
        return made

    maker.__qualname__ = f"maker_of_{identifier}"
    return exhibit(identifier, tables=("indicators",), texts=replace(TEXTS, **changed))(maker)  # type: ignore[arg-type]


def test_an_exhibit_is_made_from_its_tables_in_their_order(
    registry_module: types.ModuleType, drawn: Callable[..., Drawn]
) -> None:
    given: list[str] = []

    @exhibit("fig-votes", tables=("one", "two"), texts=replace(TEXTS, caption="Up to {last}."))
    def votes(*frames: pd.DataFrame) -> Drawn:
        given.extend(frame["name"][0] for frame in frames)
        return drawn(drawing=lambda rows, facts, layout: small_figure())

    made = make("fig-votes", table)
    assert given == ["one", "two"]
    assert made.card["caption"] == "Up to 0.5."
    assert made.card["tables"] == ["one", "two"]
    assert made.figure is not None


@pytest.mark.parametrize(
    "identifier",
    [
        "votes",
        "fig-",
        "fig-Votes",
        "fig-un_votes",
        "fig-un--votes",
        "chart-votes",
        "fig-votes-",
        "tbl-é",
        "fig-a b",
    ],
)
def test_a_bad_id_is_refused(identifier: str, registry_module: types.ModuleType) -> None:
    with pytest.raises(ExhibitError, match="must look like fig-name or tbl-name"):
        exhibit(identifier, tables=("indicators",), texts=TEXTS)


@pytest.mark.parametrize("name", ["title", "caption", "alt"])
@pytest.mark.parametrize("text", ["", "  "])
def test_a_missing_text_is_refused_and_named(
    name: str, text: str, registry_module: types.ModuleType, drawn: Callable[..., Drawn]
) -> None:
    with pytest.raises(ExhibitError, match=f"exhibit fig-votes: {name} must not be empty"):
        register("fig-votes", drawn(), **{name: text})


def test_a_table_needs_no_alternative_text(
    registry_module: types.ModuleType, tabled: Callable[..., Tabled]
) -> None:
    register("tbl-votes", tabled(), alt="")
    assert make("tbl-votes", table).card["kind"] == "table"


def test_an_exhibit_without_tables_is_refused(registry_module: types.ModuleType) -> None:
    with pytest.raises(ExhibitError, match="name the tables"):
        exhibit("fig-votes", tables=(), texts=TEXTS)


def test_an_id_used_twice_names_both_functions(
    registry_module: types.ModuleType, drawn: Callable[..., Drawn]
) -> None:
    @exhibit("fig-votes", tables=("indicators",), texts=TEXTS)
    def first() -> Drawn:
        return drawn()

    with pytest.raises(ExhibitError, match=r"(?s)fig-votes: .*second uses an id that .*first has already"):

        @exhibit("fig-votes", tables=("indicators",), texts=TEXTS)
        def second() -> Drawn:
            return drawn()

    assert registry_module.registry()["fig-votes"].maker is first


def test_the_same_function_may_be_read_again(
    registry_module: types.ModuleType, drawn: Callable[..., Drawn]
) -> None:
    """A reader who reloads a module in a notebook registers the same function again."""
    register("fig-votes", drawn())
    again = register("fig-votes", drawn())
    assert registry_module.registry()["fig-votes"].maker is again


def test_an_unknown_id_is_named(registry_module: types.ModuleType) -> None:
    for asked in (make, stated):
        with pytest.raises(ExhibitError, match="exhibit fig-nothing: no function"):
            asked("fig-nothing", table)


def test_facts_are_had_without_a_picture(
    registry_module: types.ModuleType, drawn: Callable[..., Drawn]
) -> None:
    def draw(*_: object) -> Figure:
        raise AssertionError("it is drawn")

    register("fig-votes", drawn(drawing=draw), caption="Up to {last}.")
    assert stated("fig-votes", table) == {"last": 0.5, "name": "votes"}
    with pytest.raises(ExhibitError, match="it is drawn"):
        make("fig-votes", table)


@pytest.mark.parametrize("text", ["title", "caption", "alt", "reading"])
def test_an_unknown_fact_in_a_template_is_named(
    text: str, registry_module: types.ModuleType, drawn: Callable[..., Drawn]
) -> None:
    register("fig-votes", drawn(), **{text: "up to {latest}"})
    with pytest.raises(
        ExhibitError,
        match=r"exhibit fig-votes: a text names the fact 'latest', which maker_of_fig-votes does not compute",
    ):
        make("fig-votes", table)


def test_a_card_has_only_the_facts_that_texts_and_prose_state(
    registry_module: types.ModuleType, drawn: Callable[..., Drawn]
) -> None:
    made = drawn(facts={"last": 0.5, "name": "votes", "cell": 3, "other": 4})
    register("fig-votes", made, caption="Up to {last}.", alt="A line.", prose=("cell",))
    assert make("fig-votes", table).card["facts"] == {"last": 0.5, "cell": 3}
    assert stated("fig-votes", table) == {"last": 0.5, "cell": 3}
    register("fig-two", made, prose=("cel", "other"))
    with pytest.raises(ExhibitError, match=r"exhibit fig-two: its list of prose names cel, which"):
        make("fig-two", table)


def test_a_figure_must_be_drawn(registry_module: types.ModuleType, tabled: Callable[..., Tabled]) -> None:
    register("fig-votes", tabled())
    with pytest.raises(ExhibitError, match="fig-votes: maker_of_fig-votes must return a Drawn"):
        make("fig-votes", table)


def test_a_table_must_be_tabled(registry_module: types.ModuleType, drawn: Callable[..., Drawn]) -> None:
    register("tbl-votes", drawn())
    with pytest.raises(ExhibitError, match="tbl-votes: maker_of_tbl-votes must return a Tabled"):
        make("tbl-votes", table)


def test_a_maker_that_fails_names_exhibit_and_tables(registry_module: types.ModuleType) -> None:
    @exhibit("fig-votes", tables=("indicators",), texts=TEXTS)
    def votes(frame: pd.DataFrame) -> Drawn:
        return frame.loc["a row that is gone"]

    with pytest.raises(ExhibitError) as caught:
        make("fig-votes", table)
    assert re.fullmatch(
        r"exhibit fig-votes: no row has 'a row that is gone', which test_registry\.py, line \d+, in votes, asks for by name\.",
        str(caught.value),
    )
    assert isinstance(caught.value.__cause__, KeyError)


@pytest.mark.parametrize(
    ("fails", "said"),
    [
        (lambda frame: frame["name"] + 1, "TypeError"),
        (lambda frame: frame.loc["name"], "KeyError: 'name'"),
        (lambda frame: 1 / 0, "ZeroDivisionError: division by zero"),
    ],
)
def test_a_fault_of_a_figures_own_code_keeps_file_and_line(
    fails: Callable[[pd.DataFrame], object], said: str, registry_module: types.ModuleType
) -> None:
    exhibit("fig-votes", tables=("indicators",), texts=TEXTS)(fails)  # type: ignore[arg-type]
    with pytest.raises(ExhibitError) as caught:
        make("fig-votes", table)
    told = str(caught.value)
    assert re.match(r"exhibit fig-votes: its own code fails at \w+\.py, line \d+, in ", told), told
    assert said in told
    assert "no row" not in told


def test_the_line_of_a_fault_is_that_of_the_figures_own_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last frame may be deep in a library; the line that matters is the one of the chapter's module."""
    entry = registry()["fig-money-words"]
    gone = computed.get("indicators").rename(columns={"period": "when"})
    with pytest.raises(
        ExhibitError,
        match=r"no row has 'period', which figures/political_values/donors\.py, line \d+, in payments",
    ):
        make(entry.id, lambda name: gone)


def test_an_exhibit_without_rows_is_refused(
    registry_module: types.ModuleType, drawn: Callable[..., Drawn]
) -> None:
    register("fig-votes", drawn(rows=pd.DataFrame({"year": []})))
    with pytest.raises(ExhibitError, match="found no rows to show"):
        make("fig-votes", table)


@pytest.mark.parametrize("text", ["title", "caption", "alt"])
def test_a_text_that_is_filled_with_nothing_is_refused(
    text: str, registry_module: types.ModuleType, drawn: Callable[..., Drawn]
) -> None:
    register("fig-votes", drawn(facts={"nothing": " "}), **{text: "{nothing}"})
    with pytest.raises(ExhibitError, match=f"exhibit fig-votes: {text} must not be empty"):
        make("fig-votes", table)


def test_an_exhibit_without_sources_is_refused(
    registry_module: types.ModuleType, drawn: Callable[..., Drawn]
) -> None:
    register("fig-votes", drawn(sources=[]))
    with pytest.raises(ExhibitError, match="exhibit fig-votes: maker_of_fig-votes names no source"):
        make("fig-votes", table)


def test_numbers_without_a_unit_are_refused(
    registry_module: types.ModuleType, drawn: Callable[..., Drawn]
) -> None:
    register("fig-votes", drawn(), units={})
    with pytest.raises(ExhibitError, match="exhibit fig-votes: name the unit of value in units"):
        make("fig-votes", table)


def test_the_registry_is_in_order_and_cannot_be_written(
    registry_module: types.ModuleType, drawn: Callable[..., Drawn]
) -> None:
    for identifier in ("fig-b", "fig-a"):
        register(identifier, drawn())
    found = registry_module.registry()
    assert list(found) == ["fig-a", "fig-b"]
    with pytest.raises(TypeError):
        found["fig-c"] = found["fig-a"]


def test_a_template_naming_part_of_a_fact_names_the_exhibit(
    registry_module: types.ModuleType, drawn: Callable[..., Drawn]
) -> None:
    register("fig-votes", drawn(), caption="Up to {last.missing}.")
    with pytest.raises(ExhibitError, match="fig-votes"):
        make("fig-votes", table)


@pytest.mark.parametrize(
    ("narrow", "said"),
    [
        (lambda: None, "exhibit fig-votes: votes draws no figure in the narrow form."),
        (lambda: 1 / 0, "exhibit fig-votes: its own code fails at test_registry.py, line"),
        (
            lambda: lettered("中"),
            "exhibit fig-votes: the label '中' has '中' (U+4E2D), which the book's font",
        ),
    ],
)
def test_a_figure_without_narrow_form_or_with_a_strange_letter_is_refused_in_a_sentence(
    registry_module: types.ModuleType, drawn: Callable[..., Drawn], narrow: Callable[[], object], said: str
) -> None:
    def votes(*frames: pd.DataFrame) -> Drawn:
        return drawn(drawing=lambda rows, facts, layout: narrow() if layout.narrow else small_figure())

    votes.__qualname__ = "votes"
    exhibit("fig-votes", tables=("one",), texts=TEXTS)(votes)
    with pytest.raises(ExhibitError) as raised:
        make("fig-votes", table)
    assert str(raised.value).startswith(said) and "\n" not in str(raised.value)


def lettered(text: str) -> Figure:
    figure = small_figure()
    figure.axes[0].set_title(text)
    return figure
