"""The repository as software: the committed file is what `CITATION.cff` gives."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from helpers import paths
from helpers.publishing import codemeta
from helpers.tables import descriptor, edition


def test_the_committed_file_is_what_the_command_writes() -> None:
    assert (paths.ROOT / codemeta.NAME).read_text(encoding="utf-8") == codemeta.as_text()


def test_it_says_whose_and_which_version_it_is() -> None:
    said = json.loads(codemeta.as_text())
    assert (said["name"], said["version"]) == (edition.book().title, edition.book().version)
    assert said["author"] == [{"@type": "Organization", "name": edition.book().author}]
    assert said["license"].endswith("MIT")


def test_an_address_is_said_where_the_citation_file_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    book = edition.book()
    assert not {"url", "codeRepository"} & codemeta.described().keys()
    assert "homepage" not in descriptor.described(paths.DATA)
    known = dataclasses.replace(book, homepage="https://example.org/b", repository="https://example.org/r")
    monkeypatch.setattr(edition, "book", lambda: known)
    said = codemeta.described()
    assert (said["url"], said["codeRepository"]) == (known.homepage, known.repository)
    assert descriptor.described(paths.DATA)["homepage"] == known.homepage


def test_it_is_written_once(tmp_path: Path) -> None:
    assert codemeta.write(tmp_path)
    assert not codemeta.write(tmp_path)
    (tmp_path / codemeta.NAME).write_text("{}", encoding="utf-8")
    assert codemeta.write(tmp_path)
    assert (tmp_path / codemeta.NAME).read_text(encoding="utf-8") == codemeta.as_text()
