"""Stretches of recordings that no player asks for: no fault, no byte of elsewhere, no memory."""

from __future__ import annotations

import gc
import time
import tracemalloc
from functools import partial

from bench.workbench.cases.recordings import LONG, at_original, body_of, vault_open
from bench.workbench.desk import Case, Desk
from onrecord.evidence.originals import sha256_of
from onrecord.store.models import Original
from tests.filled import sound
from tests.works import done, staged

__all__ = ["STRETCHES"]

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
# What is held is counted over the whole process. What another thread made meanwhile, or garbage of before, is not
# there every time (3.1 MB once in hundreds of runs, else 0.6); what an answer holds is.
TIMES = 3


def _range(desk: Desk, asked: str) -> list[str]:
    """Give what an answer to a stretch holds that is not of the file, or that it was not well settled."""
    whole, began = sound(), time.monotonic()
    answer = desk.owner.get(at_original(sha256_of(whole)), headers={"range": asked})
    got, status = body_of(answer), answer.status_code
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
    with vault_open(desk):
        tried = [*asked, "bytes=-9", f"bytes={','.join(['0-'] * 9_000)}"]
        held, answered = zip(*(_held_while(desk, at_original(row.pk), tried) for _ in range(TIMES)), strict=True)
    found = [] if set.union(*answered) >= {200, 206} else [f"answered {answered}: nothing was tried"]
    return found + ([f"holds {min(held):,} bytes"] if min(held) > len(data) // 4 else [])


def _held_while(desk: Desk, path: str, asked: list[str]) -> tuple[int, set[int]]:
    """Give how many bytes were held at the most while stretches were asked for, and how that was answered."""
    desk.owner.get(path, headers={"range": "bytes=0-1"})
    answered = set()
    gc.collect()
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


STRETCHES = (
    *(Case(f"stretch: {what}", f"Range: {asked[:40]!r}", partial(_range, asked=asked)) for what, asked in RANGES.items()),
    Case("stretch: memory", "few bytes of a long recording, and nine thousand stretches", partial(_memory, sealed=False)),
    Case("stretch: memory, sealed", "few bytes of a long recording that is sealed", partial(_memory, sealed=True)),
)  # fmt: skip
