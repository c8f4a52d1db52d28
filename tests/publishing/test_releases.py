"""What changed between two built books, as Markdown that goes into the changelog as it is."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from helpers import cli, paths
from helpers.book.prose import meanings
from helpers.publishing import finished, releases
from helpers.publishing.finished import FinishedError
from helpers.tables import computed

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
    "page": "chapters/x.html",
    "fingerprint": {"rows": "11111111", "lines": "22222222"},
}


#: A page with a figure, a table and two findings, one of them with a part of its own.
PAGE = (
    '<p>First, <span class="finding">Votes <span class="math">fell</span> &amp; rose.</span> Then more.</p>'
    '<figure class="x" id="fig-votes"><figcaption><p><span class="caption-number">Fig. 7.1 </span>Votes</p>'
    '</figcaption></figure><p><span class="finding">It is\nso.</span></p>'
)
NAMES = "name,successor\na-001,\ntbl-gone,fig-votes\n"


def book(
    folder: Path,
    claims: list[dict[str, Any]],
    exhibits: list[dict[str, Any]],
    page: str = PAGE,
    tables: dict[str, str] | None = None,
) -> Path:
    (folder / "downloads").mkdir(parents=True)
    (folder / "chapters").mkdir()
    (folder / "chapters" / "x.html").write_text(page, encoding="utf-8")
    named = {"published": "published.csv"} | (tables or {})
    described = {"resources": [{"name": name, "path": file} for name, file in named.items()]}
    with zipfile.ZipFile(folder / finished.PACKAGE, "w") as archive:
        archive.writestr(finished.DESCRIPTOR, json.dumps(described))
        archive.writestr(named["published"], NAMES)
    for name, rows in (("ledger", claims), ("exhibits", exhibits)):
        (folder / "downloads" / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    return folder


def test_two_books_that_are_the_same_differ_in_nothing(tmp_path: Path) -> None:
    old = book(tmp_path / "old", [CLAIM], [EXHIBIT])
    titles = ("Verdicts", "Findings", "Exhibits", "Numbers of exhibits", "Files of the data package")
    assert releases.changes(old, old) == "\n".join(f"### {title}\n\nNo change.\n" for title in titles)


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
    assert _under(releases.changes(old, new), "Exhibits") == [
        "- `fig-votes`, Votes: lines changed; new: images",
        "- New exhibits: `tbl-new`",
        "- Exhibits no longer shown: `tbl-gone` (in its place `fig-votes`)",
    ]


def test_an_exhibit_that_only_gained_a_narrow_form_says_so_once(tmp_path: Path) -> None:
    old = book(tmp_path / "old", [CLAIM], [EXHIBIT])
    more = EXHIBIT["fingerprint"] | {"narrow-lines": "1", "narrow-axes": "2"}
    new = book(tmp_path / "new", [CLAIM], [EXHIBIT | {"fingerprint": more}])
    assert _under(releases.changes(old, new), "Exhibits") == ["- `fig-votes`, Votes in the UN: new: narrow"]


def test_findings_that_one_book_alone_has_are_told_with_their_pages(tmp_path: Path) -> None:
    old = book(tmp_path / "old", [CLAIM], [EXHIBIT])
    new = book(tmp_path / "new", [CLAIM], [EXHIBIT], PAGE.replace("so.", "not so."))
    (new / "chapters" / "y.html").write_text('<span class="finding">It is not so.</span>', encoding="utf-8")
    assert _under(releases.changes(old, new), "Findings") == [
        "- New, in `chapters/x.html`, `chapters/y.html`: It is not so.",
        "- No longer, in `chapters/x.html`: It is so.",
    ]
    assert list(finished.findings(old)) == ["Votes fell & rose.", "It is so."]


def test_numbers_and_files_are_told_old_and_new(tmp_path: Path) -> None:
    gone = EXHIBIT | {"id": "tbl-gone"}
    table = '<table id="tbl-gone"><caption><span class="caption-number">Table 7.2 </span></caption></table>'
    other = (
        '<table id="tbl-not-shown"><caption><span class="caption-number">Table 7.3 </span></caption></table>'
    )
    old = book(tmp_path / "old", [CLAIM], [EXHIBIT, gone], PAGE + table + other, {"claims": "claims.csv"})
    new = book(tmp_path / "new", [CLAIM], [EXHIBIT], PAGE.replace("7.1", "7.4"), {"claims": "ledger/claims.csv", "norms": "norms.csv"})  # fmt: skip
    told = releases.changes(old, new)
    assert _under(told, "Numbers of exhibits") == [
        "- `fig-votes`: Fig. 7.1 → Fig. 7.4",
        "- `tbl-gone`: Table 7.2 → none",
    ]
    assert _under(told, "Files of the data package") == [
        "- `claims`: claims.csv → ledger/claims.csv",
        "- `norms`: none → norms.csv",
    ]


def _under(told: str, title: str) -> list[str]:
    """The lines below a heading."""
    return told.split(f"### {title}\n\n")[1].split("\n\n")[0].splitlines()


@pytest.mark.parametrize("content", [None, "{not json"])
def test_a_folder_that_is_no_book_is_named(content: str | None, tmp_path: Path) -> None:
    folder = book(tmp_path / "old", [CLAIM], [EXHIBIT])
    ledger = folder / "downloads" / "ledger.json"
    if content is None:
        ledger.unlink()
    else:
        ledger.write_text(content, encoding="utf-8")
    with pytest.raises(FinishedError, match=r"ledger\.json cannot be read.*Name the folder of a built book"):
        releases.changes(folder, folder)


def test_the_list_of_changes_since_the_first_edition_is_of_the_book_as_it_is() -> None:
    """`book diff` is printed into it anew where a verdict, a reason or a finding is another now."""
    text = (paths.ROOT / "docs" / "changes-since-0.1.0.md").read_text(encoding="utf-8")
    ledger = computed.get("ledger").set_index("claim").to_dict("index")
    form = re.compile(r"- `(.-\d+)`, (\w+): [\w ,]+ → ([\w ,]+) \((.*)")
    listed = [form.fullmatch(line) for line in _under(text, "Verdicts") if " → " in line]
    assert len(listed) > 400
    for found in listed:
        assert found is not None
        claim, axis, verdict, rest = found.groups()
        row = ledger[claim]
        assert verdict == row[axis], found.group()
        assert rest == f"{row['statement']}): {row[f'{axis}_reason'].rstrip('.')}.", found.group()
    said = {line.split("`: ", 1)[1] for line in _under(text, "Findings")}
    # A page writes the typographic apostrophe; what no page says, a table may.
    assert said <= {one.replace("'", "’") for one in meanings.findings().values()}
    assert len(said) > 30


@pytest.mark.parametrize("name", ["chapters/x.html", finished.PACKAGE])
def test_a_page_or_a_package_that_is_missing_is_named(name: str, tmp_path: Path) -> None:
    folder = book(tmp_path / "old", [CLAIM], [EXHIBIT])
    (folder / name).unlink()
    with pytest.raises(FinishedError, match=rf"{name} cannot be read.*Name the folder of a built book"):
        releases.changes(folder, folder)


def test_the_command_lists_what_changed_between_two_built_books(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A verdict and a fingerprint are edited in a copy, and nothing else is told; the text is Markdown of headed lists."""
    for name in ("downloads", "chapters"):
        shutil.copytree(built / name, tmp_path / "new" / name)
    new = tmp_path / "new"
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
    assert (page.count("<h3>"), page.count("<ul>"), page.count("<li>")) == (5, 2, 2)
    assert cli.main(["diff", str(built), str(built)]) == 0
    assert capsys.readouterr().out.count("No change.") == 5
