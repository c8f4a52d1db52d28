"""The publishers' own files that a reader can compare with our rows: one entry for each NAME."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


class SourceError(Exception):
    """A publisher's file cannot be used; the message says in one sentence what to do."""


@dataclass(frozen=True)
class Series:
    """One of our indicators and how the publisher names it.

    Attributes
    ----------
    indicator : str
        Our key.
    codes : tuple of str
        Columns or codes that hold the value; the first one found counts, so that newer and older names can stand together.
    low, high : tuple of str
        Columns or codes of the publisher's own band.
    error : tuple of str
        Codes of the standard error, where our band is the value -/+ 1.645 standard errors.
    minus : tuple of str
        Codes of what we subtract from the value.
    entity : str
        Our entity, where the file's state is not it: the only state compared, or the origin where `hosts` is set.
    hosts : bool
        Whether the state in the file is our counterpart.
    counterpart : str
        Our counterpart, where the code stands for one.
    scale : float
        What the publisher's value is multiplied by to give our unit.
    tolerance : float
        Half a unit of the last digit that our rows keep.
    decimals : int or None
        Decimals that our rows keep; `None` for nine significant digits, which is single precision.
    needs : str
        What must be there besides the file.
    """

    indicator: str
    codes: tuple[str, ...]
    tolerance: float
    low: tuple[str, ...] = ()
    high: tuple[str, ...] = ()
    error: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    entity: str = ""
    hosts: bool = False
    counterpart: str = ""
    scale: float = 1.0
    decimals: int | None = None
    needs: str = ""

    @property
    def wanted(self) -> tuple[str, ...]:
        """Every code that this series may take from a file."""
        return (*self.codes, *self.low, *self.high, *self.error, *self.minus)


@dataclass(frozen=True)
class Source:
    """A publisher's file.

    Attributes
    ----------
    name : str
        What the reader types.
    layout : str
        Which reader reads it.
    keys : tuple of str
        Our source keys whose rows are compared.
    expects : str
        The file as the publisher names it, with its columns.
    release : str
        The release that our rows should come from.
    entity, period : str
        Columns of the state and the year.
    complete : bool
        Whether the publisher's file always holds every series; otherwise one is enough.
    mean : str
        Our entity that is the unweighted mean of the EU's members.
    aliases : mapping
        The publisher's code of a state where it is not ours.
    witness : bool
        Whether it is another publisher's count of the same thing: compared, but never written into our rows.
    grows : bool
        Whether `update` may add later years; not where our rows are a selection that the file does not make.
    hints : mapping
        What a column of another release means, in a sentence.
    columns : mapping
        In a long table, the publisher's names of our columns code, entity, period and value, the preferred one first.
    where : mapping
        In a long table, the values by which its rows are chosen; a column that is `optional` may be missing.
    table : str
        Our table; one other than `indicators` has a column for each indicator, and `host` and `year`.
    yearly : bool
        Whether each file holds one year, so that only our rows of that year are compared.
    """

    name: str
    publisher: str
    title: str
    layout: str
    keys: tuple[str, ...]
    expects: str
    release: str
    series: tuple[Series, ...]
    entity: str = ""
    period: str = ""
    complete: bool = False
    mean: str = ""
    aliases: Mapping[str, str] = field(default_factory=dict)
    witness: bool = False
    grows: bool = True
    hints: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    where: Mapping[str, str] = field(default_factory=dict)
    optional: tuple[str, ...] = ()
    table: str = "indicators"
    yearly: bool = False

    @property
    def indicators(self) -> tuple[str, ...]:
        """Our indicators, once each."""
        return tuple(dict.fromkeys(one.indicator for one in self.series))

    @property
    def hosts(self) -> frozenset[str]:
        """The states that another publisher reports on, to which the comparison keeps; none where all count."""
        return frozenset(self.aliases.values()) if self.witness else frozenset()

    @property
    def wanted(self) -> frozenset[str]:
        """Every code to take from the file."""
        return frozenset(code for one in self.series for code in one.wanted)

    def of(self, indicator: str, counterpart: str = "") -> Series:
        """The series of an indicator, by its counterpart where each has a code of its own."""
        found = [one for one in self.series if one.indicator == indicator]
        return next((one for one in found if one.counterpart == counterpart), found[0])


#: Half a unit of the sixth significant digit, which our means of the EU's members keep.
MEAN_TOLERANCE = 5e-6
#: What a 90 per cent band of a normal estimate is wide, in standard errors to each side.
BAND = 1.645

_VDEM = tuple(
    Series(f"vdem-{ours}", (f"v2x_{theirs}",), 0.0005, low=low, high=high, decimals=3)
    for ours, theirs, low, high in (
        ("libdem", "libdem", ("v2x_libdem_codelow",), ("v2x_libdem_codehigh",)),
        ("polyarchy", "polyarchy", ("v2x_polyarchy_codelow",), ("v2x_polyarchy_codehigh",)),
        ("rule", "rule", (), ()),
        ("corr", "corr", (), ()),
    )
)

