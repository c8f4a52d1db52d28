"""What is made ahead is what the writer of downloads would make, and its failure is nobody's but the writer's."""

from __future__ import annotations

import multiprocessing
import time
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from helpers import paths
from helpers.book import ahead, forked
from helpers.exhibits import MIME, inlined
from helpers.publishing import downloads, pictures, spreadsheets

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="144pt" height="72pt" viewBox="0 0 144 72"></svg>'


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which pictures and workbooks are kept."""
    monkeypatch.setattr(pictures, "KEPT", tmp_path / "pictures")
    monkeypatch.setattr(spreadsheets, "KEPT", tmp_path / "tables")
    return tmp_path


def executed() -> NotebookNode:
    """A notebook that shows a figure and a table."""
    html = inlined.page("Votes", SVG.encode(), SVG.replace("144", "100").encode())
    cards = [
        {"id": "fig-votes", "kind": "figure", "title": "Votes", "alt": "Votes", "datasets": []},
        {"id": "tbl-votes", "kind": "table"},
    ]
    outputs = [nbformat.v4.new_output("display_data", data={MIME: card, "text/html": html}) for card in cards]
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("show()", outputs=outputs)])


def test_the_wide_picture_of_each_figure_is_found() -> None:
    [(card, svg)] = ahead.figures([executed(), nbformat.v4.new_notebook()])
    assert (card["id"], svg.decode()) == ("fig-votes", SVG)


def test_what_the_writer_asks_for_is_there(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("helpers.publishing.provenance.credit", lambda card: "UN: Votes")
    monkeypatch.setattr("helpers.book.permanence.bare", lambda folder: iter(()))
    ahead.make([executed()], paths.DATA)
    before = sorted(kept.rglob("*.*"))
    assert {path.suffix for path in before} == {".pdf", ".png", ".xlsx"}
    monkeypatch.setattr(spreadsheets, "workbook", lambda *_: pytest.fail("made again"))
    [(card, svg)] = ahead.figures([executed()])
    assert downloads.drawn(card, svg, pictures.KEPT)["pdf"].startswith(b"%PDF")
    spreadsheets.write_tables(kept / "out", paths.DATA, spreadsheets.KEPT)
    assert [path for path in sorted(kept.rglob("*.*")) if "out" not in path.parts] == before


def test_nothing_runs_on_once_the_pages_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    if not forked.possible():
        pytest.skip("processes cannot be forked here")
    monkeypatch.setattr(ahead, "make", lambda notebooks, data: time.sleep(60))
    with ahead.making([executed()], paths.DATA):
        assert len(multiprocessing.active_children()) == 1
    assert multiprocessing.active_children() == []


def test_a_failure_ahead_is_left_to_the_writer(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    if not forked.possible():
        pytest.skip("processes cannot be forked here")
    monkeypatch.setattr(ahead, "make", lambda notebooks, data: 1 / 0)
    with ahead.making([executed()], paths.DATA):
        [process] = multiprocessing.active_children()
        process.join(20)
        assert process.exitcode == 0
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("forks", [False, True])
def test_where_nothing_was_executed_or_nothing_can_be_forked_no_process_begins(
    forks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forked, "possible", lambda: forks)
    with ahead.making([] if forks else [executed()], paths.DATA):
        assert multiprocessing.active_children() == []
