"""A file that cannot be used ends in one sentence, exit code 1, and nothing written."""

from __future__ import annotations

import codecs
import os
import re
import sys
from pathlib import Path

import pandas as pd
import pytest

from helpers import cli, paths, sources
from sources.publishers import Publishers


def fails(name: str, path: Path, data: Path, *told: str) -> None:
    before = {path.relative_to(data): path.read_bytes() for path in data.rglob("*") if path.is_file()}
    for run in (sources.check, sources.plan):
        with pytest.raises(sources.SourceError) as caught:
            run(name, path, data)
        message = str(caught.value)
        assert "\n" not in message and message.endswith("."), message
        assert all(part in message for part in told), message
    assert before == {path.relative_to(data): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def test_no_such_file(publishers: Publishers, data: Path) -> None:
    fails("vdem", publishers.folder / "none.csv", data, "none.csv", "no such file")


def test_folder(publishers: Publishers, data: Path) -> None:
    fails("vdem", publishers.folder, data, "folder")


@pytest.mark.parametrize("content", [b"", b"\n\n", codecs.BOM_UTF8])
def test_empty(publishers: Publishers, data: Path, content: bytes) -> None:
    path = publishers.folder / "empty.csv"
    path.write_bytes(content)
    for name in sources.SOURCES:
        fails(name, path, data, "empty.csv", "is empty")


def test_header_alone(publishers: Publishers, data: Path) -> None:
    path = publishers.vdem()
    path.write_text(path.read_text(encoding="utf-8").split("\n")[0] + "\n", encoding="utf-8")
    fails("vdem", path, data, "no value")


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("vdem", "country_text_id"),
        ("un-ideal-points", "iso3c"),
        ("wdi", "Country Code"),
        ("wgi", "Country Code"),
        ("uis", "INDICATOR_ID"),
        ("eurostat", "geo"),
    ],
)
def test_a_file_of_something_else(publishers: Publishers, data: Path, name: str, column: str) -> None:
    path = publishers.folder / "other.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    fails(name, path, data, "other.csv", "header lacks", column, "expected")


def test_a_changed_header(publishers: Publishers, data: Path) -> None:
    path = publishers.vdem()
    path.write_text(path.read_text(encoding="utf-8").replace("v2x_rule", "v2x_rule_new", 1), encoding="utf-8")
    fails("vdem", path, data, "v2x_rule")
    path = publishers.panel("un-ideal-points", "i.csv", rename={"q5all": "lower"})
    fails("un-ideal-points", path, data, "q5all")


def test_a_release_by_session(publishers: Publishers, data: Path) -> None:
    path = publishers.panel(
        "un-ideal-points", "IdealpointestimatesAll_Jun2024.csv", rename={"year": "session"}
    )
    fails("un-ideal-points", path, data, "lacks the column year", "by session")


def test_an_older_release(publishers: Publishers, data: Path) -> None:
    path = publishers.vdem(lambda found: found[found["period"] <= "2023"])
    fails("vdem", path, data, "end in 2023", "ours in 2024", "version 15")


def test_none_of_our_years(publishers: Publishers, data: Path) -> None:
    path = publishers.vdem(lambda found: found.assign(period=(found["period"].astype(int) - 100).astype(str)))
    fails("vdem", path, data, "none of our years (1991 to 2024)")


def test_none_of_our_indicators(publishers: Publishers, data: Path) -> None:
    path = publishers.bank("wdi", "w.csv", lambda found: found.assign(code="XX." + found["code"]))
    fails("wdi", path, data, "none of our indicators")
    fails(
        "uis",
        publishers.uis(lambda found: found.assign(code="X" + found["code"])),
        data,
        "none of our indicators",
    )


