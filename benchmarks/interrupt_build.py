"""Kill the build at random moments, fill its disk, take its right to write, start it twice: the next build
must be right.

Run from a clean checkout: `.venv/bin/python benchmarks/interrupt_build.py [--kills N] [--seed N]`. It works
on a copy. A full disk and a read-only folder are made with a small tmpfs, which needs root on Linux;
elsewhere the script says that it left them out.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure_build import copy, environment

BOOK = [sys.executable, "-m", "helpers.cli", "build"]


def start(root: Path) -> subprocess.Popen[str]:
    """A build of the copy, in a process group of its own."""
    return subprocess.Popen(
        BOOK,
        cwd=root,
        env=environment(root),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def finished(root: Path) -> tuple[int, str, float]:
    """Exit code, what was printed, and seconds of a build that is left alone."""
    begun = time.monotonic()
    build = start(root)
    said, _ = build.communicate()
    return build.returncode, said, time.monotonic() - begun


def book(root: Path) -> dict[str, str]:
    """Every file of the finished book by its SHA-256; empty where there is none."""
    html = root / "_build" / "html"
    return {
        path.relative_to(html).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(html.rglob("*"))
        if path.is_file()
    }


def killed(root: Path, seconds: float, number: signal.Signals) -> tuple[float, str]:
    """End a build after some seconds; gives how long it took if it had ended by then, else 0, and what it
    printed.
    """
    begun = time.monotonic()
    build = start(root)
    try:
        said, _ = build.communicate(timeout=seconds)
        return time.monotonic() - begun, said
    except subprocess.TimeoutExpired:
        # The group of this build alone, which it leads itself.
        os.killpg(build.pid, number)
        said, _ = build.communicate()
        return 0.0, said


def fault(text: str) -> str:
    """The first sentence of an error, or what is wrong with it."""
    if "Traceback" in text:
        return "A TRACEBACK: " + text.strip().splitlines()[-1]
    lines = [line for line in text.replace("\r", "\n").splitlines() if line.strip()]
    return lines[-1] if lines else "NOTHING WAS SAID"


def kills(root: Path, right: dict[str, str], seconds: float, count: int, seed: int) -> int:
    """Kill builds at random moments, and build again each time; returns how many went wrong."""
    moments, wrong = random.Random(seed), 0
    # Seconds that a whole build takes, over a finished book and from nothing; a moment after the end is drawn
    # again.
    longest = {True: seconds, False: seconds}
    for place in range(count):
        # Every other build is begun over a finished book, which must stay whole; the rest begin with nothing.
        over = place % 2 == 1
        number = signal.SIGINT if place % 5 == 4 else signal.SIGKILL
        ended = 1.0
        while ended:
            if over:
                shutil.rmtree(root / "_build" / ".work")
            else:
                shutil.rmtree(root / "_build")
            (root / "_build" / "built.json").unlink(missing_ok=True)
            moment = moments.uniform(0.3, longest[over])
            ended, said = killed(root, moment, number)
            longest[over] = ended or longest[over]
        half = book(root)
        code, again, _ = finished(root)
        whole = book(root) == right
        calm = number is signal.SIGKILL or "Traceback" not in said
        wrong += not (code == 0 and whole and half == (right if over else {}) and calm)
        left = "no book" if not half else "the whole book" if half == right else "HALF A BOOK"
        after = "right" if code == 0 and whole else f"WRONG: {fault(again)}"
        begun = "over a book" if over else "from nothing"
        print(
            f"{place + 1:3} {begun}, {number.name} at {moment:5.1f} s: left {left}; next build "
            f"{after}{'' if calm else '; A TRACEBACK'}",
            flush=True,
        )
    return wrong


def twice(root: Path, right: dict[str, str]) -> bool:
    """Two builds at once: both end well, and the book is right."""
    shutil.rmtree(root / "_build")
    first, second = start(root), start(root)
    said = [build.communicate()[0] for build in (first, second)]
    good = first.returncode == second.returncode == 0 and book(root) == right
    print(
        f"two builds at once: "
        f"{'both ended, one right book' if good else 'WRONG: ' + ' / '.join(map(fault, said))}",
        flush=True,
    )
    return good


def mounted(root: Path, options: str, name: str) -> bool | None:
    """A build on a small or read-only file system says what is the matter; `None` where none
    can be mounted.
    """
    build = root / "_build"
    shutil.rmtree(build, ignore_errors=True)
    build.mkdir()
    if (
        os.name != "posix"
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(build)], capture_output=True
        ).returncode
    ):
        print(f"{name}: left out, a tmpfs cannot be mounted here", flush=True)
        return None
    try:
        code, said, _ = finished(root)
        good = code != 0 and "Traceback" not in said and str(build) in fault(said) and not book(root)
        print(f"{name}: {'said' if good else 'WRONG'}: {fault(said)}", flush=True)
        return good
    finally:
        subprocess.run(["umount", str(build)], check=True)


def main() -> None:
    """Run everything; the exit code says whether all went right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    # Where a shell began this in the background, it had Ctrl-C ignored, and every build would ignore it too.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with tempfile.TemporaryDirectory() as place:
        root = copy(Path(place) / "book")
        code, said, seconds = finished(root)
        if code:
            sys.exit(f"The book does not build:\n{said}")
        right = book(root)
        print(f"a build from scratch takes {seconds:.0f} s and makes {len(right)} files", flush=True)
        wrong = kills(root, right, seconds, options.kills, options.seed)
        outcomes = [
            twice(root, right),
            mounted(root, "size=24m", "a full disk"),
            mounted(root, "ro", "a read-only folder"),
        ]
    print(f"{options.kills - wrong} of {options.kills} interrupted builds were followed by a right one")
    sys.exit(wrong > 0 or False in outcomes)


if __name__ == "__main__":
    main()
