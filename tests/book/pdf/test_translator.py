"""Document nodes become Typst that compiles, escapes what is active in Typst, and leaves nothing out silently."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pypdfium2
import pytest
import typst
from docutils import nodes as n
from docutils.utils import new_document
from sphinx import addnodes

from helpers.book.extension.nodes import badge, claim_entry, claim_filter, gallery, passport, web_only
from helpers.book.extension.render import grid, linked
from helpers.book.pdf.translator import TypstTranslator, UnknownNode, appended
from helpers.book.pdf.writing import TEMPLATE
from helpers.claims import CITATION, COHERENCE, RECORD, Entry, Ruling
from helpers.exhibits import link

ACTIVE = '#set text(red) *b* _i_ $x$ <l> @r `c` [x] \\ "q" ~ = / - + // /* https://example.org'


def builder(base: str = "", **environment: Any) -> Any:
    pages = {"index", "page", "chapters/04", "chapters/05", "ledger"}
    numbers = {
        "found_docs": pages,
        "toc_secnumbers": {"page": {"#part": (4, 1)}},
        "toc_fignumbers": {"page": {"figure": {"fig-x": (4, 2)}, "table": {"tbl-x": (4, 3)}}},
    }
    config = SimpleNamespace(root_doc="index", html_baseurl=base)
    return SimpleNamespace(config=config, env=SimpleNamespace(**(numbers | environment)), srcdir="/book")


def written(*children: n.Node, base: str = "", docname: str = "page") -> str:
    """The Typst of a page with these nodes."""
    document = new_document("page")
    document.extend(children)
    translator = TypstTranslator(document, builder(base), docname, Path("/book/_build/pdf"))
    document.walkabout(translator)
    return translator.text()


def paragraph(*children: n.Node | str) -> n.paragraph:
    return n.paragraph("", "", *(n.Text(child) if isinstance(child, str) else child for child in children))


def compiled(text: str) -> bytes:
    """The text compiled with the book's template."""
    main = f'#import "template.typ": *\n{text}'
    return typst.compile(
        {"main": main.encode(), "template.typ": TEMPLATE.read_bytes()}, format="svg", ignore_system_fonts=True
    )


def shown(text: str) -> list[str]:
    """Every string that Typst sees in the text, once it has read the markup."""
    main = f'#import "template.typ": *\n#let seen = [{text}]\n#metadata(repr(seen))<seen>\n'
    import json

    found = typst.query(
        {"main": main.encode(), "template.typ": TEMPLATE.read_bytes()}, "<seen>", field="value"
    )
    return json.loads(found)


def test_text_that_is_active_in_typst_stays_text() -> None:
    """Typst reads the markup back as one piece of text: what was written."""
    text = written(paragraph(ACTIVE))
    escaped = ACTIVE.replace("\\", "\\\\").replace('"', '\\"')
    assert f'#"{escaped}";' in text
    (said,) = shown(text)
    assert f"[{ACTIVE}]" in said


@pytest.mark.parametrize(
    "node",
    [
        n.emphasis("", ACTIVE),
        n.strong("", ACTIVE),
        n.literal("", ACTIVE),
        n.superscript("", ACTIVE),
        n.reference("", ACTIVE, refuri='https://example.org/"x"#[y]'),
        n.footnote("", n.label("", "1"), ids=["note"]),
        badge("", ACTIVE, verdict=RECORD["not settled"]),
    ],
    ids=lambda node: type(node).__name__,
)
def test_active_text_within_markup_compiles(node: n.Node) -> None:
    compiled(written(paragraph("before ", node, " after")))


def test_markup_that_ends_before_a_bracket_does_not_swallow_it() -> None:
    """`#emph[a](b)` would be a call; the semicolon ends the expression."""
    text = written(paragraph(n.emphasis("", "", n.Text("a")), "(b)"))
    assert '#emph[#"a";];#"(b)";' in text
    compiled(text)


