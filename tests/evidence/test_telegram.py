from __future__ import annotations

import json
from datetime import date

import pytest

from onrecord.core.errors import Damaged, EmptyReport
from tests.evidence.letters import BODY, TITLE, errors_of, reports_of

POST = {
    "id": 7,
    "type": "message",
    "date": "2019-05-14T09:30:00",
    "date_unixtime": "1557815400",
    "from": "Levant Wire",
    "from_id": "channel1",
    "text": [{"type": "bold", "text": TITLE}, "\n\n", BODY, 5, {"type": "x"}],
    "photo": "photos/photo_1.jpg",
}


def a_chat(*messages: object, kind: str = "public_channel", name: str = "Levant Wire") -> dict[str, object]:
    return {"name": name, "type": kind, "id": 1, "messages": list(messages)}


def exported(chat: object) -> bytes:
    return json.dumps(chat, ensure_ascii=False).encode()


def test_each_post_of_a_channel_is_a_report():
    (report,) = reports_of(exported(a_chat({"id": 1, "type": "service", "text": "made"}, POST)))
    assert report.text == f"{TITLE}\n\n{BODY}"
    assert (report.source, report.published, report.place) == ("Levant Wire", date(2019, 5, 14), "message 7")
    assert ("Photo", "photos/photo_1.jpg") in {(each.name, each.value) for each in report.details}
    assert report.part_of is not None


def test_a_post_without_a_name_is_the_channels_and_its_author_the_byline():
    post = {**POST, "from": None, "from_id": None, "author": "Amal Haddad"}
    (report,) = reports_of(exported(a_chat(post)))
    assert (report.source, report.byline) == ("Levant Wire", "Amal Haddad")


@pytest.mark.parametrize("kind", ["personal_chat", "private_group", "private_supergroup", "public_supergroup"])
def test_people_in_chats_are_protected(kind):
    one = {**POST, "from": "Karim Saleh", "from_id": "user1", "forwarded_from": "Lina Attar"}
    two = {**POST, "id": 8, "from": "Rim Aliwi", "from_id": "user2"}
    reports = reports_of(exported(a_chat(one, two, one, kind=kind, name="Karim Saleh")))
    assert [report.source for report in reports] == ["protected sender 1", "protected sender 3", "protected sender 1"]
    assert reports[0].byline == "protected sender 2"
    outside = "".join(str(report).replace(report.text, "") for report in reports)
    assert not [name for name in ("Karim", "Lina", "user1") if name in outside]


def test_people_are_named_when_asked_for():
    one = {**POST, "from": "Karim Saleh", "from_id": "user1", "forwarded_from": "Lina Attar"}
    (report,) = reports_of(exported(a_chat(one, kind="private_group")), protect_senders=False)
    assert (report.source, report.byline) == ("Karim Saleh", "Lina Attar")


def test_channels_stay_named_where_people_send_them_on():
    sent_on = {**POST, "from_id": "user1", "forwarded_from": "Other Wire", "forwarded_from_id": "channel2"}
    (report,) = reports_of(exported(a_chat(sent_on, kind="private_group")))
    assert (report.source, report.byline) == ("protected sender 1", "Other Wire")
    (report,) = reports_of(exported(a_chat(POST, kind="private_group")))
    assert report.source == "Levant Wire"


def test_all_chats_of_an_account_are_read_and_nothing_else_of_it():
    account = {
        "personal_information": {"first_name": "Karim", "phone_number": "+963 11 555 01 02"},
        "contacts": {"list": [{"first_name": "Samir"}]},
        "chats": {"about": "x", "list": [a_chat(POST), "x", a_chat({**POST, "id": 9}, kind="private_group")]},
        "left_chats": {"list": [a_chat({**POST, "id": 3})]},
    }
    assert [report.place for report in reports_of(exported(account))] == [
        "chat 1, message 7",
        "chat 3, message 9",
        "chat 4, message 3",
    ]


def test_a_message_without_words_or_with_a_broken_day_does_no_harm():
    messages = [
        "x",
        {**POST, "text": ""},
        {**POST, "text": 5},
        {**POST, "date": "soon"},
        {**POST, "date": "1300-05-14"},
    ]
    assert [report.published for report in reports_of(exported(a_chat(*messages)))] == [None, None]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (exported(a_chat()), EmptyReport),
        (exported({"type": "public_channel", "messages": 5}), EmptyReport),
        (exported({"chats": {"list": 5}, "x": "date_unixtime"}), EmptyReport),
        (exported(a_chat(POST))[:-9], Damaged),
        (b'{"type": "public_channel", "messages": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", Damaged),
    ],
)
def test_exports_without_messages_and_hostile_ones_are_errors(data, kind):
    (error,) = errors_of(data)
    assert type(error) is kind
