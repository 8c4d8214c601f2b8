"""The workbench in a real browser: served from this process on loopback, and complained of by name where a page logs,
asks another host, or breaks a rule of accessibility.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count

import pytest
from django.core.wsgi import get_wsgi_application
from waitress.server import create_server

from onrecord.web.access.casefile import hold_case
from onrecord.web.access.door import open_door
from tests.browser.conftest import AXE
from tests.cases import CaseMaker
from tests.served import Served

__all__ = ["ASKED", "LAPTOP", "PHONE", "Workbench", "opened_workbench", "workbench", "workbench_maker"]

LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
ASKED = "asked for "  # how a complaint of a request to another host begins
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass
class Workbench:
    """A workbench that answers at `address`; `enter` opens a browser page that somebody is signed in on."""

    served: Served
    address: str
    browser: object
    axe: str | None
    complaints: list[str] = field(default_factory=list)
    contexts: list = field(default_factory=list)

    def enter(self, *roles: str, member=None, language: str = "en", viewport=LAPTOP, **settings):
        """Give a page on which a person with these roles has come in."""
        locale = {"en": "en-GB", "ar": "ar-SY"}.get(language, language)
        context = self.browser.new_context(viewport=viewport, locale=locale, **settings)
        self.contexts.append(context)
        page = self.listen(context.new_page())
        page.goto(f"{self.address}/enter/{open_door(member or self.served.member(*roles))}")
        page.click("button.primary")
        # Keys pressed before the scripts of the page are there are lost.
        page.wait_for_url(f"{self.address}/")
        return page

    def listen(self, page):
        """Note whatever a page logs, and which other host it asks."""
        page.set_default_timeout(60_000)  # a machine at work on other things is slow
        page.on("console", lambda message: self.complaints.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("request", lambda request: self._note(request.url))
        return page

    def go(self, page, path: str):
        """Go to a path of the workbench."""
        page.goto(f"{self.address}{path}")
        return page

    def check(self, page) -> list[str]:
        """Give what breaks the rules of accessibility on a page, or makes it wider than its screen."""
        return self.too_wide(page) + self.broken(page)

    def too_wide(self, page) -> list[str]:
        """Give by how much a page is wider than its screen, nothing where it is not."""
        wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        return [f"{page.url}: {wide} pixels wider than the screen"] if wide > 0 else []

    def broken(self, page) -> list[str]:
        """Give the rules of accessibility that a page breaks, with what breaks them."""
        if self.axe is None:
            return []
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(self.axe)
        told = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        return [f"{page.url}: {each['id']} {[n['html'][:150] for n in each['nodes']]}" for each in told["violations"]]

    def _note(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"{ASKED}{url}")

    def close(self) -> None:
        """Close every page."""
        for context in self.contexts:
            context.close()


@pytest.fixture(scope="session")
def workbench_maker(tmp_path_factory):
    """Give what makes case files for the browser: on SQLite, as on a laptop."""
    maker = CaseMaker("sqlite", tmp_path_factory.mktemp("workbench"), None, signing=True)
    maker.template()
    return maker


@contextmanager
def opened_workbench(browser, maker, folder):
    """Give a workbench on an empty case file in a new folder; what its pages complained of stays with it."""
    case = maker.make(folder)
    hold_case(case)
    server = create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=4, ident=None)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    axe = AXE.read_text(encoding="utf-8") if AXE.is_file() else None
    made = Workbench(Served(case, count(1)), f"http://127.0.0.1:{server.effective_port}", browser, axe)
    try:
        yield made
    finally:
        made.close()
        server.close()
        thread.join(10)
        case.close()


@pytest.fixture
def workbench(browser, workbench_maker, tmp_path):
    """Give a workbench on an empty case file, and fail the test if a page of it had anything to complain of."""
    with opened_workbench(browser, workbench_maker, tmp_path / "case") as made:
        yield made
    assert made.complaints == [], "\n".join(made.complaints)
