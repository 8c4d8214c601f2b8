"""Whoever works while the server is killed: each remembers what it was told is saved, and sends again what was not."""

from __future__ import annotations

import json
import random
import threading
import time
from dataclasses import dataclass, field
from itertools import count, cycle
from typing import Any, ClassVar
from uuid import uuid4

from bench.workbench.forms import token_of, value_of
from bench.workbench.kill_case import PASSWORD

__all__ = ["Client", "Coder", "Judge", "Keeper", "Setter", "Signer"]

AGAIN = 0.2
REST = 3.0
FINISH_AFTER = 5


@dataclass
class Client:
    """Somebody at a browser: a session that outlives the server, work that goes on until they are told to stop."""

    url: str
    name: str
    faults: list[str] = field(default_factory=list)
    told: int = 0
    unanswered: int = 0
    is_database_killed: bool = False
    by_door: ClassVar[bool] = False

    def __post_init__(self) -> None:
        import httpx

        self._http = httpx.Client(base_url=self.url, timeout=60.0, trust_env=False)
        self._off = threading.Event()
        self._token = ""
        self.numbers = count(1)
        self.dice = random.Random(self.name)

    def enter(self, door: str) -> None:
        """Come in: by one's password, or by the door at the machine."""
        if self.by_door:
            self._by_door(door.removeprefix(self.url))
            return
        page = self._http.get("/account/login/").text
        sent = {"login": self.name, "password": PASSWORD, "csrfmiddlewaretoken": token_of(page)}
        answer = self._http.post("/account/login/", data=sent)
        if answer.status_code != 302:
            raise RuntimeError(f"{self.name} does not get in: {answer.status_code}")

    def _by_door(self, path: str) -> None:
        answer = self._http.post(path, data={"csrfmiddlewaretoken": token_of(self._http.get(path).text)})
        if answer.status_code != 302:
            raise RuntimeError(f"the door stays shut: {answer.status_code}")

    def work(self) -> None:
        """Do one thing after another until told to stop."""
        while not self._off.is_set():
            try:
                self.step()
                self.rest()
            except (RuntimeError, LookupError) as error:
                self.faults.append(f"{self.name}: {type(error).__name__}: {error}")
                time.sleep(AGAIN)

    def step(self) -> None:
        """Do one thing."""
        raise NotImplementedError

    def stop(self) -> None:
        """Stop once what is being sent is answered for."""
        self._off.set()

    def rest(self) -> None:
        """Do nothing for a moment: pages are asked for by others too."""
        time.sleep(self.dice.uniform(0.0, REST))

    def page(self, path: str) -> str:
        """Give a page, asked for until it comes; what its forms prove themselves by is kept."""
        answer = self._until(lambda: self._http.get(path))
        if answer.status_code != 200:
            raise RuntimeError(f"{path}: {answer.status_code}")
        self._token = token_of(answer.text)
        return str(answer.text)

    def send(self, path: str, told: dict[str, Any]) -> Any:
        """Send a form until it is answered for, as whoever sees no answer does."""
        return self._until(lambda: self._http.post(path, data=told | {"csrfmiddlewaretoken": self._token}))

    def _until(self, ask: Any) -> Any:
        import httpx

        for _ in range(600):
            try:
                answer = ask()
            except httpx.TransportError:
                self.unanswered += 1
                time.sleep(AGAIN)
                continue
            if answer.status_code >= 500:
                self.unanswered += 1
                if not self.is_database_killed:
                    self.faults.append(f"{self.name}: {answer.request.url.path}: {answer.status_code}")
                time.sleep(AGAIN)
                continue
            if answer.headers.get("location", "").startswith("/account/"):
                raise RuntimeError(f"{answer.request.url.path}: asked to sign in again")
            return answer
        raise RuntimeError("nobody answers")


