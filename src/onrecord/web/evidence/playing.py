"""A recording as a browser plays it: the bytes as they came, as nothing but sound and pictures, a stretch at a time."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_safe

from onrecord.core.errors import EvidenceError
from onrecord.evidence.formats import EDGE, recognise
from onrecord.evidence.stretches import Stretches, StretchFile
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.evidence.contents import headers_alone, inert, inert_file, opened, plays_as

__all__ = ["MOST_GIVEN", "recording"]

STRETCH = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
"""One stretch of bytes (RFC 9110, section 14.1.2); what asks for several gets all."""

MOST_GIVEN = 4_000_000
"""Bytes of one answer: who asks for all from some place on gets the beginning of it, and asks again (RFC 9110, 15.3.7:
a server may give a part of what was asked for). A player that stands still holds no more of the server than that."""

ALL = {"Accept-Ranges": "bytes"}
PLAYING = timedelta(minutes=10)
"""How long a recording that is asked for stretch by stretch is opened once."""


@needs("read")
@require_safe
def recording(request: CaseRequest, sha256: str) -> HttpResponseBase:
    """Give a recording, or the stretch of it that is asked for; each playing of what is protected is noted."""
    row = opened(request, sha256, "recording", PLAYING)
    try:
        held = request.case.originals.in_stretches(row.pk)
        edges = _edges(held)
        kind = plays_as(edges, recognise(edges, row.pk[:12]), held.size)
    except EvidenceError as error:
        raise Http404 from error
    if kind is None:
        raise Http404
    answer = _stretch(held, kind, request.headers.get("Range", ""))
    return headers_alone(answer) if request.method == "HEAD" else answer


def _edges(held: Stretches) -> bytes:
    """Give the beginning and the end, by which a recording is recognised as by the whole of it."""
    if held.size <= 2 * EDGE:
        return held.between(0, held.size)
    return held.between(0, EDGE) + held.between(held.size - EDGE, held.size)


def _stretch(held: Stretches, kind: str, asked: str) -> HttpResponseBase:
    match, size = STRETCH.fullmatch(asked), held.size
    if match is None or match.groups() == ("", ""):
        return inert_file(StretchFile(held), kind, size, ALL)
    first, last = match.groups()
    start = int(first) if first else max(0, size - int(last))
    end = min(int(last), size - 1) if first and last else size - 1
    if start > end:
        answer = inert(b"", kind)
        answer.status_code = 416
        answer.headers["Content-Range"] = f"bytes */{size}"
        return answer
    end = min(end, start + MOST_GIVEN - 1)
    told = {**ALL, "Content-Range": f"bytes {start}-{end}/{size}"}
    given = inert_file(BytesIO(held.between(start, end + 1)), kind, end + 1 - start, told)
    given.status_code = 206
    return given
