from __future__ import annotations

import json
from datetime import date

import pytest

from onrecord.core.errors import Damaged, EmptyReport
from tests.evidence.letters import BODY, TITLE, errors_of, reports_of

ADDRESS = "https://t.me/levantwire/7"
METADATA = {
    "_processed_at": "2024-05-01 10:00:00",
    "url": ADDRESS,
    "title": TITLE,
    "content": BODY,
    "timestamp": "2019-05-14T09:30:00+00:00",
    "total_bytes": 5,
    "thumbnails": [],
}
MEDIA = [
    {"filename": "a.jpg", "urls": ["https://store.example/a.jpg"], "properties": {"hash": "SHA-256:ab", "x": []}},
    {"filename": "b.mp4", "properties": 5},
    "x",
]


def details_of(report):
    return [(each.name, each.value) for each in report.details]


def test_each_result_is_a_report():
    result = {"status": "telegram: success", "metadata": METADATA, "media": MEDIA}
    (report,) = reports_of(json.dumps(result).encode())
    assert report.text == f"{TITLE}\n\n{BODY}"
    assert (report.source, report.published, report.place) == ("t.me", date(2019, 5, 14), "row 1")
    told = details_of(report)
    assert ("status", "telegram: success") in told
    assert told[-4:] == [
        ("filename", "a.jpg"),
        ("media", "https://store.example/a.jpg"),
        ("hash", "SHA-256:ab"),
        ("filename", "b.mp4"),
    ]
    assert len(reports_of(json.dumps([result, "x", {**result, "media": None}]).encode())) == 2


def test_the_archivers_own_table_is_read_and_not_evaluated():
    metadata = (
        "{'_processed_at': datetime.datetime(2024, 5, 1, 10, 0, tzinfo=datetime.timezone.utc), "
        f"'url': '{ADDRESS}', 'title': \"{TITLE}\", 'content': {BODY!r}, "
        "'timestamp': datetime.datetime(2019, 5, 14, 9, 30, 5), 'bad': '\\x', 'run': __import__('os')}"
    )
    media = "[{'filename': 'a.jpg', 'key': 'x/a.jpg', 'properties': {'hash': 'SHA-256:ab', 'other': 'y'}}]"
    rows = [f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in ("telegram: success", metadata, media)]
    (report,) = reports_of(f"status,metadata,media\n{','.join(rows)}\n".encode())
    assert report.text == f"{TITLE}\n\n{BODY}"
    assert report.published == date(2019, 5, 14)
    told = details_of(report)
    assert ("bad", "\\x") in told
    assert ("_processed_at", "2024-05-01 10:00") in told
    assert told[-3:] == [("filename", "a.jpg"), ("key", "x/a.jpg"), ("hash", "SHA-256:ab")]


SHEET = "Link,Archive status,Archive location,Upload timestamp,Upload title,Text content,Hash\r\n"


def test_the_sheet_is_read_by_the_names_of_its_columns():
    text = BODY.replace('"', "")
    row = f'{ADDRESS},telegram: success,https://store.example/a.html,2019-05-14 09:30,{TITLE},"{text}",SHA-256:ab\r\n'
    (report,) = reports_of((SHEET + row).encode())
    assert report.text == f"{TITLE}\n\n{text}"
    assert ("Archive location", "https://store.example/a.html") in details_of(report)


def test_a_row_without_words_is_an_error_that_names_it():
    (error,) = errors_of((SHEET + f"{ADDRESS},nothing archived,,,,,\r\n").encode())
    assert (type(error), error.thing) == (EmptyReport, "it › row 1")


def test_the_page_of_an_item_is_read():
    page = f"""<!DOCTYPE html><html><body><h2>Archived media for <span class="copy">{ADDRESS}</span></h2>
    <table class="content"><tr><th>about</th><th>files</th></tr><tr><td><ul><li>key: hash, and more of that kind</li>
    </ul></td><td><a href="https://store.example/a.jpg">open</a><a>x</a></td></tr></table>
    <table class="metadata"><tr><th>key</th><th>value</th></tr><tr><td>title</td><td>{TITLE}</td></tr>
    <tr><td>content</td><td>{BODY}</td></tr><tr><td>timestamp</td><td>2019-05-14T09:30:00+00:00</td></tr></table>
    <p>Made with bellingcat/auto-archiver v1</p></body></html>""".encode()
    (report,) = reports_of(page)
    assert report.text == f"{TITLE}\n\n{BODY}"
    assert (report.source, report.published) == ("t.me", date(2019, 5, 14))
    assert ("media", "https://store.example/a.jpg") in details_of(report)
    assert report.part_of is None


def test_a_page_that_lost_its_table_is_empty():
    (error,) = errors_of(b"<html><h2>Archived media for</h2>bellingcat/auto-archiver</html>")
    assert isinstance(error, EmptyReport)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (SHEET.encode(), EmptyReport),
        (b'[{"status": "x", "metadata": {}, "media": []', Damaged),
        (b'["status", "metadata", "media"]', EmptyReport),
        (SHEET.encode() + b'a,"' + b"x" * 11_000_000 + b'"', Damaged),
    ],
)
def test_tables_without_rows_and_hostile_ones_are_errors(data, kind):
    (error,) = errors_of(data)
    assert type(error) is kind


def test_a_moment_of_too_few_numbers_is_kept_as_it_is():
    metadata = f"{{'url': '{ADDRESS}', 'content': 'Four died.', 'timestamp': datetime.datetime(2019, 514)}}"
    (report,) = reports_of(f'status,metadata,media\nsuccess,"{metadata}",\n'.encode())
    assert report.published is None
    assert ("timestamp", "2019, 514") in details_of(report)
