"""Read what Telegram Desktop exports as JSON: one chat, or everything an account holds; each message is a report.

A channel speaks in public and is named. In chats and groups people speak to each other: whoever wrote is protected.
Contacts, sessions and the account's own data, which a full export holds too, are never looked at.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from onrecord.core.report import Detail
from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence.chats import Said, draft_said
from onrecord.evidence.days import YEARS
from onrecord.evidence.jsondata import read_json
from onrecord.evidence.parts import Published

if TYPE_CHECKING:
    from onrecord.evidence.readers import Found, Origin

__all__ = ["read_telegram"]

CHANNELS = ("public_channel", "private_channel")
NAMED_MEDIA = ("photo", "file", "media_type", "mime_type")

Json = Mapping[str, Any]


def read_telegram(data: bytes, origin: Origin) -> Iterator[Found]:
    """Yield each message that has words; what happened to the chat itself, such as who joined, is passed over."""
    for chat, place in _chats(read_json(data, origin.thing)):
        messages = chat.get("messages")
        for message in messages if isinstance(messages, list) else ():
            said = _said(message, chat, place, protect=origin.protect_senders) if isinstance(message, dict) else None
            if said is not None:
                yield draft_said(said)


def _chats(export: Json) -> Iterator[tuple[Json, str]]:
    if "messages" in export:
        yield export, ""
    number = 0
    for folder in ("chats", "left_chats"):
        held = export.get(folder)
        listed = held.get("list") if isinstance(held, dict) else None
        for chat in listed if isinstance(listed, list) else ():
            number += 1
            if isinstance(chat, dict):
                yield chat, f"chat {number}, "


def _said(message: Json, chat: Json, place: str, *, protect: bool) -> Said | None:
    text = _joined(message.get("text"))
    if message.get("type") != "message" or not text.strip():
        return None
    channel = chat.get("type") in CHANNELS or str(message.get("from_id", "")).startswith("channel")
    name = _string(message.get("from")) or (_string(chat.get("name")) if channel else "")
    forwarded = _string(message.get("forwarded_from"))
    return Said(
        text,
        f"{place}message {message.get('id')}",
        json.dumps(message, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace"),
        name,
        _string(message.get("from_id")) or name,
        private=protect and not channel,
        published=_published(_string(message.get("date"))),
        forwarded=forwarded or (_string(message.get("author")) if channel else ""),
        forwarded_private=protect and bool(forwarded) and not _is_channel(message.get("forwarded_from_id")),
        details=tuple(_details(message)),
    )


def _is_channel(who: object) -> bool:
    return _string(who).startswith("channel")


def _joined(text: object) -> str:
    """Give the words of a message: a string, or strings and entities (bold, links, mentions) in turn."""
    if isinstance(text, str):
        return text
    pieces = text if isinstance(text, list) else ()
    return "".join(
        piece if isinstance(piece, str) else _string(piece.get("text")) if isinstance(piece, dict) else ""
        for piece in pieces
    )


def _published(told: str) -> Published | None:
    """Give the day by the clock of the machine that exported, which is all that the export says."""
    try:
        day = date.fromisoformat(told[:10])
    except ValueError:
        return None
    return Published(day, PublishedBasis.HEADER) if day.year in YEARS else None


def _details(message: Json) -> Iterator[Detail]:
    for name in ("date", "edited", *NAMED_MEDIA):
        value = _string(message.get(name))
        if value:
            yield Detail(name.replace("_", " ").capitalize(), value)


def _string(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
