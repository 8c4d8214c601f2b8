from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from PIL.TiffImagePlugin import IFDRational

from onrecord.core.report import Detail
from onrecord.evidence.cameras import camera_details


def a_shot(place=None):
    """Give a picture with what a telephone's camera writes, read back from its bytes."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Telefon", "T 9"
    exif.get_ifd(0x8769)[0x9003] = "2019:05:14 11:52:03"
    exif.get_ifd(0x8825).update(place or {})
    written = BytesIO()
    Image.new("RGB", (8, 8)).save(written, "JPEG", exif=exif)
    shot = Image.open(written)
    shot.info["exif of"] = shot.getexif()
    return shot


def test_what_the_camera_wrote_is_told_in_words():
    place = {1: "N", 2: (35.0, 55.0, 48.0), 3: "W", 4: (36.0, 37.0, 51.6)}
    assert camera_details(a_shot(place)) == (
        Detail("camera maker", "Telefon"),
        Detail("camera", "T 9"),
        Detail("taken", "2019:05:14 11:52:03"),
        Detail("place", "35.930000, -36.631000"),
    )


@pytest.mark.parametrize(
    "place",
    [
        {},
        {1: "N", 2: (95.0, 0.0, 0.0), 3: "E", 4: (36.0, 0.0, 0.0)},
        {1: "N", 2: (35.0, 0.0, 0.0)},
    ],
)
def test_half_a_place_or_one_off_the_globe_is_none(place):
    assert [detail.name for detail in camera_details(a_shot(place))] == ["camera maker", "camera", "taken"]


@pytest.mark.parametrize("value", [("a", "b", "c"), (IFDRational(1, 0),) * 3, (None,) * 3, 35.0])
def test_a_place_that_is_no_number_is_none(value):
    shot = a_shot()
    shot.info["exif of"].get_ifd(0x8825).update({2: value, 4: value})
    assert "place" not in {detail.name for detail in camera_details(shot)}


def test_a_picture_without_a_camera_says_nothing():
    assert camera_details(Image.new("RGB", (8, 8))) == ()


def test_words_in_bytes_are_read():
    shot = a_shot()
    shot.info["exif of"].get_ifd(0x8769)[0x9286] = b"market square"
    assert Detail("comment", "market square") in camera_details(shot)
