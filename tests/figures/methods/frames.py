"""Small tables made by hand that several tests of this chapter draw from."""

import pandas as pd

CLAIMS = pd.DataFrame(
    [
        ("a-001", "A", "a-one", "text", "number", "100", "EUR million", "exactly", "Aid"),
        ("a-002", "A", "a-one", "text", "date", "1994", "", "exactly", "TEMPUS"),
        ("a-003", "A", "a-one", "text", "none", "", "", "", "View"),
        ("a-004", "A", "a-two", "note", "date", "2001", "", "exactly", "Note"),
        ("a-005", "A", "a-two", "text", "none", "", "", "", "View"),
        ("b-001", "B", "b-one", "text", "period", "1994/2013", "", "exactly", "Span"),
        ("b-002", "B", "b-one", "text", "none", "", "", "", "View"),
    ],
    columns=["claim", "article", "section", "locus", "datatype", "value", "unit", "qualifier", "subject"],
)


SECTIONS = pd.DataFrame(
    [
        ("a-one", "A", 1, "One", 2),
        ("a-two", "A", 2, "Two", 1),
        ("b-one", "B", 1, "First", 3),
        ("b-refs", "B", 2, "References", 0),
    ],
    columns=["section", "article", "place", "heading", "paragraphs"],
)


LEDGER = CLAIMS.assign(
    statement="It is so.",
    link=["resource", "activity", "attitude", "none", "none", "activity", "conduct"],
    record=[
        "supported",
        "contradicted",
        "supported, same origin",
        "not settled",
        "supported in part",
        "detail differs",
        "outside the record",
    ],
    coherence=["coherent", "incoherent"] + ["not tested"] * 5,
    citation=["fits", "none given", "fits", "not tested", "none given", "none given", "misnumbered"],
)


EVIDENCE = pd.DataFrame(
    [
        ("a-001", "differs", "number", "106", "EUR million", "s-one", "at publication", True),
        ("a-001", "differs", "number", "106", "EUR million", "s-two", "at publication", True),
        ("a-002", "contradicts", "date", "1997", "", "s-one", "at publication", True),
        ("a-003", "supports", "none", "", "", "s-three", "later", False),
        ("b-001", "supports", "period", "1994-05/2013", "", "s-three", "at publication", True),
        ("b-001", "differs", "none", "", "", "s-one", "at publication", True),
    ],
    columns=["claim", "bears", "datatype", "value", "unit", "source", "moment", "independent"],
)


SOURCES = pd.DataFrame(
    [
        ("s-one", "Ministry", "ministry", "official", False),
        ("s-two", "Newspaper", "ministry", "news", False),
        ("s-three", "Scholar", "scholar", "scholarly", True),
    ],
    columns=["source", "publisher", "origin", "kind", "verified_at_publisher"],
)
