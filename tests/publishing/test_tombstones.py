"""What stands where something stood: text is text, ways lead from the page, and every anchor is kept."""

from __future__ import annotations

import json
from pathlib import Path

from bs4 import BeautifulSoup

from helpers.publishing import tombstones
from helpers.publishing.tombstones import Stone

ACTIVE = 'votes <b>"R&D"</b>'


def test_a_note_keeps_its_anchors_and_leads_on() -> None:
    stone = Stone("fig-x", ACTIVE, ("fig-x", "passport-fig-x"), "chapters/02.html#fig-y", "fig-y")
    note = BeautifulSoup(tombstones.note("chapters/01.html", stone), "html.parser").div
    assert note is not None
    assert (note["class"], note["role"]) == (["tombstone"], "note")
    assert [anchor["id"] for anchor in note.select("span")] == ["fig-x", "passport-fig-x"]
    assert note.get_text().strip() == f"fig-x ({ACTIVE}) was withdrawn; in its place stands fig-y. Go there."
    assert note.a is not None
    assert note.a["href"] == "02.html#fig-y"


def test_a_note_on_what_has_no_successor_leads_nowhere() -> None:
    note = BeautifulSoup(tombstones.note("index.html", Stone("fig-x", "votes", ("fig-x",))), "html.parser")
    assert note.get_text().strip() == "fig-x (votes) was withdrawn."
    assert note.a is None


def test_a_page_that_moved_names_each_of_its_parts() -> None:
    text = tombstones.moved("old.html", "new/page.html", ACTIVE, {"fig-x": "new/page.html#fig-x"})
    assert text.startswith("<!DOCTYPE html>\n")
    page = BeautifulSoup(text, "html.parser")
    assert page.title is not None
    assert page.title.get_text() == ACTIVE
    assert [link["href"] for link in page.select("a")] == ["new/page.html", "new/page.html#fig-x"]
    assert [item["id"] for item in page.select("li")] == ["fig-x"]
    assert not BeautifulSoup(tombstones.moved("old.html", "new.html", "T", {}), "html.parser").select("ul")


def test_a_picture_of_what_is_gone_says_so() -> None:
    picture = BeautifulSoup(tombstones.file("svg", Stone("fig-x", ACTIVE, ()), None), "html.parser")
    assert picture.title is not None
    assert picture.title.get_text() == f"fig-x ({ACTIVE}) was withdrawn."
    assert picture.select("b") == []


def test_what_describes_rows_under_an_old_name_names_the_file_beside_it(tmp_path: Path) -> None:
    """Programs for CSV on the Web take a description only for the file that it names."""
    new = tmp_path / "fig-y.csv-metadata.json"
    new.write_text('{"url": "fig-y.csv", "dc:title": "Votes"}', encoding="utf-8")
    found = tombstones.file("csv-metadata.json", Stone("fig-x", "votes", (), "a.html#fig-y", "fig-y"), new)
    assert json.loads(found) == {"url": "fig-x.csv", "dc:title": "Votes"}


def test_anchors_stand_before_what_they_lead_to() -> None:
    page = '<body><article class="bd-article"><p>a</p><p id="new">b</p></article></body>'
    assert tombstones.beside(page, "new", ["old"]) == page.replace(
        '<p id="new">', '<span id="old"></span><p id="new">'
    )
    assert tombstones.headed(page, ["old"]) == page.replace("<p>a", '<span id="old"></span><p>a')
