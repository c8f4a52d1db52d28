"""The publishers' real files, where a reader has them: BOOK_PUBLISHER_FILES names their folder."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from helpers import sources
from helpers.sources import SOURCES

NAMED = os.environ.get("BOOK_PUBLISHER_FILES", "")
FOLDER = Path(NAMED)
#: Whose file it is, by the beginning or the end of the publisher's own file name, and how many of our values it confirms.
FILES = {
    "IdealpointsJuly2025.dta": ("un-ideal-points", 716),
    "wgidataset.xlsx": ("wgi", 550),
    "API_KAZ_DS2_en_csv_v2_18751.csv": ("wdi", 390),
    "RAW_inbound_and_outbound_data.csv": ("uis", 20),
    "2014_global_schengen_visa_stats_compilation_consulates_-_final_en.xlsx": ("schengen-visas", 62),
    "2019-consulates-schengen-visa-stats.xlsx": ("schengen-visas", 59),
    "2024-schengen-visa-statistics-consulates_en.xlsx": ("schengen-visas", 76),
}


def there(file: str) -> Path:
    """The file, or a test that is left out and says why."""
    path = FOLDER / file
    if not NAMED or not path.is_file():
        pytest.skip(f"BOOK_PUBLISHER_FILES names no folder with {file}")
    return path


@pytest.mark.parametrize("file", FILES)
def test_every_value_is_the_publishers(file: str) -> None:
    name, count = FILES[file]
    report = sources.check(name, there(file)).report
    assert report.differing == () and len(report.confirmed) == count
    # A file of one country leaves the others open, but nothing of its own.
    assert {row.place.entity for row in report.only_ours}.isdisjoint({"KAZ"})


@pytest.mark.parametrize(
    "file",
    ["synthese_2010_with_filters_en.xls", "synthese_2012_with_filters_en.xlsx", "statistiques2009.xls"],
)
def test_older_workbooks(file: str) -> None:
    report = sources.check("schengen-visas", there(file)).report
    assert report.confirmed and not report.differing and not report.only_ours and not report.new


def test_a_year_as_a_floating_point_number(tmp_path: Path) -> None:
    """The publisher's years are single-precision numbers, which a table made from the file writes as 1946.0."""
    import pandas as pd

    frame = pd.read_stata(there("IdealpointsJuly2025.dta"))
    assert str(frame["year"].dtype) == "float32"
    path = tmp_path / "IdealpointsJuly2025.tab"
    frame.to_csv(path, sep="\t", index=False)
    assert "1946.0" in path.read_text(encoding="utf-8")
    assert len(sources.check("un-ideal-points", path).report.confirmed) == 716


def test_the_number_of_students_from_kazakhstan() -> None:
    """UNESCO's own list of labels gives the numbers that we read."""
    with there("OPRI_LABEL.csv").open(encoding="utf-8-sig", newline="") as opened:
        labels = {row["INDICATOR_ID"]: row["INDICATOR_LABEL_EN"] for row in csv.DictReader(opened)}
    by_origin = SOURCES["uis"].of("students-abroad").codes[0]
    assert labels[by_origin].endswith("Students from Kazakhstan, both sexes (number)")
    assert "inbound" in labels[SOURCES["uis"].of("students-abroad-total").codes[0]].lower()
