"""One report a file: texts, pages as they are saved, subtitles, Rich Text."""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator, Sequence
from html import escape
from textwrap import wrap

from bench.intake.samples.stories import Story, flat

__all__ = ["ADDRESS", "mhtml", "page", "rtf", "subtitles", "text", "webarchive"]

ADDRESS = "https://wire.example/watch"
# A line of captions holds so many letters, and stays so long.
CAPTION, SHOWN_SECONDS, PAUSE_SECONDS = 42, 3, 6
STOPS = '.!?؟…"”»'


def text(stories: Sequence[Story]) -> bytes:
    """Give plain text."""
    return "\n\n".join(flat(stories)).encode()


def page(stories: Sequence[Story]) -> bytes:
    """Give a web page with a menu, an article and a foot."""
    body = "".join(f"<p>{escape(paragraph, quote=False)}</p>\n" for paragraph in flat(stories)[1:])
    title = escape(stories[0].title, quote=False)
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("News", "Maps", "About", "Contact"))
    head = f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head>'
    article = f"<article><h1>{title}</h1>\n{body}</article>"
    return f"{head}<body><nav><ul>{menu}</ul></nav>{article}<footer>All rights reserved</footer></body></html>".encode()


def mhtml(stories: Sequence[Story]) -> bytes:
    """Give a page as Chromium saves it in a single file."""
    head = f"From: <Saved by Blink>\r\nSnapshot-Content-Location: {ADDRESS}\r\nMIME-Version: 1.0\r\n"
    kind = 'Content-Type: multipart/related; type="text/html"; boundary="----Part----"\r\n\r\n'
    part = f"------Part----\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: {ADDRESS}\r\n"
    opening = f"{head}{kind}{part}Content-Transfer-Encoding: 8bit\r\n\r\n".encode()
    return opening + page(stories) + b"\r\n------Part------\r\n"


def webarchive(stories: Sequence[Story]) -> bytes:
    """Give a page as Safari saves it."""
    main = {
        "WebResourceData": page(stories),
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": ADDRESS,
        "WebResourceMIMEType": "text/html",
    }
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


def rtf(stories: Sequence[Story]) -> bytes:
    """Give a Rich Text document, letters beyond ASCII as numbers."""
    paragraphs = "\n".join(f"{{\\pard {_controls(paragraph)}\\par}}" for paragraph in flat(stories))
    return f"{{\\rtf1\\ansi\\ansicpg1252\\uc1{{\\fonttbl{{\\f0 Arial;}}}}\n{paragraphs}}}".encode("ascii")


def _controls(paragraph: str) -> str:
    bare = re.sub(r"([\\{}])", r"\\\1", paragraph)
    return "".join(letter if ord(letter) < 128 else "".join(_numbers(letter)) for letter in bare)


def _numbers(letter: str) -> Iterator[str]:
    units = letter.encode("utf-16-le")
    for start in range(0, len(units), 2):
        yield f"\\u{int.from_bytes(units[start : start + 2], 'little', signed=True)}?"


def subtitles(stories: Sequence[Story]) -> bytes:
    """Give captions of a line each, and a pause before each paragraph."""
    cues, second = list[str](), 0
    for paragraph in flat(stories):
        second += PAUSE_SECONDS
        # Who speaks a headline ends it as a sentence, and so do captions.
        spoken = paragraph if paragraph[-1] in STOPS else f"{paragraph}."
        for line in wrap(spoken, CAPTION):
            cues.append(f"{len(cues) + 1}\n{_clock(second)} --> {_clock(second + SHOWN_SECONDS)}\n{line}\n")
            second += SHOWN_SECONDS
    return "\n".join(cues).encode()


def _clock(second: int) -> str:
    return f"{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d},000"
