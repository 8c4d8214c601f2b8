"""Who works at a page in Chromium: by keys, as the page asks for it, believing nothing but what the page shows.

What was shown as saved is remembered. A page that lost the server is left as it is where it can find back by itself
(the coding page, the pair that is judged); a form that was being sent is opened again, as after any error page.
"""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress
from itertools import count, cycle
from typing import Any
from urllib.parse import urlsplit

from bench.workbench.kill_case import PASSWORD

__all__ = ["Actor", "CodingPage", "MatchingPage", "SigningPage"]

AGAIN = 0.3
FINISH_AFTER = 6
FINDS_BACK_MS = 300_000
SAVED = (
    "() => { const mark = document.querySelector('#saved');"
    " return !!mark && !mark.classList.contains('waits') && /saved/i.test(mark.textContent); }"
)
SHOWN = (
    "() => [document.querySelector('#pair')?.dataset.one ?? '', document.querySelector('#pair')?.dataset.other ?? '']"
)
ANSWERED = (
    f"before => ({SHOWN})().join() !== before.join() || document.querySelector('#told')?.classList.contains('bad')"
)
UNSAID = "() => document.querySelector('#told')?.classList.remove('bad')"
LETTERS = "abcdefghij"
DECISIONS = {"2": "different", "3": "unsure"}


class Actor:
    """Somebody at one page: signed in once, at work until told to stop."""

    def __init__(self, url: str, name: str) -> None:
        self.url, self.name = url, name
        self.page: Any = None
        self.told = self.unanswered = self.found_back = 0
        self.faults: list[str] = []
        self.numbers, self.dice = count(1), random.Random(name)
        self._is_off = self.has_ended = False

    async def enter(self, page: Any) -> None:
        """Sign in by the form."""
        self.page = page
        page.set_default_timeout(30_000)
        page.on("dialog", self._leave)
        await page.goto(f"{self.url}/account/login/")
        await page.fill("[name=login]", self.name)
        await page.fill("[name=password]", PASSWORD)
        await page.press("[name=password]", "Enter")
        await page.wait_for_url(f"{self.url}/")

    async def _leave(self, dialog: Any) -> None:
        """Leave a page that asks whether to; by then it may be gone."""
        from playwright.async_api import Error

        with suppress(Error):
            await dialog.accept()

    async def work(self) -> None:
        """Do one thing after another until told to stop; where the server is gone, try again."""
        from playwright.async_api import Error

        while not self._is_off:
            try:
                await self.step()
            except Error as error:
                words = str(error).partition("\n")[0][:160]
                # A page that is asked for while nobody answers; whatever else goes wrong is a fault of the page.
                if "ERR_" not in words and "interrupted by another navigation" not in words:
                    self.faults.append(f"{self.name}: {urlsplit(self.page.url).path}: {words}")
                await asyncio.sleep(AGAIN)
        self.has_ended = True

    async def step(self) -> None:
        """Do one thing."""
        raise NotImplementedError

    def stop(self) -> None:
        """Stop once what is being done is done."""
        self._is_off = True

    def note_failed(self, request: Any) -> None:
        """Count what was sent and got no answer."""
        if request.method == "POST":
            self.unanswered += 1

    async def open(self, path: str) -> None:
        """Open a page of the workbench, asked for until it comes."""
        from playwright.async_api import Error

        for _ in range(400):
            try:
                answer = await self.page.goto(f"{self.url}{path}")
            except Error as error:
                if "ERR_" not in str(error) and "interrupted" not in str(error):
                    raise
            else:
                if answer is not None and answer.status < 500:
                    self._check(path)
                    return
            await asyncio.sleep(AGAIN)
        self.faults.append(f"{self.name}: {path} does not come")

    def _check(self, path: str) -> None:
        if urlsplit(self.page.url).path.startswith("/account/"):
            self.faults.append(f"{self.name}: {path}: asked to sign in again")

    def words(self) -> str:
        """Give words that nobody else writes: a number in letters, for a value may say no digits."""
        told = "".join(LETTERS[int(digit)] for digit in f"{next(self.numbers):04}")
        return f"{self.name.split()[-1]} {told}"


