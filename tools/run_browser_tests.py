"""Test the built book in a browser: find Chromium, set up, build where needed, test. Not part of `make test`.

BOOK_CHROMIUM names another Chromium, BOOK_HTML another built book, which is then taken as it is.
"""

import os
import shutil
import subprocess
import sys

import setup_env
from setup_env import PYTHON, ROOT


def main() -> None:
    """Say at once what is missing, then run the tests."""
    program = os.environ.get("BOOK_CHROMIUM") or "chromium"
    if not shutil.which(program):
        sys.exit(
            "Chromium is missing: install it (on Debian or Ubuntu: apt-get install chromium), or name its "
            "program in BOOK_CHROMIUM."
        )
    if code := setup_env.main(["build", "test", "browser"]):
        sys.exit(code)
    commands: list[list[object]] = []
    if not os.environ.get("BOOK_HTML"):
        commands.append([PYTHON, "-m", "helpers.cli", "build"])
    # The tests have a folder of their own, so that `make test` needs no browser; its conftest is found there.
    options = ["-q", "-n", "2", "-o", "pythonpath=tests/browser tests benchmarks tools"]
    commands.append([PYTHON, "-m", "pytest", *options, "tests/browser", *sys.argv[1:]])
    for command in commands:
        if subprocess.run([str(part) for part in command], cwd=ROOT).returncode:
            sys.exit(1)


if __name__ == "__main__":
    main()
