from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.errors import EmptyReport
from tests.evidence.letters import BODY, TITLE, errors_of, reports_of

TEXT = f"{TITLE}<br><br>{BODY}".replace("\n", "<br>")
MADE = '<div class="message service" id="message-1"><div class="body details">Channel «Levant Wire» created</div></div>'


def a_message(
    number: int, name: str, text: str = TEXT, inside: str = "", date_title: str = "14.05.2019 09:30:00 UTC+03:00"
) -> str:
    shown = f'<div class="from_name">{name}</div>' if name else ""
    words = f'<div class="text">{text}</div>' if text else ""
    return (
        f'<div class="message default clearfix" id="message{number}"><div class="body">'
        f'<div class="pull_right date details" title="{date_title}">09:30</div>{shown}{inside}{words}</div></div>'
    )


def a_page(*messages: str, title: str = "Levant Wire") -> bytes:
    header = f'<div class="page_header"><div class="content"><div class="text bold">{title}</div></div></div>'
    body = f'<div class="page_wrap">{header}<div class="history">{"".join(messages)}</div></div>'
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"/></head><body>{body}</body></html>'.encode()


def test_each_post_of_a_channel_is_a_report():
    media = '<div class="media_wrap"><a class="photo_wrap" href="photos/photo_1.jpg"></a></div>'
    first, second = reports_of(a_page(MADE, a_message(7, "Levant Wire", inside=media), a_message(8, "")))
    assert first.text == f"{TITLE}\n\n{BODY}"
    assert (first.source, first.published, first.place) == ("Levant Wire", date(2019, 5, 14), "message 7")
    assert ("File", "photos/photo_1.jpg") in {(each.name, each.value) for each in first.details}
    assert (second.source, second.place) == ("Levant Wire", "message 8")


def test_whoever_writes_in_a_chat_is_protected():
    sent_on = '<div class="forwarded body"><div class="from_name">Lina Attar <span class="date details" '
    sent_on += f'title="13.05.2019 09:00:00">x</span></div><div class="text">{TEXT}</div></div>'
    page = a_page(a_message(7, "Karim Saleh"), a_message(8, "", text="", inside=sent_on), title="Karim Saleh")
    reports = reports_of(page)
    assert [(report.source, report.byline) for report in reports] == [
        ("protected sender 1", None),
        ("protected sender 1", "protected sender 2"),
    ]
    assert not [name for name in ("Karim", "Lina") if name in str(reports)]
    named = reports_of(page, protect_senders=False)
    assert [(report.source, report.byline) for report in named] == [
        ("Karim Saleh", None),
        ("Karim Saleh", "Lina Attar"),
    ]


@pytest.mark.parametrize(
    "page", [a_page(MADE), a_page(a_message(7, "Nadia", text="")), a_page('<div class="message x"></div>', title="")]
)
def test_a_page_without_words_is_empty(page):
    (error,) = errors_of(page)
    assert isinstance(error, EmptyReport)


def test_a_page_without_a_title_or_a_date_is_read():
    page = a_page(MADE, a_message(7, "Nadia", date_title="")).replace(b"page_header", b"x")
    (report,) = reports_of(page)
    assert (report.source, report.published) == ("protected sender 1", None)