class CodingPage(Actor):
    """Corrects what somebody is called, by keys; what the mark says is saved is saved."""

    def __init__(self, url: str, name: str, readings: tuple[str, ...]) -> None:
        super().__init__(url, name)
        self.kept: dict[str, str] = {}
        self.finished: list[str] = []
        self._turn, self._here, self._done = cycle(readings), "", 0

    @property
    def edits(self) -> int:
        """Give how many edits were shown as saved."""
        return len(self.kept)

    async def step(self) -> None:
        """Change one to three values without waiting, then wait for the mark; after some, read anew, and finish."""
        if self._here == "":
            self._here, self._done = next(self._turn), 0
            await self.open(f"/coding/{self._here}/")
        typed = [await self._change() for _ in range(self.dice.randint(1, 3))]
        await self._wait_until_saved()
        self.kept.update(dict.fromkeys(typed, self._here))
        self.told += len(typed)
        self._done += len(typed)
        await asyncio.sleep(self.dice.uniform(0.0, 0.3))
        if self._done >= FINISH_AFTER:
            await self._read_anew(typed[-1])
            await self._finish()

    async def _change(self) -> str:
        told = self.words()
        await self.page.locator('#records [data-k^="p1:name"]:not(.r)').last.click()
        await self.page.keyboard.press("e")
        await self.page.fill("#typed", told)
        await self.page.keyboard.press("Enter")
        return told

    async def _wait_until_saved(self) -> None:
        """Return when the mark says so. No page is opened anew for it: what waits is sent again by the page."""
        was_lost = False
        for _ in range(FINDS_BACK_MS // 100):
            if await self.page.evaluate(SAVED):
                self.found_back += was_lost
                return
            was_lost = was_lost or "wait" in await self.page.locator("#saved").inner_text()
            await asyncio.sleep(0.1)
        self.faults.append(f"{self.name}: {await self.page.locator('#saved').inner_text()} after {FINDS_BACK_MS} ms")
        self._here = ""

    async def _read_anew(self, last: str) -> None:
        """What the mark called saved stands on the page that the server writes anew."""
        await self.open(f"/coding/{self._here}/")
        if last not in await self.page.locator("#records").inner_text():
            self.faults.append(f"{self.name}: {last} is not on the page that is read anew")

    async def _finish(self) -> None:
        before, self._here = self._here, ""
        await self.page.keyboard.press("y")
        await self.page.wait_for_url(lambda url: before not in url)
        if self.page.url.startswith(f"{self.url}/coding/"):
            self.finished.append(before)
            self.told += 1


class MatchingPage(Actor):
    """Judges the pairs that are asked, by a key each; a pair that went is judged."""

    def __init__(self, url: str, name: str, kind: str) -> None:
        super().__init__(url, name)
        self.kind = kind
        self.kept: dict[tuple[str, ...], None] = {}
        self._again = ""

    @property
    def judgements(self) -> int:
        """Give how many pairs went, judged."""
        return len(self.kept)

    async def step(self) -> None:
        """Judge the pair that is shown; where the page says that there was no answer, press the same key again."""
        before = await self._pair()
        key = self._again or self.dice.choice("23")
        await self.page.evaluate(UNSAID)
        await self.page.keyboard.press(key)
        await self.page.wait_for_function(ANSWERED, arg=before)
        if await self.page.evaluate(SHOWN) == before:
            self._again = key
            await asyncio.sleep(AGAIN)
            return
        self.found_back += bool(self._again)
        self._again = ""
        self.kept[(*sorted(before), DECISIONS[key])] = None
        self.told += 1
        await asyncio.sleep(self.dice.uniform(0.1, 0.6))

    async def _pair(self) -> list[str]:
        if urlsplit(self.page.url).path != "/matching/":
            await self.open(f"/matching/?kind={self.kind}")
        shown: list[str] = await self.page.evaluate(SHOWN)
        while not all(shown) and not self._is_off:
            await asyncio.sleep(AGAIN)
            await self.open(f"/matching/?kind={self.kind}")
            shown = await self.page.evaluate(SHOWN)
        return shown


class SigningPage(Actor):
    """Signs incidents, each with words of its own; what the page of the incident shows as signed is."""

    def __init__(self, url: str, name: str, incidents: tuple[str, ...]) -> None:
        super().__init__(url, name)
        self.kept: set[str] = set()
        self._turn = cycle(incidents)

    @property
    def signatures(self) -> int:
        """Give how many signatures were shown."""
        return len(self.kept)

    async def step(self) -> None:
        """Sign one. Where the page broke off, look whether it is signed, and sign it again in the same words if not."""
        incident, reason, was_lost = next(self._turn), f"{self.words()} weighed it", False
        for _ in range(60):
            await self.open(f"/incidents/{incident}/sign?scheme=airwars&facet=incident")
            if await self._sign(incident, reason):
                self.found_back += was_lost
                self.kept.add(reason)
                self.told += 1
                return
            was_lost = True
        self.faults.append(f"{self.name}: {incident} cannot be signed")

    async def _sign(self, incident: str, reason: str) -> bool:
        from playwright.async_api import Error

        try:
            await self.page.fill("#id_reason", reason)
            await self.page.press("#id_reason", "Tab")
            await self.page.keyboard.press("Enter")
            await self.page.wait_for_url(f"**/incidents/{incident}/", timeout=15_000)
        except Error:
            await self.open(f"/incidents/{incident}/")
        return reason in await self.page.locator("#grade").inner_text()
