"""Every publisher's format is read, and its values compared with ours."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from helpers import sources, tables

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


def test_vdem(publishers, data):
    _confirms_all(sources.check("vdem", publishers.vdem(), data), _total(data, "vdem"))


@pytest.mark.parametrize("file", ["Idealpoint.csv", "IdealpointsJuly2025.tab", "IdealpointsJuly2025.dta"])
def test_ideal_points(publishers, data, file):
    path = publishers.panel("un-ideal-points", file, rename=COLUMNS if file.endswith("csv") else None)
    _confirms_all(sources.check("un-ideal-points", path, data), _total(data, "un-ideal-points"))


def test_a_stata_file_is_known_by_its_content(publishers, data):
    path = publishers.panel("un-ideal-points", "IdealpointsJuly2025.dta")
    _confirms_all(
        sources.check("un-ideal-points", path.rename(path.with_suffix(".tab")), data),
        _total(data, "un-ideal-points"),
    )


def test_ideal_points_of_final_votes_alone(publishers, data):
    path = publishers.panel(
        "un-ideal-points", "fp.csv", lambda found: found[found["code"].str.endswith("fp")]
    )
    checked = sources.check("un-ideal-points", path, data)
    assert len(checked.report.confirmed) == _total(data, "un-ideal-points", "un-ideal-point-final")
    assert "un-ideal-point-all: " in checked.text().split("does not hold:")[1]


@pytest.mark.parametrize("head", [False, True])
def test_wdi(publishers, data, head):
    _confirms_all(
        sources.check("wdi", publishers.bank("wdi", "WDICSV.csv", head=head), data), _total(data, "wdi")
    )


def test_wdi_of_one_country_leaves_the_others_open(publishers, data):
    path = publishers.bank("wdi", "API_KAZ_DS2.csv", lambda found: found[found["entity"] == "KAZ"], head=True)
    report = sources.check("wdi", path, data).report
    assert not report.differing and {row.place.entity for row in report.confirmed} == {"KAZ"}
    assert {row.place.indicator for row in report.only_ours} == {"gdp-current-usd", "population"}


def test_wdi_json(publishers, data):
    checked = sources.check("wdi", publishers.bank_json("wdi", "SP.POP.TOTL"), data)
    assert len(checked.report.confirmed) == len(checked.report.rows) == _total(data, "wdi", "population")
    assert "gdp-current-usd" in checked.report.unknown


@pytest.mark.parametrize(
    "write",
    [
        lambda p: p.bank("wgi", "databank.csv", databank=True),
        lambda p: p.bank("wgi", "w.csv"),
        lambda p: p.wgi_long(),
    ],
)
def test_wgi(publishers, data, write):
    _confirms_all(sources.check("wgi", write(publishers), data), _total(data, "wgi"))


def test_wgi_under_its_newer_codes(publishers, data):
    def renamed(found: pd.DataFrame) -> pd.DataFrame:
        return found.assign(code="GOV_WGI_" + found["code"].str.replace("STD.ERR", "SE"))

    _confirms_all(sources.check("wgi", publishers.bank("wgi", "w.csv", renamed), data), _total(data, "wgi"))


def test_wgi_without_errors_compares_no_bands(publishers, data):
    path = publishers.bank("wgi", "w.csv", lambda found: found[found["code"].str.endswith("EST")])
    checked = sources.check("wgi", path, data)
    assert (
        len(checked.report.confirmed) == _total(data, "wgi") and "Bands were not compared" in checked.text()
    )
    assert "nothing to write" in sources.plan("wgi", path, data).text.lower(), "unseen bands are not verified"


def test_uis_finds_the_origin_by_the_label(publishers, data):
    report = sources.check("uis", publishers.uis(), data).report
    assert not report.differing and len(report.confirmed) + len(report.only_ours) == _total(data, "uis")
    assert {row.place.indicator for row in report.confirmed} == {"students-abroad", "students-abroad-total"}
    assert {row.place.counterpart for row in report.only_ours} == {"OTH"}, (
        "a remainder is no state that reports"
    )


def test_uis_without_the_list_of_labels(publishers, data):
    checked = sources.check("uis", publishers.uis(labels=False), data)
    assert (
        "OPRI_LABEL.csv" in checked.report.unknown["students-abroad"][1]
        and "needs OPRI_LABEL.csv" in checked.text()
    )


def test_eurostat_is_a_second_witness(publishers, data):
    path = publishers.eurostat()
    checked = sources.check("eurostat", path, data)
    assert len(checked.report.confirmed) == len(checked.report.rows) > 50
    assert "independent count by Eurostat" in checked.text()
    with pytest.raises(sources.SourceError, match="another publisher's count"):
        sources.plan("eurostat", path, data)


def test_the_list_names_every_source():
    text = sources.listing()
    assert all(f"{name}: " in text for name in sources.SOURCES)


def test_every_series_is_ours():
    definitions = set(tables.load("indicator_definitions")["indicator"])
    keys = set(tables.load("sources")["source"])
    for source in sources.SOURCES.values():
        assert set(source.indicators) <= definitions and set(source.keys) <= keys
