"""How JupyterLab saves a chapter when `make lab` started it: in the normal form, which `book refresh` writes
too.
"""

from __future__ import annotations

from typing import Any

import nbformat

from helpers.book import execution


def keep_normal_form(model: dict[str, Any], **_: object) -> None:
    """Take out of a notebook that is about to be saved what changes from run to run; the
    server calls this.
    """
    if model["type"] == "notebook":
        model["content"] = execution.normalised(nbformat.from_dict(model["content"]))


if "get_config" in globals():
    get_config().ContentsManager.pre_save_hook = keep_normal_form  # type: ignore[name-defined]  # noqa: F821
