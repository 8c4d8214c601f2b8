from __future__ import annotations

import json

import pytest

from onrecord.core.errors import ReaderStopped
from onrecord.core.report import Detail
from onrecord.evidence import recordings
from onrecord.evidence.programs import Output
from tests.evidence.papers import read_here
from tests.evidence.test_mediaboxes import FORM, a_frame, a_movie, a_sound

MATROSKA = b"\x1aE\xdf\xa3\x9fB\x86\x81"


@pytest.fixture
def unprobed(monkeypatch):
    """Be on a machine without ffprobe."""
    monkeypatch.setattr(recordings, "is_installed", lambda _: False)


def probed(monkeypatch, said):
    monkeypatch.setattr(recordings, "is_installed", lambda _: True)
    monkeypatch.setattr(recordings, "run", lambda *_: Output(said, "", True))


@pytest.mark.usefixtures("unprobed")
def test_a_video_is_a_report_of_its_name_with_what_it_says_of_itself():
    report = read_here(a_movie(), name="VID_20190514.mp4")
    assert report.text == "Video VID_20190514.mp4"
    assert report.flags == ("a video: what it shows is for people to describe",)
    assert Detail("duration", "15.0 seconds") in report.details
    assert report.made is not None
    assert report.made.reader == "video"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (a_sound(FORM, (b"data", b"\0" * 16_000)), "Sound recording"),
        (b"ID3\x03\0\0\0\0\0\x40" + a_frame(b"TIT2", b"A nurse"), "Sound recording"),
        (b"\x1aE\xdf\xa3\x9fB\x86\x81\x01" + b"\0" * 40, "Video"),
        (b"OggS\0\2" + b"\0" * 40 + b"\x80theora", "Video"),
        (b"OggS\0\2" + b"\0" * 40 + b"OpusHead", "Sound recording"),
        (b"\0\0\0\x10ftypM4A \0\0\0\0", "Sound recording"),
    ],
)
@pytest.mark.usefixtures("unprobed")
def test_sound_is_told_from_video(data, text):
    assert read_here(data).text == text


@pytest.mark.usefixtures("unprobed")
def test_a_file_that_says_nothing_is_flagged():
    assert "it says nothing of itself that could be read: it may be damaged" in read_here(MATROSKA).flags


def test_what_ffprobe_tells_is_added_where_it_is_installed(monkeypatch):
    said = {"format": {"duration": "12.48", "tags": {"TITLE": "Market", "creation_time": "2019-05-14", "x": "y"}}}
    probed(monkeypatch, json.dumps(said).encode())
    assert read_here(MATROSKA).details == (
        Detail("duration", "12.5 seconds"),
        Detail("title", "Market"),
        Detail("made", "2019-05-14"),
    )
    assert [detail.name for detail in read_here(a_movie()).details].count("duration") == 1


@pytest.mark.parametrize("said", [b"", b"not json", b"{}"])
def test_an_ffprobe_that_tells_nothing_adds_nothing(monkeypatch, said):
    probed(monkeypatch, said)
    assert read_here(MATROSKA).details == ()


def test_an_ffprobe_that_does_not_end_adds_nothing(monkeypatch):
    def stopped(*_):
        raise ReaderStopped("a", found="b", expected="c", do="d")

    probed(monkeypatch, b"")
    monkeypatch.setattr(recordings, "run", stopped)
    assert read_here(MATROSKA).details == ()


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"\0\0\0\x18ftypisom", "video/mp4"),
        (b"\0\0\0\x18ftypM4A ", "audio/mp4"),
        (b"\x1a\x45\xdf\xa3\x01", "video/webm"),
        (b"OggS\0\x02" + bytes(40) + b"\x01vorbis", "audio/ogg"),
        (b"OggS\0\x02" + bytes(40) + b"\x80theora", "video/ogg"),
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90", "audio/mpeg"),
        (b"fLaC\0", "audio/flac"),
        (b"RIFF\0\0\0\0WAVEfmt ", "audio/wav"),
        (b"<html>", None),
    ],
)
def test_a_recording_plays_as_what_it_begins_as(start, kind):
    assert recordings.played_as(start) == kind
