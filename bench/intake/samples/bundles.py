"""Many reports a file: mail, feeds, chats, lists of what was archived."""

from __future__ import annotations

import base64
import csv
import io
import json
from collections.abc import Sequence
from html import escape

from bench.intake.samples.documents import ADDRESS
from bench.intake.samples.stories import Story, flat

__all__ = [
    "archived_json",
    "archived_page",
    "archived_table",
    "feed",
    "json_feed",
    "letter",
    "mailbox",
    "table_text",
    "telegram",
    "telegram_page",
    "whatsapp",
]

OUTLET = "Watch Wire"
# A chat is told by two lines that open messages.
GREETING = "[15/05/2019, 08:00:00] Desk: Good morning."


def letter(stories: Sequence[Story]) -> bytes:
    """Give a letter of an office, its words in base64 as mail programs send what is not ASCII."""
    return _letter(stories[0].title, "\n\n".join(flat(stories)[1:]), 1)


def mailbox(stories: Sequence[Story]) -> bytes:
    """Give a mailbox with a letter for each story."""
    letters = (_letter(each.title, "\n\n".join(each.paragraphs), at) for at, each in enumerate(stories, 1))
    return b"".join(b"From press@wire.example Wed May 15 09:30:00 2019\n" + each + b"\n" for each in letters)


def _letter(title: str, body: str, number: int) -> bytes:
    subject = f"=?utf-8?b?{base64.b64encode(title.encode()).decode()}?="
    head = (
        f"From: {OUTLET} <press@wire.example>\nTo: desk@monitor.example\nSubject: {subject}\n"
        f"Date: Wed, 15 May 2019 09:30:00 +0000\nMessage-ID: <{number}@wire.example>\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    )
    return head.encode() + base64.encodebytes(body.encode())


def feed(stories: Sequence[Story]) -> bytes:
    """Give an RSS feed with an item for each story."""

    def item(number: int, story: Story) -> str:
        words = escape("".join(f"<p>{escape(each, quote=False)}</p>" for each in story.paragraphs))
        known = f"<link>{ADDRESS}/{number}</link><pubDate>Wed, 15 May 2019 09:30:00 GMT</pubDate>"
        return f"<item><title>{escape(story.title)}</title>{known}<description>{words}</description></item>"

    items = "".join(item(number, story) for number, story in enumerate(stories, 1))
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{OUTLET}</title>{items}</channel></rss>'.encode()


def json_feed(stories: Sequence[Story]) -> bytes:
    """Give a JSON Feed with an item for each story."""
    items = [
        {
            "id": str(number),
            "url": f"{ADDRESS}/{number}",
            "title": story.title,
            "content_text": "\n\n".join(story.paragraphs),
            "date_published": "2019-05-15T09:30:00Z",
        }
        for number, story in enumerate(stories, 1)
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": OUTLET, "items": items}).encode()


def telegram(stories: Sequence[Story]) -> bytes:
    """Give what Telegram Desktop exports of a channel as JSON."""
    messages = [
        {"id": number, "type": "message", "date": "2019-05-15T09:30:00", "from": OUTLET, "text": story.text}
        for number, story in enumerate(stories, 1)
    ]
    return json.dumps({"name": OUTLET, "type": "public_channel", "id": 1, "messages": messages}).encode()


def telegram_page(stories: Sequence[Story]) -> bytes:
    """Give what Telegram Desktop exports of a channel as HTML."""

    def message(number: int, story: Story) -> str:
        words = escape(story.text, quote=False).replace("\n", "<br>")
        date = '<div class="pull_right date details" title="15.05.2019 09:30:00 UTC+00:00">09:30</div>'
        inside = f'{date}<div class="from_name">{OUTLET}</div><div class="text">{words}</div>'
        return f'<div class="message default clearfix" id="message{number}"><div class="body">{inside}</div></div>\n'

    made = f'<div class="message service"><div class="body details">Channel «{OUTLET}» created</div></div>'
    header = f'<div class="page_header"><div class="content"><div class="text bold">{OUTLET}</div></div></div>'
    messages = "".join(message(number, story) for number, story in enumerate(stories, 1))
    body = f'<div class="page_wrap">{header}<div class="history">{made}{messages}</div></div>'
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"/></head><body>{body}</body></html>'.encode()


def whatsapp(stories: Sequence[Story]) -> bytes:
    """Give what a telephone exports of a chat."""
    return "\n".join([GREETING, *(f"[15/05/2019, 09:30:00] Desk: {story.text}" for story in stories)]).encode()


def archived_table(stories: Sequence[Story]) -> bytes:
    """Give the sheet that the Auto Archiver fills."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(["Link", "Archive status", "Archive location", "Upload timestamp", "Upload title", "Text content"])
    known = ("telegram: success", "https://store.example/a.html", "2019-05-15 09:30")
    rows.writerows(
        [f"{ADDRESS}/{number}", *known, story.title, "\n\n".join(story.paragraphs)]
        for number, story in enumerate(stories, 1)
    )
    return out.getvalue().encode()


def table_text(stories: Sequence[Story]) -> bytes:
    """Give a table as text (CSV) with a paragraph in each row, beside two columns that nobody filled in."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(["Date", "Place", "What was told"])
    rows.writerows(["", "", each] for each in flat(stories))
    return out.getvalue().encode()


def archived_json(stories: Sequence[Story]) -> bytes:
    """Give the results of the Auto Archiver as JSON."""
    results = [
        {
            "status": "telegram: success",
            "media": [],
            "metadata": {
                "_processed_at": "2019-05-16 10:00:00",
                "url": f"{ADDRESS}/{number}",
                "title": story.title,
                "content": "\n\n".join(story.paragraphs),
                "timestamp": "2019-05-15T09:30:00+00:00",
            },
        }
        for number, story in enumerate(stories, 1)
    ]
    return json.dumps(results).encode()


def archived_page(stories: Sequence[Story]) -> bytes:
    """Give the page that the Auto Archiver makes of an item."""
    told = {"title": stories[0].title, "content": "\n\n".join(flat(stories)[1:]), "timestamp": "2019-05-15T09:30:00"}
    rows = "".join(f"<tr><td>{key}</td><td>{escape(value, quote=False)}</td></tr>" for key, value in told.items())
    head = f'<h2>Archived media for <span class="copy">{ADDRESS}</span></h2>'
    foot = "<p>Made with bellingcat/auto-archiver v1</p>"
    body = f"<body>{head}<table>{rows}</table>{foot}</body>"
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head>{body}</html>'.encode()
