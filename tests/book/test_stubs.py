"""Stubs of exhibits: what is written where, that nothing is built from them, and what is refused."""

from __future__ import annotations

import importlib.util
import json
import types
from pathlib import Path

import nbformat
import pytest
import yaml

from helpers import cli, exhibits, paths, tables
from helpers.book import stubs
from helpers.book.execution import normal_form
from helpers.book.stubs import Stub, StubError
from helpers.exhibits import unwritten
from helpers.publishing import rows

SUBJECT = "How states vote on wars"


def stub_of(identifier: str = "fig-on-wars", **changed: object) -> Stub:
    given: dict[str, object] = {
        "chapter": "07",
        "named": ["indicators", "vote_agreement"],
        "subject": SUBJECT,
    }
    return stubs.exhibit(identifier, **(given | changed))  # type: ignore[arg-type]


def cells_of(stub: Stub) -> list[nbformat.NotebookNode]:
    return nbformat.reads(stub.contents["chapters/07-foreign-policy.ipynb"], as_version=4).cells


@pytest.mark.parametrize("kind", ["fig", "tbl"])
def test_every_file_that_it_needs_is_written_and_named(kind: str) -> None:
    stub = stub_of(f"{kind}-on-wars")
    assert set(stub.contents) == {
        "src/helpers/figures/foreign_policy/on_wars.py",
        "src/helpers/figures/foreign_policy/texts.yml",
        "chapters/07-foreign-policy.ipynb",
        "data/registers/published.csv",
        "tests/figures/foreign_policy/test_on_wars.py",
    }
    assert stub.told.startswith(f"{kind}-on-wars is free")
    assert all(file in stub.told for file in stub.contents)


