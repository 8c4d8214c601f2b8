"""Every screen that a person can look at, with something on it, in a browser: what breaks a rule on any of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from unittest import mock

from onrecord.store.people.rights import roles_register
from onrecord.web.access import fresh
from onrecord.web.access.door import open_door
from onrecord.web.access.rights import MEMBER, OPEN
from tests.browser.workbench import LAPTOP, PHONE, Workbench
from tests.filled import fill
from tests.served import PASSWORD
from tests.web.test_rights import TABLE

__all__ = [
    "EVERY_ROLE",
    "LANGUAGES",
    "LOOKS",
    "Found",
    "Look",
    "acted",
    "coming_in",
    "filled_screens",
    "looked_at",
    "seen_by",
]

EVERY_ROLE = tuple(roles_register().roles)
WATCH = "window.through = () => { throw new Error('through'); };"
UNFOLD = "() => document.querySelectorAll('main details').forEach(each => { each.open = true })"
NOWHERE = "/no/such/page"


LANGUAGES = ("en", "ar")


@dataclass(frozen=True, slots=True)
class Look:
    """How a screen is looked at: at a size, in a light or a dark scheme."""

    size: str
    scheme: str = "light"

    @property
    def viewport(self) -> dict[str, int]:
        """Give the size in pixels."""
        return LAPTOP if self.size == "laptop" else PHONE


LOOKS = tuple(Look(size, scheme) for size in ("laptop", "phone") for scheme in ("light", "dark"))


@dataclass
class Found:
    """What was found on screens: how many were looked at, which rules are broken, which are too wide."""

    looked_at: int = 0
    broken: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)

    @property
    def everything(self) -> list[str]:
        """Give all that is wrong."""
        return self.broken + self.wide

    def look(self, workbench: Workbench, page, looks: Iterable[Look] = LOOKS) -> None:
        """Look at a page in each of some ways."""
        for look in looks:
            page.set_viewport_size(look.viewport)
            page.emulate_media(color_scheme=look.scheme)
            self.looked_at += 1
            self.broken += [f"{look.size} {look.scheme} {each}" for each in workbench.broken(page)]
            self.wide += [f"{look.size} {each}" for each in workbench.too_wide(page)]


def filled_screens(workbench, say=None):
    """Fill the case file of a workbench; give the member who made what is in it, and the addresses of each screen by
    its name in the map.
    """
    case = workbench.served.case
    filled = fill(case) if say is None else fill(case, say)
    member = workbench.served.member(*EVERY_ROLE, name=case.who, password="seven quiet herons")
    return member, filled.pages


def seen_by(role: str, pages: dict[str, list[str]]) -> dict[str, list[str]]:
    """Give those of the screens that somebody with one role may see."""
    may = (*roles_register().roles[role], MEMBER, OPEN)
    return {name: paths for name, paths in pages.items() if TABLE[name]["right"] in may}


def looked_at(workbench, page, pages: dict[str, list[str]], looks: Iterable[Look] = LOOKS) -> Found:
    """Give what is found on every one of the screens in every way, all that folds unfolded."""
    found = Found()
    for path in (path for paths in pages.values() for path in paths):
        with _stale(path):
            answer = page.goto(f"{workbench.address}{path}")
            page.evaluate(UNFOLD)
            found.look(workbench, page, looks)
            _expect(workbench, answer)
    _leave(workbench, page)
    return found


def coming_in(workbench, language: str) -> Found:
    """Give what is found on the pages that stand before the others: the door, an address where nothing is, signing in
    and its second step.
    """
    from tests.browser.test_account import code_of, sign_in

    found, name = Found(), f"rim in {language}"
    rim = workbench.served.member("source keeper", name=name, password=PASSWORD)
    page = workbench.enter(member=rim, language=language)
    for path in (f"/enter/{open_door(rim)}", "/enter/spent", NOWHERE):
        found.look(workbench, workbench.go(page, path))
    workbench.go(page, "/account/second/app/")
    page.fill("input[name=code]", code_of(page.inner_text("#letters").replace(" ", "").upper(), -1))
    page.keyboard.press("Enter")
    page.wait_for_selector(".codes")
    found.look(workbench, page)
    page.context.clear_cookies()
    found.look(workbench, workbench.go(page, "/account/login/"))
    sign_in(workbench, page, name)
    page.wait_for_url("**/account/login/second/")
    found.look(workbench, page)
    _leave(workbench, page)
    # That nothing is at an address is what the browser logs too.
    workbench.complaints[:] = [each for each in workbench.complaints if "404" not in each and "410" not in each]
    return found


def _expect(workbench, answer) -> None:
    """Forget that the browser logged a page as refused, which says what it may not show: nothing else of it."""
    if answer.status in (403, 404):
        logged = f"{answer.url}: Failed to load resource: the server responded with a status of {answer.status}"
        workbench.complaints[:] = [each for each in workbench.complaints if not each.startswith(logged)]


def acted(workbench, member, pages, viewport=LAPTOP) -> list[str]:
    """Give the screens on which hostile words act or became parts of the page; what they log is complained of."""
    found = []
    page = workbench.enter(member=member, viewport=viewport)
    page.on("dialog", lambda dialog: (found.append(f"{page.url}: {dialog.message}"), dialog.dismiss()))
    page.add_init_script(WATCH)
    for path in (path for paths in pages.values() for path in paths):
        answer = page.goto(f"{workbench.address}{path}")
        page.evaluate(UNFOLD)
        _expect(workbench, answer)
        found += [path for query in ("[data-through]", "img[src='x']") if page.locator(query).count()]
    return found


def _leave(workbench, page) -> None:
    page.context.close()
    workbench.contexts.remove(page.context)


@contextmanager
def _stale(path) -> Iterator[None]:
    """Let nobody's proof be fresh while the page that asks for it is looked at; elsewhere it would not be shown."""
    seconds = 0 if path.startswith("/account/again/") else fresh.DOOR_SECONDS
    with mock.patch.object(fresh, "DOOR_SECONDS", seconds):
        yield
