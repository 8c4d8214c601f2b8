from __future__ import annotations

import struct
import zlib

import pytest
from PIL import Image

from onrecord.core.errors import Damaged, EvidenceError, Unsafe
from onrecord.evidence import pictures, read
from onrecord.evidence.programs import missing
from tests.evidence.papers import SCANNED, TESSERACT, a_scan, in_format, read_here


@pytest.fixture
def unread(monkeypatch):
    """Be on a machine without tesseract."""

    def none(thing):
        raise missing("tesseract", thing)

    monkeypatch.setattr(pictures, "Recogniser", none)


def a_photograph(size=(64, 48)):
    return Image.linear_gradient("L").resize(size).convert("RGB")


@TESSERACT
@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "TIFF", "GIF"])
def test_letters_in_a_picture_become_the_text(form):
    report = read_here(in_format(a_scan(*SCANNED), form), name="list.bin")
    assert report.title == SCANNED[0]
    assert "Shells struck the vegetable market" in report.text
    assert report.flags[:2] == ("a picture: what it shows is for people to describe", "its letters were recognised")
    assert report.made is not None
    assert report.made.confidence is not None
    (region,) = report.regions_of(0, 4)
    assert region.left == pytest.approx(90 / 1240, abs=0.01)


@TESSERACT
def test_a_picture_without_letters_is_a_report_of_its_name():
    report = read_here(in_format(a_photograph(), "JPEG"), name="IMG_0412.jpg")
    assert report.text == "Picture IMG_0412.jpg"
    assert report.flags == ("a picture: what it shows is for people to describe",)
    assert {detail.name for detail in report.details} >= {"size", "perceptual hash"}


@TESSERACT
def test_the_pages_of_a_fax_are_read_in_order():
    pages = [a_scan(f"This is page {word} of the statement.") for word in ("one", "two")]
    report = read_here(in_format(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    assert report.text.index("page one") < report.text.index("page two")
    assert {region.page for region in report.regions} == {1, 2}


@pytest.mark.usefixtures("unread")
def test_without_tesseract_a_picture_is_kept_and_says_what_was_not_done():
    report = read_here(in_format(a_photograph(), "PNG"))
    assert report.text == "Picture"
    assert any("letters were not looked for" in flag and "apt-get install tesseract" in flag for flag in report.flags)


@pytest.mark.usefixtures("unread")
def test_of_an_animation_the_first_picture_is_read():
    frames = [Image.new("L", (20, 20), shade) for shade in (10, 90, 200)]
    report = read_here(in_format(frames[0], "GIF", save_all=True, append_images=frames[1:]))
    assert "an animation of 3 pictures: the first was read" in report.flags


@pytest.mark.usefixtures("unread")
def test_frames_beyond_the_bound_are_left_out(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_FRAMES", 2)
    frames = [a_photograph()] * 3
    report = read_here(in_format(frames[0], "TIFF", save_all=True, append_images=frames[1:]))
    assert "3 pictures: the first 2 were read" in report.flags


@pytest.mark.usefixtures("unread")
def test_a_picture_cut_off_is_read_as_far_as_it_goes():
    data = in_format(a_photograph((640, 480)), "JPEG")
    report = read_here(data[: len(data) // 2])
    assert "the picture is cut off or damaged: what there is was read" in report.flags


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"\xff\xd8\xff\xe0" + b"x" * 90, b"GIF89a", b"II*\0\0\0\0\0"]
)
def test_a_picture_that_cannot_be_shown_is_damaged(data):
    with pytest.raises(Damaged) as caught:
        read_here(data)
    assert "0x" not in caught.value.found


def test_a_picture_of_more_points_than_its_bytes_can_show_is_refused():
    screen = struct.pack("<6sHHBBB", b"GIF87a", 10, 10, 0, 0, 0)
    frame = struct.pack("<BHHHHB", 0x2C, 0, 0, 13_000, 8_000, 0) + b"\x02\x02\x44\x01\x00;"
    with pytest.raises(Unsafe, match=r"more than 30,000,000 points in 29 bytes"):
        read_here(screen + frame, "it.gif")


def test_a_bomb_is_refused():
    def chunk(name, inner):
        return struct.pack(">I", len(inner)) + name + inner + struct.pack(">I", zlib.crc32(name + inner))

    for side in (16_000, 60_000):
        head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0))
        with pytest.raises(Unsafe) as caught:
            read_here(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b""))
        assert isinstance(caught.value, EvidenceError)


@pytest.mark.parametrize(
    ("size", "shown"), [((4000, 2000), (3508, 1754)), ((400, 300), (800, 600)), ((2000, 90), (2000, 90))]
)
def test_pictures_are_sized_for_reading(size, shown):
    assert pictures._sized(Image.new("L", size)).size == shown


@pytest.mark.usefixtures("unread")
def test_a_picture_on_its_side_is_turned_as_its_camera_says():
    exif = Image.Exif()
    exif[0x0112] = 6
    report = read_here(in_format(a_photograph(), "JPEG", exif=exif))
    assert next(detail.value for detail in report.details if detail.name == "size") == "48 × 64"


@TESSERACT
def test_a_picture_is_read_in_a_process_apart():
    assert read(in_format(a_scan(*SCANNED), "PNG")).title == SCANNED[0]


def test_a_picture_whose_pieces_end_too_early_is_damaged():
    head = b"GIF87a\xf9\x04\x01\0\0\x01\0,"
    cut = head + b"\0\0\0\0\0\0\0\x04\x01\0\0,\0\0\0\x14\0\x14\xff\xfe"
    with pytest.raises(Damaged, match="cannot be shown"):
        read_here(cut)