# Columns are compared in small letters and without signs, so `Q5%All` of the CSV and `q5all` of the Stata file are one.
_IDEAL = (
    Series("un-ideal-point-all", ("idealpointall",), 5e-6, low=("q5all",), high=("q95all",)),
    Series("un-ideal-point-final", ("idealpointfp",), 5e-6, low=("q5fp",), high=("q95fp",)),
)

#: Donors by the World Bank's letter codes; CEC are the institutions of the EU.
_DONORS = {
    "DAC": "TOT",
    "DEU": "DEU",
    "EUI": "CEC",
    "FRA": "FRA",
    "GBR": "GBR",
    "JPN": "JPN",
    "NLD": "NLD",
    "USA": "USA",
}
_WDI = (
    Series("gdp-current-usd", ("NY.GDP.MKTP.CD",), 0.5, decimals=0),
    Series("population", ("SP.POP.TOTL",), 0.5, decimals=0),
    *(
        Series(
            "aid-net-bilateral",
            (f"DC.DAC.{code}L.CD",),
            0.005,
            entity="KAZ",
            counterpart=donor,
            scale=1e-6,
            decimals=2,
        )
        for donor, code in _DONORS.items()
    ),
    Series(
        "merchandise-exports",
        ("TX.VAL.MRCH.CD.WT",),
        0.5,
        entity="KAZ",
        counterpart="WLD",
        scale=1e-6,
        decimals=0,
    ),
    Series(
        "merchandise-imports",
        ("TM.VAL.MRCH.CD.WT",),
        0.5,
        entity="KAZ",
        counterpart="WLD",
        scale=1e-6,
        decimals=0,
    ),
)

# The World Bank renamed the codes when it moved the older ones to its archive.
_WGI = tuple(
    Series(
        f"wgi-{ours}",
        (f"{code}.EST", f"GOV_WGI_{code}.EST"),
        5e-6,
        error=(f"{code}.STD.ERR", f"GOV_WGI_{code}.SE"),
    )
    for ours, code in (("control-of-corruption", "CC"), ("rule-of-law", "RL"))
)

#: The numbers are those of the publisher's own list of labels (OPRI_LABEL.csv).
_UIS = (
    Series("students-abroad", ("26540",), 0.05, entity="KAZ", hosts=True, decimals=1),
    Series("students-abroad-total", ("26637",), 0.5, minus=("MENF.5T8",), entity="KAZ", decimals=0),
)

#: Eurostat's codes of states are ISO 3166 alpha-2, but for Greece and the United Kingdom.
# fmt: off
_EUROSTAT_STATES = {
    "AT": "AUT", "BE": "BEL", "BG": "BGR", "HR": "HRV", "CY": "CYP", "CZ": "CZE", "DK": "DNK", "EE": "EST", "FI": "FIN",
    "FR": "FRA", "DE": "DEU", "EL": "GRC", "HU": "HUN", "IE": "IRL", "IT": "ITA", "LV": "LVA", "LT": "LTU", "LU": "LUX",
    "MT": "MLT", "NL": "NLD", "PL": "POL", "PT": "PRT", "RO": "ROU", "SK": "SVK", "SI": "SVN", "ES": "ESP", "SE": "SWE",
    "CH": "CHE", "NO": "NOR", "IS": "ISL", "LI": "LIE", "TR": "TUR", "UK": "GBR", "RS": "SRB", "MK": "MKD",
}
#: Schengen states as the Commission's workbooks write them: by name, and in 2010 by code.
_SCHENGEN_STATES = {
    "AUSTRIA": "AUT", "BELGIUM": "BEL", "BULGARIA": "BGR", "CROATIA": "HRV", "CYPRUS": "CYP", "CZECH REP.": "CZE", "CZECH REPUBLIC": "CZE",
    "CZECHIA": "CZE", "DENMARK": "DNK", "ESTONIA": "EST", "FINLAND": "FIN", "FRANCE": "FRA", "GERMANY": "DEU", "GREECE": "GRC",
    "HUNGARY": "HUN", "ICELAND": "ISL", "ITALY": "ITA", "LATVIA": "LVA", "LIECHTENSTEIN": "LIE", "LITHUANIA": "LTU", "LUXEMBOURG": "LUX",
    "MALTA": "MLT", "NETHERLANDS": "NLD", "NORWAY": "NOR", "POLAND": "POL", "PORTUGAL": "PRT", "ROMANIA": "ROU", "SLOVAKIA": "SVK",
    "SLOVENIA": "SVN", "SPAIN": "ESP", "SWEDEN": "SWE", "SWITZERLAND": "CHE",
} | {code: state for code, state in _EUROSTAT_STATES.items() if code not in ("UK", "RS", "MK", "TR")}
# fmt: on

