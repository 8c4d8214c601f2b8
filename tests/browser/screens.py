"""Every screen that a person can look at, with something on it, in a browser: what breaks a rule on any of them."""

from __future__ import annotations

from contextlib import contextmanager
from unittest import mock

from onrecord.web.access import fresh
from tests.browser.workbench import LAPTOP, PHONE
from tests.filled import fill

__all__ = ["EVERY_ROLE", "SEEN", "acted", "broken_rules", "filled_screens"]

SEEN = tuple((language, viewport) for language in ("en", "ar") for viewport in (LAPTOP, PHONE))
EVERY_ROLE = ("reader", "coder", "reviewer", "source keeper", "publisher", "administrator")
WATCH = "window.through = () => { throw new Error('through'); };"
SIGNING_IN = ("/account/login/",)


def filled_screens(workbench, say=None):
    """Fill the case file of a workbench; give the member who made what is in it, and the address of every screen."""
    case = workbench.served.case
    filled = fill(case) if say is None else fill(case, say)
    member = workbench.served.member(*EVERY_ROLE, name=case.who, password="seven quiet herons")
    return member, [path for paths in filled.pages.values() for path in paths]


def broken_rules(workbench, member, paths, language, viewport) -> list[str]:
    """Give what breaks a rule of accessibility on any screen, in a language, on a screen of a size."""
    found = []
    page = workbench.enter(member=member, language=language, viewport=viewport)
    for path in paths:
        with _stale(path):
            page.goto(f"{workbench.address}{path}")
            page.evaluate("() => document.querySelectorAll('main details').forEach(each => { each.open = true })")
            found += workbench.check(page)
    page.context.clear_cookies()
    for path in SIGNING_IN:
        found += workbench.check(workbench.go(page, path))
    page.context.close()
    workbench.contexts.remove(page.context)
    return found


def acted(workbench, member, paths, viewport=LAPTOP) -> list[str]:
    """Give the screens on which hostile words act or became parts of the page; what they log is complained of."""
    found = []
    page = workbench.enter(member=member, viewport=viewport)
    page.on("dialog", lambda dialog: (found.append(f"{page.url}: {dialog.message}"), dialog.dismiss()))
    page.add_init_script(WATCH)
    for path in paths:
        page.goto(f"{workbench.address}{path}")
        page.evaluate("() => document.querySelectorAll('main details').forEach(each => { each.open = true })")
        found += [path for query in ("[data-through]", "img[src='x']") if page.locator(query).count()]
    return found


@contextmanager
def _stale(path):
    """Let nobody's proof be fresh while the page that asks for it is looked at; elsewhere it would not be shown."""
    seconds = 0 if path.startswith("/account/again/") else fresh.DOOR_SECONDS
    with mock.patch.object(fresh, "DOOR_SECONDS", seconds):
        yield
