"""Contact between people: visas that were asked for, and students by two denominators."""

from __future__ import annotations

import pandas as pd

from helpers.tables import dates

#: Percent by which Russia's count of students is taken to be wrong, up or down, to see what its error could
#: do to a subtraction.
ERROR = 10.0


def outside_russia(hosts: float, total: float, russia: float, error: float = 0.0) -> float:
    """Share of some hosts in the students who are not in Russia, were its count wrong by `error` percent."""
    return 100 * hosts / (total - (1 + error / 100) * russia)


def outside_between(ends: list[tuple[float, float, float]]) -> tuple[float, float]:
    """The least and the most that this share may have changed between two years, in points, if Russia's count
    is wrong by `ERROR`, up in one of them and down in the other.

    Parameters
    ----------
    ends : list of tuple
        Students of the hosts, of all and in Russia, of either year.
    """
    first, last = ends
    least, most = (outside_russia(*last, -error) - outside_russia(*first, error) for error in (ERROR, -ERROR))
    return least, most


def visas_by_year(visas: pd.DataFrame) -> pd.DataFrame:
    """Schengen visas asked for in Kazakhstan, over all hosts.

    Parameters
    ----------
    visas : pandas.DataFrame
        The table `schengen_visas`, or those of its hosts that are meant.

    Returns
    -------
    pandas.DataFrame
        By year: `hosts`, the sums `applied`, `issued`, `multiple` and `refused` in visas, `refused_share` in
        percent of the decisions (issued and refused, as a year decides on some applications of the year
        before), and `multiple_share` in percent of those issued. What no host publishes for a year is
        missing, not zero.
    """
    counts = (
        visas.groupby("year")[["applied", "issued", "multiple", "refused"]].sum(min_count=1).astype("Float64")
    )
    counts.insert(0, "hosts", visas.groupby("year")["host"].nunique())
    return counts.assign(
        refused_share=100 * counts["refused"] / (counts["issued"] + counts["refused"]),
        multiple_share=100 * counts["multiple"] / counts["issued"],
    )


def student_shares(indicators: pd.DataFrame) -> pd.DataFrame:
    """Shares of the EU and of Russia in the students from Kazakhstan abroad, in the years that have all three
    counts.

    Which whole is taken decides what is seen: Russia's growth holds the EU's share of all students down, and
    leaves its share of those who go elsewhere as it is.

    Parameters
    ----------
    indicators : pandas.DataFrame
        The table `indicators`.

    Returns
    -------
    pandas.DataFrame
        By year: `total` (all hosts that report, without China), `russia` (as UNESCO has it, or else the OECD)
        and `eu` (members that belong to the OECD) in students; `russia_of_all`, `eu_of_all` and
        `eu_outside_russia` in percent of all students and of those not in Russia.

    Raises
    ------
    ValueError
        Where Russia has as many students as all hosts together, so that none are left to compare.
    """
    kazakhstan = indicators[indicators["entity"] == "KAZ"]
    kazakhstan = kazakhstan.assign(year=kazakhstan["period"].map(dates.year))

    def series(indicator: str, counterpart: str) -> pd.Series:
        chosen = (kazakhstan["indicator"] == indicator) & (kazakhstan["counterpart"] == counterpart)
        return kazakhstan[chosen].set_index("year")["value"]

    counts = pd.DataFrame(
        {
            "total": series("students-abroad-total", ""),
            "russia": series("students-abroad", "RUS").combine_first(
                series("students-abroad-oecd-eu", "RUS")
            ),
            "eu": series("students-abroad-oecd-eu", "EU22OECD"),
        }
    ).dropna()
    elsewhere = counts["total"] - counts["russia"]
    if (elsewhere <= 0).any():
        year = elsewhere.index[elsewhere <= 0][0]
        raise ValueError(f"the students of {year} leave none outside Russia")
    return counts.assign(
        russia_of_all=100 * counts["russia"] / counts["total"],
        eu_of_all=100 * counts["eu"] / counts["total"],
        eu_outside_russia=100 * counts["eu"] / elsewhere,
    )
