"""Files as the publishers write them, made of our own values, so that a test can change some on purpose."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from helpers import tables
from helpers.sources import SOURCES, formats

Edit = Callable[[pd.DataFrame], pd.DataFrame]
#: Columns of the Commission's workbooks, as they write them.
CONSULATES = [
    "Schengen State",
    "Country where consulate is located",
    "Consulate",
    "Uniform visas applied for",
    "Total  uniform visas issued (including MEV) \n",
    "Multiple entry uniform visas (MEVs) issued 1)",
    "Uniform visas not issued",
]


class Publishers:
    """Writes each publisher's file from the rows of a data folder.

    `edit` changes the observations (code, entity, period, value) before they are laid out.
    """

    def __init__(self, folder: Path, data: Path) -> None:
        self.folder, self.data = folder, data
        self.members = list(tables.load("eu_members", data)["member"])

    def observations(self, name: str, edit: Edit | None = None) -> pd.DataFrame:
        """What the publisher must have written for our rows to be right."""
        source = SOURCES[name]
        frame = tables.load("indicators", self.data)
        cells: list[tuple[str, str, str, float]] = []
        rows = frame[frame["source"].isin(source.keys) & frame["indicator"].isin(source.indicators)]
        means = (
            {(r["indicator"], r["period"]): r for r in rows[rows["entity"] == source.mean].to_dict("records")}
            if source.mean
            else {}
        )
        for row in rows.to_dict("records"):
            series = source.of(row["indicator"], row["counterpart"])
            if row["entity"] == source.mean or row["counterpart"] == "OTH":
                continue
            if series.minus:
                cells += [
                    (series.codes[0], "KAZ", row["period"], 10_000),
                    (series.minus[0], "KAZ", row["period"], 10_000 - row["value"]),
                ]
                continue
            state = row["counterpart"] if series.hosts else row["entity"]
            cells.append((series.codes[0], state, row["period"], row["value"] / series.scale))
            if series.error:
                cells.append(
                    (series.error[0], state, row["period"], (row["value"] - row["low"]) / formats.BAND)
                )
            cells += [
                (codes[0], state, row["period"], row[end])
                for end, codes in (("low", series.low), ("high", series.high))
                if codes
            ]
        found = pd.DataFrame(cells, columns=["code", "entity", "period", "value"])
        found = pd.concat([found, self._members(source, found, means)], ignore_index=True)
        return edit(found) if edit else found

    def _members(self, source: formats.Source, found: pd.DataFrame, means: dict) -> pd.DataFrame:
        """The other members, all alike, so that the mean is ours; as many as our row counts."""
        known = found.set_index(["code", "entity", "period"])["value"].to_dict()
        cells = []
        for (indicator, period), row in means.items():
            series = source.of(indicator)
            present = [(m, known.get((series.codes[0], m, period))) for m in self.members]
            fixed = [value for _, value in present if value is not None]
            rest = [member for member, value in present if value is None][: int(row["n"]) - len(fixed)]
            value = (row["value"] * row["n"] - math.fsum(fixed)) / len(rest)
            cells += [
                (code, member, period, value)
                for member in rest
                for code in (series.codes[0], *series.low, *series.high, *series.error[:1])
            ]
        return pd.DataFrame(cells, columns=["code", "entity", "period", "value"])

    def panel(
        self,
        name: str,
        file: str,
        edit: Edit | None = None,
        rename: dict[str, str] | None = None,
        extra: str = "country_name",
    ) -> Path:
        """One line for each state and year: V-Dem, Voeten, whose years are floating-point numbers."""
        source = SOURCES[name]
        wide = (
            self.observations(name, edit)
            .pivot(index=["entity", "period"], columns="code", values="value")
            .reset_index()
        )
        wide.columns.name = None
        wide = wide.rename(columns={"entity": source.entity, "period": source.period}).rename(
            columns=rename or {}
        )
        wide.insert(0, extra, "Côte d'Ivoire, and others")
        path = self.folder / file
        if path.suffix == ".dta":
            wide.assign(year=wide["year"].astype("float32")).to_stata(path, write_index=False, version=118)
        else:
            wide.to_csv(
                path,
                index=False,
                sep="\t" if path.suffix == ".tab" else ",",
                na_rep="NA" if path.suffix == ".tab" else "",
            )
        return path

    def vdem(self, edit: Edit | None = None, file: str = "V-Dem-CY-Core-v15.csv") -> Path:
        return self.panel("vdem", file, edit)

    def bank(
        self, name: str, file: str, edit: Edit | None = None, *, head: bool = False, databank: bool = False
    ) -> Path:
        """The World Bank's wide CSV: bulk, with the API's head lines, or from DataBank."""
        wide = (
            self.observations(name, edit)
            .pivot(index=["entity", "code"], columns="period", values="value")
            .reset_index()
        )
        years = [column for column in wide if str(column).isdigit()]
        code, named = ("Series Code", "Series Name") if databank else ("Indicator Code", "Indicator Name")
        wide = wide.rename(
            columns={"entity": "Country Code", "code": code}
            | ({y: f"{y} [YR{y}]" for y in years} if databank else {})
        )
        wide.insert(0, "Country Name", "Türkiye")
        wide.insert(2, named, "name, with a comma")
        text = wide.to_csv(index=False, na_rep=".." if databank else "")
        if head:
            above = (
                '\ufeff"Data Source","World Development Indicators",\n\n"Last Updated Date","2026-04-08",\n\n'
            )
            text = above + "".join(line + ",\n" for line in text.splitlines())
        if databank:
            text += "\n\n\nData from database: Worldwide Governance Indicators\nLast Updated: 11/05/2024\n"
        path = self.folder / file
        path.write_text(text, encoding="utf-8")
        return path

    def bank_json(self, name: str, code: str, pages: int = 1, edit: Edit | None = None) -> Path:
        """The API's JSON of one indicator."""
        found = self.observations(name, edit)
        rows = [
            {
                "indicator": {"id": r.code, "value": ""},
                "country": {"id": "", "value": ""},
                "countryiso3code": r.entity,
                "date": r.period,
                "value": r.value,
            }
            for r in found[found["code"] == code].itertuples()
        ]
        rows.append(dict(rows[0], date="1960", value=None))
        path = self.folder / "API.json"
        path.write_text(
            json.dumps([{"page": 1, "pages": pages, "per_page": len(rows), "total": len(rows)}, rows]),
            encoding="utf-8",
        )
        return path

    def wgi_long(self, edit: Edit | None = None) -> Path:
        """The sheet of wgidataset.xlsx saved as CSV."""
        found = self.observations("wgi", edit)
        found[["indicator", "kind"]] = found["code"].str.split(".", n=1, expand=True)
        wide = found.pivot(
            index=["entity", "period", "indicator"], columns="kind", values="value"
        ).reset_index()
        wide = wide.rename(
            columns={"entity": "code", "period": "year", "EST": "estimate", "STD.ERR": "stddev"}
        )
        wide["indicator"] = wide["indicator"].str.lower()
        wide["code"] = wide["code"].replace({"ROU": "ROM"})
        wide.insert(0, "codeindyr", wide["code"] + wide["indicator"] + wide["year"])
        path = self.folder / "wgidataset.csv"
        wide.assign(nsource=9).to_csv(path, index=False, na_rep="#N/A")
        return path

    def wgi_workbook(self, edit: Edit | None = None) -> Path:
        """The publisher's own wgidataset.xlsx, in which years are numbers."""
        frame = pd.read_csv(self.wgi_long(edit), dtype=str, keep_default_na=False)
        path = self.folder / "wgidataset.xlsx"
        numbers = frame.assign(
            year=frame["year"].astype(float), estimate=frame["estimate"].replace("#N/A", None)
        )
        numbers.astype({"estimate": float}).to_excel(path, index=False, engine="openpyxl")
        return path

    def uis(self, edit: Edit | None = None, *, api: bool = False) -> Path:
        """UNESCO's bulk data, or an export of its Data API."""
        found = self.observations("uis", edit)
        found.columns = (
            ["indicatorId", "geoUnit", "year", "value"]
            if api
            else ["INDICATOR_ID", "COUNTRY_ID", "YEAR", "VALUE"]
        )
        path = self.folder / ("export.csv" if api else "OPRI_DATA_NATIONAL.csv")
        more = ("qualifier", "magnitude") if api else ("MAGNITUDE", "QUALIFIER")
        found.assign(**dict.fromkeys(more, "")).to_csv(path, index=False)
        return path

    def consulates(
        self, year: int, file: str = "{year}-consulates-schengen-visa-stats.xlsx", edit: Edit | None = None
    ) -> Path:
        """The Commission's workbook of a year, in the form it has had since 2014: a line for each consulate."""
        ours = tables.load("schengen_visas", self.data)
        ours = ours[ours["year"] == year].set_index("host")
        names = {iso: name for name, iso in SOURCES["schengen-visas"].aliases.items() if len(name) > 2}
        lines = []
        for host, row in ours.iterrows():
            counts = [row[name] for name in ("applied", "issued", "multiple", "refused")]
            halves = [None if pd.isna(one) else (int(one) // 2, int(one) - int(one) // 2) for one in counts]
            for place, town in enumerate(("ASTANA", "ALMATY")):
                lines.append(
                    [names[host].title(), "KAZAKHSTAN", town, *(one and one[place] for one in halves)]
                )
        lines.append(["Germany", "ALBANIA", "TIRANA", 9, 9, 9, 9])
        frame = pd.DataFrame(lines, columns=CONSULATES)
        frame = edit(frame) if edit else frame
        other = (
            frame.head(1)
            .assign(**{CONSULATES[0]: "Bulgaria"})
            .rename(columns={CONSULATES[0]: "Member State"})
        )
        path = self.folder / file.format(year=year)
        with pd.ExcelWriter(path, engine="openpyxl") as book:
            pd.DataFrame([["about this compilation"]]).to_excel(book, sheet_name="Description", index=False)
            frame.to_excel(book, sheet_name="Data for consulates", index=False)
            other.to_excel(book, sheet_name="BG, CY, HR, RO", index=False)
        return path

    def eurostat(self, edit: Edit | None = None) -> Path:
        """SDMX-CSV of educ_uoe_mobs02, with rows that are not asked for."""
        found = self.observations("eurostat", edit)
        back = {iso: code for code, iso in SOURCES["eurostat"].aliases.items()}
        found = found[found["entity"].isin(back)]
        base = {
            "DATAFLOW": "ESTAT:EDUC_UOE_MOBS02(1.0)",
            "LAST UPDATE": "10/09/25 23:00:00",
            "freq": "A",
            "unit": "NR",
            "isced11": "ED5-8",
            "sex": "T",
        }
        rows = [
            base
            | {
                "partner": "KZ",
                "geo": back[r.entity],
                "TIME_PERIOD": r.period,
                "OBS_VALUE": r.value,
                "OBS_FLAG": "",
            }
            for r in found.itertuples()
        ]
        rows += [dict(row, sex="F", OBS_VALUE=1) for row in rows[:5]] + [
            dict(row, partner="RS", OBS_VALUE=2) for row in rows[:5]
        ]
        path = self.folder / "estat_educ_uoe_mobs02.csv"
        pd.DataFrame(rows).to_csv(path, index=False)
        return path
