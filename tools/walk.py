"""The walk of docs/tutorial/workbench.md, step by step, in whichever language: links are found by their addresses and
by marks of the page, never by English words.

    python -m tools.walk        # takes the pictures of the tutorial anew (`make walk`, once `make browser` has run)
"""

from __future__ import annotations

import re
import shutil
import tempfile
import threading
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

__all__ = ["PAIRS", "Walk"]

PICTURES = Path(__file__).parent.parent / "docs" / "images" / "workbench"
SIZE = {"width": 1180, "height": 740}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
COLOURS = 40  # a picture stays under 60 kB
PAIRS = 5
LAWYER = "Lawyer shot dead"
DRIVER = "a driver"
NEXT_PAIR = """before => { const pair = document.querySelector('#pair');
  return pair && pair.dataset.one + pair.dataset.other !== before; }"""
WHICH_PAIR = "() => { const pair = document.querySelector('#pair'); return pair.dataset.one + pair.dataset.other; }"
BOX = """words => { for (const p of document.querySelectorAll('#text [data-start]')) {
  const node = p.firstChild, at = node.data.indexOf(words); if (at < 0) continue;
  p.scrollIntoView({block: 'center'});
  const range = new Range(); range.setStart(node, at); range.setEnd(node, at + words.length);
  const box = range.getBoundingClientRect(); return [box.left + 1, box.right - .5, box.top + box.height / 2]; } }"""


def _nothing(_name: str) -> None:
    """Take no picture."""


class Walk:
    """A walk through the workbench on the case file of the demo. `picture` is told the name of each thing to see."""

    def __init__(self, page: Any, address: str, picture: Callable[[str], None] = _nothing) -> None:
        self.page, self.address, self.picture = page, address, picture

    def come_in(self, key: str) -> None:
        """Open the address that was printed, and press the button."""
        self.page.goto(f"{self.address}/enter/{key}")
        self.picture("door")
        self.page.click("button.primary")
        self.page.wait_for_url(f"{self.address}/")
        self.picture("overview")

    def unconfirmed(self) -> int:
        """Give how many incidents the overview says nobody has signed."""
        self.page.goto(f"{self.address}/")
        found = re.search(r"\d+", self.page.locator(".headline a.chip").inner_text())
        assert found is not None
        return int(found[0])

    def open_report(self) -> None:
        """Go from the overview to the reports that wait, and open the one of the lawyer."""
        self.page.goto(f"{self.address}/")
        self.page.locator('.waits a[href="/coding/"]').nth(1).click()
        self.page.wait_for_selector(".queue")
        self.picture("queue")
        self.page.locator(".queue a", has_text=LAWYER).click()
        self.page.wait_for_selector(".v.now")
        self.picture("report")

    def correct_age(self, age: str) -> tuple[str, str]:
        """Choose the lawyer's age and type another; give what stood there then, and what stands there once it was
        undone.
        """
        self.page.locator('[data-k="p1:age"]').click()
        self.page.keyboard.type(age)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector('[data-k^="p1:age"].o')
        typed = self._age()
        self.picture("age")
        self._undo()
        self.page.wait_for_function("() => !document.querySelector('[data-k^=\"p1:age\"].o')")
        return typed, self._age()

    def add_victim(self) -> tuple[int, int]:
        """Select words, and add the victim that they name; give how many victims were there then, and how many once it
        was undone.
        """
        before = self._victims()
        start, end, height = self.page.evaluate(BOX, DRIVER)
        self.page.mouse.move(start, height)
        self.page.mouse.down()
        self.page.mouse.move(end, height, steps=6)
        self.page.mouse.up()
        self.page.keyboard.press("v")
        self.page.wait_for_function(f"() => document.querySelectorAll('#records [data-kind=victim]').length > {before}")
        there = self._victims()
        self.picture("victim")
        self._undo()
        self.page.wait_for_function(
            f"() => document.querySelectorAll('#records [data-kind=victim]').length === {before}"
        )
        return there, self._victims()

    def accept(self) -> None:
        """Accept all that is suggested, by one key; the next report is there."""
        here = self.page.url
        self.page.keyboard.press("y")
        self.page.wait_for_function("here => location.href !== here", arg=here)
        self.page.wait_for_selector(".bar")

    def judge(self, number: int = PAIRS) -> None:
        """Go to matching by keys, and judge so many pairs different, each by one key."""
        self.page.keyboard.press("g")
        self.page.keyboard.press("m")
        self.page.wait_for_selector("#pair[data-one]")
        self.picture("pair")
        for _ in range(number):
            pair = self.page.evaluate(WHICH_PAIR)
            self.page.keyboard.press("2")
            self.page.wait_for_function(NEXT_PAIR, arg=pair)

    def sign(self, reason: str) -> None:
        """Open the largest incident that nobody signed, and sign its grade."""
        self.page.goto(f"{self.address}/")
        self.page.locator(".headline a.chip").click()
        self.page.wait_for_selector(".records")
        self.picture("unconfirmed")
        self.page.locator('.records a[href^="/incidents/"]').first.click()
        self.page.wait_for_selector("#grade")
        self.picture("incident")
        self.page.keyboard.press("s")
        self.page.wait_for_selector("#id_reason")
        self.page.fill("#id_reason", reason)
        self.picture("sign")
        self.page.locator("main button.primary").click()
        self.page.wait_for_selector(".notices")

    def _age(self) -> str:
        return str(self.page.locator('[data-k^="p1:age"]:not(.r) b').first.inner_text())

    def _victims(self) -> int:
        return int(self.page.locator("#records [data-kind=victim]").count())

    def _undo(self) -> None:
        self.page.evaluate("() => document.activeElement?.blur()")
        self.page.keyboard.press("u")


def main() -> None:
    """Walk through a new case file of the demo, and take the pictures."""
    from playwright.sync_api import sync_playwright

    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        address, key, server = _served(Path(folder) / "case")
        with sync_playwright() as driver:
            _walk(driver, address, key)
        server.close()


def _walk(driver: Any, address: str, key: str) -> None:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
    page = browser.new_page(viewport=SIZE, locale="en-GB")  # type: ignore[arg-type]
    page.set_default_timeout(180_000)  # a machine at work on other things is slow
    walk = Walk(page, address, lambda name: _take(page, name))
    walk.come_in(key)
    walk.open_report()
    walk.correct_age("48")
    walk.add_victim()
    walk.accept()
    walk.judge()
    walk.sign("I read both reports; no other source tells of it")
    walk.unconfirmed()
    walk.picture("after")
    browser.close()


def _served(folder: Path) -> tuple[str, str, Any]:
    from onrecord.web.starting import Serving, first_member, listen, open_served, prepare

    how = Serving(port=8399)
    prepare(folder, how)
    from onrecord.jobs.demonstrating import make_demonstration
    from onrecord.jobs.engine import InstalledEngine
    from onrecord.store.casefile import Writer
    from onrecord.web.access.door import open_door

    for line in make_demonstration(folder, Writer("amal"), InstalledEngine()):
        print(line)
    case = open_served(folder, lambda: Writer("amal"), how)
    server = listen(how)
    threading.Thread(target=server.run, daemon=True).start()
    return f"http://127.0.0.1:{how.port}", open_door(first_member(case, "amal")), server


def _take(page: Any, name: str) -> None:
    """Keep a picture of what is seen, in few colours."""
    from PIL import Image

    page.wait_for_timeout(400)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS)
    path = PICTURES / f"{name}.png"
    picture.save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
