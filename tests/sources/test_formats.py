"""Every publisher's format is read, and its values compared with ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from helpers import sources, tables
from sources.publishers import Publishers

COLUMNS = {  # as Voeten's CSV of final votes writes them
    "idealpointall": "IdealPointAll",
    "q5all": "Q5%All",
    "q95all": "Q95%All",
    "idealpointfp": "IdealPointFP",
    "q5fp": "Q5%FP",
    "q95fp": "Q95%FP",
}


def _total(data: Path, name: str, *indicators: str) -> int:
    source, frame = sources.source(name), tables.load("indicators", data)
    return int(
        (frame["source"].isin(source.keys) & frame["indicator"].isin(indicators or source.indicators)).sum()
    )


def _confirms_all(checked: sources.Checked, count: int) -> None:
    text = checked.text()
    assert text.startswith(f"{count:,} of {count:,} values confirmed")
    assert not checked.report.differing and not checked.report.only_ours and not checked.report.new
    assert f"{count:,} agree with the publisher's own file" in text and checked.digest[:16] in text


def test_vdem(publishers: Publishers, data: Path) -> None:
    _confirms_all(sources.check("vdem", publishers.vdem(), data), _total(data, "vdem"))


@pytest.mark.parametrize("file", ["Idealpoint.csv", "IdealpointsJuly2025.tab", "IdealpointsJuly2025.dta"])
def test_ideal_points(publishers: Publishers, data: Path, file: str) -> None:
    path = publishers.panel("un-ideal-points", file, rename=COLUMNS if file.endswith("csv") else None)
    _confirms_all(sources.check("un-ideal-points", path, data), _total(data, "un-ideal-points"))


def test_a_stata_file_is_known_by_its_content(publishers: Publishers, data: Path) -> None:
    path = publishers.panel("un-ideal-points", "IdealpointsJuly2025.dta")
    _confirms_all(
        sources.check("un-ideal-points", path.rename(path.with_suffix(".tab")), data),
        _total(data, "un-ideal-points"),
    )


@pytest.mark.parametrize("suffix", ["csv", "tab"])
def test_years_that_are_floating_point_numbers(publishers: Publishers, data: Path, suffix: str) -> None:
    """As any copy of the publisher's Stata file has them."""
    path = publishers.panel(
        "un-ideal-points", f"i.{suffix}", lambda found: found.assign(period=found["period"] + ".0")
    )
    assert ("\t" if suffix == "tab" else ",") + "1992.0" in path.read_text(encoding="utf-8")
    _confirms_all(sources.check("un-ideal-points", path, data), _total(data, "un-ideal-points"))


def test_ideal_points_of_final_votes_alone(publishers: Publishers, data: Path) -> None:
    path = publishers.panel(
        "un-ideal-points", "fp.csv", lambda found: found[found["code"].str.endswith("fp")]
    )
    checked = sources.check("un-ideal-points", path, data)
    assert len(checked.report.confirmed) == _total(data, "un-ideal-points", "un-ideal-point-final")
    assert "un-ideal-point-all: " in checked.text().split("does not hold:")[1]


@pytest.mark.parametrize("head", [False, True])
def test_wdi(publishers: Publishers, data: Path, head: bool) -> None:
    _confirms_all(
        sources.check("wdi", publishers.bank("wdi", "WDICSV.csv", head=head), data), _total(data, "wdi")
    )


def test_wdi_of_one_country_leaves_the_others_open(publishers: Publishers, data: Path) -> None:
    path = publishers.bank("wdi", "API_KAZ_DS2.csv", lambda found: found[found["entity"] == "KAZ"], head=True)
    report = sources.check("wdi", path, data).report
    assert not report.differing and {row.place.entity for row in report.confirmed} == {"KAZ"}
    assert {row.place.indicator for row in report.only_ours} == {"gdp-current-usd", "population"}


def test_wdi_json(publishers: Publishers, data: Path) -> None:
    checked = sources.check("wdi", publishers.bank_json("wdi", "SP.POP.TOTL"), data)
    assert len(checked.report.confirmed) == len(checked.report.rows) == _total(data, "wdi", "population")
    assert "gdp-current-usd" in checked.report.unknown


@pytest.mark.parametrize(
    "write",
    [
        lambda p: p.bank("wgi", "databank.csv", databank=True),
        lambda p: p.bank("wgi", "w.csv"),
        lambda p: p.wgi_long(),
        lambda p: p.wgi_workbook(),
    ],
)
def test_wgi(publishers: Publishers, data: Path, write: Callable[[Publishers], Path]) -> None:
    _confirms_all(sources.check("wgi", write(publishers), data), _total(data, "wgi"))


