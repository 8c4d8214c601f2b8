"""Pictures, sounds and videos with secrets where cameras and programs write: those are gone, what is shown stays."""

from __future__ import annotations

import struct
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from onrecord.core.errors import NotCleanable
from onrecord.evidence.cleaning import clean

SECRET = b"Salma Qaddura 0944-555-019"
TEXT = SECRET.decode()


def picture() -> Image.Image:
    """Give a small picture with a gradient, so that a turned one differs."""
    made = Image.new("RGB", (24, 16))
    made.putdata([(x * 10, y * 15, 90) for y in range(16) for x in range(24)])
    return made


def exif(orientation: int = 1) -> Image.Exif:
    """Give what a camera writes: its maker, an owner, a place, how it was held."""
    made = Image.Exif()
    made[0x0112], made[0x010F], made[0x013B] = orientation, "Maker", TEXT
    made.get_ifd(0x8825).update({1: "N", 2: (33.0, 30.0, 15.0)})
    return made


def saved(form: str, **settings) -> bytes:
    """Give the picture in a form."""
    out = BytesIO()
    picture().save(out, form, **settings)
    return out.getvalue()


def comment_png() -> bytes:
    """Give a PNG with a comment, Exif and something after its end."""
    info = PngInfo()
    info.add_text("Author", TEXT)
    info.add_itxt("Place", TEXT, zip=False)
    return saved("PNG", pnginfo=info, exif=exif()) + SECRET


def box(name: bytes, inner: bytes) -> bytes:
    """Give a box of ISO 14496-12."""
    return struct.pack(">I4s", 8 + len(inner), name) + inner


def movie(kind: bytes = b"vide") -> bytes:
    """Give the boxes of a video with times, a place and a device's name among them."""
    handler = box(b"hdlr", bytes(8) + kind + bytes(12) + SECRET)
    track = box(b"trak", box(b"tkhd", b"\0\0\0\7" + b"\x11" * 8 + bytes(72)) + box(b"mdia", handler))
    header = box(b"mvhd", b"\0\0\0\0" + b"\x22" * 8 + bytes(88))
    notes = box(b"udta", box(b"\xa9xyz", SECRET))
    frames = box(b"mdat", b"frames of the picture")
    return box(b"ftyp", b"isom" + bytes(8)) + box(b"moov", header + track + notes) + frames + box(b"uuid", SECRET)


def wave() -> bytes:
    """Give a WAV file with a list of notes."""
    chunks = [(b"fmt ", b"\1\0\1\0" + bytes(12)), (b"LIST", b"INFOIART" + SECRET), (b"data", b"\1\2\3")]
    body = b"WAVE" + b"".join(n + struct.pack("<I", len(c)) + c + b"\0" * (len(c) % 2) for n, c in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


FILES = {
    "jpeg": saved("JPEG", exif=exif(), comment=SECRET) + SECRET,
    "progressive jpeg": saved("JPEG", exif=exif(), progressive=True, icc_profile=SECRET),
    "png": comment_png(),
    "webp": saved("WEBP", exif=exif(), xmp=SECRET, lossless=True),
    "gif": saved("GIF", comment=SECRET),
    "movie": movie(),
    "wave": wave(),
}


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_what_was_written_beside_is_left_in_any_spelling(name):
    assert SECRET in FILES[name] or name == "wave" or TEXT.encode() in FILES[name]
    cleaned = clean(FILES[name], "file")
    assert cleaned.removed
    for spelling in (SECRET, TEXT.encode("utf-16-le"), TEXT.encode("utf-16-be"), b"Maker", b"Qaddura"):
        assert spelling not in cleaned.data


@pytest.mark.parametrize("name", ["jpeg", "progressive jpeg", "png", "webp", "gif"])
def test_what_is_shown_stays_to_the_last_bit(name):
    before, after = (Image.open(BytesIO(data)) for data in (FILES[name], clean(FILES[name], "file").data))
    assert after.convert("RGB").tobytes() == before.convert("RGB").tobytes()
    assert after.format == before.format
    assert not after.info.keys() & {"exif", "xmp", "comment", "icc_profile", "Author", "Place"}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_still_turned_as_the_camera_was_held(orientation):
    data = saved("JPEG", exif=exif(orientation))
    before, after = (ImageOps.exif_transpose(Image.open(BytesIO(each))) for each in (data, clean(data, "file").data))
    assert after.tobytes() == before.tobytes()
    left = dict(Image.open(BytesIO(clean(data, "file").data)).getexif())
    assert left == ({0x0112: orientation} if orientation > 1 else {})


def test_frames_of_a_video_stay_where_they_were():
    cleaned = clean(movie(), "file").data
    assert len(cleaned) == len(movie())
    assert cleaned.index(b"frames of the picture") == movie().index(b"frames of the picture")
    assert b"\x11" * 2 not in cleaned
    assert b"\x22" * 2 not in cleaned


def test_a_track_that_tells_where_the_telephone_was_is_refused():
    with pytest.raises(NotCleanable, match="a track of notes"):
        clean(movie(b"meta"), "walk.mov")


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-1.7 " + SECRET, b"PK\3\4" + SECRET, b"\0\0\0\x18ftypheic" + SECRET, b"words"]
)
def test_a_kind_that_cannot_be_promised_clean_is_refused(data):
    with pytest.raises(NotCleanable, match="a kind of file"):
        clean(data, "file")


@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
def test_damage_is_told_and_nothing_else(name, data):
    whole = FILES[name]
    at = data.draw(st.integers(12, len(whole) - 1))
    changed = whole[:at] + data.draw(st.binary(max_size=9)) + whole[at + data.draw(st.integers(0, 9)) :]
    for damaged in (changed, whole[:at]):
        with suppress(NotCleanable):
            assert clean(damaged, "file").kind == clean(whole, "file").kind
