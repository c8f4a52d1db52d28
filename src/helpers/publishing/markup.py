"""HTML and style sheets from templates; whatever a template is given is escaped where it is written."""

from __future__ import annotations

import functools
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from helpers.tables import dates

__all__ = ["Markup", "capital", "moment", "render", "small", "structured"]


def moment(text: str) -> str:
    """A day as *on 26 November 2026*; where only the last possible day is known, *by 21 November 2026*."""
    if text.startswith("../"):
        return f"by {dates.readable(text.removeprefix('../'))}"
    return f"{'on' if text.count('-') == 2 else 'in'} {dates.readable(text)}"


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The text with a small first letter."""
    return text[:1].lower() + text[1:]


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("helpers.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"capital": capital, "small": small, "moment": moment, "dashed": dates.dashed}
    # Readable and the same on every build; nothing in it can close the script element that it stands in.
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": True, "indent": 1}
    return environment


def render(template: str, **values: Any) -> str:
    """A template of `helpers/publishing/templates` filled with values.

    Raises
    ------
    jinja2.TemplateError
        Where there is no such template, or it names a value that is not given.
    """
    return _environment().get_template(template).render(values)


def structured(content: Any) -> str:
    """Data for search engines and reference managers, as a script element of JSON-LD."""
    return render("structured.html", content=content)
