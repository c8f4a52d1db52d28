"""What changed between two built books, as Markdown that goes into the changelog as it is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from helpers import cli
from helpers.publishing import releases
from helpers.publishing.releases import ReleaseError

CLAIM = {
    "claim": "a-001",
    "statement": "It is so.",
    "record": "supported",
    "coherence": "coherent",
    "citation": "fits",
}
EXHIBIT = {
    "id": "fig-votes",
    "title": "Votes in the UN",
    "page": "x.html",
    "fingerprint": {"rows": "11111111", "lines": "22222222"},
}


def book(folder: Path, claims: list[dict[str, Any]], exhibits: list[dict[str, Any]]) -> Path:
    (folder / "downloads").mkdir(parents=True)
    for name, rows in (("ledger", claims), ("exhibits", exhibits)):
        (folder / "downloads" / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    return folder


def test_two_books_that_are_the_same_differ_in_nothing(tmp_path: Path) -> None:
    old = book(tmp_path / "old", [CLAIM], [EXHIBIT])
    assert releases.changes(old, old) == "### Verdicts\n\nNo change.\n\n### Exhibits\n\nNo change.\n"


def test_changed_verdicts_are_named_with_both_values(tmp_path: Path) -> None:
    old = book(tmp_path / "old", [CLAIM, CLAIM | {"claim": "a-002"}], [EXHIBIT])
    new = book(
        tmp_path / "new",
        [CLAIM | {"record": "contradicted", "citation": "misnumbered"}, CLAIM | {"claim": "b-001"}],
        [EXHIBIT],
    )
    assert releases.changes(old, new).splitlines()[2:6] == [
        "- `a-001`, record: supported → contradicted (It is so.)",
        "- `a-001`, citation: fits → misnumbered (It is so.)",
        "- New claims: `b-001`",
        "- Claims no longer in the ledger: `a-002`",
    ]


def test_changed_exhibits_are_named_with_the_parts_that_changed(tmp_path: Path) -> None:
    old = book(tmp_path / "old", [CLAIM], [EXHIBIT, EXHIBIT | {"id": "tbl-gone"}])
    changed = EXHIBIT | {
        "title": "Votes",
        "fingerprint": {"rows": "11111111", "lines": "33333333", "images": "44444444"},
    }
    new = book(tmp_path / "new", [CLAIM], [changed, EXHIBIT | {"id": "tbl-new"}])
    assert releases.changes(old, new).splitlines()[-3:] == [
        "- `fig-votes`, Votes: lines, images changed",
        "- New exhibits: `tbl-new`",
        "- Exhibits no longer shown: `tbl-gone`",
    ]


@pytest.mark.parametrize("content", [None, "{not json"])
def test_a_folder_that_is_no_book_is_named(content: str | None, tmp_path: Path) -> None:
    folder = book(tmp_path / "old", [CLAIM], [EXHIBIT])
    ledger = folder / "downloads" / "ledger.json"
    if content is None:
        ledger.unlink()
    else:
        ledger.write_text(content, encoding="utf-8")
    with pytest.raises(ReleaseError, match=r"ledger\.json cannot be read.*Name the folder of a built book"):
        releases.changes(folder, folder)


@pytest.mark.xdist_group("book")
def test_the_command_lists_what_changed_between_two_built_books(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A verdict and a fingerprint are edited in a copy, and nothing else is told; the text is Markdown of two headed lists."""
    new = Path(shutil.copytree(built / "downloads", tmp_path / "new" / "downloads")).parent
    (ledger, exhibits) = (new / "downloads" / f"{name}.json" for name in ("ledger", "exhibits"))
    claims, shown = (
        json.loads(ledger.read_text(encoding="utf-8")),
        json.loads(exhibits.read_text(encoding="utf-8")),
    )
    listed = claims["claims"]
    before, why = listed[47]["record"]["verdict"], listed[47]["record"]["reason"].rstrip(".") + "."
    listed[47]["record"]["verdict"] = "sources differ, as a test has it"
    shown[5]["fingerprint"]["rows"] = "00000000"
    ledger.write_text(json.dumps(claims), encoding="utf-8")
    exhibits.write_text(json.dumps(shown), encoding="utf-8")
    assert cli.main(["diff", str(built), str(new)]) == 0
    said = capsys.readouterr().out
    assert [line for line in said.splitlines() if line.startswith("- ")] == [
        f"- `{listed[47]['claim']}`, record: {before} → sources differ, as a test has it ({listed[47]['statement']}): {why}",
        f"- `{shown[5]['id']}`, {shown[5]['title']}: rows changed",
    ]
    page = MarkdownIt().render(said)
    assert (page.count("<h3>"), page.count("<ul>"), page.count("<li>")) == (2, 2, 2)
    assert cli.main(["diff", str(built), str(built)]) == 0
    assert capsys.readouterr().out.count("No change.") == 2