def test_an_unknown_node_names_page_and_node() -> None:
    class hologram(n.General, n.TextElement):
        pass

    with pytest.raises(
        UnknownNode, match=r"page: the PDF builder has no method for the node hologram: 'a shimmering'"
    ):
        written(hologram("", "a shimmering"))


def section(*children: n.Node, identifier: str = "part", title: str = "A * title") -> n.section:
    return n.section("", n.title("", title), *children, ids=[identifier])


def test_a_heading_has_label_level_and_number() -> None:
    text = written(section(section(identifier="deeper")))
    assert '#metadata(none)<page--part>\n#heading(level: 1)[#secno("4.1")#"A * title";]' in text
    assert '#metadata(none)<page--deeper>\n#heading(level: 2)[#"A * title";]' in text
    compiled(text)


def test_levels_of_headings_grow_inwards() -> None:
    text = written(section(section(section(identifier="c"), identifier="b")))
    assert [line.split(")")[0] for line in text.splitlines() if line.startswith("#heading")] == [
        "#heading(level: 1",
        "#heading(level: 2",
        "#heading(level: 3",
    ]


def test_the_front_page_is_about_the_book() -> None:
    assert "#heading(level: 1)[About this book]" in written(section(), docname="index")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?b=1#c", '#link("https://example.org/a?b=1#c")[#"x";];'),
        ("mailto:a@example.org", '#link("mailto:a@example.org")[#"x";];'),
        ("04.html#fig-x", '#inner(<chapters_04--fig-x>)[#"x";];'),
        ("04.html", '#inner(<chapters_04-->)[#"x";];'),
        ("../ledger.html#a-048", '#inner(<ledger--a-048>)[#"x";];'),
        ("#part", '#inner(<chapters_05--part>)[#"x";];'),
        ("../downloads/ledger.csv", '#emph[#"x";];'),
    ],
)
def test_links_lead_to_addresses_pages_and_places(address: str, expected: str) -> None:
    assert expected in written(paragraph(n.reference("", "x", refuri=address)), docname="chapters/05")


def test_a_reference_by_id_leads_to_the_page_that_it_stands_on() -> None:
    inside = paragraph(n.reference("", "x", refid="part"))
    assert "#inner(<ledger--part>)[" in written(inside, docname="ledger")


def test_a_place_is_labelled_once() -> None:
    """Typst refuses a label that stands twice."""
    text = written(n.target("", "", ids=["here"]), n.target("", "", ids=["here"]))
    assert text.count("<page--here>") == 1


def test_the_same_id_on_two_pages_has_two_labels() -> None:
    for name in ("one", "two"):
        assert f"<{name}--here>" in written(n.target("", "", ids=["here"]), docname=name)


def test_the_table_of_contents_is_left_to_the_template() -> None:
    assert "hidden" not in written(n.compound("", paragraph("hidden"), classes=["toctree-wrapper"]))
    assert "shown" in written(n.compound("", paragraph("shown")))


def test_a_table_has_header_sides_widths_and_links() -> None:
    text = written(
        grid(["Year", "Val#ue"], [["1991", link("0.5", href="https://example.org")]], [1, 3], "lr")
    )
    assert '#exhibit-table("", "", "", none, (113.2fr, 339.8fr,), ' in text
    assert "table.header(table.cell(align: left)[" in text
    assert 'table.cell(align: right)[\n#link("https://example.org")[#"0.5";];]' in text
    assert '#"Val#ue";' in text
    compiled(text)


def test_columns_without_widths_share_the_page() -> None:
    assert ", (auto, auto,), " in written(grid(["a", "b"], [["1", "2"]]))


