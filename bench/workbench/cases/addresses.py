"""Web addresses that lead inside: what the intake is given is fetched by a work, which must never connect there."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any
from unittest import mock
from urllib.parse import urlsplit

from bench.workbench.desk import Case, Desk
from onrecord.jobs.ongoing import Means
from onrecord.jobs.working import do_next
from onrecord.store.works import outcome_of

__all__ = ["ADDRESSES"]

SECONDS = 300
ANSWERING = ("turning.example", "endless.example", "unfolding.example")
PUBLIC = "93.184.215.14"
INSIDE = {
    "this machine": "http://127.0.0.1:8370/", "this machine by name": "http://localhost:8370/",
    "this machine, IPv6": "http://[::1]:8370/", "the unspecified address": "http://0.0.0.0/",
    "unspecified, IPv6": "http://[::]/", "another loopback": "http://127.8.9.10/", "decimal": "http://2130706433/",
    "octal": "http://0177.0.0.1/", "hexadecimal": "http://0x7f.0.0.1/", "short form": "http://127.1/",
    "mapped into IPv6": "http://[::ffff:127.0.0.1]/", "compatible IPv6": "http://[::127.0.0.1]/",
    "6to4": "http://[2002:7f00:1::]/", "NAT64": "http://[64:ff9b::7f00:1]/", "NAT64 of one's own": "http://[64:ff9b:1::a00:1]/",
    "Teredo": "http://[2001:0:7f00:1::]/", "metadata of a cloud": "http://169.254.169.254/latest/meta-data/",
    "metadata, IPv6": "http://[fd00:ec2::254]/", "link-local IPv6": "http://[fe80::1]/", "site-local IPv6": "http://[fec0::1]/",
    "network of class A": "http://10.0.0.1/", "network of class B": "http://172.16.0.1/",
    "network of class C": "http://192.168.1.1/", "carrier's network": "http://100.64.0.1/",
    "multicast": "http://224.0.0.1/", "broadcast": "http://255.255.255.255/", "trailing dot": "http://localhost./",
    "wide digits": "http://１２７.０.０.１/", "name before the host": "http://news.example@127.0.0.1/",
    "name and password": "http://a:b@10.0.0.1/", "backslash before the host": "http://news.example\\@127.0.0.1/",
    "a file": "file:///etc/passwd", "gopher": "gopher://127.0.0.1:6379/_FLUSHALL", "ftp": "ftp://127.0.0.1/",
    "data": "data:text/html,<script>", "dict": "dict://127.0.0.1:11211/", "no slashes": "http:127.0.0.1/",
    "name that resolves inside": "http://inside.example/", "name with one address inside": "http://both.example/",
    "name that turns inside": "http://turning.example/", "redirect inside": "http://redirecting.example/",
    "redirect to a file": "http://filing.example/", "redirect to a mapped address": "http://mapping.example/",
    "redirect without a scheme": "http://relative.example/", "redirect to a name inside": "http://naming.example/",
    "two redirects inside": "http://chain.example/", "redirect to gopher": "http://going.example/",
    "redirects in a ring": "http://round.example/", "an answer without an end": "http://endless.example/",
    "an answer that unfolds": "http://unfolding.example/",
}  # fmt: skip
NAMES = {"inside.example": ["10.1.2.3"], "both.example": [PUBLIC, "192.168.0.9"], "news.example": [PUBLIC]}
ONWARD = {
    "redirecting.example": b"http://169.254.169.254/latest/", "filing.example": b"file:///etc/passwd",
    "mapping.example": b"http://[::ffff:127.0.0.1]/", "relative.example": b"//127.0.0.1:8370/", "naming.example": b"http://inside.example/",
    "chain.example": b"http://redirecting.example/", "going.example": b"gopher://127.0.0.1:6379/_x", "round.example": b"http://round.example/",
}  # fmt: skip
FEED = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>'
    + b"".join(b"<item><title>x</title><link>%s</link></item>" % each for each in
               (b"http://10.0.0.1/a", b"http://[::1]/b", b"file:///etc/passwd", b"http://inside.example/c", b"http://redirecting.example/d"))
    + b"</channel></rss>"
)  # fmt: skip
LARGE, MOST = 64_000_000, 40_000_000


def _body(host: str) -> tuple[bytes, Iterator[bytes]]:
    """Give what a host says of its answer, and the answer."""
    if host == "feed.example":
        return b"Content-Type: application/rss+xml\r\n", iter((FEED,))
    if host == "endless.example":
        return b"Content-Type: text/plain\r\n", (b"x" * 65_536 for _ in range(LARGE // 65_536))
    if host == "unfolding.example":
        bomb = gzip.compress(b"<p>Two bakers</p>" + b"0" * 300_000_000, 1)
        return b"Content-Type: text/html\r\nContent-Encoding: gzip\r\n", iter((bomb,))
    return b"Content-Type: text/plain\r\nContent-Length: 2\r\n", iter((b"ok",))


class _Watched:
    """Stands for the network: notes where connections are asked for, and answers for whoever is public."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.told: list[tuple[str, str]] = []
        self.turned = self.sent = 0
        self._host = ""
        self._answering: list[threading.Thread] = []

    def lookup(self, real: Any) -> Any:
        def found(host: Any, port: Any, *more: Any, **named: Any) -> Any:
            name = str(host).rstrip(".")
            if name.endswith(".example"):
                return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in self._addresses(name)]
            return real(host, port, *more, **named)

        return found

    def _addresses(self, name: str) -> list[str]:
        self._host = name
        if name == "turning.example":
            self.turned += 1
            return [PUBLIC] if self.turned == 1 else ["127.0.0.1"]
        return NAMES.get(name, [PUBLIC])

    def connect(self, address: Any, *_: Any, **__: Any) -> socket.socket:
        self.asked.append(str(address[0]))
        here, there = socket.socketpair()
        thread = threading.Thread(target=self._answer, args=(there, self._host), daemon=True)
        self._answering.append(thread)
        thread.start()
        return here

    def _answer(self, there: socket.socket, host: str) -> None:
        with there, suppress(OSError):
            there.settimeout(20)
            head = b""
            while b"\r\n\r\n" not in head and (part := there.recv(65_536)):
                head += part
            path = head.partition(b"\r\n")[0].decode("latin-1").split(" ")[1:2]
            self.told.append((host, *path))  # type: ignore[arg-type]
            if path == ["/robots.txt"]:
                there.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            elif host in ONWARD:
                there.sendall(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + ONWARD[host] + b"\r\n\r\n")
            else:
                said, body = _body(host)
                there.sendall(b"HTTP/1.1 200 OK\r\n" + said + b"\r\n")
                for part in body:
                    there.sendall(part)
                    self.sent += len(part)

    def end(self) -> None:
        for thread in self._answering:
            thread.join(30)


