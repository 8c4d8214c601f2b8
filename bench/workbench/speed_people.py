"""People at a workbench, each with a session and a connection of their own: what they ask for, and how long they wait.

Between two things they do they pause, five seconds on average (between `SHORTEST` and `LONGEST`, evenly), as in the
usual settings of load generators. Who looks at a page waits until all of it is there; scripts and sheets are cached for
a year and not asked for again.
"""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from uuid import uuid4

from bench.workbench.forms import token_of, value_of
from bench.workbench.screens import Screen

__all__ = ["Asked", "Somebody", "at_work"]

SHORTEST, LONGEST = 2.0, 8.0
WRITES = 0.25
"""Of four things that somebody does who may write, one is to write."""
DAILY_TIMES = 3
JUDGED_OF = "person"
LISTLESS: tuple[str, list[str]] = ("intake_list", [])


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: of which screen, how long it took, and what came of it."""

    screen: str
    milliseconds: float
    status: int
    address: str


@dataclass
class Somebody:
    """A person at work until a moment."""

    url: str
    told: Mapping[str, Any]
    held: Mapping[str, Sequence[str]]
    screens: Sequence[Screen]
    until: float
    asked: list[Asked] = field(default_factory=list)

    def __post_init__(self) -> None:
        import httpx

        self.name, self.rights = str(self.told["name"]), frozenset(self.told["rights"])
        self.held = {**self.held, "list": list(self.told["list"])}
        self._dice, self._numbers = random.Random(self.name), count(1)
        cookies = {"onrecord_session": str(self.told["session"])}
        self._http = httpx.Client(base_url=self.url, timeout=120.0, trust_env=False, cookies=cookies)
        self._bearer = {"Authorization": f"Bearer {self.told['token']}"}
        self._writing = [do for right, do in self._ways() if right in self.rights]
        self._deck = self._dealt()

    def work(self) -> None:
        """Do one thing after another, with pauses between."""
        time.sleep(self._dice.uniform(0, LONGEST))
        while time.monotonic() < self.until:
            if self._writing and self._dice.random() < WRITES:
                self._dice.choice(self._writing)()
            else:
                self._look(next(self._deck))
            time.sleep(self._dice.uniform(SHORTEST, LONGEST))

    def _ways(self) -> list[tuple[str, Any]]:
        twice = [("code", self._code), ("judge", self._judge)]
        return [*twice, *twice, ("sign", self._sign)]

    def _dealt(self) -> Iterator[Screen]:
        """Yield screens without end: each that this person may see as often as any other, those of every day more, and
        so those that few may see.
        """
        seen = [
            each for each in self.screens if each.is_open_to(self.rights) and (each.name, self.held["list"]) != LISTLESS
        ]
        kept = "settings" in self.rights
        while True:
            deck = [
                each
                for each in seen
                for _ in range(DAILY_TIMES if (each.is_daily and not kept) or (kept and _is_kept(each)) else 1)
            ]
            self._dice.shuffle(deck)
            yield from deck

    def _look(self, screen: Screen) -> str:
        address = screen.address(self._dice, self.held)
        return self._get(screen.name, address, self._bearer if screen.is_api else {})

    def _get(self, name: str, address: str, headers: Mapping[str, str] | None = None) -> str:
        answer = self._timed(name, "GET", address, headers=dict(headers or {}))
        return str(answer.text) if answer.headers.get("content-type", "").startswith("text/html") else ""

    def _post(self, name: str, address: str, page: str, told: Mapping[str, Any]) -> Any:
        return self._timed(name, "POST", address, data={**told, "csrfmiddlewaretoken": token_of(page)})

    def _timed(self, name: str, method: str, address: str, **sent: Any) -> Any:
        began = time.perf_counter()
        answer = self._http.request(method, address, **sent)
        took = 1000 * (time.perf_counter() - began)
        self.asked.append(Asked(name, took, answer.status_code, address))
        return answer

    def _pause(self) -> None:
        time.sleep(self._dice.uniform(SHORTEST, LONGEST))

    def _code(self) -> None:
        """Open a report, accept a suggestion, correct a value, each kept as it is done; now and then finish it."""
        reading = self._dice.choice(self.held["reading"])
        page, after = self._get("coding_report", f"/coding/{reading}/"), 0
        for edit in (self._accept(), self._typed()):
            self._pause()
            told = self._timed(
                "save an edit", "POST", f"/coding/{reading}/edits", json={"after": after, "edits": [edit]},
                headers={"X-CSRFToken": token_of(page), "Accept": "application/json"},
            )  # fmt: skip
            after = told.json()["last"] if told.status_code == 200 else after
        if self._dice.random() < 0.3:
            self._pause()
            self._post("finish a coding", f"/coding/{reading}/finish", page, {"rest": "accept"})

    def _accept(self) -> dict[str, Any]:
        return {"token": str(uuid4()), "edit": "accept", "claims": [f"c{self._dice.randint(1, 16)}"]}

    def _typed(self) -> dict[str, Any]:
        return {
            "token": str(uuid4()), "edit": "typed", "id": f"e{self._dice.randrange(10**9)}", "subject": "p1",
            "field": "occupation", "typed": f"baker {next(self._numbers)}", "quotes": [[0, 6]], "stance": "asserted",
            "according_to": [], "inferred_by": None, "replaces": [],
        }  # fmt: skip

    def _judge(self) -> None:
        """Judge the pair that is asked, and of three judgements take one back."""
        page = self._get("matching", "/matching/")
        pair = {side: value_of(page, side) for side in ("one", "other")}
        if not all(pair.values()):
            return
        self._pause()
        decision = self._dice.choice(("same", "same", "unsure", "different"))
        reason = f"as {self.name} reads it, {next(self._numbers)}"
        self._post(
            "judge a pair", "/matching/judge", page, {**pair, "kind": JUDGED_OF, "decision": decision, "reason": reason}
        )
        if self._dice.random() < 0.3:
            self._pause()
            self._post("undo a judgement", "/matching/undo", page, {"kind": JUDGED_OF})

    def _sign(self) -> None:
        """Look at what is proposed of an incident, and sign it."""
        address = f"/incidents/{self._dice.choice(self.held['incident'])}/sign"
        page = self._get("incident_sign", f"{address}?scheme=airwars&facet=incident")
        self._pause()
        reason = f"as {self.name} weighs it, {next(self._numbers)}"
        told = {"scheme": "airwars", "facet": "incident", "state": value_of(page, "state"), "reason": reason}
        self._post("sign a grade", address, page, told)


def at_work(people: Sequence[Somebody]) -> list[Asked]:
    """Let everybody work at once, and give what they asked for."""
    threads = [threading.Thread(target=each.work, name=each.name) for each in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [asked for each in people for asked in each.asked]


def _is_kept(screen: Screen) -> bool:
    """True of what only those see who keep the project: they look at it more."""
    return (
        not screen.is_open_to(frozenset(("read", "add", "code", "judge", "sign", "adjudicate")))
        and screen.right != "export"
    )
