"""Pages in Chromium on which people work while the server is killed, and what each of them was shown as saved."""

from __future__ import annotations

import asyncio
import random
import threading
import time
from typing import Any

from bench.workbench.kill_actors import Actor, CodingPage, MatchingPage, SigningPage
from bench.workbench.kill_case import Made

__all__ = ["Pages"]

PATIENCE = 120.0
MOMENT = 3.0
IN_FLIGHT = 0.12


class Pages:
    """Five pages in one browser, driven from a thread of their own."""

    def __init__(self, url: str, made: Made) -> None:
        third = len(made.readings) // 3
        self.actors: list[Actor] = [
            CodingPage(url, "page coder one", made.readings[third : 2 * third]),
            CodingPage(url, "page coder two", made.readings[2 * third :]),
            MatchingPage(url, "page judge one", "person"),
            MatchingPage(url, "page judge two", "incident"),
            SigningPage(url, "page signer", made.incidents[1::2]),
        ]
        self._saving = threading.Event()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._is_open = False

    def start(self) -> None:
        """Open the browser, sign everybody in, and let them work."""
        self._thread.start()
        self._ready.wait(PATIENCE)
        if not self._is_open:
            raise RuntimeError("the pages do not open")

    def stop(self) -> None:
        """Let each end what it does, and close the browser."""
        for each in self.actors:
            each.stop()
        self._thread.join(PATIENCE)
        for each in self.actors:
            if not each.has_ended:
                each.faults.append(f"{each.name} does not come to an end, at {each.page.url}")

    def wait_for_moment(self, dice: random.Random, in_mid_save: float) -> None:
        """Return at a moment at random: so often while a page is being saved, else whenever."""
        time.sleep(dice.uniform(0.0, 1.0))
        if dice.random() < in_mid_save:
            self._saving.clear()
            self._saving.wait(MOMENT)
            time.sleep(dice.uniform(0.0, IN_FLIGHT))

    def _run(self) -> None:
        try:
            asyncio.run(self._work())
        finally:
            self._ready.set()

    async def _work(self) -> None:
        from playwright.async_api import async_playwright

        from tests.browser.conftest import CHROMIUM, FLAGS

        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=FLAGS)
            for each in self.actors:
                await self._open(browser, each)
            self._is_open = True
            self._ready.set()
            await asyncio.gather(*(each.work() for each in self.actors))
            await browser.close()

    async def _open(self, browser: Any, actor: Actor) -> None:
        context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
        page = await context.new_page()
        page.on("request", self._note)
        page.on("requestfailed", actor.note_failed)
        await actor.enter(page)

    def _note(self, request: Any) -> None:
        if request.method == "POST" and not request.url.endswith("/here"):
            self._saving.set()
