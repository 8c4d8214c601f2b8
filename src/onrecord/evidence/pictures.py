"""Read pictures: the letters in them, what the camera wrote, and a hash of what they show.

What a picture shows is for people to describe. A picture without letters is still evidence: its report's text is its
name, and a flag says what is to be done (decision 0014).
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from onrecord.core.errors import Damaged, EvidenceError, MissingPart, Unsafe
from onrecord.core.report import Detail, Making
from onrecord.evidence.cameras import camera_details, exif_details
from onrecord.evidence.heif import heif_exif, is_heif, points_of, shown_heif
from onrecord.evidence.likeness import cosine_hash, difference_hash
from onrecord.evidence.pagelines import Page
from onrecord.evidence.pagetext import draft_of_pages
from onrecord.evidence.parts import Draft
from onrecord.evidence.recognised import Recogniser, turning_flags

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["DESCRIBE", "MOST_FRAMES", "frames_of", "read_picture"]

READ = ("JPEG", "PNG", "GIF", "TIFF", "WEBP", "AVIF")
# The largest cameras of telephones make 200 million; a scan of a page at 600 dpi has 35 million.
MOST_PIXELS = 220_000_000
# No packing holds more points in a byte of a picture that shows anything; a blank page may.
POINTS_A_BYTE, HARMLESS = 4_000, 30_000_000
# A fax or a scanned statement as TIFF seldom has more pages.
MOST_FRAMES = 100
# Letters are best recognised at about 300 dpi: an A4 page is 3,508 high. Smaller ones are enlarged up to twice.
LONGEST, SHORT = 3_508, 1_400
# What the decoders of Pillow end in where a file is not what it says.
BROKEN = (OSError, ValueError, SyntaxError, EOFError, TypeError, LookupError, ArithmeticError, struct.error)
DESCRIBE = "a picture: what it shows is for people to describe"


def read_picture(data: bytes, thing: str, name: str | None) -> Iterator[Draft | EvidenceError]:
    """Yield the draft of a picture; `name` is what its file is called.

    Raises:
        Unsafe: it unfolds into more points than any camera makes.
        Damaged: nothing of it can be shown.
    """
    try:
        frames, flags = frames_of(data, thing)
    except MissingPart as error:
        yield _unshown(data, name, error)
        return
    written = exif_details(heif_exif(data)) if is_heif(data) else camera_details(frames[0])
    details = (*written, *_shown(frames[0]))
    try:
        found = [page for page in _recognised(frames, thing) if page.lines]
    except MissingPart as error:
        found, flags = [], (f"its letters were not looked for: {error.found}. {error.do}", *flags)
    if found:
        sure = [page.confidence for page in found if page.confidence is not None]
        made = Making("picture (tesseract)", "5", round(sum(sure) / len(sure), 3) if sure else None)
        draft = replace(draft_of_pages(found), made=made)
        flags = ("its letters were recognised", *turning_flags(found), *flags)
    else:
        draft = Draft(title=_title(name), made=Making("picture", "1"))
    yield replace(draft, details=(*details, *draft.details), flags=(DESCRIBE, *flags, *draft.flags))


def _title(name: str | None) -> str:
    return f"Picture {name}" if name else "Picture"


def _unshown(data: bytes, name: str | None, error: MissingPart) -> Draft:
    """Give the draft of a photograph that nothing on this machine shows: it is kept with what its camera wrote."""
    flags = (DESCRIBE, f"its letters were not looked for: {error.found}. {error.do}")
    return Draft(
        title=_title(name), details=exif_details(heif_exif(data)), flags=flags, made=Making("picture, not shown", "1")
    )


def frames_of(data: bytes, thing: str) -> tuple[list[Image], tuple[str, ...]]:
    """Give the pictures in a file as they are to be looked at, and what is doubtful: of an animation, the first.

    Raises:
        Unsafe, Damaged: as for `read_picture`.
        MissingPart: a photograph that only libheif shows, which is not installed.
    """
    import PIL.Image
    from PIL import ImageFile

    lying = not is_heif(data)
    if not lying:
        data = _shown_heif(data, thing)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", PIL.Image.DecompressionBombWarning)
            warnings.filterwarnings("ignore", category=UserWarning)
            limit, PIL.Image.MAX_IMAGE_PIXELS = PIL.Image.MAX_IMAGE_PIXELS, _most_points(len(data))
            try:
                return _frames(PIL.Image.open(BytesIO(data), formats=READ), lying=lying)
            except (PIL.Image.DecompressionBombWarning, PIL.Image.DecompressionBombError) as error:
                raise _bomb(thing, len(data)) from error
            finally:
                PIL.Image.MAX_IMAGE_PIXELS = limit
                ImageFile.LOAD_TRUNCATED_IMAGES = False
    except BROKEN as error:
        raise Damaged(
            thing,
            found=f"a picture that cannot be shown ({_words_of(error)})",
            expected="a picture that viewers show",
            do="Get it again from where it came, or from a copy.",
        ) from error


def _shown_heif(data: bytes, thing: str) -> bytes:
    """Give a HEIF photograph as PNG, which libheif turns upright."""
    if points_of(data) > _most_points(len(data)):
        raise _bomb(thing, len(data))
    return shown_heif(data, thing)


def _words_of(error: Exception) -> str:
    """Give an error's words without the address of an object in them, which no two runs have alike."""
    words = str(error) or type(error).__name__
    return "no picture of its kind" if "<_io" in words else words