@pytest.mark.parametrize("write", ["vdem", "bank", "wgi_long", "uis", "eurostat"])
def test_cut_off(publishers: Publishers, data: Path, write: str) -> None:
    name = {"bank": "wdi", "wgi_long": "wgi"}.get(write, write)
    path = publishers.bank("wdi", "WDICSV.csv") if write == "bank" else getattr(publishers, write)()
    whole = path.read_bytes().rstrip(b"\n")
    start = whole.rindex(b"\n")
    path.write_bytes(whole[: start + 1 + (len(whole) - start) // 3])
    fails(name, path, data, "cut off", "download it again")


def test_cut_off_json_and_stata(publishers: Publishers, data: Path) -> None:
    path = publishers.bank_json("wdi", "SP.POP.TOTL")
    path.write_bytes(path.read_bytes()[:-40])
    fails("wdi", path, data, "JSON is cut off")
    path = publishers.panel("un-ideal-points", "i.dta")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    fails("un-ideal-points", path, data, "i.dta")


def test_json_of_something_else_and_of_one_page(publishers: Publishers, data: Path) -> None:
    path = publishers.folder / "x.json"
    path.write_text('{"a": 1}', encoding="utf-8")
    fails("wdi", path, data, "not an answer of the World Bank's API")
    fails("wdi", publishers.bank_json("wdi", "SP.POP.TOTL", pages=3), data, "page 1 of 3", "per_page=")


@pytest.mark.parametrize(
    ("encoding", "told"), [("utf-16", "UTF-16"), ("utf-16-le", "UTF-16"), ("latin-1", "Latin-1")]
)
def test_another_encoding(publishers: Publishers, data: Path, encoding: str, told: str) -> None:
    path = publishers.vdem()
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    fails("vdem", path, data, told, "UTF-8")


def test_a_mark_of_utf_8_is_no_fault(publishers: Publishers, data: Path) -> None:
    path = publishers.vdem()
    path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())
    assert not sources.check("vdem", path, data).report.differing


def test_an_archive(publishers: Publishers, data: Path) -> None:
    path = publishers.folder / "V-Dem.zip"
    path.write_bytes(b"PK\x03\x04rest")
    fails("vdem", path, data, "ZIP archive", "unpack it")


def test_a_workbook_without_its_reader(
    publishers: Publishers, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    fails("schengen-visas", publishers.consulates(2019), data, "needs python-calamine")


def test_a_workbook_of_something_else(publishers: Publishers, data: Path) -> None:
    path = publishers.folder / "2019.xlsx"
    pd.DataFrame({"a": [1]}).to_excel(path, index=False, engine="openpyxl")
    fails("schengen-visas", path, data, "header lacks the columns schengen state", "country where consulate")
    fails("schengen-visas", publishers.vdem(file="2019.csv"), data, "no Excel workbook")


def test_a_state_that_is_not_in_schengen(publishers: Publishers, data: Path) -> None:
    def edit(found: pd.DataFrame) -> pd.DataFrame:
        return found.replace({"Schengen State": {"Germany": "Ruritania"}})

    fails("schengen-visas", publishers.consulates(2019, edit=edit), data, "'RURITANIA'")


def test_a_year_that_is_none(publishers: Publishers, data: Path) -> None:
    path = publishers.panel(
        "un-ideal-points",
        "i.csv",
        lambda found: found.assign(period=found["period"].replace("2001", "2001.5")),
    )
    fails("un-ideal-points", path, data, "'2001.5'", "a year such as 2020")


def test_text_where_a_number_stands(publishers: Publishers, data: Path) -> None:
    path = publishers.vdem()
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(KAZ,2020,)[^,]*", r"\1abc", text), encoding="utf-8")
    fails("vdem", path, data, "'abc'", "number")


def test_two_values_for_one_year(publishers: Publishers, data: Path) -> None:
    path = publishers.vdem()
    with path.open("a", encoding="utf-8") as opened:
        line = next(one for one in path.read_text(encoding="utf-8").split("\n") if ",KAZ,2020," in one)
        opened.write(line.rsplit(",", 1)[0] + ",0.999\n")
    fails("vdem", path, data, "two values", "KAZ in 2020")


def test_the_command_line_ends_with_1(publishers: Publishers, capsys: pytest.CaptureFixture[str]) -> None:
    # The book's own data are only read: no file here gets as far as a plan.
    before = (paths.DATA / "series/indicators.csv").stat().st_mtime_ns
    assert cli.main(["source", "check", "nope", os.fspath(publishers.vdem())]) == 1
    error = capsys.readouterr().err
    assert all(name in error for name in sources.SOURCES) and "Traceback" not in error
    assert cli.main(["source", "update", "vdem", "nowhere.csv", "--yes"]) == 1
    assert "nowhere.csv" in capsys.readouterr().err
    assert cli.main(["source", "list"]) == 0 and "eurostat" in capsys.readouterr().out
    assert (paths.DATA / "series/indicators.csv").stat().st_mtime_ns == before
