"""The registers are written by a command: what is new is added, and what is gone or new needs a word of a person."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType, SimpleNamespace

import pytest

from helpers import exhibits
from helpers.publishing import registers
from helpers.publishing.registers import RegisterError, Wish
from helpers.tables import descriptor


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def edit(path: Path, change: Callable[[list[list[str]]], object]) -> None:
    content = lines(path)
    change(content)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(content)


def row(data: Path, name: str) -> list[str]:
    return next(one for one in lines(data / "registers/published.csv") if one[0] == name)


@pytest.fixture
def known(monkeypatch: pytest.MonkeyPatch) -> dict[str, SimpleNamespace]:
    """The exhibits of the book, of which a test may take or give one."""
    found = {name: SimpleNamespace(kind=entry.kind) for name, entry in exhibits.registry().items()}
    monkeypatch.setattr("helpers.exhibits.published.registry", lambda: MappingProxyType(found))
    monkeypatch.setattr(exhibits, "registry", lambda: MappingProxyType(found))
    return found


def test_a_descriptor_that_is_right_is_not_written_again(data: Path) -> None:
    assert registers.write_descriptor(data) is False
    path = data / "schema/registers.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: Units", "title: Unit"), encoding="utf-8")
    assert registers.write_descriptor(data) is True
    assert '"title": "Unit"' in (data / descriptor.DESCRIPTOR).read_text(encoding="utf-8")
    assert registers.write_descriptor(data) is False


def test_nothing_is_written_where_nothing_is_new(data: Path) -> None:
    assert registers.write(Wish(), folder=data) == []


def test_a_new_claim_is_added_under_its_kind_and_subject(data: Path) -> None:
    new = ["b-999", *lines(data / "ledger/claims.csv")[-1][1:]]
    edit(data / "ledger/claims.csv", lambda content: content.append(new))
    assert registers.write(Wish(), folder=data) == ["registers/published.csv"]
    header = lines(data / "ledger/claims.csv")[0]
    kind, subject = (new[header.index(name)] for name in ("kind", "subject"))
    assert row(data, "b-999") == ["b-999", kind, subject, "published", ""]
    names = [one[0] for one in lines(data / "registers/published.csv")[1:]]
    assert names == sorted(names)


def test_a_new_exhibit_wants_a_subject(known: dict[str, SimpleNamespace], data: Path) -> None:
    known["fig-new"] = SimpleNamespace(kind="figure")
    with pytest.raises(RegisterError, match='book publish --subject fig-new "what it shows"'):
        registers.write(Wish(), folder=data)
    registers.write(Wish(subjects={"fig-new": "Votes"}), folder=data)
    assert row(data, "fig-new") == ["fig-new", "figure", "Votes", "published", ""]


@pytest.mark.parametrize(("successor", "status"), [("", "withdrawn"), ("fig-un-issues", "withdrawn")])
def test_a_name_that_is_gone_wants_a_word(
    successor: str, status: str, known: dict[str, SimpleNamespace], data: Path
) -> None:
    del known["fig-timeline"]
    with pytest.raises(RegisterError, match="book publish --withdraw fig-timeline"):
        registers.write(Wish(), folder=data)
    registers.write(Wish(withdrawn={"fig-timeline": successor}), folder=data)
    assert row(data, "fig-timeline")[3:] == [status, successor]
    assert registers.write(Wish(), folder=data) == []


def test_another_wording_is_taken_over_only_where_a_person_says_so(data: Path) -> None:
    place = lines(data / "ledger/claims.csv")[0].index("subject")
    edit(data / "ledger/claims.csv", lambda content: content[1].__setitem__(place, "Freedom"))
    assert registers.write(Wish(), folder=data) == []
    name = lines(data / "ledger/claims.csv")[1][0]
    registers.write(Wish(reworded=[name]), folder=data)
    assert row(data, name)[2] == "Freedom"


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (Wish(withdrawn={"a-001": ""}), "a-001 cannot be withdrawn, as the book still has it"),
        (Wish(withdrawn={"fig-never": ""}), "fig-never cannot be withdrawn, as it was never published"),
        (Wish(subjects={"fig-never": "x"}), "fig-never: no exhibit has this name"),
        (Wish(reworded=["fig-timeline"]), "fig-timeline: no claim on the list has this name"),
    ],
)
def test_a_wish_that_cannot_be_met_writes_nothing(wish: Wish, said: str, data: Path) -> None:
    before = (data / "registers/published.csv").read_bytes()
    with pytest.raises(RegisterError, match=said):
        registers.write(wish, folder=data)
    assert (data / "registers/published.csv").read_bytes() == before


def test_a_successor_must_be_in_the_book(known: dict[str, SimpleNamespace], data: Path) -> None:
    del known["fig-timeline"]
    with pytest.raises(RegisterError, match="fig-never: the book has nothing of this name"):
        registers.write(Wish(withdrawn={"fig-timeline": "fig-never"}), folder=data)


def test_addresses_of_a_finished_book_are_added_and_pages_may_move(data: Path, tmp_path: Path) -> None:
    built = tmp_path / "html"
    (built / "chapters").mkdir(parents=True)
    (built / "index.html").write_text("<html></html>", encoding="utf-8")
    (built / "chapters/13-new.html").write_text('<p id="fig-timeline">x</p>', encoding="utf-8")
    before = lines(data / "registers/addresses.csv")
    moved = {"chapters/04-engagement.html": "chapters/13-new.html"}
    assert registers.write(Wish(), built, moved, data) == ["registers/addresses.csv"]
    after = lines(data / "registers/addresses.csv")
    assert [one for one in after if one not in before] == [
        ["chapters/04-engagement.html", "", "0.1.0", "chapters/13-new.html"],
        ["chapters/13-new.html", "", registers.edition.book().version, ""],
        ["chapters/13-new.html#fig-timeline", "fig-timeline", registers.edition.book().version, ""],
    ]
    assert {one[0] for one in before} < {one[0] for one in after}


@pytest.mark.parametrize("moved", ["chapters/never.html", "ledger.html#a-001"])
def test_only_a_page_that_was_published_can_move(moved: str, data: Path) -> None:
    with pytest.raises(RegisterError, match="no page or file of an edition"):
        registers.write(Wish(), None, {moved: "index.html"}, data)


def test_a_folder_without_a_book_has_no_addresses(data: Path, tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="holds no finished book"):
        registers.write(Wish(), tmp_path, {}, data)
