"""One report codes the same whatever holds it: a letter, a mailbox, a feed, a web archive, a chat."""

from __future__ import annotations

import dataclasses
import gzip
import json
from datetime import date

import pytest

import onrecord
from onrecord.core.report import Report
from tests.evidence.letters import a_letter, joined, typed
from tests.evidence.test_archives import zipped
from tests.evidence.test_mailbox import a_mailbox
from tests.evidence.test_telegram import POST, a_chat, exported
from tests.evidence.test_webarchives import a_record, a_response

TITLE = "Four civilians killed as shell hits market in Raqqa"
PARAGRAPHS = (
    "Four civilians were killed and nine wounded when a shell hit the vegetable market in Raqqa on Tuesday morning,"
    " residents and a doctor said.",
    "Nadia Haroun, 37, a nurse, died on the way to the general hospital, according to her brother.",
    "The district council said that it had counted eleven shells since Sunday.",
)
TEXT = "\n\n".join((TITLE, *PARAGRAPHS))
BODY = "\n\n".join(PARAGRAPHS)
HTML = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
DAY = date(2019, 5, 14)
PAGE = (
    f"<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>{HTML}</article></body></html>".encode()
)
ITEM = f"<item><title>{TITLE}</title><pubDate>Tue, 14 May 2019 09:30:00 GMT</pubDate><description><![CDATA[{HTML}]]>"
HOLDERS = {
    "letter": a_letter(BODY.encode(), Subject=TITLE),
    "page in a letter": a_letter(HTML.encode(), Subject=TITLE, Content_Type="text/html"),
    "two halves": joined(typed("text/plain", BODY.encode()), typed("text/html", HTML.encode()), kind="alternative"),
    "mailbox": a_mailbox(a_letter(BODY.encode(), Subject=TITLE)),
    "feed": f"<rss><channel><title>x</title>{ITEM}</description></item></channel></rss>".encode(),
    "json feed": json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "items": [{"title": TITLE, "content_html": HTML}]}
    ).encode(),
    "web archive": gzip.compress(a_record(a_response(PAGE))),
    "telegram": exported(a_chat({**POST, "text": TEXT})),
    "whatsapp": f"[14/05/2019, 09:15:30] A: {TEXT}\n[14/05/2019, 09:16:30] B: <Media omitted>\n".encode(),
    "archived": json.dumps({"status": "x", "metadata": {"title": TITLE, "content": BODY}, "media": []}).encode(),
    "archive": zipped({"a.txt": TEXT.encode()}),
}
HOLDERS["two halves"] = HOLDERS["two halves"].replace(b"Subject: Four killed in market", f"Subject: {TITLE}".encode())


def incidents(report: Report) -> list[object]:
    """Give what is coded; the wrapper's own day of publication, which differs, is given to all."""
    return [dataclasses.asdict(incident) for incident in onrecord.code(report.dated(DAY)).incidents]


@pytest.mark.parametrize("holder", HOLDERS)
def test_a_report_codes_the_same_whatever_holds_it(holder):
    (plain,) = onrecord.read_all(TEXT.encode())
    (held,) = onrecord.read_all(HOLDERS[holder])
    assert held.text == plain.text
    assert incidents(held) == incidents(plain) != []
