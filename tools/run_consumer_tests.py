"""Test the built book with programs that read what it offers, in an environment of their own. Not part of
`make test`.

BOOK_HTML names another built book, which is then taken as it is.
"""

import os
import subprocess
import sys

import setup_env
from setup_env import PYTHON, ROOT

#: Inside the book's own environment, where neither git nor Sphinx looks.
VENV = PYTHON.parents[1] / "consumers"
THEIRS = setup_env.python_of(VENV)
#: The tests, without what is set up for all others, which imports the book's own packages.
OWN = ["--confcutdir=tests/consumers", "tests/consumers"]


def main() -> None:
    """Set up both environments, build where needed, then run the tests."""
    if code := setup_env.main() or setup_env.main(["consumers"], VENV, own=False):
        sys.exit(code)
    commands: list[list[object]] = []
    if not os.environ.get("BOOK_HTML"):
        commands.append([PYTHON, "-m", "helpers.cli", "build"])
    commands.append([THEIRS, "-m", "pytest", "-q", *OWN, *sys.argv[1:]])
    for command in commands:
        if subprocess.run([str(part) for part in command], cwd=ROOT).returncode:
            sys.exit(1)


if __name__ == "__main__":
    main()