@dataclass
class Coder(Client):
    """Corrects values, as the outbox of the coding page sends them, and finishes reports."""

    readings: tuple[str, ...] = ()
    kept: dict[str, str] = field(default_factory=dict)
    finished: list[str] = field(default_factory=list)

    def __init__(self, url: str, name: str, readings: tuple[str, ...]) -> None:
        super().__init__(url, name)
        self.readings, self.kept, self.finished = readings, {}, []
        self._turn, self._last, self._here, self._done = cycle(readings), 0, "", 0

    @property
    def edits(self) -> int:
        """Give how many edits were answered for."""
        return len(self.kept)

    def step(self) -> None:
        """Send one to three edits together; after some, finish the report."""
        if self._here == "" or self._done >= FINISH_AFTER:
            self._next()
        path = f"/coding/{self._here}/edits"
        edits = [self._edit() for _ in range(self.dice.randint(1, 3))]
        body = json.dumps({"after": self._last, "edits": edits})
        head = {"Content-Type": "application/json", "X-CSRFToken": self._token, "Accept": "application/json"}
        answer = self._until(lambda: self._http.post(path, content=body, headers=head))
        if answer.status_code != 200:
            raise RuntimeError(f"{path}: {answer.status_code}")
        told = answer.json()
        if told["refused"] is not None:
            raise RuntimeError(f"refused: {told['refused']}")
        self._last = told["last"]
        self.kept.update(dict.fromkeys((each["token"] for each in edits), self._here))
        self.told += len(edits)
        self._done += len(edits)

    def _edit(self) -> dict[str, Any]:
        number = next(self.numbers)
        return {
            "token": str(uuid4()), "edit": "typed", "id": f"e{number}", "subject": "p1", "field": "occupation",
            "typed": f"baker {number}", "quotes": [[0, 6]], "stance": "asserted", "according_to": [],
            "inferred_by": None, "replaces": [],
        }  # fmt: skip

    def _next(self) -> None:
        if self._here:
            answer = self.send(f"/coding/{self._here}/finish", {"rest": "accept"})
            if answer.status_code == 302:
                self.finished.append(self._here)
                self.told += 1
            else:
                self.faults.append(f"{self.name}: finish: {answer.status_code}")
        self._here, self._done, self._last = next(self._turn), 0, 0
        self.page(f"/coding/{self._here}/")


@dataclass
class Judge(Client):
    """Judges pairs, each with a reason of its own."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.kept: dict[str, str] = {}

    @property
    def judgements(self) -> int:
        """Give how many judgements were answered for."""
        return len(self.kept)

    def step(self) -> None:
        """Judge the pair that is asked; where none is left, one that was judged."""
        page = self.page("/matching/")
        pair = {side: value_of(page, side) for side in ("one", "other")}
        if not all(pair.values()):
            if not self.kept:
                raise RuntimeError("no pair is asked")
            pair = json.loads(self.dice.choice(sorted(self.kept.values())))
        reason = f"as {self.name} reads it, {next(self.numbers)}"
        told = {**pair, "kind": "person", "decision": self.dice.choice(("unsure", "different")), "reason": reason}
        answer = self.send("/matching/judge", told)
        if answer.status_code != 302:
            raise RuntimeError(f"judge: {answer.status_code}")
        self.kept[reason] = json.dumps(pair)
        self.told += 1


@dataclass
class Keeper(Client):
    """Keeps filters under names."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.kept: set[str] = set()

    def step(self) -> None:
        """Keep one."""
        if not self._token:
            self.page("/search")
        name = f"filter {next(self.numbers)}"
        answer = self.send("/filters/keep", {"name": name, "screen": "search", "query": f"q={name}"})
        if answer.status_code != 302:
            raise RuntimeError(f"keep: {answer.status_code}")
        self.kept.add(name)
        self.told += 1


@dataclass
class Signer(Client):
    """Signs grades of incidents, each with a reason of its own."""

    incidents: tuple[str, ...] = ()

    def __init__(self, url: str, name: str, incidents: tuple[str, ...]) -> None:
        super().__init__(url, name)
        self.incidents, self.kept = incidents, set[str]()
        self._turn = cycle(incidents)

    @property
    def signatures(self) -> int:
        """Give how many signatures were answered for."""
        return len(self.kept)

    def step(self) -> None:
        """Sign one. Where the state that was shown is no longer, it was signed by what got no answer."""
        path = f"/incidents/{next(self._turn)}/sign"
        page = self.page(f"{path}?scheme=airwars&facet=incident")
        reason = f"as {self.name} weighs it, {next(self.numbers)}"
        told = {"scheme": "airwars", "facet": "incident", "state": value_of(page, "state"), "reason": reason}
        before = self.unanswered
        answer = self.send(path, told)
        if answer.status_code == 409 and self.unanswered > before:
            return
        if answer.status_code != 302:
            raise RuntimeError(f"sign: {answer.status_code}")
        self.kept.add(reason)
        self.told += 1


@dataclass
class Setter(Client):
    """Changes settings: sources of the register, and how long drafts are kept."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.kept: set[str] = set()

    by_door: ClassVar[bool] = True

    def step(self) -> None:
        """Add a source. That its name is taken says that what got no answer was kept."""
        self.page("/project/sources/add")
        name = f"Gazette {next(self.numbers)}"
        before = self.unanswered
        told = {"name": name, "kind": "outlet", "reliability": "unknown", "information": "unknown"}
        answer = self.send("/project/sources/add", told)
        if answer.status_code != 302 and self.unanswered == before:
            raise RuntimeError(f"add: {answer.status_code}")
        self.kept.add(name)
        self.told += 1
