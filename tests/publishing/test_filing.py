"""What is filed comes back byte for byte, is made once from the same parts, and is never half a file."""

from __future__ import annotations

import multiprocessing
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from pathlib import Path

import pytest

from helpers.publishing import filing


class Maker:
    """Makes other bytes at each call."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> bytes:
        self.calls += 1
        return b"%PDF\r\n\0" + bytes([self.calls])


@pytest.fixture
def make() -> Maker:
    return Maker()


@pytest.fixture
def filed(tmp_path: Path, make: Maker) -> Callable[..., bytes]:
    """What the maker gives for these parts, filed in a folder that is not there at first."""
    return lambda *parts, name="a.pdf": filing.once(tmp_path / "kept", name, parts, make)


def test_the_same_parts_give_the_same_bytes_and_others_are_made(
    tmp_path: Path, filed: Callable[..., bytes], make: Maker
) -> None:
    first = filed(b"code", b"svg")
    assert first == filed(b"code", b"svg") == b"%PDF\r\n\0\1" and make.calls == 1
    others = [
        filed(b"code", b"SVG"),
        filed(b"codes", b"vg"),
        filed(b"code"),
        filed(b"code", b"svg", name="b.pdf"),
    ]
    assert len({first, *others}) == 5 == make.calls
    names = [path.name for path in (tmp_path / "kept").iterdir()]
    assert len(names) == 5 and all(name[0] in "ab" and name.endswith(".pdf") for name in names)


@pytest.mark.parametrize(
    "damaged",
    [b"", b"%PDF", pytest.param(None, id="cut"), pytest.param(b"\0" * 64, id="zeros")],
)
def test_a_file_that_is_not_as_it_was_written_is_made_anew(
    damaged: bytes | None, tmp_path: Path, filed: Callable[..., bytes], make: Maker
) -> None:
    filed(b"svg")
    [kept] = (tmp_path / "kept").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1] if damaged is None else damaged)
    assert filed(b"svg") == filed(b"svg") == b"%PDF\r\n\0\2" and make.calls == 2


def test_a_failure_leaves_nothing_and_the_next_one_makes_it(
    tmp_path: Path, filed: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> int:
        with path.open("wb") as opened:
            opened.write(content[:5])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="No space left"):
            filed(b"svg")
    assert list((tmp_path / "kept").iterdir()) == []
    assert filed(b"svg") == filed(b"svg") == b"%PDF\r\n\0\2"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_kill_leaves_no_half_file_under_the_name(tmp_path: Path) -> None:
    code = """
        import os, pathlib, signal, sys
        from helpers.publishing import filing
        def half(path, content):
            with path.open("wb") as opened:
                opened.write(content[:-1])
                opened.flush()
                os.kill(os.getpid(), signal.SIGKILL)
        pathlib.Path.write_bytes = half
        filing.once(pathlib.Path(sys.argv[1]), "a.pdf", [b"svg"], lambda: b"half")
    """
    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code), tmp_path], capture_output=True)
    assert done.returncode == -signal.SIGKILL
    assert [path.suffix for path in tmp_path.iterdir()] != [".pdf"]
    assert filing.once(tmp_path, "a.pdf", [b"svg"], lambda: b"whole") == b"whole"
    assert filing.once(tmp_path, "a.pdf", [b"svg"], lambda: b"again") == b"whole"


def _file_at_once(folder: Path, both: Barrier, number: int) -> None:
    moved = Path.replace

    def replace(aside: Path, path: Path) -> Path:
        # Both found nothing there, and both have written.
        both.wait(20)
        return moved(aside, path)

    Path.replace = replace  # type: ignore[method-assign]
    filing.once(folder, "a.pdf", [b"svg"], lambda: bytes([number]) * 1_000_000)


def test_two_processes_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    both = context.Barrier(2)
    processes = [context.Process(target=_file_at_once, args=(tmp_path, both, number)) for number in (1, 2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    assert len(list(tmp_path.iterdir())) == 1
    made = filing.once(tmp_path, "a.pdf", [b"svg"], lambda: b"none of the two")
    assert made in {bytes([number]) * 1_000_000 for number in (1, 2)}
