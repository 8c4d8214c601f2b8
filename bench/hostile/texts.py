"""Plain texts and files that are not what their names say."""

from __future__ import annotations

import pickle
import struct
from collections.abc import Iterator

from bench.hostile.files import TOLD, Hostile

__all__ = ["texts"]

EICAR = r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class _Deed:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        import os

        return os.system, ("touch /tmp/onrecord-escaped",)


def texts(home: str) -> Iterator[Hostile]:
    """Yield them."""
    told = TOLD.encode()
    yield Hostile("nothing", "empty.txt", b"", False)
    yield Hostile("only space", "space.txt", b" \n\t" * 100_000, False)
    yield Hostile("only zeros", "zeros.txt", bytes(5_000_000), False)
    yield Hostile("only line ends", "lines.txt", b"\n" * 5_000_000, False)
    yield Hostile("one letter five million times", "letter.txt", b"a" * 5_000_000)
    yield Hostile("one word of a million letters", "word.txt", b"word " + b"x" * 1_000_000 + b" " + told)
    yield Hostile("a virus that is none", "eicar.txt", EICAR.encode())
    yield Hostile("a virus that is none, behind a report", "eicar-after.txt", told + b"\n\n" + EICAR.encode(), True)
    yield Hostile("letters that turn the line around", "bidi.txt", ("\u202e\u2066" * 1000 + TOLD).encode())
    yield Hostile("unseen characters between all letters", "unseen.txt", "\u200b".join(TOLD).encode())
    yield Hostile("a thousand accents on each letter", "accents.txt", ("a" + "\u0301" * 1000).encode() * 500 + told)
    yield Hostile("half of a surrogate pair", "surrogate.txt", b"\xed\xa0\x80 " + told)
    yield Hostile("bytes of no encoding", "bytes.txt", bytes(range(128, 256)) * 2000)
    yield Hostile("UTF-16 cut in a letter", "wide.txt", TOLD.encode("utf-16")[:-1])
    yield Hostile("UTF-16 that begins the other way round", "turned.txt", b"\xfe\xff" + TOLD.encode("utf-16-le"))
    yield Hostile("UTF-32", "wider.txt", TOLD.encode("utf-32"))
    yield Hostile("UTF-7 with a script", "seven.txt", b"+ADw-script+AD4-alert(1)+ADw-/script+AD4- " + told)
    yield Hostile("commands for a terminal", "terminal.txt", b"\x1b]0;owned\x07\x1b[2J\x1b[31m" + told)
    yield Hostile("a table that a spreadsheet runs", "formulas.txt", b"=cmd|' /C calc'!A0\n@SUM(1)\n\n" + told)
    yield Hostile("brackets without end", "brackets.txt", b"(" * 100_000 + told)
    yield Hostile("dates without end", "dates.txt", b"on 3 May 2021 and " * 20_000)
    yield Hostile("numbers without end", "numbers.txt", b"12,345,678,901,234,567,890 " * 20_000)
    yield from _disguised(home)


def _disguised(home: str) -> Iterator[Hostile]:
    """Yield files that are not what their names say, and lists that are wrong."""
    yield Hostile("a programme named as a text", "report.txt", b"\x7fELF\x02\x01\x01" + bytes(2000), False)
    yield Hostile("a Windows programme named as a page", "report.html", b"MZ\x90\x00" + bytes(3000), False)
    yield Hostile("a shell script", "run.txt", b"#!/bin/sh\ntouch /tmp/onrecord-escaped\n")
    yield Hostile("a pickle that runs a command", "data.txt", pickle.dumps(_Deed()), False)
    yield Hostile("a database", "base.txt", b"SQLite format 3\x00" + bytes(4000), False)
    yield Hostile("a shortcut of Windows", "report.pdf.lnk", b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(500), False)
    yield Hostile("a class of Java", "a.txt", b"\xca\xfe\xba\xbe\x00\x00\x004" + bytes(500), False)
    yield Hostile("JSON a hundred thousand deep", "deep.json", b"[" * 100_000 + b"]" * 100_000, False)
    yield Hostile("JSON with a number of a million digits", "digits.json", b'{"a": ' + b"9" * 1_000_000 + b"}", False)
    yield Hostile("JSON of one key a million times", "keys.json", b"{" + b'"a":1,' * 500_000 + b'"a":1}', False)
    chat = '{"name": 5, "type": [], "id": "x", "messages": [{"id": {}, "type": "message", "date": 7, "text": [[[]]]}]}'
    yield Hostile("a chat whose fields are of the wrong kinds", "result.json", chat.encode())
    yield Hostile("a chat of lines that almost fit", "chat.txt", b"[12/03/2021, 10:11:12 " * 50_000)
    yield Hostile("a chat with a name of a million letters", "_chat.txt", b"[12/03/2021, 10:11:12] " + b"A" * 1_000_000)
    cue = "1\n99999999:99:99,999 --> 00:00:00,000\n" + TOLD
    yield Hostile("a subtitle before its beginning", "film.srt", cue.encode())
    cues = "".join(f"{n}\n00:00:00,000 --> 00:00:01,000\nx\n\n" for n in range(50_000))
    yield Hostile("fifty thousand subtitles at once", "cues.srt", cues.encode())
    yield Hostile("a subtitle with a style sheet that calls home", "film.vtt",
                  f"WEBVTT\n\nSTYLE\n::cue {{ background: url({home}/x) }}\n\n00:01.000 --> 00:02.000\n{TOLD}".encode(),
                  None, True)  # fmt: skip
    yield Hostile("a property list that is none", "list.webarchive", b"bplist00WebMainResource" + bytes(100), False)
    loop = b"bplist00\xa1\x00WebMainResource" + struct.pack(">6xBBQQQ", 1, 1, 1, 0, 8)
    yield Hostile("a property list that holds itself", "loop.webarchive", loop, False)
