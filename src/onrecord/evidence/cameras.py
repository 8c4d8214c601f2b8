"""What a camera wrote into a picture: maker, day, place. Anyone can write it; it is kept and never trusted."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from onrecord.core.report import Detail
from onrecord.evidence.characters import clean_line

if TYPE_CHECKING:
    from PIL.Image import Exif, Image

__all__ = ["camera_details", "exif_details"]

LONGEST = 200
# Numbers of the Exif 2.32 standard.
OF_PICTURE = {
    0x010F: "camera maker",
    0x0110: "camera",
    0x0131: "program",
    0x0132: "written",
    0x013B: "artist",
    0x010E: "description",
    0x8298: "copyright",
}
OF_SHOT = {0x9003: "taken", 0x9011: "taken, hours from UTC", 0x9286: "comment"}
SHOT, PLACE = 0x8769, 0x8825


def camera_details(picture: Image) -> tuple[Detail, ...]:
    """Give what the camera wrote into the picture, in words."""
    return exif_details(picture.info.get("exif of"))


def exif_details(exif: Exif | None) -> tuple[Detail, ...]:
    """Give what the camera wrote, in words."""
    if not exif:
        return ()
    return (
        *_told(exif, OF_PICTURE),
        *_told(exif.get_ifd(SHOT), OF_SHOT),
        *_place(exif.get_ifd(PLACE)),
    )


def _told(fields: Mapping[int, object], names: Mapping[int, str]) -> Iterator[Detail]:
    for number, name in names.items():
        value = fields.get(number)
        text = clean_line(value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value or ""))
        if text:
            yield Detail(name, text[:LONGEST])


def _place(fields: Mapping[int, object]) -> Iterator[Detail]:
    """Yield the point the camera says it was at, in degrees north and east."""
    north = _degrees(fields.get(2), str(fields.get(1, "N")), "S")
    east = _degrees(fields.get(4), str(fields.get(3, "E")), "W")
    if north is not None and east is not None and abs(north) <= 90 and abs(east) <= 180:
        yield Detail("place", f"{north:.6f}, {east:.6f}")


def _degrees(value: object, reference: str, negative: str) -> float | None:
    if not isinstance(value, tuple) or len(value) != 3:
        return None
    try:
        degrees, minutes, seconds = map(float, value)
    except (ValueError, ZeroDivisionError, TypeError):
        return None
    found = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(found):
        return None
    return -found if reference.upper().startswith(negative) else found
