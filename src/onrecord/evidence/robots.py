"""What a site asks of those who fetch by programme: its robots.txt (RFC 9309), read and heeded."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

__all__ = ["AGENT", "Rules", "read_rules"]

AGENT = "onrecord"
"""The name by which a site may speak to us in its robots.txt."""

# A file beyond this is not read further (RFC 9309, 2.5 asks for at least 500 KiB).
MOST_BYTES = 512_000
LONGEST_DELAY_SECONDS = 60.0


class Rules:
    """What one site asks: which paths to leave alone, and how long to wait between requests."""

    def __init__(self, parser: RobotFileParser | None, *, closed: bool = False) -> None:
        self._parser, self._closed = parser, closed

    def allows(self, url: str) -> bool:
        """True where the site lets us fetch the address."""
        if self._closed:
            return False
        return self._parser is None or self._parser.can_fetch(AGENT, url)

    @property
    def delay_seconds(self) -> float:
        """How long the site asks to be left alone between two requests, at most a minute."""
        told = self._parser.crawl_delay(AGENT) if self._parser is not None else None
        return min(float(told), LONGEST_DELAY_SECONDS) if told is not None else 0.0


def read_rules(status: int, body: bytes) -> Rules:
    """Give the rules that an answer to /robots.txt makes: none where there is no such file, everything closed where the
    site cannot say now (RFC 9309, 2.3.1).
    """
    if status >= 500 or status == 429:
        return Rules(None, closed=True)
    if status >= 300:
        return Rules(None)
    parser = RobotFileParser()
    parser.parse(body[:MOST_BYTES].decode("utf-8", "replace").splitlines())
    return Rules(parser)
