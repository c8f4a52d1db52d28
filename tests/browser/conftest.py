"""The built book, opened from disk in Chromium; every page is watched for what it logs and what it asks for."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

# What a busy machine does late is no fault of the page; tests that measure time say so themselves.
expect.set_options(timeout=30_000)

ROOT = Path(__file__).resolve().parents[2]
#: A quiet browser: no sandbox, so that it starts in a container; nothing that calls home.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def book_folder() -> Path:
    """The built book; another one with BOOK_HTML."""
    return Path(os.environ.get("BOOK_HTML") or ROOT / "_build" / "html").resolve()


def page_names() -> list[str]:
    """Every page that a reader reads; the one at the door only leads on."""
    folder = book_folder()
    found = (
        path.relative_to(folder).as_posix() for path in folder.rglob("*.html") if "_static" not in path.parts
    )
    return sorted(name for name in found if name != "index.html")


@dataclass
class Watched:
    """A page with what it logged and what it asked of anything but the disk."""

    page: Page
    logged: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def open(self, name: str) -> Page:
        """Open a page of the book and wait until its scripts have run."""
        path, sign, rest = re.match(r"([^?#]*)([?#]?)(.*)", name, re.DOTALL).groups()  # type: ignore[union-attr]
        self.page.goto((book_folder() / path).as_uri() + sign + rest, wait_until="load")
        return self.page


@pytest.fixture(scope="session")
def book() -> Path:
    folder = book_folder()
    assert (folder / "index.html").is_file(), f"There is no book at {folder}: run `make book` first."
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("BOOK_CHROMIUM") or shutil.which("chromium")
    assert program, (
        "Chromium is missing: install it (Debian: apt-get install chromium), or name it in BOOK_CHROMIUM."
    )
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, book: Path) -> Iterator[Callable[..., Watched]]:
    """A function that makes a watched page of a width and colour scheme; all are closed after the test."""
    contexts = []

    def make(width: int = 1280, height: int = 900, scheme: str = "light", **options: object) -> Watched:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
            **options,
        )  # type: ignore[arg-type]
        # A machine that is busy with other work opens the ledger slowly, which is no fault of the page.
        context.set_default_navigation_timeout(120_000)
        contexts.append(context)
        watched = Watched(context.new_page())
        watched.page.on(
            "console",
            lambda said: watched.logged.append(said.text) if said.type in ("error", "warning") else None,
        )
        watched.page.on("pageerror", lambda error: watched.logged.append(str(error)))
        watched.page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith(("file:", "data:", "blob:"))
                else watched.asked.append(request.url)
            ),
        )
        return watched

    yield make
    for context in contexts:
        context.close()
