"""Take out of a file what its camera or program wrote beside the picture: where, when, by which device, by whom.

A witness who sends a photograph does not know that it says where they live. What is shown stays bit for bit: only parts
that hold no picture or sound are left out, and how a picture is to be turned is written anew. A kind of file for which
that cannot be promised is refused, so that nobody is told it is clean. What the picture itself shows is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.core.errors import NotCleanable
from onrecord.evidence.cleaning.gif import clean_gif
from onrecord.evidence.cleaning.jpeg import clean_jpeg
from onrecord.evidence.cleaning.movies import clean_movie
from onrecord.evidence.cleaning.png import clean_png
from onrecord.evidence.cleaning.riff import clean_wave, clean_webp

__all__ = ["Cleaned", "clean"]

Cleaner = Callable[[bytes], tuple[bytes, set[str]]]


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A file without what was written beside what it shows, its kind (a MIME type), and what was taken out."""

    data: bytes
    kind: str
    removed: tuple[str, ...]


def clean(data: bytes, thing: str) -> Cleaned:
    """Give the file without what its camera or program wrote beside the picture or the sound.

    Raises:
        NotCleanable: a kind of file that may hold more than can be taken out, or one that is damaged.
    """
    found = _cleaner(data)
    if found is None:
        raise NotCleanable(
            thing,
            found="a kind of file that may tell who made it",
            expected="a picture (JPEG, PNG, WebP, GIF), a video (MP4, MOV) or a sound (WAV)",
            do="Send a photograph of the screen or of the paper instead.",
        )
    kind, cleaner = found
    try:
        cleaned, removed = cleaner(data)
    except (ValueError, IndexError) as error:
        raise NotCleanable(
            thing,
            found=f"a file that cannot be read to its end ({error})",
            expected=f"a whole file of the kind {kind}",
            do="Send it again, or a photograph of the screen.",
        ) from error
    return Cleaned(cleaned, kind, tuple(sorted(removed)))


def _cleaner(data: bytes) -> tuple[str, Cleaner] | None:
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg", clean_jpeg
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png", clean_png
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif", clean_gif
    if data.startswith(b"RIFF") and data[8:12] in (b"WEBP", b"WAVE"):
        return ("image/webp", clean_webp) if data[8:12] == b"WEBP" else ("audio/wav", clean_wave)
    # HEIF photographs are boxes too, and keep what the camera wrote among the tiles of the picture.
    if data[4:8] == b"ftyp" and data[8:11] in (b"iso", b"mp4", b"qt ", b"M4V", b"M4A", b"avc", b"3gp"):
        return "video/mp4", clean_movie
    return None
