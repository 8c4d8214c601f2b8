"""Read what Telegram Desktop exports as HTML (`messages.html`): each message is a report.

The page does not say whether it shows a channel or a chat. It is taken for a channel where one name alone writes, that
name is the page's title, and a line says that the channel was made; else whoever wrote is protected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.core.report import Detail
from onrecord.evidence.characters import clean_line
from onrecord.evidence.chats import Said, draft_said
from onrecord.evidence.encoding import decode
from onrecord.evidence.letterhead import day_of
from onrecord.evidence.markup import parse

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from onrecord.evidence.readers import Found, Origin

__all__ = ["read_telegram_page"]

_made = re.compile(r"\bchannel\b|канал|قناة|القناة|kanal", re.IGNORECASE)


def read_telegram_page(data: bytes, origin: Origin) -> Iterator[Found]:
    """Yield each message with words on the page."""
    parsed = parse(decode(data, origin.thing, "utf-8").text)
    messages = [] if parsed is None else _of_class(parsed.root, "message")
    service = " ".join(_words(each) for each in messages if "service" in each.get("class", ""))
    written = [each for each in messages if "default" in each.get("class", "")]
    names = [clean_line(_name(each)) for each in written]
    title = _title(parsed.root) if parsed is not None else ""
    channel = {name for name in names if name} == {title} and _made.search(service) is not None
    private = origin.protect_senders and not channel
    name = ""
    for element, shown in zip(written, names, strict=True):
        name = shown or name  # a message "joined" to the one above has no name of its own
        said = _said(element, name, private=private)
        if said is not None:
            yield draft_said(said)


def _said(element: HtmlElement, name: str, *, private: bool) -> Said | None:
    from lxml import html

    forwarded = next(iter(_of_class(element, "forwarded")), None)
    texts = _of_class(element, "text")
    text = "\n\n".join(_words(each) for each in texts)
    if not text.strip():
        return None
    date = next((each.get("title", "") for each in _of_class(element, "date")), "")
    sent_on = next((_own_text(each) for each in _of_class(forwarded, "from_name")), "") if forwarded is not None else ""
    media = (each.get("href", "") for each in element.iter("a") if "_wrap" in each.get("class", ""))
    published, flags = day_of(date, None)
    return Said(
        text,
        f"message {element.get('id', '').removeprefix('message')}",
        html.tostring(element, encoding="utf-8", with_tail=False),
        name,
        private=private,
        published=published,
        forwarded=clean_line(sent_on),
        forwarded_private=private,
        details=tuple(
            Detail(kind, told) for kind, told in (("Date", date), *(("File", each) for each in media)) if told
        ),
        flags=flags,
    )


def _of_class(root: HtmlElement, name: str) -> list[HtmlElement]:
    return [each for each in root.iter("div", "span") if name in each.get("class", "").split()]


def _name(message: HtmlElement) -> str:
    """Give who wrote the message, not whose message was sent on in it."""
    for each in _of_class(message, "from_name"):
        if not any("forwarded" in outer.get("class", "") for outer in each.iterancestors()):
            return _own_text(each)
    return ""


def _own_text(element: HtmlElement) -> str:
    """Give the element's text without the date that stands inside it."""
    return (element.text or "") + "".join(child.tail or "" for child in element)


def _words(element: HtmlElement) -> str:
    return "".join(_in_order(element)).strip()


def _in_order(element: HtmlElement) -> Iterator[str]:
    from lxml import etree

    for event, each in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            yield "\n" if each.tag == "br" else each.text or ""
        elif each is not element:
            yield each.tail or ""


def _title(root: HtmlElement) -> str:
    header = next(iter(_of_class(root, "page_header")), None)
    return clean_line(_words(next(iter(_of_class(header, "text")), header))) if header is not None else ""
