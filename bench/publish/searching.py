"""Released files searched for words in every way in which bytes can hold them, one inside the other."""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import io
import re
import sqlite3
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

__all__ = ["Hit", "normal", "search_folder", "texts_of"]

DEEPEST = 5
_BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{16,}={0,2}")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\n?endstream", re.DOTALL)
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}){8,}")


class Hit(NamedTuple):
    """Words that were found, in which file."""

    words: str
    file: str


def search_folder(folder: Path, words: Iterable[tuple[str, bool]]) -> list[Hit]:
    """Give every word that is found in a file below a folder, or in its name; figures stand between no others."""
    sought = {each: _forms(each, is_number) for each, is_number in words}
    hits = []
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        name = path.relative_to(folder).as_posix()
        texts = [normal(each) for each in (name, *texts_of(path.read_bytes()))]
        whole = "\n".join(dict.fromkeys(texts))
        bare = re.sub(r"[\W_]+", "", whole)
        for each, (plain, joined, pattern) in sought.items():
            found = pattern.search(whole) if pattern else plain in whole or joined in bare
            if found:
                hits.append(Hit(each, name))
    return hits


def texts_of(data: bytes, depth: int = 0) -> Iterator[str]:
    """Yield every text that bytes may be read as: unpacked, decoded, and decoded again."""
    if depth > DEEPEST:
        return
    for inner in _unpacked(data):
        yield from texts_of(inner, depth + 1)
    if data[:4] == b"PAR1" or data[:15] == b"SQLite format 3":
        return
    for text in _decoded(data):
        yield text
        yield from _read_again(text)
    for inner in (*_from_base64(data), *_from_hex(data)):
        yield from texts_of(inner, depth + 1)


@lru_cache(maxsize=1 << 12)
def normal(text: str) -> str:
    """Give a text without case, accents, marks, and the forms of letters and digits."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    told = (each for each in plain if not unicodedata.combining(each) and unicodedata.category(each) != "Cf")
    return "".join(str(unicodedata.digit(each)) if each.isdigit() else each for each in told)


def _forms(words: str, is_number: bool) -> tuple[str, str, re.Pattern[str] | None]:
    plain = normal(words)
    pattern = re.compile(rf"(?<![\d]){re.escape(plain)}(?![\d])") if is_number else None
    return plain, re.sub(r"[\W_]+", "", plain), pattern


def _unpacked(data: bytes) -> Iterator[bytes]:
    if data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data)
    elif data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for each in archive.infolist():
                yield each.filename.encode() + b"\n" + each.comment
                yield archive.read(each)
    elif data[:15] == b"SQLite format 3":
        yield from _rows_of(data, ".sqlite")
        yield b"\n" + b"\n".join(re.findall(rb"[\x09\x20-\xff]{4,}", data))
    elif data[:4] == b"PAR1":
        yield from _rows_of(data, ".parquet")
    elif data[:5] == b"%PDF-":
        for stream in _STREAM.findall(data):
            yield from _inflated(stream)
    elif data[:8] == b"\x89PNG\r\n\x1a\n":
        for chunk in re.findall(rb"(?:zTXt|iTXt)(.*?)(?:IDAT|IEND)", data, re.DOTALL):
            yield from _inflated(chunk.split(b"\0", 1)[-1][1:])


def _inflated(data: bytes) -> Iterator[bytes]:
    try:
        yield zlib.decompressobj().decompress(data)
    except zlib.error:
        return


def _rows_of(data: bytes, suffix: str) -> Iterator[bytes]:
    with tempfile.NamedTemporaryFile(suffix=suffix) as file:
        file.write(data)
        file.flush()
        if suffix == ".parquet":
            import duckdb

            rows = duckdb.sql(f"select * from read_parquet('{file.name}')").fetchall()
            meta = duckdb.sql(f"select * from parquet_kv_metadata('{file.name}')").fetchall()
            yield "\n".join(map(str, [*rows, *meta])).encode()
        else:
            with sqlite3.connect(file.name) as database:
                yield "\n".join(database.iterdump()).encode()


def _decoded(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8", "replace")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield data.decode("utf-16", "replace")
    elif data.count(0) > len(data) // 8:
        for start in (0, 1):
            for encoding in ("utf-16-le", "utf-16-be"):
                yield data[start:].decode(encoding, "replace")


def _read_again(text: str) -> Iterator[str]:
    """Yield a text with what stands for letters in it read as these."""
    for read in (html.unescape, unquote, _unescaped, _reversed):
        for each in (read(text), read(html.unescape(unquote(text)))):
            if each != text:
                yield each


def _unescaped(text: str) -> str:
    plain = _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _reversed(text: str) -> str:
    """Give text from right to left where it holds the shapes of letters that PDFs hold."""
    shaped = re.search(r"[\ufb50-\ufdff\ufe70-\ufefc]", text)
    return "\n".join(line[::-1] for line in text.splitlines()) if shaped else text


def _from_base64(data: bytes) -> Iterator[bytes]:
    for found in set(_BASE64.findall(data)):
        if re.fullmatch(rb"[0-9a-f]+", found):
            continue
        for altchars in (b"+/", b"-_"):
            try:
                yield base64.b64decode(
                    found.rstrip(b"=") + b"=" * (-len(found.rstrip(b"=")) % 4), altchars, validate=True
                )
            except (binascii.Error, ValueError):
                continue


def _from_hex(data: bytes) -> Iterator[bytes]:
    for found in set(_HEX.findall(data)):
        yield bytes.fromhex(found.decode())
