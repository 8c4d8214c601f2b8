"""Take the README's picture of a page anew: `python -m tools.picture_page`, once `make browser` has run."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import onrecord
from onrecord.publish.reading.page import render_page

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "src" / "onrecord" / "resources" / "examples" / "reports" / "07-conflicting-counts.txt"
PICTURE = ROOT / "docs" / "images" / "coding.png"
SIZE = {"width": 1280, "height": 900}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
CHOSEN = ".whom .fact:not(.main)"  # the value whose words are lit: how many were harmed, which the sources differ on


def main() -> None:
    """Code a bundled report and photograph its page with one value chosen."""
    from playwright.sync_api import sync_playwright

    page = render_page(onrecord.code(onrecord.read(REPORT)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        path = Path(folder) / "page.html"
        path.write_text(page, encoding="utf-8")
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        shown = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
        shown.goto(path.as_uri())
        shown.locator(CHOSEN).first.locator("summary").hover()
        shown.wait_for_timeout(300)
        shown.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
