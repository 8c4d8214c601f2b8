"""Tell the files of characters that hold many reports: mail, feeds, chats, lists of what was archived."""

from __future__ import annotations

import re

from onrecord.evidence.tables import table
from onrecord.evidence.whatsapp import is_whatsapp

__all__ = ["bundle_format", "json_format"]

_delivery = re.compile(r"From [^\n]{0,200}?\d\d:\d\d[^\n]{0,40}\d{4}[^\n]{0,20}\n>?[!-9;-~]+:")
_field = re.compile(r"([!-9;-~]{1,80})[ \t]*:")
# What a server or a mail program writes and no person who copies a message into a file.
PROOFS = (
    {"message-id"},
    {"received"},
    {"return-path"},
    {"mime-version", "from"},
    {"content-transfer-encoding", "from"},
)
SAVED = ("saved by", "snapshot-content-location:")
FEED_ROOTS = ("rss", "feed", "rdf:rdf")
TELEGRAM_MARKS = ('class="page_wrap"', 'class="history"', 'class="message ')
ARCHIVER_MARKS = (b"bellingcat/auto-archiver", b"Archived media for")
_chat = re.compile(
    r'"type"\s*:\s*"(?:(?:private|public)_(?:channel|group|supergroup)|personal_chat|bot_chat|saved_messages)"'
)
_json_feed = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org')


def bundle_format(head: str, data: bytes, root: str) -> str | None:
    """Give the name of the format, or None; `head` are the first characters, `root` the first element's name."""
    if _delivery.match(head):
        return "mailbox"
    if _is_letter(head):
        return "letter"
    if root in FEED_ROOTS:
        return "feed"
    if all(mark in head for mark in TELEGRAM_MARKS):
        return "telegram page"
    if root == "html" and all(mark in data for mark in ARCHIVER_MARKS):
        return "archived page"
    if is_whatsapp(head):
        return "whatsapp"
    return "archived table" if _is_archived_table(head) else None


def json_format(head: str, data: bytes) -> str | None:
    """Give the name of the format of a JSON document, or None."""
    if _json_feed.search(head):
        return "json feed"
    if (b'"messages"' in data and _chat.search(head)) or (b'"chats"' in data and b'"date_unixtime"' in data):
        return "telegram"
    archived = b'"_processed_at"' in data or (b'"metadata"' in data and b'"media"' in data and b'"status"' in data)
    return "archived json" if archived else None


def _is_letter(head: str) -> bool:
    """Tell a message by what servers and mail programs write above it; a page saved as one is none."""
    block = re.split(r"\n[ \t]*\n", head.lstrip("\n").replace("\r\n", "\n"), maxsplit=1)[0]
    folded = block.casefold()
    if any(mark in folded for mark in SAVED):
        return False
    lines = [line for line in block.split("\n") if line[:1] not in (" ", "\t", "")]
    names = {match[1].casefold() for line in lines if (match := _field.match(line)) is not None}
    fields = bool(lines) and all(_field.match(line) for line in lines)
    return fields and any(proof <= names for proof in PROOFS)


def _is_archived_table(head: str) -> bool:
    """Tell a table of the Auto Archiver by its first line: its own, or that of the sheet it fills."""
    cells = {cell.strip(' "\r').casefold() for cell in head.lstrip().split("\n", 1)[0].split(",")}
    return len(cells) > 2 and any(set(columns) <= cells for columns in table("archived")["told by"])
