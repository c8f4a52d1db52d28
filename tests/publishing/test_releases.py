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
    titles = (
        "Verdicts",
        "Theses",
        "Findings",
        "Exhibits",
        "Numbers of exhibits",
        "Files of the data package",
    )
    assert releases.changes(old, old) == "\n".join(f"## {title}\n\nNo change.\n" for title in titles)


def test_changed_verdicts_stand_below_what_they_were_and_are(tmp_path: Path) -> None:
    old = book(tmp_path / "old", [CLAIM, CLAIM | {"claim": "a-002"}, CLAIM | {"claim": "a-003"}], [EXHIBIT])
    new = book(
        tmp_path / "new",
        [
            CLAIM
            | {"record": "contradicted", "record_reason": "the day was another.", "citation": "misnumbered"},
            CLAIM | {"claim": "a-003", "record": "contradicted", "record_reason": "so was the place"},
            CLAIM | {"claim": "b-001"},
        ],
        [EXHIBIT],
    )
    assert _part(releases.changes(old, new), "Verdicts") == [
        "| axis | was | is | claims |",
        "| --- | --- | --- | --: |",
        "| record | supported | contradicted | 2 |",
        "| citation | fits | misnumbered | 1 |",
        "### record: supported → contradicted (2)",
        "- `a-001` It is so. *Why:* the day was another.",
        "- `a-003` It is so. *Why:* so was the place.",
        "### citation: fits → misnumbered (1)",
        "- `a-001` It is so.",
        "- New claims: `b-001`",
        "- Claims no longer in the ledger: `a-002`",
    ]


def test_a_reason_that_all_have_is_told_once(tmp_path: Path) -> None:
    claims = [CLAIM, CLAIM | {"claim": "a-002"}]
    why = {"record": "outside", "record_reason": "it is a thesis."}
    new = book(tmp_path / "new", [one | why for one in claims], [EXHIBIT])
    told = _part(releases.changes(book(tmp_path / "old", claims, [EXHIBIT]), new), "Verdicts")
    assert told[4:] == ["It is a thesis.", "- `a-001` It is so.", "- `a-002` It is so."]


def test_changed_exhibits_stand_below_what_of_them_did(tmp_path: Path) -> None:
    old = book(
        tmp_path / "old", [CLAIM], [EXHIBIT, EXHIBIT | {"id": "tbl-gone"}, EXHIBIT | {"id": "tbl-lost"}]
    )
    changed = EXHIBIT | {
        "title": "Votes",
        "fingerprint": {"rows": "9", "lines": "33333333", "axes": "1"},
    }
    new = book(tmp_path / "new", [CLAIM], [changed, EXHIBIT | {"id": "tbl-new"}])
    assert _part(releases.changes(old, new), "Exhibits") == [
        "### Rows, drawing changed; new: axes (1)",
        "- `fig-votes` Votes",
        "### Only in the new book (1)",
        "- `tbl-new` Votes in the UN",
        "### No longer shown (2)",
        "- `tbl-gone` Votes in the UN: in its place stands `fig-votes`",
        "- `tbl-lost` Votes in the UN",
    ]


def test_an_exhibit_that_only_gained_a_narrow_form_says_so_once(tmp_path: Path) -> None:
    old = book(tmp_path / "old", [CLAIM], [EXHIBIT])
    more = EXHIBIT["fingerprint"] | {"narrow-lines": "1", "narrow-axes": "2"}
    new = book(tmp_path / "new", [CLAIM], [EXHIBIT | {"fingerprint": more}])
    told = _part(releases.changes(old, new), "Exhibits")
    assert told == ["### New: a form for narrow screens (1)", "- `fig-votes` Votes in the UN"]


