"""Templates: what they are given is text, whatever it holds, and nothing that they need may be missing."""

from __future__ import annotations

import json
import re

import jinja2
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from helpers.publishing import markup

PLAIN = st.text(st.characters(exclude_categories=["Cs", "Cc"]))


def test_every_template_escapes() -> None:
    environment = markup._environment()
    assert environment.autoescape is True
    for name in environment.list_templates():
        if name.endswith(".css"):
            # A sheet is no page, and what it is given is the book's own colours and font.
            continue
        source, *_ = environment.loader.get_source(environment, name)  # type: ignore[union-attr]
        assert not re.search(r"\|\s*safe|autoescape|Markup", source), name


@given(PLAIN)
def test_text_comes_out_as_it_went_in(text: str) -> None:
    page = BeautifulSoup(
        markup.render("tags.html", tags=[("name", "a", text), ("name", "b", "")], links=[]), "html.parser"
    )
    assert [tag["content"] for tag in page.select("meta")] == [text, ""]
    shown = {"title": text, "abstract": text, "base": ""}
    door = BeautifulSoup(markup.render("front.html", target=text, page=shown, tags=""), "html.parser")
    assert door.a is not None
    assert (door.a["href"], door.a.get_text(), door.a.find()) == (text, text, None)


def test_a_value_that_is_missing_stops() -> None:
    with pytest.raises(jinja2.UndefinedError, match="page"):
        markup.render("front.html", target="index.html")


@given(
    st.recursive(
        PLAIN | st.integers() | st.none(),
        lambda inner: st.lists(inner) | st.dictionaries(PLAIN, inner),
        max_leaves=8,
    )
)
def test_data_in_a_script_come_out_as_they_went_in(content: object) -> None:
    page = BeautifulSoup(markup.structured(content), "html.parser")
    (script,) = page.find_all("script")
    assert script["type"] == "application/ld+json"
    assert json.loads(script.string) == content


def test_nothing_in_data_closes_its_script() -> None:
    written = markup.structured({"text": "</script><script>alert(1)</script><!--"})
    assert written.count("<") == 2
    assert len(BeautifulSoup(written, "html.parser").find_all("script")) == 1


def test_data_are_written_alike_whatever_their_order() -> None:
    assert markup.structured({"b": 1, "a": "Қ"}) == markup.structured({"a": "Қ", "b": 1})
    assert "Қ" in markup.structured({"a": "Қ"})


@pytest.mark.parametrize(
    ("text", "capital", "small"),
    [("one Two", "One Two", "one Two"), ("UN vote", "UN vote", "uN vote"), ("", "", "")],
)
def test_first_letters(text: str, capital: str, small: str) -> None:
    assert (markup.capital(text), markup.small(text)) == (capital, small)
