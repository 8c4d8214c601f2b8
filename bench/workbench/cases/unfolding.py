"""What is small when it is sent and large when it is read."""

from __future__ import annotations

import gzip
import io
import json
import struct
import time
import zipfile
import zlib
from functools import partial

from bench.workbench.cases.files import bring_by_form
from bench.workbench.desk import Case, Desk, settled_well
from onrecord.evidence.originals import sha256_of

__all__ = ["UNFOLDING"]

SECONDS = 300
"""No file may keep the work beside the server longer, nor a request the server."""


def _zip(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        made.writestr(name, data)
    return out.getvalue()


def _bomb() -> bytes:
    return _zip("zeros.txt", b"0" * 300_000_000)


def _nested() -> bytes:
    data = b"Two bakers were shot dead."
    for level in range(60):
        data = _zip(f"{level}.zip", data)
    return data


def _many() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for number in range(60_000):
            made.writestr(f"{number}.txt", b"")
    return out.getvalue()


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 100_000)) + chunk(b"IEND", b"")


ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><rss><channel><title>&j;</title><item><title>&j;</title></item></channel></rss>"
).encode()
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><title>&x;</title></channel></rss>'
LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(8)
)
FILES = {
    "zip bomb": ("a.zip", _bomb), "nested zips": ("a.zip", _nested), "a zip of 60,000 files": ("a.zip", _many),
    "huge picture": ("a.png", lambda: _png(60_000, 60_000)),
    "picture of 4 billion lines": ("a.png", lambda: _png(1, 2**31 - 1)),
    "gzip bomb": ("a.gz", lambda: gzip.compress(b"0" * 300_000_000)),
    "deep JSON file": ("a.json", lambda: b"[" * 200_000 + b"]" * 200_000),
    "XML entity bomb": ("a.xml", lambda: ENTITIES), "XML entity from a file": ("a.xml", lambda: OUTSIDE),
}  # fmt: skip


def _ends(desk: Desk, name: str, make) -> list[str]:  # type: ignore[no-untyped-def]
    data, began = make(), time.monotonic()
    told = bring_by_form(desk, name, data)
    sum_ = sha256_of(data)
    found = settled_well(told["answer"], "intake")
    for path in ("file", "shown", "pages/1"):
        found += settled_well(desk.owner.get(f"/evidence/originals/{sum_}/{path}"), path)
    spent = time.monotonic() - began
    return found + ([f"{spent:.0f} seconds"] if spent > SECONDS else [])


def _quickly(desk: Desk, path: str, **sent) -> list[str]:  # type: ignore[no-untyped-def]
    began = time.monotonic()
    found = settled_well(desk.owner.post(path, **sent), path)
    spent = time.monotonic() - began
    return found + ([f"{spent:.0f} seconds"] if spent > SECONDS / 10 else [])


def _edits(desk: Desk) -> str:
    return f"/coding/{desk.filled.reading}/edits"


def _deep(desk: Desk) -> list[str]:
    told = "[" * 100_000 + "]" * 100_000
    within = json.dumps({"after": 0, "edits": []}).replace("[]", told)
    return [
        each
        for body in (told, within, '{"a":' * 50_000 + "1" + "}" * 50_000)
        for each in _quickly(desk, _edits(desk), data=body, content_type="application/json")
    ]


def _zipped_body(desk: Desk) -> list[str]:
    bomb = gzip.compress(b"0" * 100_000_000)
    return _quickly(
        desk, _edits(desk), data=bomb, content_type="application/json", headers={"content-encoding": "gzip"}
    )


def _laughs(desk: Desk) -> list[str]:
    return _quickly(desk, "/project/codebook/upload", data={"text": LAUGHS})


def _yaml_types(desk: Desk) -> list[str]:
    told = (
        "a: !!python/object/apply:os.system ['touch /tmp/through']",
        "a: !!int '" + "9" * 100_000 + "'",
        "{" * 5_000,
    )
    return [each for text in told for each in _quickly(desk, "/project/codebook/upload", data={"text": text})]


UNFOLDING = (
    *(Case(name, f"{name}, as a file", partial(_ends, name=file, make=make)) for name, (file, make) in FILES.items()),
    Case("deep JSON", "JSON nested 100,000 deep, sent to a script's address", _deep),
    Case("gzip bomb as a body", "a body that says it is gzip", _zipped_body),
    Case("YAML bomb", "references that unfold a billionfold, as a codebook", _laughs),
    Case("YAML that makes objects", "objects, huge numbers and depth, as a codebook", _yaml_types),
)