@pytest.mark.parametrize(
    ("base", "name"),
    [("", "fig-x"), ("https://example.org/", "https://example.org/page.html#fig-x")],
    ids=["no address", "address"],
)
def test_a_figure_has_number_permalink_picture_caption_and_note(base: str, name: str) -> None:
    picture = n.image(uri="pictures/x.svg", alt='a "line" #1')
    figure = n.figure(
        "",
        picture,
        n.caption("", "The #caption"),
        n.legend("", paragraph("How to read")),
        ids=["fig-x"],
        names=["fig-x"],
    )
    text = written(figure, base=base)
    assert f'#exhibit-figure([#metadata(none)<page--fig-x>], "4.2", "{name}", ' in text
    assert 'image("../../pictures/x.svg", alt: "a \\"line\\" #1", width: 100%)' in text
    assert '[#"The #caption";], reading: [' in text


def test_the_input_cell_is_left_to_the_notebook() -> None:
    text = written(
        n.container("", paragraph("show(1)"), classes=["cell_input"]),
        n.container("", paragraph("kept"), classes=["other"]),
    )
    assert "show(1)" not in text
    assert "kept" in text


def test_only_typst_of_our_own_is_let_through() -> None:
    text = written(n.raw("", "<b>html</b>", format="html"), n.raw("", "#pagebreak()", format="typst"))
    assert "html" not in text
    assert "#pagebreak()" in text


def test_nodes_of_the_web_page_are_left_out() -> None:
    assert written(passport(""), claim_filter(), gallery()) == written()


def test_a_claim_prints_its_verdicts_and_reasons() -> None:
    entry = Entry(
        claim="a-001",
        article="A",
        place="Article A, Introduction, paragraph 1",
        dimension="general",
        kind="date",
        subject="Independence",
        statement='It says "#1991".',
        value="1991",
        link="conduct",
        record=Ruling(RECORD["supported"], "one source supports it"),
        coherence=Ruling(COHERENCE["incoherent"], "c-001: the parts do not add up."),
        citation=Ruling(CITATION["none given"], "no reference"),
    )
    text = written(claim_entry(entry=entry, ids=["a-001"]))
    assert "#metadata(none)<page--a-001>" in text
    assert '#badge(rgb("#00664d"))[#"supported";] #badge(rgb("#a33f00"))[#"incoherent";]' in text
    assert "none given" not in text
    assert '"One source supports it. C-001: the parts do not add up."' in text
    compiled(text)


def test_a_claim_linked_from_a_table_is_resolved_by_sphinx() -> None:
    (node,) = linked(link("0.5", claim="a-001"))
    assert isinstance(node, addnodes.pending_xref)
    assert (node["reftype"], node["reftarget"], node["refwarn"]) == ("ref", "a-001", True)
    with pytest.raises(UnknownNode, match="pending_xref"):
        written(paragraph(node))


def test_no_heading_is_printed_above_what_the_page_alone_has() -> None:
    def section(name: str, *below: n.Node) -> n.section:
        return n.section("", n.title(name, name), *below, ids=[name.lower()])

    only = section("Only", web_only("", paragraph("on the page")))
    text = written(
        section(
            "Whole",
            section("Lists", only, section("Cards", gallery(page="x"))),
            section("Text", paragraph("said")),
        )
    )
    assert "<page--lists>" in text
    assert [name for name in ("Whole", "Lists", "Only", "Cards", "Text") if f'"{name}"' in text] == [
        "Whole",
        "Text",
    ]


def test_pages_of_the_appendix_follow_one_another_but_for_the_first() -> None:
    listed = {"index": ["chapters/04", "chapters/appendix/a", "chapters/appendix/b"]}
    env: Any = SimpleNamespace(toctree_includes=listed)
    assert appended(env, "chapters/appendix/a") == {"chapters/appendix/b"}
    assert appended(env, "chapters/04") == frozenset()


def test_the_index_gathers_mentions_by_name() -> None:
    node = addnodes.index(
        entries=[("single", "TACIS", "one", "", None), ("single", 'Quote "x"', "one", "", None)]
    )
    text = written(paragraph(node, "About it."))
    assert text.count("#mention(") == 2
    with_index = compiled(text + "#book-index()")
    assert len(with_index) > len(compiled(text))


