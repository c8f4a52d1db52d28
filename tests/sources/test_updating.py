"""An update says what it would change, asks, and writes each table in one move."""

from __future__ import annotations

import builtins
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pandas as pd
import pytest

from helpers import cli, exhibits, sources, tables
from helpers.sources import updating
from sources.publishers import Publishers


def revised(found: pd.DataFrame) -> pd.DataFrame:
    """One value of Kazakhstan changed, and a year added."""
    here = (found["code"] == "v2x_libdem") & (found["entity"] == "KAZ") & (found["period"] == "2020")
    found = found.assign(value=found["value"].where(~here, found["value"] + 0.005))
    return pd.concat([found, found[found["period"] == "2024"].assign(period="2025")], ignore_index=True)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without computing the exhibits twice; one test does."""
    monkeypatch.setattr(updating, "consequences", lambda folder, contents: ["- `fig-x` changed"])


def _rows(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def test_what_is_written(publishers: Publishers, data: Path, quick: None) -> None:
    before, path = _rows(data / "series/indicators.csv"), publishers.vdem(revised)
    planned = sources.plan("vdem", path, data)
    assert "To write: 1 row changed, 44 rows added." in planned.text and "`fig-x` changed" in planned.text
    assert before == _rows(data / "series/indicators.csv"), "a plan writes nothing"
    sources.write(planned, data)
    after = _rows(data / "series/indicators.csv")
    assert len(set(before) - set(after)) == 1 and len(set(after) - set(before)) == 45
    assert after[1:-1] == sorted(after[1:-1], key=lambda line: line.split(",")[:4]), (
        "new years stand below their series"
    )
    assert any(
        line.startswith("vdem-libdem,EU27,,2025,") and ",27,derived,vdem-v15" in line for line in after
    )
    assert not tables.check(data)
    checked = sources.check("vdem", path, data)
    assert not checked.report.differing and not checked.report.new and not checked.report.only_ours
    row = tables.load("sources", data).set_index("source").loc["vdem-v15"]
    assert (
        row["verified_at_publisher"]
        and "45 values from the publisher's own file V-Dem-CY-Core-v15.csv" in row["read_in"]
    )
    assert "Nothing to write." in sources.plan("vdem", path, data).text


def test_a_confirmed_source_is_marked_and_nothing_else(
    publishers: Publishers, data: Path, quick: None
) -> None:
    path = publishers.vdem()
    planned = sources.plan("vdem", path, data, "2026-12-01")
    assert list(planned.contents) == ["ledger/sources.csv"]
    sources.write(planned, data)
    after = tables.load("sources", data).set_index("source")
    assert after.loc["vdem-v15", "verified_at_publisher"]
    before = tables.load("sources").set_index("source")
    assert list(after.index[after["verified_at_publisher"] != before["verified_at_publisher"]]) == [
        "vdem-v15"
    ]
    assert after.loc["vdem-v15", "read_on"] == "2026-12-01"
    assert f"compared with the publisher's own file {path.name}, SHA-256 " in after.loc["vdem-v15", "read_in"]
    written = ["verified_at_publisher", "read_in", "read_on"]
    assert after.drop(columns=written).equals(before.drop(columns=written))
    assert after.drop("vdem-v15").equals(before.drop("vdem-v15"))
    assert "Nothing to write." in sources.plan("vdem", path, data, "2026-12-02").text


def test_a_year_of_visas_is_taken_over(publishers: Publishers, data: Path, quick: None) -> None:
    """A host that we lack gets a line, a number that differs is replaced, and every other line stays as it is."""
    file = data / "series/schengen_visas.csv"
    path, whole = publishers.consulates(2019), _rows(file)
    gone = [line for line in whole if not line.startswith("2019,ITA,")]
    (germany,) = [line for line in whole if line.startswith("2019,DEU,")]
    cells = germany.split(",")
    broken = ",".join([*cells[:5], "1", *cells[6:]])
    file.write_text("\n".join(broken if line == germany else line for line in gone), encoding="utf-8")
    planned = sources.plan("schengen-visas", path, data)
    assert "To write: 1 row changed, 1 row added." in planned.text
    sources.write(planned, data)
    assert _rows(file) == whole


def test_a_partly_confirmed_source_is_not_marked(publishers: Publishers, data: Path, quick: None) -> None:
    path = publishers.vdem(lambda found: found[(found["entity"] != "UZB") | (found["period"] != "1995")])
    assert sources.plan("vdem", path, data).contents == {}


def test_a_selection_does_not_grow(publishers: Publishers, data: Path, quick: None) -> None:
    def edit(found: pd.DataFrame) -> pd.DataFrame:
        return pd.concat([found, found[found["period"] == "2020"].assign(period="2021")], ignore_index=True)

    path = publishers.uis(edit)
    assert sources.check("uis", path, data).report.new
    planned = sources.plan("uis", path, data)
    assert "series/indicators.csv" not in planned.contents


def test_rules_that_new_values_break_stop_the_update(publishers: Publishers, data: Path) -> None:
    def edit(found: pd.DataFrame) -> pd.DataFrame:
        here = (found["code"] == "v2x_libdem") & (found["entity"] == "KAZ") & (found["period"] == "2020")
        return found.assign(value=found["value"].where(~here, 0.9))

    with pytest.raises(sources.SourceError, match="a band around the value"):
        sources.plan("vdem", publishers.vdem(edit), data)


def test_exhibits_that_change_are_named(
    publishers: Publishers, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Three of those that read the table, as every one would be made twice.
    some = ("fig-liberal-democracy", "fig-un-ideal-points", "fig-resemblance")
    known = {name: exhibits.registry()[name] for name in some}
    monkeypatch.setattr(exhibits, "registry", lambda: known)
    planned = sources.plan("vdem", publishers.vdem(revised), data)
    told = planned.text.split("Exhibits and verdicts that change:")[1]
    assert "### Rows, texts, drawing changed (1)\n\n- `fig-liberal-democracy`" in told
    assert "fig-un-" not in told, "exhibits of other series stay as they are"


@pytest.mark.parametrize(
    ("answer", "writes"), [("", False), ("n", False), ("y", True), ("YES", True), (None, False)]
)
def test_the_command_line_asks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: str | None, writes: bool
) -> None:
    written = []
    planned = sources.Plan("told", {"indicators.csv": "x"})
    monkeypatch.setattr(sources, "plan", lambda name, path: planned)
    monkeypatch.setattr(sources, "write", written.append)

    def answered(question: str) -> str:
        if answer is None:
            raise EOFError
        return answer

    monkeypatch.setattr(builtins, "input", answered)
    assert cli.main(["source", "update", "vdem", "file.csv"]) == 0
    assert written == ([planned] if writes else [])
    out = capsys.readouterr().out
    assert (
        out.startswith("told")
        and ("Written: data/indicators.csv" if writes else "Nothing was written.") in out
    )


def test_yes_asks_nothing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    written = []
    monkeypatch.setattr(sources, "plan", lambda name, path: sources.Plan("told", {"indicators.csv": "x"}))
    monkeypatch.setattr(sources, "write", written.append)
    monkeypatch.setattr(builtins, "input", lambda question: pytest.fail("asked"))
    assert cli.main(["source", "update", "vdem", "file.csv", "--yes"]) == 0 and written


def test_a_fault_in_between_leaves_the_old_file(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path.relative_to(data): path.read_bytes() for path in data.rglob("*") if path.is_file()}

    def stopped(self: Path, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        sources.write(sources.Plan("", {"series/indicators.csv": "new", "sources.csv": "new"}), data)
    assert before == {
        path.relative_to(data): path.read_bytes() for path in data.rglob("*") if path.is_file()
    }, "nothing is left aside either"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_kill_in_between_leaves_the_old_file(data: Path) -> None:
    before = (data / "series/indicators.csv").read_bytes()
    code = """
        import os, pathlib, signal, sys
        from helpers import sources
        pathlib.Path.replace = lambda self, target: os.kill(os.getpid(), signal.SIGKILL)
        sources.write(sources.Plan("", {"series/indicators.csv": "half"}), pathlib.Path(sys.argv[1]))
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code), os.fspath(data)], capture_output=True)
    assert done.returncode == -signal.SIGKILL and (data / "series/indicators.csv").read_bytes() == before
    sources.write(sources.Plan("", {"series/indicators.csv": "whole"}), data)
    assert (data / "series/indicators.csv").read_text(encoding="utf-8") == "whole" and not list(
        data.rglob(".*.new")
    )
