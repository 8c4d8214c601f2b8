"""Recordings that are something else too: pages, drawings and scripts in the heads of films and calls."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from bench.workbench.cases.files import PAGE
from bench.workbench.desk import Case, Desk, acts_in, inert
from onrecord.evidence.originals import sha256_of
from onrecord.store.models import Original
from onrecord.store.vault.keys import LOCKED
from onrecord.store.vault.sealing import unlock
from onrecord.web.access.casefile import hold_case
from tests.filled import PASSPHRASE, sound
from tests.works import done, staged

__all__ = ["LONG", "MEDIA", "RECORDINGS", "at_original", "body_of", "bring_recordings", "vault_open"]

LONG = sound() + bytes(12_000_000)


def at_original(sum_: str, what: str = "recording") -> str:
    """Give the address of something of an original."""
    return f"/evidence/originals/{sum_}/{what}"


def body_of(answer: Any) -> bytes:
    """Give the bytes of an answer, streamed or not."""
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


@contextmanager
def vault_open(desk: Desk) -> Iterator[None]:
    """Let the server open its vault, as one that was started with the key at hand."""
    case = desk.case
    stick = case.folder.parent / "stick.txt"
    stick.write_text(unlock((case.folder / LOCKED).read_bytes(), PASSPHRASE, "the vault"), encoding="utf-8")
    hold_case(replace(case, writer=replace(case.writer, key_file=stick)))
    try:
        yield
    finally:
        hold_case(case)
        stick.unlink()


__all__ = ["RECORDINGS", "bring_recordings"]

CLOSED = ("video/mp4", "video/webm", "video/ogg", "audio/mp4", "audio/mpeg", "audio/ogg", "audio/wav", "audio/flac")
"""What a recording may be served as: no browser makes a page of these."""

HEAD = b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41"

BINARY = bytes(range(64)) * 4

WEBM = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\xf7\x81\x01\x42\xf2\x81\x04\x42\xf3\x81\x08\x42\x82\x84webm\x42\x87\x81\x04"

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'

SCRIPTED = b"=1;document.title='through';alert(1)//"


def _box(kind: bytes, data: bytes) -> bytes:
    return (8 + len(data)).to_bytes(4, "big") + kind + data


MEDIA = {
    "mp4 with a page": ("clip.mp4", HEAD + _box(b"free", PAGE) + _box(b"mdat", BINARY)),
    "mp4 with a drawing": ("clip.mp4", HEAD + _box(b"free", SVG) + _box(b"mdat", BINARY)),
    "mp4 that ends as a page": ("clip.mp4", HEAD + _box(b"mdat", BINARY) + PAGE),
    "mp4 called a page": ("clip.html", HEAD + _box(b"free", PAGE)),
    "mp4 called twice": ("clip.mp4.html", HEAD + _box(b"free", PAGE)),
    "mp4 called a drawing": ("clip.svg", HEAD + _box(b"free", SVG)),
    "mp4 whose size opens a comment": ("clip.mp4", b"<!--ftypisom\0\0\2\0-->" + PAGE + BINARY),
    "m4a whose size opens a comment": ("call.m4a", b"<!--ftypM4A \0\0\2\0-->" + PAGE + BINARY),
    "mp4 with a script in its name": ("<script>.mp4", HEAD + _box(b"moov", _box(b"udta", _box(b"\xa9nam", PAGE)))),
    "webm with a page": ("clip.webm", WEBM + b"\xec" + PAGE + BINARY),
    "webm called a page": ("clip.webm.xhtml", WEBM + PAGE + BINARY),
    "ogg with a page": ("call.ogg", b"OggS\0\2" + bytes(20) + b"\1\x1e" + PAGE + BINARY),
    "ogg that says it is a film": ("call.ogv", b"OggS\0\2" + bytes(20) + b"\x80theora" + PAGE + BINARY),
    "ogg called a page": ("call.htm", b"OggS\0\2" + bytes(20) + PAGE + BINARY),
    "wav that is a script": ("call.js", b"RIFF=1/*WAVEfmt \x10\0\0\0" + BINARY[:16].replace(b"*", b"x") + b"*/" + SCRIPTED),
    "wav with a page": ("call.wav", sound() + PAGE),
    "wav that begins as a page": ("call.wav", b"<script>WAVE=1;alert(1)</script>\0\1\2" + PAGE),
    "wav that begins as markup": ("call.html", b"RIFF<!--WAVEfmt \x10\0\0\0\1\0\1\0-->" + PAGE),
    "mp3 with a page": ("call.mp3", b"ID3\4\0\0\0\0\7v" + b"COMM" + PAGE + BINARY),
    "mp3 that is a page": ("call.mp3", b"\xff\xfb\x90\x44" + PAGE + BINARY),
    "mp3 that begins as a script": ("call.mp3", b"ID3" + SCRIPTED + b"\0\1\2" + PAGE),
    "mp3 called a page": ("call.mp3.shtml", b"ID3\4\0\0\0\0\7v" + PAGE + BINARY),
    "flac with a page": ("call.flac", b"fLaC\0\0\0\x22" + PAGE + BINARY),
    "page called a film": ("film.mp4", PAGE),
    "drawing called a film": ("film.webm", SVG),
    "page called a call": ("film.ogg", PAGE + BINARY),
    "archive that says it is a film": ("film.mp4", b"PK\3\4ftypisom\0\0\2\0" + PAGE + BINARY),
}  # fmt: skip

PLAYS = (
    "mp4 with a page",
    "webm with a page",
    "ogg with a page",
    "wav with a page",
    "mp3 with a page",
    "flac with a page",
)
"""Those that certainly play: that they are refused would be no pass."""

NAVIGATED = {"accept": "text/html", "sec-fetch-dest": "document", "sec-fetch-mode": "navigate"}

ASKED_AS = {
    "type": "text/html",
    "content-type": "text/html",
    "format": "html",
    "disposition": "inline",
    "download": "0",
}


def bring_recordings(case: Any) -> None:
    """Bring in every recording that is tried, as the work behind the form does."""
    for name, data in MEDIA.values():
        done(case, "add", tool="a test", files=staged(case, (name, data)))
    for name, data in (("call.wav", sound()), ("long.wav", LONG)):
        done(case, "add", tool="a test", files=staged(case, (name, data)))


def is_media(answer: Any, what: str) -> list[str]:
    """Give what would let a recording act in a browser, or be asked for by a page of elsewhere."""
    told = answer.headers
    policy = told.get("Content-Security-Policy", "")
    held = {
        f"served as {told.get('Content-Type')}": told.get("Content-Type") in CLOSED,
        "no nosniff": told.get("X-Content-Type-Options") == "nosniff",
        f"policy {policy[:40]}": policy.startswith("sandbox;") and "allow-" not in policy and "default-src 'none'" in policy,
        "taken by pages of elsewhere": told.get("Cross-Origin-Resource-Policy") == "same-origin",
        "opened to elsewhere": "Access-Control-Allow-Origin" not in told,
        "framed": told.get("X-Frame-Options") == "DENY",
        "kept": "no-store" in told.get("Cache-Control", ""),
        "named by a stranger": "filename" not in told.get("Content-Disposition", ""),
        "sets a cookie": not answer.cookies,
        "refreshes or leads on": not {"Refresh", "Location", "Link", "SourceMap"} & set(told),
    }  # fmt: skip
    return [f"{what}: {wrong}" for wrong, holds in held.items() if not holds]


def _polyglot(desk: Desk, name: str) -> list[str]:
    data = MEDIA[name][1]
    sum_ = sha256_of(data)
    if not Original.objects.using(desk.case.alias).filter(pk=sum_).exists():
        # What is recognised as nothing is kept nowhere.
        return [f"{name} was not kept: nothing was tried"] if name in PLAYS else []
    desk.owner.get("/")  # which may be given its session once more
    found = []
    asked: dict[str, dict[str, Any]] = {
        "plain": {}, "as a page": {"headers": NAVIGATED}, "with a type": {"data": ASKED_AS}, "a stretch": {"headers": {"range": "bytes=40-"}},
        "past its head": {"headers": {"range": "bytes=12-", **NAVIGATED}}, "beyond it": {"headers": {"range": "bytes=99999999-"}},
    }  # fmt: skip
    for what, how in asked.items():
        answer = desk.owner.get(at_original(sum_), **how)
        if answer.status_code in (200, 206, 416):
            found += is_media(answer, what)
            found += [f"{what}: other bytes"] if body_of(answer) not in data else []
        elif answer.status_code != 404 or name in PLAYS:
            found.append(f"{what}: {answer.status_code}")
    found += inert(desk.owner.get(at_original(sum_, "file")))
    ending = desk.owner.get(at_original(sum_, "file")).headers["Content-Disposition"].rpartition(".")[2].rstrip('"')
    found += [f"saved as .{ending}"] if ending in ("html", "htm", "svg", "js", "xhtml", "shtml", "hta") else []
    for path in (f"/evidence/originals/{sum_}", at_original(sum_, "shown")):
        found += acts_in(desk.owner.get(path).content.decode())
    drawn = desk.owner.get(at_original(sum_, "pages/1"))
    return found + (inert(drawn) if drawn.status_code == 200 else [])


RECORDINGS = (
    *(Case(f"recording: {name}", f"{MEDIA[name][0]} as an original", partial(_polyglot, name=name)) for name in MEDIA),
)  # fmt: skip
