"""One escaping function for each format that no template escapes, used wherever text from data or notebooks
is written.
"""

from __future__ import annotations

import json
from numbers import Integral, Real

from helpers.tables.schema import FORMULA


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
