"""Send a few bytes to a web address and give the answer: how timestamps are asked for.

The same care as in fetching (`onrecord.evidence.hosts`): only the public internet unless a network is named, the
checked address is the one connected to, an answer has a largest size. No redirect is followed.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from onrecord.core.errors import NotFetched
from onrecord.evidence.captures import brief, pool_to
from onrecord.evidence.hosts import Network, find_place
from onrecord.evidence.robots import AGENT

__all__ = ["Asking", "send"]

CHUNK = 1 << 14


@dataclass(frozen=True, slots=True)
class Asking:
    """How an answer is asked for: networks that are not public and may be asked, the longest wait, the largest size."""

    allowed: tuple[Network, ...] = ()
    seconds: float = 30.0
    limit_bytes: int = 100_000


def send(url: str, body: bytes | None, headers: dict[str, str], how: Asking) -> bytes:
    """Give the answer of an address to the bytes; with None they are only asked for.

    Raises:
        NotFetched: it leads nowhere, where it may not lead, to an error, or to too much.
    """
    from urllib3.exceptions import HTTPError

    place = find_place(url, how.allowed)
    asked = {"Host": place.host_header, "User-Agent": AGENT, "Accept-Encoding": "identity", "Connection": "close"}
    ends = time.monotonic() + how.seconds
    try:
        with pool_to(place, how.seconds) as pool:
            method = "GET" if body is None else "POST"
            found = pool.request(
                method, place.target, body=body, headers=asked | headers, preload_content=False, redirect=False,
                retries=False,
            )  # fmt: skip
            try:
                parts, size = [], 0
                for part in found.stream(CHUNK):
                    parts.append(part)
                    size += len(part)
                    if size > how.limit_bytes or time.monotonic() > ends:
                        raise _refusal(url, "an answer that is too large or too slow", "a short one")
            finally:
                found.close()
    except (HTTPError, OSError, ValueError) as error:
        raise _refusal(url, brief(error), "an answer") from error
    if found.status != 200:
        raise _refusal(url, f"the answer {found.status}", "the answer 200")
    return b"".join(parts)


def _refusal(url: str, found: str, expected: str) -> NotFetched:
    return NotFetched(url, found=found, expected=expected, do="Check the address, and try again later.")
