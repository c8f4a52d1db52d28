"""Opinion and works small enough to be counted by hand: two surveys, one of them in groups, and two works."""

from __future__ import annotations

from typing import Any

import pandas as pd

from helpers.tables.computed import Table, over
from small_votes import frame

SURVEY = {
    "survey": "s-1",
    "house": "House",
    "label": "House",
    "field": "2017-06",
    "base": "adults",
    "mode": "telephone",
    "n": 300,
    "margin": 3.0,
    "sampling": "random digits",
    "source": "open",
    "read_on": "2026-11-26",
    "note": "",
}
POINT = {
    "point": "pt-001",
    "survey": "s-1",
    "question": "likes",
    "about": "EU",
    "group": "",
    "bound": "",
    "value": 50.0,
    "unit": "percent",
    "quality": "medium",
    "source": "open",
    "read_on": "2026-11-26",
    "note": "",
}
EARLIER = {
    "item": "op-01",
    "period": "2012~/2014",
    "survey": "Other house",
    "question": "approves of leadership",
    "about": "Russia",
    "asked": "Kazakhstan",
    "bound": "",
    "value": 80.0,
    "unit": "percent",
    "n": pd.NA,
    "source": "open",
    "note": "",
}
STATEMENT = {
    "statement": "st-01",
    "survey": "s-1",
    "about": "EU",
    "kind": "fell",
    "earlier": "2016",
    "says": "fell",
    "quality": "medium",
    "source": "closed",
    "read_on": "2026-11-26",
    "note": "",
}
WORK = {
    "work": "w-1",
    "authors": "A. One; B. Two",
    "named": "read",
    "year": 2018,
    "title": "Title",
    "container": "Journal",
    "kind": "article",
    "doi": "",
    "address": "https://example.org/1",
    "read": "abstract",
    "place": "abstract",
    "words": "authors",
    "about": "Something.",
    "finding": "Something was found.",
    "read_on": "2026-11-26",
    "note": "",
}


def groups(**shares: tuple[float, float, float]) -> list[dict[str, Any]]:
    """Rows of two groups of a hundred people: `young=(60, 30, 10)` gives the three answers of one group."""
    answers = ("favourable", "unfavourable", "no opinion")
    return [
        {
            "survey": "s-1",
            "question": "likes",
            "about": "US",
            "answer": answer,
            "dimension": "all" if group == "all" else "age",
            "group": group,
            "place": place,
            "n": 100,
            "points": 11,
            "share": float(share),
            "error": 2.0,
        }
        for place, (group, given) in enumerate(shares.items(), 1)
        for answer, share in zip(answers, given, strict=True)
    ]


def made(**rows: list[dict[str, Any]]) -> Table:
    """Tables with these rows, read and computed; the others are small and good."""
    given: dict[str, list[dict[str, Any]]] = {
        "surveys": [SURVEY],
        "opinion": [EARLIER],
        "opinion_points": [POINT],
        "opinion_groups": groups(all=(50, 40, 10), young=(60, 30, 10), old=(40, 50, 10)),
        "opinion_statements": [STATEMENT],
        "opinion_questions": [
            {"question": "likes", "words": "likes", "kind": "liking", "wording": "relayed", "note": ""},
            {
                "question": "approves-leadership",
                "words": "approves of leadership",
                "kind": "approval",
                "wording": "relayed",
                "note": "",
            },
        ],
        "opinion_measures": [
            {
                "measure": "m-1",
                "house": "Third house",
                "asks": "likes",
                "about": "EU",
                "years": "2007/2015",
                "repeated": True,
                "status": "not read",
                "address": "https://example.org/2",
                "again_of": "",
                "settles": "the table",
                "note": "",
            }
        ],
        "opinion_searches": [
            {
                "measure": "m-1",
                "language": language,
                "place": "pages",
                "terms": "EU",
                "searched_on": day,
                "outcome": "nothing",
            }
            for language, day in (("English", "2026-11-21"), ("Russian", "2026-11-26"))
        ],
        "sources": [
            {"source": "open", "series_allowed": True, "address": "https://example.org/open"},
            {"source": "closed", "series_allowed": False, "address": "https://example.org/closed"},
        ],
        "works": [WORK],
        "work_theses": [{"work": "w-1", "thesis": "t-01", "bearing": "for", "says": "Bears."}],
        "theses": [{"thesis": "t-01", "short": "first"}, {"thesis": "t-02", "short": "second"}],
    }
    tables = {}
    for name, found in (given | rows).items():
        # A table without rows keeps its columns, and a size that was not read is missing as in the book's own tables.
        table = frame([*found, *given[name]])[: len(found)]
        tables[name] = table.astype({"n": "Int64"}) if "n" in table else table
    return over(tables.__getitem__)
