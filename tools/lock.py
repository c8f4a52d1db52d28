"""Renew the locks from pyproject.toml: every package with its hashes, no address of an index."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMON = [
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--python-version",
    "3.11",
    "--quiet",
    "--upgrade",
]


def compile_lock(name: str, *arguments: str) -> None:
    """Resolve what the arguments name of pyproject.toml into one lock."""
    command = [sys.executable, "-m", "uv", "pip", "compile", *COMMON, *arguments, "-o", name]
    if subprocess.run(command, cwd=ROOT).returncode:
        sys.exit(f"{name} could not be resolved.")


if __name__ == "__main__":
    compile_lock("requirements.lock", "pyproject.toml", "--extra", "test", "--extra", "setup")
    compile_lock("requirements-lab.lock", "pyproject.toml", "--extra", "lab", "-c", "requirements.lock")
    compile_lock(
        "requirements-browser.lock", "pyproject.toml", "--extra", "browser", "-c", "requirements.lock"
    )
    compile_lock(
        "requirements-mutation.lock", "pyproject.toml", "--extra", "mutation", "-c", "requirements.lock"
    )
    # Installed alone, so neither the book's own packages nor their versions are asked for.
    compile_lock("requirements-consumers.lock", "--group", "consumers")
