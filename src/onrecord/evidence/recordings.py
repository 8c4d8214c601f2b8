"""Read videos and sound: what the file says of itself. What they show and say is for people to describe."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.core.errors import EvidenceError, ReaderStopped, TooLarge
from onrecord.core.report import Detail, Making
from onrecord.evidence.characters import clean_line
from onrecord.evidence.mediaboxes import box_details, id3_details, wave_details
from onrecord.evidence.parts import Draft
from onrecord.evidence.programs import Limits, is_installed, run

__all__ = ["played_as", "read_recording"]

LONGEST = 200
STARTS = (
    (b"\x1a\x45\xdf\xa3", "video/webm"), (b"ID3", "audio/mpeg"), (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"), (b"fLaC", "audio/flac"),
)  # fmt: skip
"""How other recordings begin that browsers play."""
LIMITS = Limits(60, 2_000_000)
TAGS = {
    "title": "title",
    "artist": "artist",
    "creation_time": "made",
    "date": "date",
    "location": "place",
    "com.apple.quicktime.location.iso6709": "place",
    "com.apple.quicktime.make": "camera maker",
    "com.apple.quicktime.model": "camera",
    "encoder": "program",
    "comment": "comment",
}


def read_recording(data: bytes, thing: str, name: str | None) -> Iterator[Draft | EvidenceError]:
    """Yield the draft of a video or sound file: its name for a text, and what it says of itself as details."""
    kind = _kind(data)
    details = _details(data, thing)
    flags = [f"a {kind}: what it {'shows' if kind == 'video' else 'holds'} is for people to describe"]
    if not details:
        flags.append("it says nothing of itself that could be read: it may be damaged")
    title = f"{kind.capitalize()} {name}" if name else kind.capitalize()
    yield Draft(title=title, flags=tuple(flags), details=details, made=Making(kind, "1"))


def played_as(data: bytes) -> str | None:
    """Give the type that browsers play a recording as, by its first bytes alone; None of what they do not play.

    >>> played_as(b"RIFF....WAVEfmt ")
    'audio/wav'
    """
    if data[4:8] == b"ftyp":
        return "audio/mp4" if data[8:12] == b"M4A " else "video/mp4"
    if data.startswith(b"OggS"):
        return "video/ogg" if b"theora" in data[:400] else "audio/ogg"
    if data[8:12] == b"WAVE":
        return "audio/wav"
    return next((kind for start, kind in STARTS if data.startswith(start)), None)


def _kind(data: bytes) -> str:
    sound = data.startswith((b"ID3", b"fLaC", b"\xff\xfb", b"\xff\xf3")) or data[8:12] == b"WAVE"
    spoken = data.startswith(b"OggS") and b"theora" not in data[:400]
    return "sound recording" if sound or spoken or data[4:12] == b"ftypM4A " else "video"


def _details(data: bytes, thing: str) -> tuple[Detail, ...]:
    if data[4:8] == b"ftyp":
        found = box_details(data)
    elif data.startswith(b"ID3"):
        found = id3_details(data)
    else:
        found = wave_details(data) if data[8:12] == b"WAVE" else ()
    known = {detail.name for detail in found}
    return (*found, *(detail for detail in _probed(data, thing) if detail.name not in known))


def _probed(data: bytes, thing: str) -> tuple[Detail, ...]:
    """Give what ffprobe tells where it is installed; it opens nothing but the file."""
    if not is_installed("ffprobe"):
        return ()
    with TemporaryDirectory(prefix="onrecord-") as folder:
        path = Path(folder) / "recording"
        path.write_bytes(data)
        arguments = ["ffprobe", "-v", "error", "-protocol_whitelist", "file", "-of", "json", "-show_format", str(path)]
        try:
            said = run(arguments, "ffmpeg", thing, LIMITS).data
        except (ReaderStopped, TooLarge):
            return ()
    return tuple(_told(said))


def _told(said: bytes) -> Iterator[Detail]:
    try:
        about = json.loads(said or b"{}").get("format", {})
    except ValueError:
        return
    if "duration" in about:
        yield Detail("duration", f"{float(about['duration']):.1f} seconds")
    tags = {str(key).casefold(): value for key, value in about.get("tags", {}).items()}
    names = dict.fromkeys(TAGS.values())
    for name in names:
        text = next((clean_line(str(tags[tag])) for tag, told in TAGS.items() if told == name and tags.get(tag)), "")
        if text:
            yield Detail(name, text[:LONGEST])
