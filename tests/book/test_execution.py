"""Executing chapters: an error names its place, an unchanged file stays as it is, and nothing volatile is stored."""

from __future__ import annotations

import copy
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest

from helpers.book import execution, forked
from helpers.book.execution import ChapterError


def notebook(path: Path, *cells: str) -> Path:
    """A notebook with a title and these code cells, as it is committed but for its outputs."""
    made = execution.normalised(nbformat.v4.new_notebook())
    made.cells = [
        nbformat.v4.new_markdown_cell("# Title"),
        *(nbformat.v4.new_code_cell(cell) for cell in cells),
    ]
    nbformat.write(made, path)
    return path


def outputs(made: nbformat.NotebookNode) -> list[str]:
    return [
        out.get("text", out.get("data", {}).get("text/plain"))
        for cell in made.cells
        for out in cell.get("outputs", [])
    ]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_refresh_stores_outputs_once_and_then_leaves_the_file_alone(tmp_path: Path) -> None:
    path = notebook(tmp_path / "01-small.ipynb", "print('Ålesund')", "6 * 7")
    assert execution.refresh(path) is True
    stored, written = path.read_bytes(), path.stat().st_mtime_ns
    made = nbformat.reads(stored.decode(), as_version=4)
    assert outputs(made) == ["Ålesund\n", "42"]
    assert "Ålesund" in stored.decode()
    assert set(made.metadata) == {"kernelspec", "language_info"}
    assert made.metadata.language_info == {"name": "python"}
    assert [cell.id for cell in made.cells] == ["cell-000", "cell-001", "cell-002"]
    assert all(cell.metadata == {} for cell in made.cells)
    assert execution.refresh(path) is False
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (stored, written)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_an_error_names_file_cell_and_what_was_raised(tmp_path: Path) -> None:
    path = notebook(tmp_path / "04-broken.ipynb", "1", "{}['missing']", "2")
    before = path.read_bytes()
    with pytest.raises(ChapterError, match=r"^04-broken\.ipynb, cell 3: KeyError: 'missing'$"):
        execution.refresh(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("code", "limit", "told"),
    [
        ("import time; time.sleep(600)", 2, "not done after 2 seconds; run the command again when "),
        ("import os; os._exit(1)", 120, "its kernel ended, as it does where memory is short; close "),
    ],
)
def test_a_cell_that_does_not_end_is_told_with_what_to_do(
    code: str, limit: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both are raised by nbclient as other errors than those of a cell; the first is an OSError to Python."""
    monkeypatch.setattr(execution, "TIMEOUT", limit)
    path = notebook(tmp_path / "04-endless.ipynb", code, "2")
    with pytest.raises(ChapterError) as caught:
        execution.execute(path)
    assert str(caught.value).startswith(f"04-endless.ipynb, cell 2: {told}")
    assert len(str(caught.value).splitlines()) == 1


def test_a_fork_that_ends_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not forked.possible():
        pytest.skip("processes cannot be forked here")
    monkeypatch.setattr(forked, "_prepare", lambda: None)
    path = notebook(tmp_path / "04-ended.ipynb", "import os; os._exit(1)")
    with pytest.raises(
        ChapterError, match=r"^A process that executes chapters ended, .* run the command again\.$"
    ):
        execution.warm([path], tmp_path / "cache")


def test_cells_leave_no_history_that_a_full_disk_could_refuse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not forked.possible():
        pytest.skip("processes cannot be forked here")
    monkeypatch.setattr(forked, "_prepare", lambda: None)
    path = notebook(tmp_path / "01-asked.ipynb", "get_ipython().history_manager.enabled")
    [(_, made, fault)] = forked.execute_all([path])
    assert (outputs(made), fault) == (["False"], "")


@pytest.mark.parametrize("fork", [False, True], ids=["kernels", "forks"])
def test_every_broken_chapter_is_told_and_whole_ones_are_kept(
    fork: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if fork and not forked.possible():
        pytest.skip("processes cannot be forked here")
    monkeypatch.setattr(forked, "possible", lambda: fork)
    monkeypatch.setattr(forked, "_prepare", lambda: None)
    good = notebook(tmp_path / "01-good.ipynb", "6 * 7")
    bad = [notebook(tmp_path / f"0{number}-bad.ipynb", "1 / 0") for number in (2, 3)]
    with pytest.raises(ChapterError) as caught:
        execution.warm([good, *bad], tmp_path / "cache")
    assert str(caught.value).splitlines() == [
        f"{path.name}, cell 2: ZeroDivisionError: division by zero" for path in bad
    ]
    monkeypatch.setattr(execution, "_kernels", lambda missing: pytest.fail(f"executed again: {missing}"))
    monkeypatch.setattr(forked, "execute_all", lambda missing: pytest.fail(f"executed again: {missing}"))
    execution.warm([good], tmp_path / "cache")


def test_a_notebook_as_an_editor_saved_it_is_executed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = nbformat.v4.new_notebook()
    made.metadata = nbformat.from_dict(
        {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}}
    )
    path, runs = tmp_path / "01-edited.ipynb", []
    nbformat.write(made, path)

    def pretend(missing: list[Path]) -> list[tuple[Path, nbformat.NotebookNode, str]]:
        runs.extend(missing)
        return [(each, nbformat.read(each, as_version=4), "") for each in missing]

    monkeypatch.setattr(forked, "possible", lambda: False)
    monkeypatch.setattr(execution, "_kernels", pretend)
    for _ in range(2):
        execution.warm([path], tmp_path / "cache")
    assert runs == [path]


def test_normalised_removes_what_changes_from_run_to_run() -> None:
    made = nbformat.v4.new_notebook()
    made.cells = [
        nbformat.v4.new_code_cell(
            "1", metadata={"execution": {"iopub.execute_input": "2026-01-01T00:00:00Z"}, "tags": ["kept"]}
        )
    ]
    made.metadata = nbformat.from_dict(
        {
            "kernelspec": {"name": "venv"},
            "language_info": {"name": "python", "version": "3.11.7"},
            "widgets": {},
        }
    )
    first = execution.normalised(copy.deepcopy(made))
    made.cells[0].id = "another-id"
    made.metadata.language_info.version = "3.12.0"
    assert execution.normalised(made) == first
    assert "3.11" not in json.dumps(first)
    assert "2026" not in json.dumps(first)
    assert first.metadata.kernelspec.name == "python3"
    assert first.cells[0].metadata == {"tags": ["kept"]}


#: A process that has two workers, says which, and waits to be killed.
WORKERS = """
import multiprocessing, os, time
from concurrent.futures import ProcessPoolExecutor
from helpers.book import forked
pool = ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork"), initializer=forked.end_with, initargs=(os.getpid(),))
list(pool.map(time.sleep, [0.1, 0.1]))
print(*pool._processes, flush=True)
time.sleep(600)
"""


def runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # What has ended may wait to be collected by a parent that never looks.
    return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_workers_end_after_the_build_that_forked_them_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", WORKERS], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = [int(word) for word in parent.stdout.readline().split()]
        assert len(workers) == 2
        assert all(map(runs, workers))
        parent.send_signal(signal.SIGKILL)
        parent.wait()
    # They look once a second; a slow machine is given its time.
    for _ in range(600):
        if not any(map(runs, workers)):
            break
        time.sleep(0.1)
    assert not any(map(runs, workers))