@contextmanager
def _watched() -> Iterator[_Watched]:
    seen = _Watched()
    real = socket.getaddrinfo
    with (
        mock.patch("socket.getaddrinfo", seen.lookup(real)),
        mock.patch("urllib3.util.connection.create_connection", seen.connect),
        mock.patch("socket.create_connection", seen.connect),
    ):
        yield seen
    seen.end()


def _stays_out(desk: Desk, url: str) -> list[str]:
    sent = desk.owner.post("/intake/addresses", {"urls": url})
    if sent.status_code == 422:
        return []
    began = time.monotonic()
    with _watched() as seen:
        row = None
        while (one := do_next(desk.case, Means())) is not None:
            row = one
    spent = time.monotonic() - began
    found = [f"connected to {each}" for each in seen.asked if each != PUBLIC]
    found += [f"{spent:.0f} seconds"] if spent > SECONDS else []
    found += [f"took {seen.sent:,} bytes"] if seen.sent > MOST else []
    if row is None or sent.status_code != 302:
        return [*found, f"answered {sent.status_code}, and no work was asked for: nothing was tried"]
    host = urlsplit(url).hostname or ""
    if host in (*ANSWERING, *ONWARD) and (host, "/") not in seen.told:
        found.append("was not asked: nothing was tried")
    if b"root:x:0" in str(outcome_of(row)).encode():
        found.append("read a file of the server")
    return found


def _feed(desk: Desk) -> list[str]:
    """Items of a feed are followed where that is asked for, and lead inside no more than an address does."""
    from onrecord.evidence.captures import Fetcher
    from onrecord.jobs.fetching import add_addresses

    with _watched() as seen:
        list(add_addresses(desk.case, ["http://feed.example/", "http://10.0.0.1/feed"], Fetcher(), follow=True))
    found = [f"connected to {each}" for each in seen.asked if each != PUBLIC]
    followed = ("redirecting.example", "/d") in seen.told
    return found if followed else [*found, "no item was followed: nothing was tried"]


ADDRESSES = (
    *(Case(f"address: {name}", url, partial(_stays_out, url=url)) for name, url in INSIDE.items()),
    Case("address: followed from a feed", "a feed of the public internet, with items that lead inside", _feed),
)