def _frames(opened: Image, *, lying: bool) -> tuple[list[Image], tuple[str, ...]]:
    count = getattr(opened, "n_frames", 1)
    flags: list[str] = []
    if opened.format != "TIFF" and count > 1:
        flags.append(f"an animation of {count} pictures: the first was read")
        count = 1
    if count > MOST_FRAMES:
        flags.append(f"{count} pictures: the first {MOST_FRAMES} were read")
    frames = []
    for number in range(min(count, MOST_FRAMES)):
        if number:
            opened.seek(number)
        frames.append(_loaded(opened, flags, lying=lying))
    return frames, tuple(dict.fromkeys(flags))


def _loaded(opened: Image, flags: list[str], *, lying: bool) -> Image:
    """Give one picture whole, or as much of it as there is; one that may be `lying` is turned as its camera says."""
    from PIL import ImageFile, ImageOps

    try:
        opened.load()
    except OSError:
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        opened.load()
        flags.append("the picture is cut off or damaged: what there is was read")
    upright = ImageOps.exif_transpose(opened) if lying else opened
    shown = upright.convert("RGB")
    shown.info["exif of"] = opened.getexif()
    return shown


def _shown(picture: Image) -> tuple[Detail, ...]:
    width, height = picture.size
    return (
        Detail("size", f"{width} × {height}"),
        Detail("perceptual hash", f"difference {difference_hash(picture)}, cosine {cosine_hash(picture)}"),
    )


def _recognised(frames: list[Image], thing: str) -> list[Page]:
    recogniser = Recogniser(thing)
    with TemporaryDirectory(prefix="onrecord-") as folder:
        pages = []
        for number, frame in enumerate(frames, start=1):
            path = Path(folder) / "picture.png"
            _sized(frame).save(path)
            pages.append(recogniser.read(path, number))
        return pages


def _sized(picture: Image) -> Image:
    """Give the picture grey and of a size that letters are best recognised at."""
    grey = picture.convert("L")
    longest = max(grey.size)
    scale = LONGEST / longest if longest > LONGEST else min(2.0, SHORT / longest) if longest < SHORT else 1.0
    if scale == 1.0:
        return grey
    return grey.resize((max(1, round(grey.width * scale)), max(1, round(grey.height * scale))))


def _most_points(size_bytes: int) -> int:
    """Give the most points that a picture of so many bytes may have."""
    return min(MOST_PIXELS, max(HARMLESS, POINTS_A_BYTE * size_bytes))


def _bomb(thing: str, size_bytes: int) -> Unsafe:
    return Unsafe(
        thing,
        found=f"a picture of more than {_most_points(size_bytes):,} points in {size_bytes:,} bytes",
        expected="one that a camera or scanner makes",
        do="Look at it with care: pictures are made so large to bring readers down.",
    )
