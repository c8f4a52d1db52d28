"""What a page is made from: a change is seen by the pages that show it, and by no other chapter."""

from __future__ import annotations

import functools
import json
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn

from helpers import exhibits, paths, tables
from helpers.book import keys, outdating
from helpers.publishing import provenance
from helpers.tables import computed

CHAPTERS = [f"chapters/{path.stem}" for path in paths.notebooks()]


@functools.cache
def as_they_are() -> dict[str, str]:
    """The keys of all chapters while nothing is changed."""
    return outdating.of_pages(CHAPTERS)


def changed() -> set[str]:
    """The chapters whose keys are others than while nothing is changed."""
    before = as_they_are()
    return {name for name, key in outdating.of_pages(CHAPTERS).items() if key != before[name]}


def shown(docname: str) -> set[str]:
    return set(keys.SHOWN.findall((paths.ROOT / f"{docname}.ipynb").read_text(encoding="utf-8")))


def readers(table: str) -> set[str]:
    """Chapters with an exhibit that is computed from a table."""
    registry = exhibits.registry()
    return {
        page
        for page in CHAPTERS
        if any(table in computed.behind(registry[name].tables) for name in shown(page))
    }


def test_every_exhibit_is_found_in_the_file_of_its_chapter() -> None:
    assert set().union(*map(shown, CHAPTERS)) == set(exhibits.registry())


@pytest.mark.parametrize("table", ["indicators", "opinion", "demands", "units"])
def test_a_table_concerns_the_chapters_that_show_it(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    as_they_are()
    real = provenance.checksum
    monkeypatch.setattr(provenance, "checksum", lambda name: "new" if name == table else real(name))
    found = changed()
    assert found == readers(table)
    assert found < set(CHAPTERS)


@pytest.mark.parametrize("table", [*outdating.EVERYWHERE, "index_names"])
def test_sources_and_names_concern_every_chapter(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    as_they_are()
    real = provenance.checksum
    monkeypatch.setattr(provenance, "checksum", lambda name: "new" if name == table else real(name))
    assert changed() == set(CHAPTERS)


def test_of_an_instrument_every_chapter_reads_the_label_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The index looks for it in their prose; a note on it stands where its exhibits do."""
    as_they_are()
    checksum, load = provenance.checksum, tables.load
    monkeypatch.setattr(
        provenance, "checksum", lambda name: "new" if name == "instruments" else checksum(name)
    )
    assert changed() == readers("instruments") < set(CHAPTERS)
    other = load("instruments").assign(label="Another")
    monkeypatch.setattr(tables, "load", lambda name: other if name == "instruments" else load(name))
    assert changed() == set(CHAPTERS)


def test_a_verdict_concerns_the_chapters_that_name_the_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    as_they_are()
    claim = next(iter(keys.CLAIM.findall((paths.ROOT / f"{CHAPTERS[0]}.ipynb").read_text(encoding="utf-8"))))
    ledger = computed.get("ledger")
    other = ledger.assign(record=ledger["record"].mask(ledger["claim"] == claim, "another verdict"))
    monkeypatch.setattr(
        outdating.computed, "get", lambda name: other if name == "ledger" else computed.of(paths.DATA)(name)
    )
    found = changed()
    texts = {name: (paths.ROOT / f"{name}.ipynb").read_text(encoding="utf-8") for name in CHAPTERS}
    assert found == {name for name, text in texts.items() if claim in keys.CLAIM.findall(text)}


def test_a_description_of_a_table_concerns_those_who_show_it(monkeypatch: pytest.MonkeyPatch) -> None:
    as_they_are()
    monkeypatch.setattr(
        outdating, "_described", lambda name: "new" if name == "demands" else repr(tables.package()[name])
    )
    assert changed() == readers("demands")


def test_code_that_another_folder_imports_is_behind_it_too() -> None:
    assert outdating.folders_behind("two_articles") >= {"audit", "two_articles"}
    assert outdating.folders_behind("engagement") == {"engagement"}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The part of the book that keys are made from, with the files of one chapter."""
    for name in keys.EXECUTED:
        source, target = paths.ROOT / name, tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copyfile(source, target)
    (tmp_path / "chapters").mkdir()
    for path in paths.notebooks()[:2]:
        shutil.copyfile(path, tmp_path / "chapters" / path.name)
    return tmp_path


def test_shared_code_is_the_core_and_a_chapter_s_own_is_not(book: Path) -> None:
    before = keys.core(book)
    (book / "src/helpers/figures/engagement/partners.py").write_text("# new\n", encoding="utf-8")
    (book / "data/registers/units.csv").write_text("unit\n", encoding="utf-8")
    assert keys.core(book) == before
    (book / "src/helpers/exhibits/style.py").write_text("# new\n", encoding="utf-8")
    assert keys.core(book) != before


def test_an_executed_chapter_is_forgotten_when_what_it_shows_is_made_from_something_else(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = {f"chapters/{path.stem}": "one" for path in paths.notebooks(book)}
    monkeypatch.setattr(outdating, "all_keys", lambda names, root: dict(state))
    monkeypatch.setattr(outdating, "whole", lambda root: json.dumps(state))
    cache = get_cache(keys.cache_path(book))
    for path in paths.notebooks(book):
        bundle = CacheBundleIn(nbformat.read(path, as_version=4), str(path))
        cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)

    def kept() -> set[str]:
        return {Path(record.uri).stem for record in get_cache(keys.cache_path(book)).list_cache_records()}

    first, second = (path.stem for path in paths.notebooks(book))
    outdating.prune(book)
    assert kept() == set(), "nobody knows what they were made from"
    for path in paths.notebooks(book):
        bundle = CacheBundleIn(nbformat.read(path, as_version=4), str(path))
        cache.cache_notebook_bundle(bundle, check_validity=False, overwrite=True)
    outdating.prune(book)
    assert kept() == {first, second}
    state[f"chapters/{first}"] = "two"
    outdating.prune(book)
    assert kept() == {second}


def test_sphinx_is_told_the_pages_whose_making_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    state = {"a": "1", "b": "1"}
    monkeypatch.setattr(outdating, "all_keys", lambda names, root: dict(state))
    monkeypatch.setattr(outdating, "whole", lambda root: json.dumps(state))
    app: Any = SimpleNamespace(srcdir=".")
    env: Any = SimpleNamespace(found_docs={"a", "b"})
    assert outdating.outdated(app, env, set(), set(), set()) == ["a", "b"]
    assert outdating.outdated(app, env, set(), set(), set()) == []
    state["b"] = "2"
    assert outdating.outdated(app, env, set(), set(), set()) == ["b"]
