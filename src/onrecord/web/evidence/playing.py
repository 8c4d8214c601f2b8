"""A recording as a browser plays it: the bytes as they came, as nothing but sound and pictures, a stretch at a time."""

from __future__ import annotations

import re

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from onrecord.core.errors import EvidenceError
from onrecord.evidence.formats import recognise
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.evidence.contents import inert, opened, plays_as

__all__ = ["recording"]

STRETCH = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
"""One stretch of bytes (RFC 9110, section 14.1.2); what asks for several gets all."""


@needs("read")
@require_safe
def recording(request: CaseRequest, sha256: str) -> HttpResponse:
    """Give a recording, or the stretch of it that is asked for; each asking is noted of what is protected."""
    row = opened(request, sha256, "recording")
    try:
        data = request.case.originals.get(row.pk)
        kind = plays_as(data, recognise(data, row.pk[:12]))
    except EvidenceError as error:
        raise Http404 from error
    if kind is None:
        raise Http404
    return _stretch(data, kind, request.headers.get("Range", ""))


def _stretch(data: bytes, kind: str, asked: str) -> HttpResponse:
    match = STRETCH.fullmatch(asked)
    if match is None or match.groups() == ("", ""):
        answer = inert(data, kind)
        answer.headers["Accept-Ranges"] = "bytes"
        return answer
    first, last = match.groups()
    start = int(first) if first else max(0, len(data) - int(last))
    end = min(int(last), len(data) - 1) if first and last else len(data) - 1
    if start > end:
        answer = inert(b"", kind)
        answer.status_code = 416
        answer.headers["Content-Range"] = f"bytes */{len(data)}"
        return answer
    answer = inert(data[start : end + 1], kind)
    answer.status_code = 206
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["Content-Range"] = f"bytes {start}-{end}/{len(data)}"
    return answer
