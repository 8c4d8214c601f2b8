"""Recordings that are something else too, stretches that no player asks for, and whoever may not hear them."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from typing import Any

from bench.workbench.cases.files import PAGE
from bench.workbench.desk import Case, Desk, acts_in, inert
from onrecord.evidence.originals import sha256_of
from onrecord.store.models import Original
from onrecord.store.people.members import member_named, set_active, set_roles
from onrecord.store.people.rights import roles_register
from onrecord.store.sources import Source
from onrecord.store.vault.keys import LOCKED
from onrecord.store.vault.persons import erase, protect
from onrecord.store.vault.sealing import unlock
from onrecord.web.access.casefile import hold_case
from tests.filled import PASSPHRASE, sound
from tests.tokens import Programme, token_of
from tests.works import done, staged

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

SIZE = len(sound())
RANGES = {
    "negative": "bytes=-1--5", "negative first": "bytes=-5-3", "suffix of nothing": "bytes=-0", "no numbers": "bytes=-",
    "reversed": "bytes=500-20", "beyond the end": f"bytes={SIZE}-", "far beyond": "bytes=999999999999-", "last beyond": "bytes=5-99999999",
    "suffix beyond": "bytes=-99999999", "2^31": "bytes=2147483648-", "2^63": "bytes=9223372036854775808-", "2^64": f"bytes={2**64}-{2**64 + 1}",
    "to 2^64": f"bytes=0-{2**64}", "suffix 2^64": f"bytes=-{2**64}", "forty digits": f"bytes=0-{'9' * 40}", "4,000 digits": f"bytes={'9' * 4_000}-",
    "not a number": "bytes=NaN-x", "exponents": "bytes=1e3-2e3", "hexadecimal": "bytes=0x10-0x20", "other digits": "bytes=\u0663-\u0664",
    "raised digits": "bytes=\u00b2-\u00b3", "plus": "bytes=+1-+5", "spaces": "bytes= 0 - 5 ", "underscores": "bytes=1_0-2_0", "fraction": "bytes=0.5-9.5",
    "two": "bytes=0-1,5-6", "overlapping": "bytes=0-,0-,0-", "thousands": "bytes=" + ",".join(["0-"] * 5_000),
    "thousands, apart": "bytes=" + ",".join(f"{n}-{n}" for n in range(0, 10_000, 2)), "commas": "bytes=,,,,0-1,,,", "other unit": "lines=0-5",
    "no unit": "0-5", "unit twice": "bytes=bytes=0-5", "empty": "bytes=", "equals": "bytes==0-5", "lines": "bytes=0-5\r\nX-Through: 1",
    "NUL": "bytes=0-5\0", "capitals": "BYTES=0-5", "long": "bytes=" + "0" * 60_000 + "-5", "zeros": "bytes=000000000000000001-5",
}  # fmt: skip
SECONDS = 20.0
LONG = sound() + bytes(12_000_000)
SECRET = b"a voice that nobody else may hear"


def bring_recordings(case: Any) -> None:
    """Bring in every recording that is tried, as the work behind the form does."""
    for name, data in MEDIA.values():
        done(case, "add", tool="a test", files=staged(case, (name, data)))
    for name, data in (("call.wav", sound()), ("long.wav", LONG)):
        done(case, "add", tool="a test", files=staged(case, (name, data)))


def _at(sum_: str, what: str = "recording") -> str:
    return f"/evidence/originals/{sum_}/{what}"


def _body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def _is_media(answer: Any, what: str) -> list[str]:
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
        answer = desk.owner.get(_at(sum_), **how)
        if answer.status_code in (200, 206, 416):
            found += _is_media(answer, what)
            found += [f"{what}: other bytes"] if _body(answer) not in data else []
        elif answer.status_code != 404 or name in PLAYS:
            found.append(f"{what}: {answer.status_code}")
    found += inert(desk.owner.get(_at(sum_, "file")))
    ending = desk.owner.get(_at(sum_, "file")).headers["Content-Disposition"].rpartition(".")[2].rstrip('"')
    found += [f"saved as .{ending}"] if ending in ("html", "htm", "svg", "js", "xhtml", "shtml", "hta") else []
    for path in (f"/evidence/originals/{sum_}", _at(sum_, "shown")):
        found += acts_in(desk.owner.get(path).content.decode())
    drawn = desk.owner.get(_at(sum_, "pages/1"))
    return found + (inert(drawn) if drawn.status_code == 200 else [])


def _range(desk: Desk, asked: str) -> list[str]:
    """Give what an answer to a stretch holds that is not of the file, or that it was not well settled."""
    whole, began = sound(), time.monotonic()
    answer = desk.owner.get(_at(sha256_of(whole)), headers={"range": asked})
    got, status = _body(answer), answer.status_code
    found = [] if status in (200, 206, 416) else [f"answered {status}"]
    found += [f"took {time.monotonic() - began:.0f} s"] if time.monotonic() - began > SECONDS else []
    found += [f"has {len(got):,} bytes of {SIZE:,}"] if len(got) > SIZE else []
    told = answer.headers.get("Content-Range", "")
    if status == 200 and (got != whole or told):
        found.append("gives something else as all of it")
    if status == 206:
        first, _, last = told.removeprefix("bytes ").partition("/")[0].partition("-")
        within = first.isdecimal() and last.isdecimal() and int(first) <= int(last) < SIZE
        if not within or not told.endswith(f"/{SIZE}") or got != whole[int(first) : int(last) + 1]:
            found.append(f"gives {told} with {len(got):,} bytes that are not those")
    if status == 416 and (got or told != f"bytes */{SIZE}"):
        found.append("refuses, and gives something")
    if answer.headers.get("Content-Length", str(len(got))) != str(len(got)):
        found.append(f"says that it has {answer.headers['Content-Length']} bytes, and has {len(got):,}")
    return found + [f"line in {name}" for name in answer.headers if name.casefold() == "x-through"]


def _memory(desk: Desk, *, sealed: bool) -> list[str]:
    """A few bytes of a long recording are given without so much as a quarter of it in memory besides."""
    data = LONG + (b"sealed" if sealed else b"")
    if sealed:
        done(desk.case, "add", tool="a test", files=staged(desk.case, ("long.wav", data)))
    row = Original.objects.using(desk.case.alias).filter(pk=sha256_of(data)).first()
    if row is None or (row.key is not None) != sealed:
        return ["there is no such recording: nothing was tried"]
    asked = [f"bytes={start}-{start + 9}" for start in range(0, len(LONG), 1_000_000)]
    with _with_key(desk):
        most, answered = _held_while(desk, _at(row.pk), [*asked, "bytes=-9", f"bytes={','.join(['0-'] * 9_000)}"])
    found = [] if answered >= {200, 206} else [f"answered {answered}: nothing was tried"]
    return found + ([f"holds {most:,} bytes"] if most > len(data) // 4 else [])


def _held_while(desk: Desk, path: str, asked: list[str]) -> tuple[int, set[int]]:
    """Give how many bytes were held at the most while stretches were asked for, and how that was answered."""
    desk.owner.get(path, headers={"range": "bytes=0-1"})
    answered = set()
    tracemalloc.start()
    try:
        for each in asked:
            answer = desk.owner.get(path, headers={"range": each})
            answered.add(answer.status_code)
            for _ in answer.streaming_content if answer.streaming else ():
                pass
        return tracemalloc.get_traced_memory()[1], answered
    finally:
        tracemalloc.stop()


@contextmanager
def _with_key(desk: Desk) -> Iterator[None]:
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


DESKS: dict[int, Desk] = {}


@cache
def _kept_of_protected(desk_id: int) -> tuple[str, int]:
    """Bring a recording of a protected source in, and give its sum and the number of the source."""
    desk = DESKS[desk_id]
    with desk.case.writing() as pen:
        source = protect(pen, Source(kind="person"), {"name": "Nuha Barakat"})
    data = sound() + SECRET
    done(desk.case, "add", tool="a test", files=staged(desk.case, ("call.wav", data)), source=str(source.number))
    return sha256_of(data), int(source.number or 0)


def _protected(desk: Desk) -> tuple[str, int]:
    DESKS[id(desk)] = desk
    return _kept_of_protected(id(desk))


def _ways(sum_: str) -> list[tuple[str, dict[str, str]]]:
    """Give addresses and headers by which somebody could ask for a recording."""
    near = (
        sum_,
        sum_.upper(),
        sum_.title(),
        sum_[:12],
        f"sha256:{sum_}",
        f"{sum_}%00",
        f"{sum_}%20",
        f"x/../{sum_}",
        f"%2e/{sum_}",
    )
    ranges: tuple[dict[str, str], ...] = ({}, {"range": "bytes=0-"}, {"range": f"bytes=-{len(SECRET)}"})
    return [(_at(each, what), told) for each in near for what in ("recording", "recording/", "file", "shown") for told in ranges]  # fmt: skip


def _given_to(client: Any, sum_: str, what: str) -> list[str]:
    found = []
    for path, told in _ways(sum_):
        for method in ("get", "head", "post"):
            answer = getattr(client, method)(path, headers=told)
            got = _body(answer)
            if answer.status_code in (200, 206) or SECRET in got or answer.status_code >= 500:
                found.append(f"{what} {method} {path[-40:]}: {answer.status_code}")
    return found


def _by_roles(desk: Desk) -> list[str]:
    """Whoever may not know of a protected source is given nothing of what it brought, while somebody else plays it."""
    sum_, _ = _protected(desk)
    with _with_key(desk):
        keeper = desk.client("source keeper")
        first = keeper.get(_at(sum_), headers={"range": f"bytes=-{len(SECRET)}"})
        if _body(first) != SECRET:
            return [f"a source keeper is answered {first.status_code}: nothing was tried"]
        found = _given_to(desk.stranger(), sum_, "a stranger")
        for role, rights in roles_register().roles.items():
            if "protected" in rights:
                continue
            client = desk.client(role)
            found += _given_to(client, sum_, role)
            member = desk.served.member(role)
            programme = Programme(token_of(desk.case, member)[1])
            for end in ("", "/bytes", "/check"):
                method = "POST" if end == "/check" else "GET"
                status = programme.ask(method, f"/originals/{sum_}{end}", {} if end == "/check" else None).status_code
                found += [f"{role} by programme{end}: {status}"] if status in (200, 202) else []
    return found


def _by_guessing(desk: Desk) -> list[str]:
    """Another spelling of a sum is another sum, for whoever may hear it too."""
    sum_, _ = _protected(desk)
    with _with_key(desk):
        client = desk.client("source keeper")
        tried = [path for path, _ in _ways(sum_) if sum_ not in path or "%00" in path or "sha256:" in path]
        answers = {path: client.get(path) for path in tried}
        return [path for path, answer in answers.items() if answer.status_code in (200, 206) or SECRET in _body(answer)]


def _withheld(desk: Desk) -> list[str]:
    """Where the scope withholds fields, nothing of an original is given, for in a voice nothing can be blacked out."""
    found, tried = [], 0
    for role, rights in roles_register().roles.items():
        if {"protected", "code"} & rights:
            continue
        tried += 1
        client = desk.client(role)
        for sum_ in (sha256_of(sound()), sha256_of(MEDIA["wav with a page"][1])):
            for told in ({}, {"range": "bytes=0-9"}, {"range": "bytes=-9"}):
                answer = client.get(_at(sum_), headers=told)
                found += [f"{role}: {answer.status_code}"] if answer.status_code != 403 else []
    return found if tried else ["no role is withheld anything: nothing was tried"]


def _after(desk: Desk) -> list[str]:
    """A recording that somebody plays stops with their right: taken, shut out, signed out, or the source erased."""
    sum_, _ = _protected(desk)
    path, told = _at(sum_), {"range": "bytes=0-9"}
    found = []
    with _with_key(desk):
        for what in ("roles taken", "shut out", "signed out"):
            member = desk.served.member("source keeper")
            client = desk.client(member=member)
            if client.get(path, headers=told).status_code != 206:
                return [f"it does not play before {what}: nothing was tried"]
            if what == "signed out":
                client.post("/account/logout/")
            else:
                with desk.case.writing() as pen:
                    _ = (
                        set_roles(pen, member, ["coder"])
                        if what == "roles taken"
                        else set_active(pen, member, active=False)
                    )
            found += [f"{what}: plays on"] if client.get(path, headers=told).status_code in (200, 206) else []
            if what == "roles taken":
                again = desk.client(member=member_named(desk.case, member.name))
                found += [f"{what}: plays again"] if again.get(path, headers=told).status_code != 404 else []
    return found


def _erased(desk: Desk) -> list[str]:
    """What was opened a moment ago is not given once the key of its source is destroyed."""
    sum_, number = _protected(desk)
    with _with_key(desk):
        client = desk.client("source keeper")
        if client.get(_at(sum_), headers={"range": "bytes=0-9"}).status_code != 206:
            return ["it does not play before: nothing was tried"]
        erase(desk.case, number, "she asked for it")
        _kept_of_protected.cache_clear()
        answers = {what: client.get(_at(sum_, what), headers={"range": "bytes=0-9"}) for what in ("recording", "file")}
        return [
            f"{what}: {answer.status_code}"
            for what, answer in answers.items()
            if answer.status_code in (200, 206) or SECRET in _body(answer)
        ]


RECORDINGS = (
    *(Case(f"recording: {name}", f"{MEDIA[name][0]} as an original", partial(_polyglot, name=name)) for name in MEDIA),
    *(Case(f"stretch: {what}", f"Range: {asked[:40]!r}", partial(_range, asked=asked)) for what, asked in RANGES.items()),
    Case("stretch: memory", "few bytes of a long recording, and nine thousand stretches", partial(_memory, sealed=False)),
    Case("stretch: memory, sealed", "few bytes of a long recording that is sealed", partial(_memory, sealed=True)),
    Case("protected recording by roles", "a recording that a keeper plays, by whoever may not know of it", _by_roles),
    Case("protected recording by other spellings", "sums in capitals, cut, with what comes before and after", _by_guessing),
    Case("recording with withheld fields", "recordings, by whoever fields are withheld from", _withheld),
    Case("recording after the right", "a recording that plays, once the right is taken or the person shut out", _after),
    Case("recording of an erased source", "a recording that was just opened, once its source is erased", _erased),
)  # fmt: skip