@pytest.mark.parametrize("count", [1, 2, 31, 140, 250])
def test_every_name_is_in_the_index_and_its_last_columns_are_as_long_as_each_other(count: int) -> None:
    said = "".join(f'#mention("Name{place:03}")' for place in range(count))
    main = (
        '#import "template.typ": *\n#set page(paper: "a4", margin: (x: 2.5cm, top: 2.7cm, bottom: 2.5cm))\n'
        f"{said} Text.\n\n#pagebreak()\n= Index\n#book-index()"
    )
    sources = {"main": main.encode(), "template.typ": TEMPLATE.read_bytes()}
    pages = list(pypdfium2.PdfDocument(typst.compile(sources, ignore_system_fonts=True)))[1:]
    texts = [page.get_textpage() for page in pages]
    names = [f"Name{place:03}" for place in range(count)]
    assert re.findall(r"Name\d+", " ".join(text.get_text_bounded() for text in texts)) == names
    halves = [
        [len(re.findall("Name", text.get_text_bounded(left, 0, left + 260, 842))) for left in (40, 300)]
        for text in texts
    ]
    assert 0 <= halves[-1][0] - halves[-1][1] <= 1
    # A page before the last is full.
    assert all(min(columns) > 50 for columns in halves[:-1]) and len(halves) == 1 + (count > 110)


def test_a_name_is_copied_as_it_is_written() -> None:
    """No sign without a width is put into a name to break it: a reader who copies one finds it whole."""
    name = "figures/engagement_agreements.py"
    assert f'#"{name}";' in written(grid(["File"], [[name]]), paragraph(name))


def test_words_of_a_claim_name_it_on_paper() -> None:
    def link(words: str) -> n.reference:
        return n.reference(words, words, refuri="ledger.html#a-048", internal=True)

    assert '#claim-id("a-048");' in written(paragraph("It ", link("was signed"), "."), docname="index")
    assert "claim-id" not in written(paragraph(link("a-048")), docname="index")
    assert "claim-id" not in written(
        paragraph(n.reference("x", "x", refuri="chapters/04.html#fig-x", internal=True)), docname="index"
    )


def test_the_note_of_a_table_is_part_of_it() -> None:
    table = grid(["Year"], [["1991"]])
    table.insert(0, n.title("", "A caption."))
    table["names"] = ["tbl-x"]
    table["ids"] = ["tbl-x"]
    note = n.container("", n.paragraph("", "How to read it."), classes=["exhibit-reading"])
    text = written(table, note)
    assert text.count("How to read it.") == 1
    assert text.index("How to read it.") > text.index("note: [")
    assert 'continued(1, "4.3")' in text
    compiled(text)


def test_in_a_cell_the_id_alone_has_the_colour_of_a_link_and_a_host_breaks() -> None:
    claim = n.reference("a-048", "a-048", refuri="ledger.html#a-048", internal=True)
    words = n.reference("told", "told", refuri="https://example.org", internal=False)
    table = grid(["Id", "Said"], [["x", "see wetten.overheid.nl"]])
    first, second = next(iter(table.findall(n.tbody))).findall(n.paragraph)
    first.children, second.children = [claim], [words, n.Text(" at wetten.nl")]
    claim.parent, words.parent = first, second
    text = written(table, docname="index")
    assert text.count("#coloured[") == 1 and '#coloured[#"a-048";]' in text
    assert '#"overheid' not in text and '#" at wetten.";#h(0pt);#"nl";' in text
    assert "#coloured[" not in written(paragraph(claim.deepcopy()), docname="index")
    compiled(text.replace("#inner(<ledger--a-048>)", "#emph"))


def test_a_paragraph_with_a_long_name_is_ragged() -> None:
    assert "#ragged[" in written(paragraph("the sum ", n.literal("", "f" * 64)))
    assert "#ragged[" not in written(paragraph("the sum ", n.literal("", "f" * 12)))


