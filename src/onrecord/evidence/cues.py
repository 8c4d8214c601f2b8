"""Cut subtitle files (SRT, WebVTT, ASS) into cues: when each is shown, who speaks, its lines without styles."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Cue", "cut_cues", "is_subtitles", "notes_in"]

_time = r"(?:(\d{1,3}):)?(\d{1,2}):(\d\d)[,.](\d{1,3})"
_timing = re.compile(rf"\s*{_time}[ \t]*-->[ \t]*{_time}(?:[ \t].*)?$")
_srt = re.compile(rf"\s*\d+[ \t]*\r?\n[ \t]*{_time}[ \t]*-->[ \t]*\d")
_vtt = re.compile(r"WEBVTT(?:[ \t\r\n]|$)")
_ass = re.compile(r"\[Script Info\]\s*$", re.MULTILINE)
_dialogue = re.compile(rf"Dialogue:[^,]*,\s*{_time}\s*,\s*{_time}\s*,[^,]*,([^,]*),[^,]*,[^,]*,[^,]*,[^,]*,(.*)$")
_voice = re.compile(r"<v(?:\.[^\s>]*)?[ \t]+([^<>]{1,100})>")
_tag = re.compile(r"</?[A-Za-z\d][^<>]*>|\{\\[^{}]*\}")
_number = re.compile(r"\s*\d+\s*")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words shown from one second to another; `speaker` where the file names one."""

    start: float
    end: float
    lines: tuple[str, ...]
    speaker: str | None = None


def is_subtitles(head: str) -> bool:
    """Tell whether a text opens as a subtitle file does.

    >>> is_subtitles("1\\n00:00:01,000 --> 00:00:04,000\\nFour dead"), is_subtitles("1\\nFour dead")
    (True, False)
    """
    return any(pattern.match(head) is not None for pattern in (_vtt, _srt, _ass))


def cut_cues(text: str) -> Iterator[Cue]:
    """Yield the cues in the order of the file; what is not one is passed over."""
    lines = text.split("\n")
    if _ass.match(text) is not None:
        yield from _dialogues(lines)
        return
    # WebVTT ends a cue at an empty line and not at one of spaces, which automatic captions hold a line open with.
    blank = "" if _vtt.match(text) is not None else " \t"
    at = 0
    while at < len(lines):
        timing = _timing.match(lines[at])
        at += 1
        if timing is None:
            continue
        shown: list[str] = []
        while at < len(lines) and lines[at].strip(blank) and _timing.match(lines[at]) is None:
            shown.append(lines[at])
            at += 1
        # Where the blank line between two cues is missing, the number of the next ends this one.
        if at < len(lines) and lines[at].strip() and shown and _number.fullmatch(shown[-1]):
            shown.pop()
        yield _cue(timing, shown)


def notes_in(text: str) -> Iterator[str]:
    """Yield the notes that a WebVTT file holds beside its cues."""
    for block in re.split(r"\n[ \t]*\n", text) if _vtt.match(text) is not None else ():
        if block.strip().startswith("NOTE"):
            yield block.strip().removeprefix("NOTE").strip()


def _dialogues(lines: list[str]) -> Iterator[Cue]:
    for line in lines:
        match = _dialogue.match(line)
        if match is not None:
            words = re.sub(r"\{[^{}]*\}", "", match[10]).replace("\\h", " ")
            shown = [each.strip() for each in re.split(r"\\[Nn]", words)]
            yield Cue(_seconds(match, 1), _seconds(match, 5), tuple(filter(None, shown)), match[9].strip() or None)


def _cue(timing: re.Match[str], shown: list[str]) -> Cue:
    voice = _voice.search(shown[0]) if shown else None
    # One <v> a line: of a cue in which several speak, each line keeps the name of its own.
    named = [
        line if voice is not None and number == 0 else _voice.sub(r"\1: ", line) for number, line in enumerate(shown)
    ]
    lines = (html.unescape(_tag.sub("", line)).strip() for line in named)
    speaker = html.unescape(voice[1]).strip() if voice is not None else None
    return Cue(_seconds(timing, 1), _seconds(timing, 5), tuple(line for line in lines if line), speaker)


def _seconds(match: re.Match[str], at: int) -> float:
    hours, minutes, seconds, rest = (match[at + step] or "0" for step in range(4))
    return int(hours) * 3600 + int(minutes) * 60 + int(seconds) + int(rest.ljust(3, "0")) / 1000
