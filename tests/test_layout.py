"""The house: no module longer than one reads at a sitting, and a test beside every module that it tests."""

from __future__ import annotations

import pytest

from helpers import paths

SOURCE, TESTS = paths.ROOT / "src" / "helpers", paths.ROOT / "tests"
LONGEST = 300
#: By so many lines a module may be shorter before it has to leave the list of those that are longer.
SLACK = 30
#: Modules that are longer, and why they are one thing.
LONGER: dict[str, str] = {
    "src/helpers/claims/verdicts.py": "the register: a block of words and colours for each verdict",
}
#: Tests that mirror no module, and what they test instead.
OTHER: dict[str, str] = {
    "book/test_blind.py": "the built book, as one finds the way in it without seeing",
    "book/test_finished_book.py": "the pages of the built book",
    "book/test_finished_downloads.py": "the downloads of the built book",
    "book/test_finished_address.py": "the built book with a public address, and without",
    "book/test_finished_layout.py": "how the pages of the PDF are set",
    "book/test_finished_pdf.py": "the PDF of the built book",
    "book/test_finished_rights.py": "what the built book says of rights, wherever it says it",
    "book/test_security.py": "a book built from texts with active content",
    "figures/test_comparing_words.py": "the words in texts that compare, with the values turned round",
    "figures/test_every_exhibit.py": "the registry as a whole",
    "figures/test_since_the_first_edition.py": "what changed in exhibits since the first edition",
    "measures/test_another_computation.py": "numbers of the first edition that other code had",
    "measures/opinion/test_real_survey.py": "a survey's own interviews, where a reader has them",
    "sources/test_faults.py": "publishers' files that are broken",
    "sources/test_real_files.py": "publishers' own files, where a reader has them",
    "tables/test_bad_data.py": "a corpus of bad data",
    "tables/test_fuzz.py": "random damage to the data",
    "tables/test_use.py": "that every table and column is used",
    "test_layout.py": "this",
    "book/prose/test_names.py": "how the pages name the articles",
    "book/prose/test_claims_cited.py": "that a number in the words of a link to a claim is the claim's",
    "test_locks.py": "the locks",
    "test_newlines.py": "the line endings of the repository",
    "test_notebooks.py": "the notebooks",
    "test_package.py": "the data package",
    "test_percent.py": "the form of percentages",
}
#: Run in environments of their own, or beside the programs in `tools`.
APART = ("browser", "consumers", "tools")


def test_no_module_is_longer_than_one_reads_at_a_sitting() -> None:
    lines = {
        path.relative_to(paths.ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for folder in ("src", "tools")
        for path in sorted((paths.ROOT / folder).rglob("*.py"))
    }
    long = {name for name, number in lines.items() if number > LONGEST}
    assert long <= set(LONGER), "divide the module, or say in LONGER why it is one thing"
    # A list that nobody shortens would in the end excuse everything.
    assert [name for name in LONGER if lines.get(name, 0) <= LONGEST - SLACK] == []


def mirrored() -> list[str]:
    return [
        path.relative_to(TESTS).as_posix()
        for path in sorted(TESTS.rglob("test_*.py"))
        if path.relative_to(TESTS).parts[0] not in APART
    ]


@pytest.mark.parametrize("test", mirrored())
def test_tests_stand_where_the_module_stands(test: str) -> None:
    folder, _, name = test.rpartition("/")
    module = SOURCE / folder / name.removeprefix("test_")
    exists = module.exists() or module.with_suffix("").is_dir()
    assert exists != (test in OTHER), "mirror a module, or say in OTHER what it tests instead"