@pytest.mark.parametrize("kind", ["fig", "tbl"])
def test_nothing_can_be_made_of_it_before_it_is_written(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stub = stub_of(f"{kind}-on-wars")
    for name in ("on_wars.py", "texts.yml"):
        (tmp_path / name).write_text(
            stub.contents[f"src/helpers/figures/foreign_policy/{name}"], encoding="utf-8"
        )
    registered: dict[str, exhibits.Registered] = {}
    registry = importlib.import_module("helpers.exhibits.registry")
    monkeypatch.setattr(registry, "_registered", registered)
    monkeypatch.setattr(registry, "_import_figures", lambda: None)
    _imported(tmp_path / "on_wars.py")
    assert registered[f"{kind}-on-wars"].tables == ("indicators", "vote_agreement")
    with pytest.raises(
        exhibits.ExhibitError, match=r"on_wars\.py, line \d+, in on_wars .*TO WRITE: the rows"
    ):
        exhibits.make(f"{kind}-on-wars", lambda name: tables.load("units"))


def _imported(path: Path) -> types.ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_part_that_a_person_writes_is_marked(tmp_path: Path) -> None:
    stub = stub_of()
    for file in stub.contents:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    rows.put(stub.contents, tmp_path)
    marked = [(Path(fault.table).name, fault.expected) for fault in unwritten.marks(tmp_path)]
    assert [name for name, _ in marked].count("on_wars.py") == 3
    assert [name for name, _ in marked].count("texts.yml") == 5
    assert [name for name, _ in marked].count("07-foreign-policy.ipynb") == 1
    assert "TO WRITE" in stub.contents["tests/figures/foreign_policy/test_on_wars.py"]


def test_the_chapter_shows_it_before_it_closes_and_keeps_all_else() -> None:
    stub, path = stub_of(), paths.CHAPTERS / "07-foreign-policy.ipynb"
    before, after = nbformat.read(path, as_version=4).cells, cells_of(stub)
    shown = next(place for place, cell in enumerate(after) if cell.source == 'show("fig-on-wars")')
    assert after[shown].metadata["tags"] == ["remove-input"] and after[shown].outputs == []
    text, heading, rest = after[shown + 1].source.partition(stubs.CLOSING)
    assert "TO WRITE" in text and "[?](#fig-on-wars)" in text and heading
    assert after[shown - 1].source + "\n\n" + heading + rest == before[shown - 1].source
    assert [cell.source for cell in after[: shown - 1]] == [cell.source for cell in before[: shown - 1]]
    assert [cell.source for cell in after[shown + 2 :]] == [cell.source for cell in before[shown:]]
    written = stub.contents["chapters/07-foreign-policy.ipynb"]
    assert written == normal_form(nbformat.reads(written, as_version=4))


def test_texts_and_the_register_gain_one_entry_each() -> None:
    stub = stub_of()
    texts = yaml.safe_load(stub.contents["src/helpers/figures/foreign_policy/texts.yml"])
    old = yaml.safe_load((paths.PACKAGE / "figures" / "foreign_policy" / "texts.yml").read_text("utf-8"))
    assert set(texts) == {*old, "fig-on-wars"}
    listed = stub.contents["data/registers/published.csv"].splitlines()
    assert f"fig-on-wars,figure,{SUBJECT},published," in listed
    assert sorted(
        set(listed) - set((paths.DATA / "registers" / "published.csv").read_text("utf-8").splitlines())
    ) == [f"fig-on-wars,figure,{SUBJECT},published,"]
    assert listed[1:] == sorted(listed[1:], key=lambda line: line.split(",")[0])


@pytest.mark.parametrize(
    ("identifier", "changed", "said"),
    [
        ("fig-un-issues", {}, "fig-un-issues is taken for good by “"),
        ("fig-un-issues", {}, "choose another id: fig-un-issues-2 is free."),
        ("fig-Wars", {}, "'fig-Wars': an id is fig-name or tbl-name"),
        ("picture-wars", {}, "'picture-wars': an id is fig-name or tbl-name"),
        ("fig-on-wars", {"chapter": "13"}, "chapter '13' is none of the book's: one of 01, 02"),
        ("fig-on-wars", {"named": ["indicator"]}, "indicator_definitions, indicators"),
        ("fig-on-wars", {"named": []}, "Name the tables that it is made from"),
        ("fig-on-wars", {"subject": " "}, "say on one line, without straight quotation marks, what fig-on-wars shows"),
        ("fig-votes", {}, "src/helpers/figures/foreign_policy/votes.py is there already"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_a_sentence(
    identifier: str, changed: dict[str, object], said: str
) -> None:
    with pytest.raises(StubError) as raised:
        stub_of(identifier, **changed)
    assert said in str(raised.value) and "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("identifier", "module"),
    [
        ("fig-on-wars", "on_wars"),
        ("tbl-class", "tbl_class"),
        ("fig-2022", "fig_2022"),
        ("tbl-style", "tbl_style"),
    ],
)
def test_the_module_has_a_name_that_python_allows(identifier: str, module: str) -> None:
    assert f"tests/figures/foreign_policy/test_{module}.py" in stub_of(identifier).contents


def test_a_chapter_without_its_closing_heading_is_told(tmp_path: Path) -> None:
    path = tmp_path / "07-foreign-policy"
    path.write_text(json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), "utf-8")
    with pytest.raises(StubError, match="foreign-policy has no heading"):
        stubs.shown(path, "fig-on-wars")


def test_the_command_writes_the_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    put: dict[str, str] = {}
    monkeypatch.setattr(rows, "put", lambda contents, root: put.update(contents))
    words = [
        "new",
        "exhibit",
        "tbl-on-wars",
        "--chapter",
        "07",
        "--tables",
        "indicators,units",
        "--subject",
        SUBJECT,
    ]
    assert cli.main(words) == 0
    assert (
        "(indicators: pd.DataFrame, units: pd.DataFrame)"
        in put["src/helpers/figures/foreign_policy/on_wars.py"]
    )
    assert cli.main([*words[:4], "99", *words[5:]]) == 1
