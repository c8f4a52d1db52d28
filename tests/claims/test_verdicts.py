"""The register of verdicts: complete, without contradictions, and the only place that lists them."""

from __future__ import annotations

import ast
import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers import paths
from helpers.claims import AXES, verdicts
from helpers.claims.verdicts import REGISTER, TONES, Verdict
from helpers.exhibits import style
from helpers.theses import scale

#: The two registers, which alone may list the words.
REGISTERS = ("claims/verdicts.py", "theses/scale.py")


def test_a_verdict_stands_once_and_its_axis_tries_every_rule_once() -> None:
    assert sum(len(found) for found in AXES.values()) == len(REGISTER)
    for axis in AXES:
        ranked = verdicts.by_rank(axis)
        assert [one.rank for one in ranked] == list(range(1, len(ranked) + 1))
        assert {one.axis for one in ranked} == {axis}


def test_every_verdict_is_told_in_sentences() -> None:
    for one in REGISTER:
        for text in (one.meaning, one.rule):
            assert text[0].isupper(), one
            assert text.endswith("."), one


def test_the_groups_divide_the_verdicts_on_the_record() -> None:
    groups = (verdicts.STANDING, verdicts.PARTLY, verdicts.CORRECTED, verdicts.DIVIDED, verdicts.OPEN)
    assert sorted(name for group in groups for name in group) == sorted(verdicts.RECORD)
    assert set(verdicts.AGREEING) < set(verdicts.STANDING)
    assert {one.group for one in REGISTER if one.axis != "record"} == {""}


def test_an_open_verdict_is_decided_by_no_evidence_and_shown_only_where_one_looked() -> None:
    for one in verdicts.RECORD.values():
        assert bool(one.decided_by) == (one.group in ("agrees", "agreed", "in part", "corrects"))
        assert one.in_prose == (one.group not in ("silent", "outside"))
        assert not (one.mark and not one.in_prose)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Ratio of contrast after WCAG 2."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tone", [tone for tone in TONES if tone.paper], ids=lambda tone: tone.name)
def test_letters_of_every_tone_are_legible_on_either_page(tone: verdicts.Tone) -> None:
    """On white and on the tinted ground of an entry that a link leads to; on the theme's dark ground and its tint."""
    assert min(contrast(tone.paper, ground) for ground in ("#ffffff", "#f6f8fa")) >= 4.5
    assert min(contrast(tone.dark, ground) for ground in ("#14181e", "#1d2329")) >= 4.5


def test_areas_in_figures_have_colours_of_their_own() -> None:
    fills = [one.fill for one in verdicts.RECORD.values()]
    assert len(set(fills)) == len(fills)
    assert list(style.RECORD.items()) == [(one.name, one.fill) for one in verdicts.RECORD.values()]
    assert not set(fills) & set(style.ACTOR.values())


def test_a_verdict_cannot_be_changed_where_it_is_used() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        REGISTER[0].name = "proved"  # type: ignore[misc]


def test_the_class_of_a_badge_is_a_class() -> None:
    named = Verdict("record", "supported, in part", "", "", rank=1)
    assert named.css_class == "verdict-supported-in-part"
    assert all(re.fullmatch(r"verdict(-[a-z]+)+", one.css_class) for one in REGISTER)


# No other list


def _words() -> list[set[str]]:
    return [*(set(found) for found in AXES.values()), set(scale.OF_PARTS)]


def listed(source: str) -> Iterator[tuple[int, set[str]]]:
    """Lines of literal collections that list words of one axis: three at least, or two that are half of it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            held = [node.elts]
        elif isinstance(node, ast.Dict):
            held = [[key for key in node.keys if key], node.values]
        else:
            continue
        for members in held:
            said = {
                one.value for one in members if isinstance(one, ast.Constant) and isinstance(one.value, str)
            }
            for words in _words():
                number = len(said & words)
                if number >= 3 or (number == 2 and 2 * number >= len(members)):
                    yield node.lineno, said & words


def code() -> list[Path]:
    return [path for path in sorted(paths.PACKAGE.rglob("*.py")) if not path.as_posix().endswith(REGISTERS)]


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ('X = ("contradicted", "detail differs")', True),
        ('X = {"supported": 1, "contradicted": 2, "not settled": 3}', True),
        ('X = ["fits", "misnumbered"]', True),
        ('X = {"borne out", "mixed"}', True),
        ('X = ["supported", "misnumbered"]', False),
        ('COLUMNS = ["claims", "supported", "details", "contradicted", "open"]', False),
        ('if x == "contradicted": y = RECORD["supported"]', False),
    ],
)
def test_a_list_of_verdicts_is_seen(source: str, seen: bool) -> None:
    assert bool(list(listed(source))) == seen


def test_no_other_code_lists_verdicts() -> None:
    found = {
        f"{path.relative_to(paths.PACKAGE)}:{line}": words
        for path in code()
        for line, words in listed(path.read_text(encoding="utf-8"))
    }
    assert found == {}


def test_no_sheet_script_or_template_names_a_verdict() -> None:
    """Neither by its class nor as a quoted word."""
    # Two of them are names of attributes and classes too.
    names = {name for words in _words() for name in words} - {"open", "fits"}
    classes = {one.css_class for one in REGISTER}
    for path in paths.PACKAGE.rglob("*"):
        if path.suffix in {".css", ".js", ".typ", ".html"}:
            text = path.read_text(encoding="utf-8")
            assert not set(re.findall(r"verdict-[a-z-]+", text)) & classes, path
            assert not set(re.findall(r"[\"']([a-z, ]+)[\"']", text)) & names, path