def below_a_heading(first: str, after: n.Node, docname: str) -> str:
    """A page with a heading, a paragraph and what follows."""
    document = new_document("page")
    document += n.section("", n.title("", "T"), paragraph(first), after, ids=["t"])
    made = builder(toctree_includes={"index": ["appendix/one", "appendix/two"]})
    translator = TypstTranslator(document, made, docname, Path("/book/_build/pdf"))
    document.walkabout(translator)
    return translator.text()


LONG = "Terms that the book uses in one sense alone, and what each of them means. " * 2


def test_a_first_sentence_goes_with_the_list_that_it_leads_to() -> None:
    listed = below_a_heading(LONG, n.definition_list(), "appendix/two")
    assert listed.count("#leading[") == 1
    assert "#leading[" not in below_a_heading(LONG, paragraph("More."), "appendix/two")
    compiled(listed)


@pytest.mark.parametrize("after", [paragraph("More."), n.definition_list(), n.bullet_list()])
def test_one_line_below_any_heading_goes_with_what_follows(after: n.Node) -> None:
    made = below_a_heading("More in chapter 4.", after, "chapters/04")
    assert made.count("#leading[") == 1
    compiled(made)
    assert "#leading[" not in below_a_heading(LONG, after, "chapters/04")


def test_one_line_goes_with_no_exhibit_and_not_within_a_section() -> None:
    cell = n.container("", paragraph("an exhibit"))
    assert "#leading[" not in below_a_heading("One line.", cell, "chapters/04")
    made = n.section("", n.title("", "T"), paragraph("A."), paragraph("B."), paragraph("C."), ids=["t"])
    assert written(made).count("#leading[") == 1


def test_heading_line_and_first_entry_stand_on_one_page() -> None:
    """Wherever the foot of the page is, nothing but all three stands above it."""
    entry = n.definition_list_item("", n.term("", "A finding."), n.definition("", paragraph("Shown.")))
    section = n.section(
        "", n.title("", "Question?"), paragraph("More in chapter 4."), n.definition_list("", entry), ids=["q"]
    )
    told = written(n.section("", n.title("", "T"), section, ids=["t"]))
    set_up = '#set page(paper: "a4", margin: 2.5cm)\n#show heading: set block(sticky: true)\n'
    parted = 0
    for high in range(580, 700, 8):
        main = f'#import "template.typ": *\n{set_up}#v({high}pt)\n{told}'
        sources = {"main": main.encode(), "template.typ": TEMPLATE.read_bytes()}
        pages = pypdfium2.PdfDocument(typst.compile(sources, ignore_system_fonts=True))
        texts = [page.get_textpage().get_text_bounded() for page in pages]
        asked = next(text for text in texts if "Question?" in text)
        assert "A finding." in asked and "Shown." in asked, high
        parted += len(texts) > 1
    assert parted > 2


def test_a_short_entry_is_not_divided_between_pages() -> None:
    def entry(said: str) -> str:
        item = n.definition_list_item(
            "", n.term("", "word"), n.definition("", paragraph(said), paragraph("Linked from: 1"))
        )
        return written(n.definition_list("", item))

    assert "#definition(true)[" in entry("Short. " * 20)
    assert "#definition(false)[" in entry("Long. " * 200)
    compiled(entry("Short. " * 20) + entry("Long. " * 200))


def test_a_picture_on_paper_leaves_its_id_to_the_note(tmp_path: Path) -> None:
    svg = "<svg><text>fig-x · Sources: UN</text><text>fig-x</text></svg>"
    (tmp_path / "x.svg").write_text(svg, encoding="utf-8")
    (tmp_path / "y.svg").write_text("<svg/>", encoding="utf-8")
    made = builder()
    made.srcdir = str(tmp_path)
    translator = TypstTranslator(new_document("page"), made, "page", tmp_path / "pdf")
    assert translator.picture("x.svg") == "pictures/x.svg"
    kept = (tmp_path / "pdf" / "pictures" / "x.svg").read_text(encoding="utf-8")
    assert kept == "<svg><text>Sources: UN</text><text>fig-x</text></svg>"
    assert translator.picture("y.svg") == "../y.svg"
