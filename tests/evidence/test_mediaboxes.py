from __future__ import annotations

import struct

import pytest

from onrecord.core.report import Detail
from onrecord.evidence import mediaboxes
from onrecord.evidence.mediaboxes import box_details, id3_details, wave_details

# 14 May 2019, 11:52:03 UTC, in seconds of 1904.
MADE = 3_640_679_523


def box(name, inner, *, long=False):
    if long:
        return struct.pack(">I4sQ", 1, name, 16 + len(inner)) + inner
    return struct.pack(">I4s", 8 + len(inner), name) + inner


def a_movie(made=MADE, *, scale=600, version=0):
    form = ">B3xIIII" if version == 0 else ">B3xQQIQ"
    head = box(b"mvhd", struct.pack(form, version, made, made, scale, 9_000))
    point = b"+35.9300+036.6310/"
    place = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(point), 0x15C7) + point))
    return box(b"ftyp", b"mp42") + box(b"mdat", b"\1" * 30, long=True) + box(b"moov", head + place)


@pytest.mark.parametrize("version", [0, 1])
def test_a_video_says_when_it_was_made_how_long_it_lasts_and_where(version):
    assert box_details(a_movie(version=version)) == (
        Detail("made", "2019-05-14T11:52:03+00:00"),
        Detail("duration", "15.0 seconds"),
        Detail("place", "+35.9300+036.6310"),
    )


def test_a_clock_at_nought_or_beyond_the_centuries_tells_no_time():
    assert [detail.name for detail in box_details(a_movie(0))] == ["duration", "place"]
    assert [detail.name for detail in box_details(a_movie(2**60, version=1, scale=0))] == ["place"]


def test_boxes_that_lie_about_their_size_end_the_reading(monkeypatch):
    assert box_details(box(b"moov", box(b"mvhd", b"\0" * 9))) == ()
    assert box_details(struct.pack(">I4s", 3, b"moov") + a_movie()) == ()
    assert box_details(struct.pack(">I4s", 0, b"moov") + box(b"udta", b"")) == ()
    assert box_details(box(b"moov", box(b"udta", box(b"\xa9xyz", b"\0\0")))) == ()
    deep = b""
    for _ in range(30):
        deep = box(b"moov", deep)
    assert box_details(deep) == ()
    monkeypatch.setattr(mediaboxes, "MOST_BOXES", 2)
    assert box_details(box(b"free", b"") * 2 + a_movie()) == ()


def a_frame(name, words, *, coded=3, later=False):
    inner = bytes([coded]) + words
    size = bytes([len(inner) >> 21 & 127, len(inner) >> 14 & 127, len(inner) >> 7 & 127, len(inner) & 127])
    return name + (size if later else struct.pack(">I", len(inner))) + b"\0\0" + inner


@pytest.mark.parametrize("later", [False, True])
def test_a_sound_file_says_its_title(later):
    frames = a_frame(b"TIT2", "شهادة".encode(), later=later) + a_frame(b"TXXX", b"x", later=later)
    frames += a_frame(b"TPE1", b"Nurse", coded=9, later=later) + a_frame(b"TDRC", b"\0", coded=0, later=later)
    head = b"ID3" + bytes([4 if later else 3]) + b"\0\0" + bytes([0, 0, len(frames) >> 7, len(frames) & 127])
    assert id3_details(head + frames + b"\0" * 30) == (Detail("title", "شهادة"), Detail("artist", "Nurse"))


def test_a_frame_of_no_size_says_nothing():
    assert id3_details(b"ID3\x03\0\0\0\0\1\x20" + b"TIT2" + bytes(6) + bytes(30)) == ()


def test_an_older_or_broken_tag_says_nothing(monkeypatch):
    assert id3_details(b"ID3\x02\0\0\0\0\0\x20TT2") == ()
    assert id3_details(b"ID3\x03\0\0\0\0\0\x20" + b"\0" * 40) == ()
    monkeypatch.setattr(mediaboxes, "MOST_FRAMES", 1)
    assert id3_details(b"ID3\x03\0\0\0\0\1\x20" + a_frame(b"TXXX", b"x") + a_frame(b"TIT2", b"x")) == ()


def a_sound(*pieces):
    return b"RIFF\0\0\0\0WAVE" + b"".join(struct.pack("<4sI", name, len(inner)) + inner for name, inner in pieces)


FORM = (b"fmt ", struct.pack("<HHIIHH", 1, 1, 8_000, 16_000, 2, 16))


def test_a_recording_says_how_long_it_lasts(monkeypatch):
    assert wave_details(a_sound((b"LIST", b"abcd"), FORM, (b"data", b"\0" * 24_000))) == (
        Detail("duration", "1.5 seconds"),
    )
    assert wave_details(a_sound((b"data", b"\0" * 10))) == ()
    assert wave_details(a_sound(FORM)) == ()
    monkeypatch.setattr(mediaboxes, "MOST_BOXES", 1)
    assert wave_details(a_sound(FORM, (b"data", b"\0" * 24_000))) == ()
