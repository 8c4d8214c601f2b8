"""Files in files: zip, tar, gzip, and what crawlers keep."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tarfile
from collections.abc import Iterator, Sequence

from bench.hostile.files import zipped
from bench.intake.samples.documents import ADDRESS, page, text
from bench.intake.samples.stories import Story

__all__ = ["gzipped_text", "tarred_texts", "wacz", "warc", "zipped_texts"]


def zipped_texts(stories: Sequence[Story]) -> bytes:
    """Give a zip archive with a text for each story."""
    return zipped({f"{number}.txt": story.text for number, story in enumerate(stories, 1)})


def tarred_texts(stories: Sequence[Story]) -> bytes:
    """Give a tar archive with a text for each story."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for number, story in enumerate(stories, 1):
            data = story.text.encode()
            member = tarfile.TarInfo(f"{number}.txt")
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def gzipped_text(stories: Sequence[Story]) -> bytes:
    """Give one text, packed."""
    return gzip.compress(text(stories))


def warc(stories: Sequence[Story]) -> bytes:
    """Give a crawl with a page for each story."""
    return b"".join(_records(stories))


def _records(stories: Sequence[Story]) -> Iterator[bytes]:
    for number, story in enumerate(stories, 1):
        yield _record(number, page([story]))


def _record(number: int, body: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    said = {
        "WARC-Type": "response",
        "WARC-Target-URI": f"{ADDRESS}/{number}",
        "WARC-Date": "2019-05-16T10:00:00Z",
        "WARC-Record-ID": f"<urn:uuid:{number}>",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def wacz(stories: Sequence[Story]) -> bytes:
    """Give the crawl, each record packed on its own, in a package that states its hash."""
    name, data = "archive/data.warc.gz", b"".join(map(gzip.compress, _records(stories)))
    listed = [{"path": name, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}]
    return zipped({"datapackage.json": json.dumps({"profile": "data-package", "resources": listed}), name: data})
