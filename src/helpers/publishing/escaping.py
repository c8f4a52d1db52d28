"""One escaping function per output format, used wherever text from data or notebooks is written."""

from __future__ import annotations

import html as _html
import json
from numbers import Integral, Real

from helpers.tables.schema import FORMULA


def html(text: str) -> str:
    """Text for an HTML document, safe in elements and in quoted attributes."""
    return _html.escape(text, quote=True)


def typst(text: str) -> str:
    """Text as a Typst string literal, quotation marks included."""
    escaped = (
        text.replace("\\", "\\\\")
        .replace('"', '\\"')
        .replace("\n", "\\n")
        .replace("\t", "\\t")
        .replace("\r", "")
    )
    return f'"{escaped}"'


def csv_cell(value: object) -> str:
    """A value for a downloaded CSV: numbers as they are, text with a formula's first sign disarmed."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Integral):
        return str(int(value))
    if isinstance(value, Real):
        return repr(float(value))
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False, sort_keys=True)
    text = str(value)
    return "'" + text if text.startswith(FORMULA) else text


def script_json(content: object) -> str:
    """JSON for a script element: nothing in it can close the element."""
    return (
        json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1)
        .replace("<", "\\u003c")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
