"""What is written to a gazetteer file is read from it; other files are refused."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.errors import GazetteerError
from onrecord.resolution.places.book import NO_COUNTRY, NO_PARENT, Book, Row, write_book

NAMES = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
ROWS = st.builds(
    Row,
    number=st.integers(0, 2**32 - 1),
    latitude=st.integers(-9_000_000, 9_000_000),
    longitude=st.integers(-18_000_000, 18_000_000),
    population=st.integers(0, 2**32 - 1),
    parent=st.just(NO_PARENT),
    text=NAMES,
    radius=st.integers(0, 65_535),
    country=st.sampled_from(["SY", "SV", NO_COUNTRY]),
    kind=st.integers(0, 7),
    coordinates=st.integers(0, 7),
    prominence=st.integers(0, 255),
    seat=st.integers(0, 3),
)


def row(text="Homs", **changes):
    given = {
        "number": 169577,
        "latitude": 3473000,
        "longitude": 3671000,
        "population": 775404,
        "parent": NO_PARENT,
        "radius": 157,
        "country": "SY",
        "kind": 5,
        "coordinates": 5,
        "prominence": 118,
        "seat": 2,
    }
    return Row(text=text, **{**given, **changes})


@given(st.lists(ROWS, max_size=6))
def test_rows_come_back_as_they_were_written(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("book") / "places.bin"
    write_book(path, rows, [("n", f"key {i}", i) for i in range(len(rows))], "Where it is from.")
    book = Book(path)
    assert [book.row(i) for i in range(book.places)] == rows
    assert [book.rows("n", f"key {i}") for i in range(book.places)] == [[i] for i in range(len(rows))]
    assert [book.country(i) for i in range(book.places)] == [one.country for one in rows]
    assert book.note == "Where it is from."


def test_rows_under_one_key_come_in_order(tmp_path):
    path = tmp_path / "places.bin"
    write_book(path, [row(), row("Hims")], [("n", "homs", 1), ("n", "homs", 0), ("n", "hims", 1)], "")
    book = Book(path)
    assert book.rows("n", "homs") == [0, 1]
    assert (book.has("n", "hims"), book.has("a", "hims"), book.rows("n", "hama")) == (True, False, [])


def test_the_last_key_of_the_file_is_found(tmp_path):
    path = tmp_path / "places.bin"
    names = [("n", f"name {i}", 0) for i in range(50)]
    write_book(path, [row()], names, "")
    book = Book(path)
    assert all(book.rows("n", key) == [0] and book.has("n", key) for _, key, _ in names)
    assert not any(book.has("n", f"other {i}") for i in range(200))


def test_the_same_rows_give_the_same_bytes(tmp_path):
    one, other = tmp_path / "one.bin", tmp_path / "other.bin"
    names = [("n", "homs", 0), ("n", "hims", 0)]
    write_book(one, [row()], names, "note")
    write_book(other, [row()], [*reversed(names), *names], "note")
    assert one.read_bytes() == other.read_bytes()


def test_ids_are_found_by_number_and_by_words(tmp_path):
    path = tmp_path / "places.bin"
    # The second row holds the first's number at other places of its 32 bytes.
    rows = [row(number=7), row(number=9, population=8, latitude=8), row(number=8), row("cod:SY01\tIdlib", number=0)]
    write_book(path, rows, [], "")
    book = Book(path)
    assert [book.find_number(number) for number in (7, 9, 8, 10, 0)] == [0, 1, 2, None, None]
    assert (list(book.find_texts("cod:SY01\t")), list(book.find_texts("cod:SY02\t"))) == ([3], [])


def test_a_radius_beyond_the_field_is_the_largest_there_is(tmp_path):
    path = tmp_path / "places.bin"
    write_book(path, [row(radius=10**6)], [], "")
    assert Book(path).row(0).radius == 65_535


def test_a_machine_that_counts_the_other_way_reads_what_it_wrote(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "byteorder", "big")
    path = tmp_path / "places.bin"
    write_book(path, [row()], [("n", "homs", 0)], "")
    assert Book(path).rows("n", "homs") == [0]


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(GazetteerError, match="onrecord gazetteer add"):
        Book(tmp_path / "none.bin")


@pytest.mark.parametrize("content", [b"", b"ORPLACE1", b"x" * 200])
def test_another_file_is_refused(tmp_path, content):
    path = tmp_path / "places.bin"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match="ORPLACE1"):
        Book(path)


def test_a_file_cut_short_is_refused(tmp_path):
    path = tmp_path / "places.bin"
    write_book(path, [row()], [("n", "homs", 0)], "")
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(GazetteerError, match="bytes"):
        Book(path)
