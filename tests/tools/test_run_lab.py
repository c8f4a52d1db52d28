"""JupyterLab starts as any user and saves a chapter in its normal form."""

from __future__ import annotations

import copy
import json
import os
from pathlib import Path

import jupyter_server_config
import nbformat
import pytest
import run_lab

from helpers import paths
from helpers.book import execution


@pytest.mark.parametrize("user", [0, 1000])
def test_root_is_allowed_because_a_container_has_no_other(user: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    words = run_lab.command(["--no-browser"])
    assert ("--allow-root" in words) == (user == 0)
    assert words[-2:] == [str(paths.CHAPTERS), "--no-browser"]
    config = next(word.partition("=")[2] for word in words if word.startswith("--config="))
    assert Path(config).is_file()


def test_a_reader_keeps_a_lab_of_their_own_where_there_is_a_home_for_it(tmp_path: Path) -> None:
    given = {
        "HOME": str(tmp_path),
        "JUPYTER_CONFIG_DIR": "/mine",
        "PYTHONSTARTUP": "x.py",
        "MATPLOTLIBRC": "x",
    }
    found = run_lab.environment(given, tmp_path)
    assert found["JUPYTER_CONFIG_DIR"] == "/mine"
    assert "JUPYTER_RUNTIME_DIR" not in found
    assert found.keys() & {"PYTHONSTARTUP", "MATPLOTLIBRC"} == set()
    (tmp_path / "file").touch()
    for absent in (tmp_path / "absent", tmp_path / "file"):
        found = run_lab.environment(given, absent)
        assert found["JUPYTER_CONFIG_DIR"] != "/mine"
        assert Path(found["JUPYTER_RUNTIME_DIR"]).is_relative_to(paths.BUILD)


def test_saving_in_the_lab_keeps_the_normal_form_to_the_byte(tmp_path: Path) -> None:
    """As the server does it: the hook, then nbformat's writer; the kernel has told its version, the reader ran a cell."""
    made = nbformat.v4.new_notebook()
    output = nbformat.v4.new_output(
        "execute_result", {"text/html": "<p>\nä</p>", "text/plain": "x: 1\ny: 2"}, execution_count=1
    )
    made.cells = [
        nbformat.v4.new_markdown_cell("# Title\n\nTwo\nlines"),
        nbformat.v4.new_code_cell("1", outputs=[output]),
    ]
    made.cells[1].execution_count = 1
    normal = execution.normal_form(made)
    edited = nbformat.reads(normal, as_version=4)
    edited.metadata.language_info |= {
        "version": "3.12.9",
        "file_extension": ".py",
        "pygments_lexer": "ipython3",
    }
    edited.metadata.kernelspec.display_name = "Python 3 (ipykernel)"
    edited.cells[1].metadata["execution"] = {"iopub.execute_input": "2026-01-01T00:00:00Z"}
    edited.cells[0].metadata["trusted"] = True
    model = {"type": "notebook", "content": json.loads(json.dumps(edited))}
    jupyter_server_config.keep_normal_form(model=model, path="x", contents_manager=None)
    nbformat.write(nbformat.from_dict(model["content"]), tmp_path / "x.ipynb")
    assert (tmp_path / "x.ipynb").read_bytes() == normal.encode()
    text = {"type": "file", "content": "as it is"}
    jupyter_server_config.keep_normal_form(model=text)
    assert text["content"] == "as it is"


def test_the_normal_form_is_one_and_has_a_line_for_every_line() -> None:
    made = nbformat.v4.new_notebook()
    made.cells = [nbformat.v4.new_markdown_cell("# Title\n\nTwo\nlines")]
    before = copy.deepcopy(made)
    normal = execution.normal_form(made)
    assert made == before
    assert execution.normal_form(nbformat.reads(normal, as_version=4)) == normal
    assert normal.endswith("}\n")
    assert json.loads(normal)["cells"][0]["source"] == ["# Title\n", "\n", "Two\n", "lines"]
