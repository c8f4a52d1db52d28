"""Test the built book with programs that read what it offers, in an environment of their own. Not part of `make test`.

BOOK_HTML names another built book, which is then taken as it is.
"""

import os
import subprocess
import sys

from setup_env import PYTHON, ROOT

#: Inside the book's own environment, where neither git nor Sphinx looks.
VENV = PYTHON.parents[1] / "consumers"
THEIRS = VENV / PYTHON.relative_to(PYTHON.parents[1])


def main() -> None:
    """Set up both environments, build where needed, then run the tests."""
    uv: list[object] = [PYTHON, "-m", "uv", "--quiet"]
    commands: list[list[object]] = [[sys.executable, ROOT / "tools" / "setup_env.py"]]
    if not os.environ.get("BOOK_HTML"):
        commands.append([PYTHON, "-m", "helpers.cli", "build"])
    commands += [
        [*uv, "venv", "--allow-existing", "--python", PYTHON, VENV],
        [*uv, "pip", "sync", "--require-hashes", "--python", THEIRS, "requirements-consumers.lock"],
        [THEIRS, "-m", "pytest", "-q", "-o", "pythonpath=src", "tests/consumers", *sys.argv[1:]],
    ]
    for command in commands:
        if subprocess.run([str(part) for part in command], cwd=ROOT).returncode:
            sys.exit(1)


if __name__ == "__main__":
    main()
