"""Fetch a web address politely, and keep the whole exchange as a WARC: what was asked, what came, when, from which
address.

Never more than was asked for: no image, script or link of the page is fetched with it. Redirects are followed one by
one, each checked as if it had been given. What the site asks in its robots.txt is heeded, and it is left alone for a
while between requests.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from onrecord.core.errors import NotFetched, TooLarge
from onrecord.evidence.hosts import Network, Place, find_place, look_up
from onrecord.evidence.robots import AGENT, Rules, read_rules

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPConnectionPool

__all__ = ["Capture", "Fetcher", "Manners", "brief", "pool_to"]

CHUNK = 1 << 16
MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Manners:
    """How addresses are fetched: the largest answer, the longest wait, how long a site is left alone between requests.

    `allowed` are networks that are not public and that may be fetched from all the same. `contact` is told to the site.
    """

    limit_bytes: int = 20_000_000
    seconds: float = 60.0
    pause_seconds: float = 1.0
    heed_robots: bool = True
    allowed: tuple[Network, ...] = ()
    contact: str | None = None

    @property
    def agent(self) -> str:
        """Who asks, as a site sees it."""
        return f"{AGENT} (+{self.contact})" if self.contact else AGENT


@dataclass(frozen=True, slots=True)
class Capture:
    """What was fetched: the exchange as WARC bytes, the address it ended at, the day and the address asked."""

    url: str
    ended_at: str
    status: int
    warc: bytes
    fetched_at: datetime


@dataclass(slots=True)
class _Answer:
    """One answer: where it came from, what was asked, what came."""

    place: Place
    status: int
    reason: str
    asked: list[tuple[str, str]]
    headers: list[tuple[str, str]]
    body: bytes
    at: datetime

    def header(self, name: str) -> str | None:
        """Give a header of the answer."""
        return next((value for key, value in self.headers if key.casefold() == name), None)


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses one after another; remembers each site's rules and when it was last asked."""

    manners: Manners = field(default_factory=Manners)
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], None] = time.sleep
    lookup: Callable[[str, int], list[str]] = look_up
    _rules: dict[str, Rules] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def capture(self, url: str) -> Capture:
        """Give what the address holds.

        Raises:
            NotFetched: it leads nowhere, where it may not lead, to an error, or its site asks not to be fetched.
            TooLarge: the answer passes the limit.
        """
        answers: list[_Answer] = []
        at = url
        for _ in range(MOST_REDIRECTS + 1):
            place = find_place(at, self.manners.allowed, self.lookup)
            self._heed(place)
            answer = self._ask(place)
            answers.append(answer)
            onward = answer.header("location") if answer.status in REDIRECTS else None
            if onward is None:
                return self._captured(url, answers)
            at = urljoin(at, onward)
        raise _refusal(url, f"more than {MOST_REDIRECTS} redirects", "an address that leads somewhere")

    def _captured(self, url: str, answers: Sequence[_Answer]) -> Capture:
        last = answers[-1]
        if last.status != 200:
            raise _refusal(url, f"the answer {last.status} {last.reason}".rstrip(), "the answer 200")
        return Capture(url, last.place.url, last.status, _as_warc(answers, self.manners.agent), answers[0].at)

    def _heed(self, place: Place) -> None:
        """Return once the site may be asked.

        Raises:
            NotFetched: it asks not to be.
        """
        site = f"{place.scheme}://{place.host_header}"
        if self.manners.heed_robots and site not in self._rules:
            robots = Place(f"{site}/robots.txt", place.scheme, place.host, place.port, place.address, "/robots.txt")
            try:
                answer = self._ask(robots)
                self._rules[site] = read_rules(answer.status, answer.body)
            except TooLarge:
                self._rules[site] = read_rules(404, b"")
        rules = self._rules.get(site, Rules(None))
        if not rules.allows(place.url):
            raise _refusal(place.url, f"{site}/robots.txt, which asks not to fetch it", "a page that may be fetched")
        self._wait(site, max(self.manners.pause_seconds, rules.delay_seconds))

    def _wait(self, site: str, seconds: float) -> None:
        last = self._asked.get(site)
        if last is not None:
            left = seconds - (time.monotonic() - last)
            if left > 0:
                self.sleep(left)
        self._asked[site] = time.monotonic()

    def _ask(self, place: Place) -> _Answer:
        from urllib3.exceptions import HTTPError

        asked = [
            ("Host", place.host_header),
            ("User-Agent", self.manners.agent),
            ("Accept", "*/*"),
            ("Accept-Encoding", "identity"),
            ("Connection", "close"),
        ]
        at = self.clock()
        try:
            with pool_to(place, self.manners.seconds) as pool:
                found = pool.request(
                    "GET", place.target, headers=dict(asked), preload_content=False, redirect=False, retries=False,
                    decode_content=False,
                )  # fmt: skip
                try:
                    body = self._body(place, found)
                finally:
                    found.close()
        except (HTTPError, OSError, ValueError) as error:
            raise _refusal(place.url, brief(error), "an answer") from error
        return _Answer(place, found.status, found.reason or "", asked, list(found.headers.items()), body, at)

    def _body(self, place: Place, found: BaseHTTPResponse) -> bytes:
        ends = time.monotonic() + self.manners.seconds
        parts: list[bytes] = []
        size = 0
        for part in found.stream(CHUNK, decode_content=False):
            parts.append(part)
            size += len(part)
            if size > self.manners.limit_bytes:
                raise TooLarge(
                    place.url,
                    found=f"more than {self.manners.limit_bytes:,} bytes",
                    expected=f"at most {self.manners.limit_bytes:,}",
                    do="Save what you need of it in a browser and add the file, or raise the limit.",
                )
            if time.monotonic() > ends:
                raise _refusal(
                    place.url, f"an answer of more than {self.manners.seconds:g} seconds", "one that comes to an end"
                )
        return b"".join(parts)


