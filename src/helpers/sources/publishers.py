"""The publishers' files that a reader can compare with our rows: one entry for each NAME."""

from __future__ import annotations

from collections.abc import Mapping

from helpers.sources.formats import Series, Source, SourceError

_VDEM = tuple(
    Series(f"vdem-{ours}", (f"v2x_{theirs}",), 0.0005, low=low, high=high, decimals=3)
    for ours, theirs, low, high in (
        ("libdem", "libdem", ("v2x_libdem_codelow",), ("v2x_libdem_codehigh",)),
        ("polyarchy", "polyarchy", ("v2x_polyarchy_codelow",), ("v2x_polyarchy_codehigh",)),
        ("rule", "rule", (), ()),
        ("corr", "corr", (), ()),
    )
)

# Columns are compared in small letters and without signs, so `Q5%All` of the CSV and `q5all` of the Stata
# file are one.
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

#: Short-stay visas that Schengen consulates in Kazakhstan were asked for: names of one column over sixteen
#: workbooks.
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
        expects=(
            "the V-Dem Country-Year CSV (Core or Full+Others), with country_text_id, year and the v2x_ "
            "columns"
        ),
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
        expects=(
            "IdealpointsJuly2025 as CSV, TAB or Stata file, with iso3c, year, idealpointall or "
            "idealpointfp, and their q5 and q95 columns"
        ),
        release="the release of July 2025, the first by calendar year",
        series=_IDEAL,
        entity="iso3c",
        period="year",
        mean="EU27",
        hints={
            "session": "it is ordered by session, as releases before July 2025 were; ours is by calendar year"
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
        expects=(
            "the World Bank's CSV or JSON of CC.EST and RL.EST, or wgidataset as the workbook or as CSV "
            "(code, year, indicator, estimate, stddev)"
        ),
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
        expects=(
            "OPRI_DATA_NATIONAL.csv (INDICATOR_ID, COUNTRY_ID, YEAR, VALUE) or an export of the UIS "
            "Data API (indicatorId, geoUnit, year, value)"
        ),
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
        expects=(
            "educ_uoe_mobs02 as SDMX-CSV, with geo, partner=KZ, isced11=ED5-8, sex=T, TIME_PERIOD and "
            "OBS_VALUE"
        ),
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
        expects=(
            "a workbook of one year, as downloaded, with a line for each consulate: Schengen state, "
            "country of the consulate, uniform (C) visas applied for, issued and not issued"
        ),
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
