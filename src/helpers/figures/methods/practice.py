"""Chapter 03, second part: what is announced and delivered, and which sources relay one origin."""

from __future__ import annotations

import pandas as pd

from helpers.claims.verdicts import in_groups
from helpers.claims.voices import called, interviewed, of_parties
from helpers.exhibits import NOTHING, Cell, Fact, Tabled, exhibit, link, ordered
from helpers.tables import dates
from helpers.theses.findings.words import listed

DEGREES = ("yes", "in part", "no")


def some(number: int, one: str, many: str = "") -> str:
    """A count with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


@exhibit(
    "tbl-announced",
    tables=(
        "announced", "announced_claims", "ledger", "sections", "references", "claim_references", "reference_voices",
    ),
)  # fmt: skip
def announced_table(
    announced: pd.DataFrame,
    announced_claims: pd.DataFrame,
    ledger: pd.DataFrame,
    sections: pd.DataFrame,
    references: pd.DataFrame,
    claim_references: pd.DataFrame,
    reference_voices: pd.DataFrame,
) -> Tabled:
    """Announcements by how far they are kept, never by article, each with the sections and claims that deliver it."""
    announced = ordered(announced, "delivered", "promise", delivered=DEGREES)
    headings = dict(zip(sections["section"], sections["heading"], strict=True))
    place = dict(zip(ledger["claim"], ledger["section"].map(headings), strict=True))
    delivering = announced_claims.groupby("announced")["claim"].apply(list)
    body: list[list[str | Cell]] = []
    for row in announced.itertuples():
        claims = delivering.get(row.announced, [])
        where: str | Cell = NOTHING
        if claims:
            places = "; ".join(dict.fromkeys(place[claim] for claim in claims))
            where = link(f"{places} ({some(len(claims), 'claim')})", claim=claims[0])
        body.append([link(row.claim, claim=row.claim), row.promise, row.delivered, where, row.note])
    degrees = zip(("yes", "part", "no"), DEGREES, strict=True)
    facts: dict[str, Fact] = {name: int((announced["delivered"] == degree).sum()) for name, degree in degrees}
    parties = of_parties(called(ledger, references, claim_references, reference_voices))
    facts |= {"n": len(announced)} | {f"{article.lower()}_parties": of for article, of in parties.items()}
    facts |= dict(zip(("interviews", "interviewed"), interviewed(references, claim_references), strict=True))
    header = ["Claim", "Announced", "Delivered", "Where", "Note"]
    shown = announced[["announced", "claim", "delivered"]].assign(
        claims=[len(delivering.get(name, [])) for name in announced["announced"]]
    )
    return Tabled(header, body, shown, facts, ["article-a", "article-b"], "lllll", [1, 5, 2, 4, 5])


def relayed(evidence: pd.DataFrame, sources: pd.DataFrame, ledger: pd.DataFrame) -> pd.DataFrame:
    """For each claim with evidence, how many sources were read and how many origins stand behind them."""
    rows = evidence.merge(sources[["source", "publisher", "origin"]], on="source")
    counts = rows.groupby("claim")[["source", "origin"]].nunique()
    found = counts.set_axis(["sources", "origins"], axis="columns").reset_index()
    # Origins behind more than one source, with the publishers that relay each.
    distinct = rows.drop_duplicates(["claim", "source"])
    several = distinct[distinct.duplicated(["claim", "origin"], keep=False)]
    said: dict[object, list[str]] = {}
    for (claim, origin), group in several.groupby(["claim", "origin"]):
        said.setdefault(claim, []).append(f"{origin}: {'; '.join(dict.fromkeys(group['publisher']))}")
    found["relayed"] = [" / ".join(said.get(claim, [])) for claim in found["claim"]]
    return found.merge(ledger[["claim", "subject", "record"]], on="claim")


def searched(
    sources: pd.DataFrame, searches: pd.DataFrame, opinion_searches: pd.DataFrame
) -> dict[str, Fact]:
    """How the evidence was searched, as far as the tables keep it: until when, for which claims the words of a
    search are on record, and in which languages opinion was searched, the most used first.
    """
    days = [*sources["read_on"], *searches["searched_on"], *opinion_searches["searched_on"]]
    used = ordered(opinion_searches.groupby("language").size().reset_index(name="n"), "language")
    used = used.sort_values("n", ascending=False, kind="stable")
    return {
        "searched_until": dates.latest(days), "searched_claims": searches["claim"].nunique(),
        "opinion_searches": len(opinion_searches), "opinion_languages": listed(list(used["language"])),
    }  # fmt: skip


@exhibit("tbl-genealogy", tables=("evidence", "sources", "ledger", "searches", "opinion_searches"))
def genealogy(
    evidence: pd.DataFrame,
    sources: pd.DataFrame,
    ledger: pd.DataFrame,
    searches: pd.DataFrame,
    opinion_searches: pd.DataFrame,
) -> Tabled:
    """Claims for which fewer origins than sources were read, by subject."""
    every = relayed(evidence, sources, ledger)
    rows = every[every["sources"] > every["origins"]].sort_values(["subject", "claim"], ignore_index=True)
    used = evidence.merge(sources[["source", "origin", "kind"]], on="source")
    facts: dict[str, Fact] = {
        "shared": len(rows), "single": int((rows["origins"] == 1).sum()), "rows": len(evidence),
        "sources": used["source"].nunique(), "origins": used["origin"].nunique(),
        "searched_open": int(
            ledger.loc[ledger["claim"].isin(searches["claim"]), "record"].isin(in_groups("silent")).sum()
        ),
    } | searched(sources, searches, opinion_searches)  # fmt: skip
    body: list[list[str | Cell]] = [
        [link(row.claim, claim=row.claim), row.subject, *map(str, (row.sources, row.origins)), row.relayed, row.record]
        for row in rows.itertuples()
    ]  # fmt: skip
    header = ["Claim", "Subject", "Sources", "Origins", "Relayed: origin and publishers", "Record"]
    read = sorted(set(used.loc[used["claim"].isin(rows["claim"]), "source"]))
    return Tabled(header, body, rows, facts, read, "llrrll", [1, 3, 1, 1, 7, 2])