def pool_to(place: Place, seconds: float) -> HTTPConnectionPool:
    """Give a connection to the address that was checked, which asks for the host by its name."""
    import urllib3

    timeout = urllib3.Timeout(connect=min(10.0, seconds), read=seconds)
    if place.scheme == "http":
        return urllib3.HTTPConnectionPool(place.address, place.port, timeout=timeout, maxsize=1)
    return urllib3.HTTPSConnectionPool(
        place.address, place.port, timeout=timeout, maxsize=1, server_hostname=place.host, assert_hostname=place.host
    )


def _as_warc(answers: Sequence[_Answer], agent: str) -> bytes:
    """Give the exchange as a WARC (ISO 28500): for each step the answer and what was asked."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    made = io.BytesIO()
    writer = WARCWriter(made, gzip=True)
    about = f"software: {agent}\r\nformat: WARC File Format 1.0\r\n".encode()
    writer.write_record(
        writer.create_warc_record(
            "", "warcinfo", payload=io.BytesIO(about), length=len(about), warc_content_type="application/warc-fields"
        )
    )
    for answer in answers:
        told = {
            "WARC-Date": answer.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "WARC-IP-Address": answer.place.address,
        }
        # The body is kept as it was once its chunks were joined; the header that says otherwise would mislead readers.
        headers = [pair for pair in answer.headers if pair[0].casefold() != "transfer-encoding"]
        response = writer.create_warc_record(
            answer.place.url,
            "response",
            payload=io.BytesIO(answer.body),
            length=len(answer.body),
            http_headers=StatusAndHeaders(f"{answer.status} {answer.reason}", headers, "HTTP/1.1"),
            warc_headers_dict=told,
        )
        request = writer.create_warc_record(
            answer.place.url,
            "request",
            payload=io.BytesIO(),
            length=0,
            http_headers=StatusAndHeaders(f"GET {answer.place.target} HTTP/1.1", answer.asked, is_http_request=True),
            warc_headers_dict=told,
        )
        writer.write_request_response_pair(request, response)
    return made.getvalue()


def brief(error: Exception) -> str:
    """Give what went wrong without the address of the object it went wrong in."""
    reason = getattr(error, "reason", None)
    told = str(reason if isinstance(reason, Exception) else error)
    return (told.rpartition(">: ")[2] or told).strip()[:200] or type(error).__name__


def _refusal(url: str, found: str, expected: str) -> NotFetched:
    return NotFetched(
        url, found=found, expected=expected, do="Check the address; save the page in a browser and add the file."
    )