def test_a_thesis_that_is_judged_otherwise_is_told_with_both(tmp_path: Path) -> None:
    old, new = (book(tmp_path / name, [CLAIM], [EXHIBIT]) for name in ("old", "new"))
    for folder, rows in (
        # An older card has columns that this one lacks.
        (old, "thesis,short,judgement,amount\nt-01,energy,open,low\n"),
        (new, "thesis,short,judgement,label\nt-01,power,mixed,mixed: a\nt-02,money,open,\n"),
    ):
        (folder / "exhibits").mkdir()
        (folder / finished.SCORE_CARD).write_text(rows, encoding="utf-8")
    assert _part(releases.changes(old, new), "Theses") == [
        "- `t-01`, power: open → mixed: a",
        "- `t-02`, money: not judged → open",
    ]


def test_findings_that_one_book_alone_has_are_told_with_their_pages(tmp_path: Path) -> None:
    old = book(tmp_path / "old", [CLAIM], [EXHIBIT])
    new = book(tmp_path / "new", [CLAIM], [EXHIBIT], PAGE.replace("so.", "not so."))
    (new / "chapters" / "y.html").write_text('<span class="finding">It is not so.</span>', encoding="utf-8")
    assert _part(releases.changes(old, new), "Findings") == [
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
    old = book(
        tmp_path / "old",
        [CLAIM],
        [EXHIBIT, gone],
        PAGE + table + other,
        {"claims": "claims.csv", "motives": "motives.csv", "votes": "codes.csv"},
    )
    new = book(tmp_path / "new", [CLAIM], [EXHIBIT], PAGE.replace("7.1", "7.4"), {"claims": "ledger/claims.csv", "norms": "series/norms.csv", "votes": "series/votes.csv"})  # fmt: skip
    told = releases.changes(old, new)
    assert _part(told, "Numbers of exhibits")[2:] == [
        "| `fig-votes` | Fig. 7.1 | Fig. 7.4 |",
        "| `tbl-gone` | Table 7.2 | none |",
    ]
    assert _part(told, "Files of the data package") == [
        "- Gone: `motives.csv`",
        "- Moved from the package's own folder to `ledger/`: `claims.csv`",
        "- New in `series/`: `norms.csv`",
        "- `codes.csv` is now: `series/votes.csv`",
    ]


def _part(told: str, title: str) -> list[str]:
    """The lines of a part, empty ones apart."""
    part = re.split(rf"(?m)^## {title}$", told)[1]
    return [line for line in re.split(r"(?m)^## ", part)[0].splitlines() if line]


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
    axis = verdict = shared = ""
    listed = 0
    for line in _part(text, "Verdicts"):
        if found := re.fullmatch(r"### (\w+): [\w ,]+ → ([\w ,]+) \(\d+\)", line):
            (axis, verdict), shared = found.groups(), ""
        elif found := re.fullmatch(r"- `(.-\d+)` (.*?)( \*Why:\* (.*)\.)?", line):
            row = ledger[found[1]]
            assert (verdict, found[2]) == (row[axis], row["statement"]), line
            reason = (shared or found[4] or "").rstrip(".")
            assert reason.casefold() == row[f"{axis}_reason"].rstrip(".").casefold(), line
            listed += 1
        elif not line.startswith(("|", "- ")):
            shared = line
    assert listed > 400
    said = {line.split("`: ", 1)[1] for line in _part(text, "Findings")}
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
    for name in ("downloads", "chapters", "exhibits"):
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
        f"- `{listed[47]['claim']}` {listed[47]['statement']} *Why:* {why}",
        f"- `{shown[5]['id']}` {shown[5]['title']}",
    ]
    page = MarkdownIt().enable("table").render(said)
    heads = [f"record: {before} → sources differ, as a test has it (1)", "Rows changed (1)"]
    assert re.findall("<h3>(.*?)</h3>", page) == heads
    assert (page.count("<h2>"), page.count("<table>"), page.count("<li>")) == (6, 1, 2)
    assert cli.main(["diff", str(built), str(built)]) == 0
    assert capsys.readouterr().out.count("No change.") == 6
