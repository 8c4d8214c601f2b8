"""Invented letters and the reports that come of them, for the tests of the readers."""

from __future__ import annotations

from onrecord.core.errors import EvidenceError
from onrecord.core.report import Report
from onrecord.evidence.unfold import unfold
from tests.evidence.pages import PARAGRAPHS

__all__ = ["BODY", "TITLE", "a_letter", "errors_of", "joined", "reports_of", "typed"]

BODY = "\n\n".join(PARAGRAPHS)
TITLE = "Four killed in market"


def a_letter(body: bytes = BODY.encode(), **fields: str) -> bytes:
    """Give a letter of an outlet; a field given as an empty string is left out."""
    said = {
        "From": "Levant Wire <news@levantwire.example>",
        "To": "desk@monitor.example",
        "Subject": TITLE,
        "Date": "Tue, 14 May 2019 09:30:00 +0300",
        "Message-ID": "<1@levantwire.example>",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        **{name.replace("_", "-"): value for name, value in fields.items()},
    }
    head = "".join(f"{name}: {value}\n" for name, value in said.items() if value)
    return head.encode() + b"\n" + body


def typed(kind: str, body: bytes, *fields: str) -> bytes:
    """Give a part of a message with its media type and more fields."""
    return "\n".join((f"Content-Type: {kind}", *fields, "", "")).encode() + body


def joined(*parts: bytes, kind: str = "mixed", **fields: str) -> bytes:
    """Give a letter of several parts."""
    body = b"".join(b"--edge\n" + part + b"\n" for part in parts) + b"--edge--\n"
    return a_letter(body, Content_Type=f'multipart/{kind}; boundary="edge"', **fields)


def reports_of(data: bytes, **options: bool) -> list[Report]:
    """Give the reports, none of which may be an error."""
    found = list(unfold(data, "it", **options))
    assert not [each for each in found if isinstance(each, EvidenceError)], found
    return [each for each in found if isinstance(each, Report)]


def errors_of(data: bytes) -> list[EvidenceError]:
    """Give the errors alone."""
    return [each for each in unfold(data, "it") if isinstance(each, EvidenceError)]
