"""Small tables made by hand of what the articles cite, from which tests of claims and of chapter 3 draw."""

import pandas as pd

REFERENCES = pd.DataFrame(
    [
        ("a-n01", 1, "interview", "Interview 2", "2023", ""),
        ("a-n02", 2, "idem", "Idem", "", "a-n03"),
        ("a-n03", 3, "book", "Book", "2004", ""),
        ("b-r01", 1, "law", "Law", "", ""),
        ("b-r02", 2, "website", "Page", "", ""),
    ],
    columns=["reference", "number", "kind", "title", "year", "resolves_to"],
)


CITED = pd.DataFrame(
    [
        ("a-001", "a-n01", "a-n01"),
        ("a-003", "a-n02", "a-n02"),
        ("a-003", "a-n03", "a-n03"),
        ("b-002", "b-r01", "b-r02"),
    ],
    columns=["claim", "reference", "fitting"],
)


VOICES = pd.DataFrame(
    [("a-n01", "interview"), ("a-n03", "literature"), ("b-r01", "joint"), ("b-r02", "EU")],
    columns=["reference", "voice"],
)
