"""Tables of chapter 01: profile of the two articles, and whose actions their claims describe."""

from __future__ import annotations

import pandas as pd

from helpers.exhibits import Cell, Tabled, exhibit, link
from helpers.exhibits.facts import Fact
from helpers.measures import share
from helpers.tables import dates

ARTICLES = ("A", "B")
#: Kinds of statement gathered for reading, in the order of the table.
KINDS = {
    "amounts, shares and counts": ("amount", "share", "count"),
    "dates and periods": ("date", "period"),
    "events, institutions, legal steps": ("event", "institution", "legal step"),
    "features and lists": ("feature", "list"),
    "definitions and attributions": ("definition", "attribution"),
    "method": ("method",),
    "appraisals, causal statements and theses": ("appraisal", "causal", "thesis"),
}
SENDERS = (
    "EU",
    "member state",
    "joint",
    "Kazakhstan",
    "foundation",
    "NATO",
    "UN",
    "US",
    "Russia",
    "China",
    "none",
)
SENDER_NAMES = {
    "EU": "EU institutions",
    "member state": "EU member states",
    "joint": "joint: a European side with Kazakhstan, or several senders",
    "Kazakhstan": "Kazakhstan",
    "foundation": "a foundation",
    "NATO": "NATO",
    "UN": "United Nations",
    "US": "United States",
    "Russia": "Russia",
    "China": "China",
    "none": "nobody's action: theory, method, literature",
}


def part(count: int, whole: int) -> str:
    """A count with its share, as a cell shows it; nothing has no share."""
    if not count:
        return "0"
    percent = share(count, whole)
    return f"{count} ({'under 1' if percent < 0.5 else f'{percent:.0f}'}%)"


def cited(claims: pd.DataFrame, claim_references: pd.DataFrame) -> pd.Series:
    """Whether each claim has a note or reference called at it."""
    return claims["claim"].isin(set(claim_references["claim"]))


def of_article(
    article: str,
    claims: pd.DataFrame,
    claim_references: pd.DataFrame,
    references: pd.DataFrame,
    sections: pd.DataFrame,
) -> dict[str, int]:
    """Counts that describe one article."""
    mine = claims[claims["article"] == article]
    text = mine[mine["locus"] == "text"]
    own = references[references["article"] == article]
    parts = sections[sections["article"] == article]
    found = {
        "sections": int((parts["paragraphs"] > 0).sum()),
        "paragraphs": int(parts["paragraphs"].sum()),
        "claims": len(mine),
        "text": len(text),
        "notes": len(mine) - len(text),
        "entries": len(own),
        "interviews": int((own["kind"] == "interview").sum()),
        "websites": int((own["kind"] == "website").sum()),
        "cited": int(cited(text, claim_references).sum()),
        "dated": int(mine["datatype"].isin(["date", "period"]).sum()),
        "numbers": int((mine["datatype"] == "number").sum()),
    }
    return found | {label: int(mine["kind"].isin(kinds).sum()) for label, kinds in KINDS.items()}


def _described(articles: pd.DataFrame) -> list[tuple[str, str, str]]:
    known = articles.set_index("article")

    def published(article: str) -> str:
        value = known.at[article, "published"]
        return f"after {dates.readable(value.split('/')[0])}" if "/.." in value else dates.readable(value)

    def covers(article: str) -> str:
        value = known.at[article, "covers"]
        return dates.readable(value) if value else "no period stated"

    return [
        ("published", published("A"), published("B")),
        ("period that the article says it covers", covers("A"), covers("B")),
    ]


@exhibit("tbl-profile", tables=("articles", "sections", "claims", "references", "claim_references"))
def profile(
    articles: pd.DataFrame,
    sections: pd.DataFrame,
    claims: pd.DataFrame,
    references: pd.DataFrame,
    claim_references: pd.DataFrame,
) -> Tabled:
    """Period, length, references and kinds of statement of both articles."""
    counts = {
        article: of_article(article, claims, claim_references, references, sections) for article in ARTICLES
    }
    a, b = counts["A"], counts["B"]
    whole = {
        "text": "claims",
        "notes": "claims",
        "cited": "text",
        "dated": "claims",
        "numbers": "claims",
    } | dict.fromkeys(KINDS, "claims")
    labels = {
        "sections": "sections with text",
        "paragraphs": "paragraphs",
        "claims": "claims",
        "text": "of which in the text",
        "notes": "of which in notes or the reference list",
        "entries": "notes or references printed",
        "interviews": "of which to interviews",
        "websites": "of which to web pages",
        "cited": "claims in the text with a note or reference",
        "dated": "claims whose value is a date or period",
        "numbers": "claims whose value is a number",
    } | {label: f"kind: {label}" for label in KINDS}
    lines = _described(articles)
    for key, label in labels.items():
        of = whole.get(key)
        lines.append(
            (label, part(a[key], a[of]) if of else str(a[key]), part(b[key], b[of]) if of else str(b[key]))
        )
    facts: dict[str, Fact] = {}
    for article, found in counts.items():
        low = article.lower()
        facts |= {f"{low}_{key}": found[key] for key in labels if key not in KINDS}
        facts |= {
            f"{low}_{key}_share": share(found[key], found[of])
            for key, of in whole.items()
            if key not in KINDS
        }
        judged = found["appraisals, causal statements and theses"]
        facts |= {f"{low}_judged_share": share(judged, found["claims"])}
    facts["claims"] = a["claims"] + b["claims"]
    rows = pd.DataFrame([{"feature": key, "a": a[key], "b": b[key]} for key in labels])
    return Tabled(
        ["Feature", "Article A", "Article B"],
        [list(line) for line in lines],
        rows,
        facts,
        ["article-a", "article-b"],
        "lrr",
        [5, 2, 2],
    )


@exhibit("tbl-senders", tables=("claims",))
def senders(claims: pd.DataFrame) -> Tabled:
    """Claims of both articles by sender, with one claim of each as an example."""
    body: list[list[str | Cell]] = []
    found = []
    facts: dict[str, Fact] = {}
    totals = claims["article"].value_counts()
    for sender in SENDERS:
        line: list[str | Cell] = [SENDER_NAMES[sender]]
        row: dict[str, object] = {"sender": sender}
        for article in ARTICLES:
            mine = claims[(claims["article"] == article) & (claims["sender"] == sender)]
            whole = int(totals.get(article, 0))
            example = str(mine["claim"].min()) if len(mine) else ""
            line += [part(len(mine), whole), link(example, claim=example) if example else "\N{EN DASH}"]
            key = f"{article.lower()}_{sender.replace(' ', '_').lower()}"
            facts |= {key: len(mine), f"{key}_share": share(len(mine), whole)}
            row |= {article.lower(): len(mine), f"first_{article.lower()}": example}
        body.append(line)
        found.append(row)
    outside = claims["sender"].isin(["US", "Russia", "China"])
    facts |= {
        f"{article.lower()}_powers": int((outside & (claims["article"] == article)).sum())
        for article in ARTICLES
    }
    header = ["Sender", "Article A", "first claim", "Article B", "first claim"]
    return Tabled(
        header, body, pd.DataFrame(found), facts, ["article-a", "article-b"], "lrlrl", [6, 2, 2, 2, 2]
    )
