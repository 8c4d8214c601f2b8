"""Web addresses that lead inside: what the intake is given is fetched by a work, which must never connect there."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from unittest import mock

from bench.workbench.desk import Case, Desk
from onrecord.jobs.ongoing import Means
from onrecord.jobs.working import do_next
from onrecord.store.works import outcome_of

__all__ = ["ADDRESSES"]

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
    "redirect to a file": "http://filing.example/",
}  # fmt: skip
NAMES = {"inside.example": ["10.1.2.3"], "both.example": [PUBLIC, "192.168.0.9"], "news.example": [PUBLIC]}
ONWARD = {"redirecting.example": b"http://169.254.169.254/latest/", "filing.example": b"file:///etc/passwd"}


class _Watched:
    """Stands for the network: notes where connections are asked for; the public address answers a redirect."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.turned = 0
        self.onward = b""

    def lookup(self, real: Any) -> Any:
        def found(host: Any, port: Any, *more: Any, **named: Any) -> Any:
            name = str(host).rstrip(".")
            if name in NAMES or name in ONWARD or name == "turning.example":
                return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in self._addresses(name)]
            if name.endswith(".example"):
                raise socket.gaierror("no such name")
            return real(host, port, *more, **named)

        return found

    def _addresses(self, name: str) -> list[str]:
        self.onward = ONWARD.get(name, b"")
        if name == "turning.example":
            self.turned += 1
            return [PUBLIC] if self.turned == 1 else ["127.0.0.1"]
        return NAMES.get(name, [PUBLIC])

    def connect(self, address: Any, *_: Any, **__: Any) -> socket.socket:
        self.asked.append(str(address[0]))
        here, there = socket.socketpair()
        location = b"Location: " + self.onward + b"\r\n" if self.onward else b""
        status = b"302 Found" if self.onward else b"200 OK"
        there.sendall(
            b"HTTP/1.1 " + status + b"\r\n" + location + b"Content-Type: text/plain\r\nContent-Length: 2\r\n\r\nok"
        )
        self._kept = there
        return here


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


def _stays_out(desk: Desk, url: str) -> list[str]:
    sent = desk.owner.post("/intake/addresses", {"urls": url})
    if sent.status_code == 422:
        return []
    with _watched() as seen:
        row = None
        while (one := do_next(desk.case, Means())) is not None:
            row = one
    inside = [each for each in seen.asked if each != PUBLIC]
    found = [f"connected to {each}" for each in inside]
    if row is None or sent.status_code != 302:
        return [*found, f"answered {sent.status_code}, and no work was asked for: nothing was tried"]
    if b"root:x:0" in str(outcome_of(row)).encode():
        found.append("read a file of the server")
    return found


def _feed(desk: Desk) -> list[str]:
    """Items of a feed are followed where that is asked for, and lead inside no more than an address does."""
    from onrecord.evidence.captures import Fetcher
    from onrecord.jobs.fetching import add_addresses

    with _watched() as seen:
        list(add_addresses(desk.case, ["http://10.0.0.1/feed", "http://[::ffff:a00:1]/"], Fetcher(), follow=True))
    return [f"connected to {each}" for each in seen.asked if each != PUBLIC]


ADDRESSES = (
    *(Case(f"address: {name}", url, partial(_stays_out, url=url)) for name, url in INSIDE.items()),
    Case("address: followed from a feed", "addresses inside, with items to be followed", _feed),
)
