"""A recording as a browser plays it: the bytes as they came, as nothing but sound and pictures, a stretch at a time."""

from __future__ import annotations

import re

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from onrecord.core.errors import EvidenceError
from onrecord.evidence.formats import Format, recognise
from onrecord.evidence.recordings import played_as
from onrecord.web.access.casefile import CaseRequest
from onrecord.web.access.rights import needs
from onrecord.web.evidence.contents import MOST_PLAYED, inert, note_opened
from onrecord.web.evidence.originals import found_original, withholds

__all__ = ["recording"]

STRETCH = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
"""One stretch of bytes (RFC 9110, section 14.1.2); what asks for several gets all."""


@needs("read")
@require_safe
def recording(request: CaseRequest, sha256: str) -> HttpResponse:
    """Give a recording, or the stretch of it that is asked for; each asking is noted of what is protected."""
    row = found_original(request, sha256)
    if withholds(request):
        raise PermissionDenied
    note_opened(request, row, "recording")
    try:
        data = request.case.originals.get(row.pk)
        kind = played_as(data) if recognise(data, row.pk[:12]) is Format.MEDIA else None
    except EvidenceError as error:
        raise Http404 from error
    if kind is None or len(data) > MOST_PLAYED:
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
