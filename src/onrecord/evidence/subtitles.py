"""Read subtitles and transcripts: cues joined into the sentences that they cut, a paragraph for each who speaks.

Automatic captions roll: each repeats the line before it. What is shown twice in a row is text once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.core.report import Detail
from onrecord.evidence.characters import clean_line
from onrecord.evidence.cues import Cue, cut_cues, notes_in
from onrecord.evidence.parts import Draft, Kind, Part
from onrecord.evidence.plain import read_parts

__all__ = ["read_subtitles"]

# A pause ends a paragraph where a sentence ends; without one, a paragraph this long ends with its sentence.
PAUSE_SECONDS, LONG = 2.0, 500
# Captions that roll follow at once; the same words after this are said again.
AT_ONCE_SECONDS = 0.3
REPEATED = "repeats the caption before it"
NOTE = "note beside the captions"

_ending = re.compile(r"[.!?؟。…][\"'”’»)\]]*$")
_turn = re.compile(r"(?:>>+|[-–—])\s+")
_speaks = re.compile(r"[^\W\d_][\w .'’-]{0,40}[:：](?:\s|$)")


def read_subtitles(text: str) -> Draft:
    """Give the draft of a subtitle file; `details` say the times of its first and last words."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    cues = sorted(cut_cues(text), key=lambda cue: cue.start)
    repeats: list[str] = []
    parts = [Part(paragraph) for paragraph in _paragraphs(list(_once(cues, repeats)))]
    parts += [Part(note, dropped=NOTE) for note in map(clean_line, notes_in(text)) if note]
    if repeats:
        parts.append(Part("\n".join(repeats), Kind.CAPTION, REPEATED))
    details: tuple[Detail, ...] = ()
    if cues:
        details = (Detail("first words at", _clock(cues[0].start)), Detail("last words until", _clock(_last(cues))))
    return replace(read_parts(parts), details=details)


def _last(cues: Sequence[Cue]) -> float:
    return max(cue.end for cue in cues)


def _once(cues: Sequence[Cue], repeats: list[str]) -> Iterator[Cue]:
    """Yield the cues without the lines that the one before them still shows."""
    shown: tuple[str, ...] = ()
    until = 0.0
    for cue in cues:
        lines = tuple(map(clean_line, cue.lines))
        near = cue.start <= until + AT_ONCE_SECONDS
        fresh = tuple(line for line in lines if line and not (near and line in shown))
        repeats += [line for line in lines if near and line in shown]
        if fresh:
            yield Cue(cue.start, cue.end, fresh, cue.speaker)
        shown, until = lines, max(until, cue.end)


def _paragraphs(cues: Sequence[Cue]) -> Iterator[str]:
    held: list[str] = []
    speaker: str | None = None
    until = 0.0
    for cue in cues:
        for number, line in enumerate(cue.lines):
            ended = not held or _ending.search(held[-1]) is not None
            turn = _turn.match(line) is not None or _speaks.match(line) is not None
            changes = cue.speaker != speaker and number == 0
            pause = number == 0 and cue.start - until > PAUSE_SECONDS
            if held and (turn or changes or (ended and (pause or sum(map(len, held)) > LONG))):
                yield " ".join(held)
                held = []
            if not held and cue.speaker is not None:
                line = f"{cue.speaker}: {line}"
            held.append(_turn.sub("", line, count=1) if turn else line)
            speaker = cue.speaker
        until = cue.end
    if held:
        yield " ".join(held)


def _clock(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
