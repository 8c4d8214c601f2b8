"""How often one address may send: counted in this process's memory under a key of its own, and forgotten in an hour."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable

__all__ = ["Limit"]

HOUR = 3600.0
MOST_KEPT = 10_000


class Limit:
    """Lets each address through so many times an hour. Over an onion service all have one address: `shared`."""

    def __init__(self, each: int, shared: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._each, self._shared, self._clock = each, shared, clock
        self._key, self._turn = secrets.token_bytes(32), threading.Lock()
        self._times: dict[bytes, deque[float]] = {}

    def lets(self, address: str) -> bool:
        """True where the address may send once more, which counts as sent."""
        now = self._clock()
        mark = hashlib.blake2b(address.encode(), key=self._key, digest_size=16).digest()
        most = self._shared if address in ("127.0.0.1", "::1", "") else self._each
        with self._turn:
            if len(self._times) > MOST_KEPT:
                self._times = {each: past for each, past in self._times.items() if past and past[-1] > now - HOUR}
            past = self._times.setdefault(mark, deque(maxlen=most))
            while past and past[0] <= now - HOUR:
                past.popleft()
            if len(past) >= most:
                return False
            past.append(now)
            return True
