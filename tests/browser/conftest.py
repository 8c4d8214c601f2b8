"""A real browser, opened once; without Chromium or its driver these tests are skipped with a plain message."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest

from onrecord.publish.reading.page import render_page
from tests.lifelike import arabic_coding, bread_queue_coding, ferry_coding

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
CODINGS = {"bread": bread_queue_coding, "arabic": arabic_coding, "ferry": ferry_coding}


@contextmanager
def opened_browser(playwright):
    """Give Chromium with a new, empty profile, driven by Playwright."""
    opened = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture(scope="session")
def browser():
    """Give Chromium with a new, empty profile."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (Debian: apt-get install chromium)")
    with driver.sync_playwright() as playwright, opened_browser(playwright) as opened:
        yield opened


@pytest.fixture
def show(browser, tmp_path):
    """Give a function that opens a page and fails the test if it asks for anything or has anything to complain of."""
    opened, complaints = [], []

    def open_page(html, viewport=LAPTOP, **settings):
        path = tmp_path / f"{len(opened)}.html"
        path.write_text(html, encoding="utf-8")
        page = browser.new_page(viewport=viewport, **settings)
        opened.append(page)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda request: _note_request(request.url, path, complaints))
        page.goto(path.as_uri())
        return page

    yield open_page
    for page in opened:
        page.close()
    assert complaints == []


def _note_request(url, path, complaints):
    if url.partition("#")[0] != path.as_uri() and not url.startswith("data:"):
        complaints.append(f"asked for {url}")


@pytest.fixture
def show_coding(show):
    """Give a function that opens the page of a lifelike coding."""

    def open_coding(name, language="en", viewport=LAPTOP, **settings):
        return show(render_page(CODINGS[name](), language), viewport, **settings)

    return open_coding


@pytest.fixture(scope="session")
def axe():
    """Give the source of the accessibility checker."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci --prefix tests/browser")
    return AXE.read_text(encoding="utf-8")
