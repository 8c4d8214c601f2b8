from __future__ import annotations

import shutil
import struct
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from onrecord.core.errors import Damaged, MissingPart, Unsafe
from onrecord.evidence import heif, read
from onrecord.evidence.formats import Format, recognise
from onrecord.evidence.heif import heif_exif, is_heif, points_of, shown_heif
from onrecord.evidence.programs import Output
from tests.evidence.papers import SCANNED, TESSERACT, a_scan, in_format, read_here

LIBHEIF = pytest.mark.skipif(
    shutil.which("heif-enc") is None, reason="libheif's programs are not installed: apt-get install libheif-examples"
)


def a_box(name, inside):
    return struct.pack(">I4s", 8 + len(inside), name) + inside


def written():
    """Give what a camera wrote, as it stands in a HEIF photograph."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Acme", "Phone 9"
    return b"\0\0\0\6" + b"Exif\0\0" + exif.tobytes().removeprefix(b"Exif\0\0")


def a_photograph(version=0, kind=b"Exif", payload=None, size=None, item=(2, 1)):
    """Give the boxes of a photograph without its picture."""
    payload = written() if payload is None else payload
    told = b"\2\0\0\0" + struct.pack(">HH4s", 2, 0, kind) + b"\0"
    infos = a_box(b"iinf", b"\0\0\0\0" + struct.pack(">H", 1) + a_box(b"infe", told))
    wide = ">I" if version == 2 else ">H"
    middle = b"" if version == 0 else b"\0\0"
    head = bytes([version, 0, 0, 0, 0x44, 0x00]) + struct.pack(wide, 1) + struct.pack(wide, item[0]) + middle + b"\0\0"
    start = a_box(b"ftyp", b"heic\0\0\0\0mif1heic")

    def meta(place):
        laid = struct.pack(">H", item[1]) + struct.pack(">II", place, len(payload) if size is None else size)
        return a_box(b"meta", b"\0\0\0\0" + infos + a_box(b"iloc", head + laid))

    place = len(start) + len(meta(0)) + 8
    return start + meta(place) + a_box(b"mdat", payload)


@pytest.mark.parametrize("version", [0, 1, 2])
def test_what_the_camera_wrote_is_found_in_the_boxes(version):
    exif = heif_exif(a_photograph(version))
    assert (exif[0x010F], exif[0x0110]) == ("Acme", "Phone 9")
    assert heif_exif(a_photograph(version, item=(2, 2)))[0x010F] == "Acme"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        a_box(b"ftyp", b"heic\0\0\0\0"),
        a_box(b"meta", b"\0\0\0\0" + a_box(b"iloc", b"\0\0\0\0")),
        a_box(b"meta", b"\0\0\0\0" + a_box(b"iinf", b"\1\0\0\0\0\0\0\1" + a_box(b"infe", b"\2"))),
        a_photograph(kind=b"hvc1"),
        a_photograph(item=(3, 2)),
        a_photograph(item=(2, 0)),
        a_photograph(size=2),
        a_photograph(payload=b"\0\0\0\0nothing of a camera"),
    ],
)
def test_a_photograph_without_a_cameras_words_has_none(data):
    assert not heif_exif(data)


def test_a_photograph_is_told_by_its_brand():
    assert is_heif(a_photograph())
    assert recognise(a_photograph(), "a") is Format.IMAGE
    assert not is_heif(b"")


def test_without_libheif_a_photograph_is_kept_and_said_not_to_have_been_looked_at(monkeypatch):
    monkeypatch.setattr(heif, "is_installed", lambda _: False)
    report = read_here(a_photograph(), "IMG_0412.heic")
    assert report.text == "Picture IMG_0412.heic"
    assert [(each.name, each.value) for each in report.details] == [("camera maker", "Acme"), ("camera", "Phone 9")]
    assert "apt-get install libheif-examples" in report.flags[1]
    with pytest.raises(MissingPart):
        shown_heif(a_photograph(), "a")


def test_a_photograph_that_cannot_be_shown_is_damaged(monkeypatch):
    monkeypatch.setattr(heif, "is_installed", lambda _: True)
    monkeypatch.setattr(heif, "run", lambda *_: Output(b"", "", False))
    with pytest.raises(Damaged, match="cannot be shown"):
        read_here(a_photograph(), "a.heic")


def test_of_several_pictures_the_first_is_shown(monkeypatch):
    def run(arguments, *_):
        for number in (1, 2):
            Path(arguments[2]).with_name(f"shown-{number}.png").write_bytes(b"%d" % number)
        return Output(b"", "", True)

    monkeypatch.setattr(heif, "is_installed", lambda _: True)
    monkeypatch.setattr(heif, "run", run)
    assert shown_heif(a_photograph(), "a") == b"1"


def test_a_photograph_of_more_points_than_a_camera_makes_is_not_unfolded():
    size = b"ispe" + bytes(4) + struct.pack(">II", 100_000, 100_000)
    assert points_of(size) == 10_000_000_000
    with pytest.raises(Unsafe):
        read_here(a_photograph() + size, "a.heic")


@LIBHEIF
@TESSERACT
def test_a_photograph_is_read_as_any_other(tmp_path):
    exif = Image.Exif()
    exif[0x010F] = "Acme"
    source, made = tmp_path / "a.jpg", tmp_path / "a.heic"
    source.write_bytes(in_format(a_scan(*SCANNED), "JPEG", quality=95, exif=exif.tobytes()))
    subprocess.run(["heif-enc", str(source), "-o", str(made)], check=True, capture_output=True)
    report = read_here(made.read_bytes())
    assert read(made).text == report.text
    assert report.text.startswith(SCANNED[0])
    assert report.details[0].value == "Acme"


def test_an_avif_picture_is_read():
    report = read_here(in_format(a_scan(size=(64, 64)), "AVIF"), "a.avif")
    assert report.text == "Picture a.avif"