#: Short-stay visas that Schengen consulates in Kazakhstan were asked for: names of one column over sixteen workbooks.
_VISAS = tuple(
    Series(name, codes, 0.5, entity="KAZ", hosts=True, decimals=0)
    for name, codes in (
        ("applied", ("uniform visas applied for", "c visas applied for")),
        ("issued", ("total uniform visas issued", "total c uniform visas issued", "c visas issued")),
        (
            "multiple",
            (
                "multiple entry uniform visas issued",
                "multiple entry c uniform visas issued",
                "multiple entry c visas issued",
                "multiple c visas issued",
            ),
        ),
        ("refused", ("uniform visas not issued", "c visas not issued", "total a,b,c visas not issued")),
    )
)

_ALL = (
    Source(
        name="vdem",
        publisher="V-Dem Institute, University of Gothenburg",
        title="V-Dem Country-Year",
        layout="panel",
        keys=("vdem-v15",),
        expects="the V-Dem Country-Year CSV (Core or Full+Others), with country_text_id, year and the v2x_ columns",
        release="version 15 of March 2025, with coverage to 2024",
        series=_VDEM,
        entity="country_text_id",
        period="year",
        complete=True,
        mean="EU27",
    ),
    Source(
        name="un-ideal-points",
        publisher="Erik Voeten / Harvard Dataverse",
        title="UN General Assembly ideal points",
        layout="panel",
        keys=("unga-ideal-points-2025",),
        expects="IdealpointsJuly2025 as CSV, TAB or Stata file, with iso3c, year, idealpointall or idealpointfp, and their q5 and q95 columns",
        release="the release of July 2025, the first by calendar year",
        series=_IDEAL,
        entity="iso3c",
        period="year",
        mean="EU27",
        hints={
            "session": "it is ordered by session, as releases before July 2025 were, and ours is by calendar year"
        },
    ),
    Source(
        name="wdi",
        publisher="World Bank",
        title="World Development Indicators",
        layout="worldbank",
        keys=("wdi-datahub-2026", "wdi-kaz-2026"),
        expects="WDICSV.csv, a country's or an indicator's CSV with its four head lines, or the API's JSON",
        release="the update of March or April 2026, with coverage to 2024",
        series=_WDI,
    ),
    Source(
        name="wgi",
        publisher="World Bank",
        title="Worldwide Governance Indicators",
        layout="worldbank",
        keys=("wgi-2024",),
        expects="the World Bank's CSV or JSON of CC.EST and RL.EST, or wgidataset as the workbook or as CSV (code, year, indicator, estimate, stddev)",
        release="the 2024 update, with coverage to 2023",
        series=_WGI,
        mean="EU27",
        aliases={"ROM": "ROU"},  # the World Bank's older code of Romania
    ),
    Source(
        name="uis",
        publisher="UNESCO Institute for Statistics",
        title="OPRI bulk data: internationally mobile students",
        layout="long",
        keys=("uis-360info", "uis-nemuulen"),
        expects="OPRI_DATA_NATIONAL.csv (INDICATOR_ID, COUNTRY_ID, YEAR, VALUE) or an export of the UIS Data API (indicatorId, geoUnit, year, value)",
        release="a release of 2022 to 2025",
        series=_UIS,
        columns={
            "code": ("INDICATOR_ID", "indicatorId"),
            "entity": ("COUNTRY_ID", "geoUnit"),
            "period": ("YEAR",),
            "value": ("VALUE",),
        },
        grows=False,  # destinations are the ten largest of a year, a choice that the file does not make
    ),
    Source(
        name="eurostat",
        publisher="Eurostat",
        title="educ_uoe_mobs02: mobile students by country of origin",
        layout="long",
        keys=("uis-360info",),
        expects="educ_uoe_mobs02 as SDMX-CSV, with geo, partner=KZ, isced11=ED5-8, sex=T, TIME_PERIOD and OBS_VALUE",
        release="any file with coverage to 2019",
        series=(Series("students-abroad", ("educ_uoe_mobs02",), 0.5, entity="KAZ", hosts=True, decimals=0),),
        aliases=_EUROSTAT_STATES,
        columns={"entity": ("geo",), "period": ("TIME_PERIOD",), "value": ("OBS_VALUE",)},
        where={"partner": "KZ", "isced11": "ED5-8", "sex": "T", "unit": "NR"},
        optional=("unit",),
        witness=True,
        grows=False,
    ),
    Source(
        name="schengen-visas",
        publisher="European Commission, Directorate-General for Migration and Home Affairs",
        title="Visa statistics for consulates",
        layout="consulates",
        keys=("ec-schengen-visas",),
        expects="a workbook of one year, as downloaded, with a line for each consulate: Schengen state, country of the consulate, uniform (C) visas applied for, issued and not issued",
        release="any of the years 2009 to 2024",
        series=_VISAS,
        aliases=_SCHENGEN_STATES,
        table="schengen_visas",
        yearly=True,
    ),
)
SOURCES: Mapping[str, Source] = {one.name: one for one in _ALL}


def source(name: str) -> Source:
    """The source of a name.

    Raises
    ------
    SourceError
        Where no source has this name; the message lists those there are.
    """
    if name not in SOURCES:
        raise SourceError(f"source {name}: there is no such name; use one of {', '.join(SOURCES)}.")
    return SOURCES[name]
