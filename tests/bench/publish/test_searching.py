from __future__ import annotations

import base64
import gzip
import html
import io
import json
import sqlite3
import unicodedata
import zipfile
import zlib
from urllib.parse import quote

import pytest

from bench.publish.searching import Hit, search_folder

SECRET = "Zorélqa Mûrtin"
ARABIC = "زورالقا"


def _zip(name, data):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return held.getvalue()


def _sqlite(folder):
    path = folder.parent / "one.db"
    with sqlite3.connect(path) as database:
        database.execute("create table found (name text)")
        database.execute("insert into found values (?)", (SECRET,))
    return path.read_bytes()


def _parquet(folder):
    import duckdb

    path = folder.parent / "one.parquet"
    duckdb.sql(f"copy (select '{SECRET}' as name) to '{path}' (format parquet)")
    return path.read_bytes()


WAYS = {
    "plain": lambda _: SECRET.encode(),
    "capitals": lambda _: SECRET.upper().encode(),
    "decomposed": lambda _: unicodedata.normalize("NFD", SECRET).encode(),
    "without accents": lambda _: b"see zorelqa murtin",
    "without spaces": lambda _: b"mailto:zorelqamurtin",
    "zero width": lambda _: "Zor\u200bélqa Mûrtin".encode(),
    "full width": lambda _: "Ｚorélqa Mûrtin".encode(),
    "UTF-16": lambda _: SECRET.encode("utf-16"),
    "UTF-16 without a mark": lambda _: b"\0" + SECRET.encode("utf-16-be"),
    "JSON escapes": lambda _: json.dumps({"name": SECRET}).encode(),
    "HTML entities": lambda _: "".join(f"&#{ord(each)};" for each in SECRET).encode(),
    "HTML names": lambda _: html.escape(SECRET).replace("é", "&eacute;").encode(),
    "percent-encoding": lambda _: quote(SECRET).encode(),
    "percent-encoding in HTML": lambda _: html.escape(quote(SECRET)).encode(),
    "base64": lambda _: b'{"data": "' + base64.b64encode(SECRET.encode()) + b'"}',
    "base64 for addresses": lambda _: base64.urlsafe_b64encode(("??>>" + SECRET).encode()).rstrip(b"="),
    "hexadecimal": lambda _: SECRET.encode().hex().encode(),
    "gzip": lambda _: gzip.compress(SECRET.encode()),
    "gzip in base64": lambda _: base64.b64encode(gzip.compress(SECRET.encode(), mtime=0)),
    "zip": lambda _: _zip("a.txt", SECRET),
    "zip in zip": lambda _: _zip("a.zip", _zip("sheet.xml", SECRET)),
    "name of a file in a zip": lambda _: _zip(f"{SECRET}.txt", "nothing"),
    "SQLite": _sqlite,
    "Parquet": _parquet,
    "stream of a PDF": lambda _: b"%PDF-1.4\nstream\n" + zlib.compress(SECRET.encode()) + b"\nendstream",
    "text of a PNG": lambda _: (
        b"\x89PNG\r\n\x1a\n\0\0\0\0zTXtAuthor\0\0" + zlib.compress(SECRET.encode()) + b"IDAT\0\0IEND"
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_secret_is_found_in_each_way_that_bytes_hold_it(tmp_path, way):
    folder = tmp_path / "released"
    folder.mkdir()
    (folder / "file").write_bytes(WAYS[way](folder))
    assert search_folder(folder, [(SECRET, False)]) == [Hit(SECRET, "file")]


def test_a_secret_is_found_in_the_name_of_a_file(tmp_path):
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "zorelqa-murtin.html").write_bytes(b"nothing")
    assert len(search_folder(tmp_path, [(SECRET, False)])) == 1


@pytest.mark.parametrize("written", [ARABIC, "زَوْرُالقا", "ﺯﻮﺭﺎﻠﻘﺍ", "ﺯﻮﺭﺎﻠﻘﺍ"[::-1], "زورالقـا".replace("ـ", "")])
def test_an_arabic_secret_is_found_in_the_shapes_of_its_letters(tmp_path, written):
    (tmp_path / "file").write_text(f"قال {written} هنا", encoding="utf-8")
    assert len(search_folder(tmp_path, [(ARABIC, False)])) == 1


def test_figures_are_found_in_any_digits_but_not_inside_others(tmp_path):
    (tmp_path / "found").write_text("at ١٣.٧٧٠٠١ north", encoding="utf-8")
    (tmp_path / "not").write_text("113.770012", encoding="utf-8")
    assert search_folder(tmp_path, [("13.77001", True)]) == [Hit("13.77001", "found")]


def test_nothing_is_found_where_nothing_is(tmp_path):
    (tmp_path / "file").write_bytes(bytes(range(256)) * 4 + b"deadbeefdeadbeefdeadbeef" + gzip.compress(b"Murtin"))
    assert search_folder(tmp_path, [(SECRET, False)]) == []