def test_wgi_under_its_newer_codes(publishers: Publishers, data: Path) -> None:
    def renamed(found: pd.DataFrame) -> pd.DataFrame:
        return found.assign(code="GOV_WGI_" + found["code"].str.replace("STD.ERR", "SE"))

    _confirms_all(sources.check("wgi", publishers.bank("wgi", "w.csv", renamed), data), _total(data, "wgi"))


def test_wgi_without_errors_compares_no_bands(publishers: Publishers, data: Path) -> None:
    path = publishers.bank("wgi", "w.csv", lambda found: found[found["code"].str.endswith("EST")])
    checked = sources.check("wgi", path, data)
    assert (
        len(checked.report.confirmed) == _total(data, "wgi") and "Bands were not compared" in checked.text()
    )
    assert "nothing to write" in sources.plan("wgi", path, data).text.lower(), "unseen bands are not verified"


@pytest.mark.parametrize("api", [False, True])
def test_uis(publishers: Publishers, data: Path, api: bool) -> None:
    report = sources.check("uis", publishers.uis(api=api), data).report
    assert not report.differing and len(report.confirmed) + len(report.only_ours) == _total(data, "uis")
    assert {row.place.indicator for row in report.confirmed} == {"students-abroad", "students-abroad-total"}
    assert {row.place.counterpart for row in report.only_ours} == {"OTH"}, (
        "a remainder is no state that reports"
    )


def test_visas_of_one_year(publishers: Publishers, data: Path) -> None:
    table = tables.load("schengen_visas", data)
    counts = ["applied", "issued", "multiple", "refused"]
    of_2019 = int(table.loc[table["year"] == 2019, counts].notna().sum().sum())
    _confirms_all(sources.check("schengen-visas", publishers.consulates(2019), data), of_2019)
    with pytest.raises(sources.SourceError, match=r"w\.xlsx: only the file's name"):
        sources.check("schengen-visas", publishers.consulates(2019, "w.xlsx"), data)


def test_visas_that_differ_and_a_new_year(publishers: Publishers, data: Path) -> None:
    def edit(found: pd.DataFrame) -> pd.DataFrame:
        first = (found["Schengen State"] == "Germany") & (found["Consulate"] == "ALMATY")
        return found.assign(
            **{"Uniform visas not issued": found["Uniform visas not issued"].add(first.astype(int) * 3)}
        )

    (one,) = sources.check("schengen-visas", publishers.consulates(2019, edit=edit), data).report.differing
    assert one.row.place == ("refused", "KAZ", "DEU", "2019") and one.by == 3
    later = publishers.consulates(2024, "2025.xlsx")
    report = sources.check("schengen-visas", later, data).report
    assert not report.rows and {place.period for place in report.new} == {"2025"}


def test_columns_of_the_older_workbooks(publishers: Publishers, data: Path) -> None:
    """Names and codes as the workbooks of 2009 and 2010 have them, among states that were not in Schengen."""
    row = tables.load("schengen_visas", data).set_index(["year", "host"]).loc[(2009, "AUT")]
    old = pd.DataFrame(
        [
            ["KAZAKHSTAN", "AUSTRIA", row["issued"], row["applied"], row["refused"], "Yes"],
            ["KAZAKHSTAN", "BULGARIA", 5, 5, 0, "No"],
        ],
        columns=[
            "Third Country",
            "UE / Schengen Country",
            "C visas issued \n(ADS included)",
            "C visas applied for",
            "Total A,B,C visas not issued",
            "SCHENGEN",
        ],
    )
    path = publishers.folder / "statistiques2009.xlsx"
    old.to_excel(path, index=False, engine="openpyxl")
    report = sources.check("schengen-visas", path, data).report
    assert {one.place.counterpart for one in report.confirmed} == {"AUT"} and len(report.confirmed) == 3
    assert not report.differing and not report.new


def test_eurostat_is_a_second_witness(publishers: Publishers, data: Path) -> None:
    path = publishers.eurostat()
    checked = sources.check("eurostat", path, data)
    assert len(checked.report.confirmed) == len(checked.report.rows) > 50
    assert "independent count by Eurostat" in checked.text()
    with pytest.raises(sources.SourceError, match="another publisher's count"):
        sources.plan("eurostat", path, data)


def test_the_list_names_every_source() -> None:
    text = sources.listing()
    assert all(f"{name}: " in text for name in sources.SOURCES)


def test_every_series_is_ours() -> None:
    definitions = set(tables.load("indicator_definitions")["indicator"])
    keys = set(tables.load("sources")["source"])
    for source in sources.SOURCES.values():
        known = definitions if source.table == "indicators" else set(tables.load(source.table))
        assert set(source.indicators) <= known and set(source.keys) <= keys
