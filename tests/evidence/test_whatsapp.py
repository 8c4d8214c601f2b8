from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.errors import EmptyReport
from onrecord.core.vocabulary import PublishedBasis
from tests.evidence.letters import BODY, TITLE, errors_of, reports_of
from tests.evidence.test_archives import zipped

SAYS = f"{TITLE}\n\n{BODY}"


def days_of(*lines: str) -> list[date | None]:
    return [report.published for report in reports_of("\n".join(lines).encode())]


def test_each_message_is_a_report_of_a_protected_sender():
    chat = f"""[14/05/2019, 09:15:30] Family: \u200eMessages and calls are end-to-end encrypted.
\u200e[14/05/2019, 09:16:30] Karim Saleh: {SAYS}
[14/05/2019, 09:17:30] +963 999 555 012: \u200eimage omitted
[14/05/2019, 09:18:30] +963 999 555 012: They took my brother from his shop.
[14/05/2019, 09:19:30] Karim Saleh: This message was deleted.
[14/05/2019, 09:20:30] Karim Saleh: I am sorry. <This message was edited>
""".encode()
    first, second, third = reports_of(chat)
    assert first.text == SAYS
    assert (first.published, first.published_basis) == (date(2019, 5, 14), PublishedBasis.HEADER)
    assert [report.place for report in (first, second, third)] == ["message 2", "message 4", "message 6"]
    assert [report.source for report in (first, second, third)] == [f"protected sender {n}" for n in (1, 2, 1)]
    assert third.text == "I am sorry."
    assert not [told for told in ("555", "Karim") if told in str((first, second, third))]
    assert reports_of(chat, protect_senders=False)[0].source == "Karim Saleh"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("14/05/2019, 09:15 - Nadia: One man died.", date(2019, 5, 14)),
        ("5/14/19, 9:15\u202fPM - Nadia: One man died.", date(2019, 5, 14)),
        ("5/14/19, 9:15 a.m. - Nadia: One man died.", date(2019, 5, 14)),
        ("2019-05-14, 09:15 - Nadia: One man died.", date(2019, 5, 14)),
        ("03.04.19, 09:15 - Nadia: One man died.", date(2019, 4, 3)),
        ("03/04/2019 à 09:15 - Nadia: One man died.", None),
        ("05/05/2019, 09:15 - Nadia: One man died.", date(2019, 5, 5)),
        ("[14.05.19, 09:15:30] Nadia: One man died.", date(2019, 5, 14)),
        ("\u200f١٤\u200f/٥\u200f/٢٠١٩، ٩:١٥ ص - نادية: قُتل رجل.", date(2019, 5, 14)),
        ("31/31/2019, 09:15 - Nadia: One man died.", None),
    ],
)
def test_dates_are_read_as_telephones_show_them(line, day):
    assert days_of(line, line) == [day, day]


def test_the_order_of_day_and_month_is_told_by_the_whole_file():
    assert days_of("03/04/19, 09:15 - A: One man died.", "14/04/19, 09:15 - B: Two died.")[0] == date(2019, 4, 3)
    assert days_of("03/04/19, 09:15 - A: One man died.", "04/14/19, 09:15 - B: Two died.")[0] == date(2019, 3, 4)
    # Time runs backwards in one of the two orders.
    assert days_of("05/01/19, 09:15 - A: One man died.", "02/02/19, 09:15 - B: Two died.")[0] == date(2019, 1, 5)


def test_days_that_read_two_ways_are_flagged():
    reports = reports_of(b"03/04/19, 09:15 - A: One man died.\n03/04/19, 09:16 - B: Two died.")
    assert reports[0].flags == ("the publication date may be 2019-04-03 or 2019-03-04",)
    twice = reports_of(b"03/04/19, 09:15 - A: One man died.\n03/03/19, 25:15 - B\n03/04/19, 09:16 - B: Two died.")
    assert len(twice) == 2


def test_a_day_that_reads_one_way_among_those_that_read_two_is_believed():
    first, second = days_of("03/04/19, 09:15 - A: One man died.", "04/04/19, 09:15 - A: One man died.")
    assert (first, second) == (None, date(2019, 4, 4))


def test_what_the_program_says_is_passed_over_and_media_are_named():
    chat = """14/05/2019, 09:10 - Messages and calls are end-to-end encrypted. No one outside can read them.
14/05/2019, 09:11 - Nadia changed the subject to “Homs: news”
14/05/2019, 09:12 - Nadia: <Media omitted>
14/05/2019, 09:13 - Nadia: IMG-1.jpg (file attached)
One man was killed.
14/05/2019, 09:14 - Samir: null
""".encode()
    (report,) = reports_of(chat)
    assert report.text == "One man was killed."
    assert [(each.name, each.value) for each in report.details] == [
        ("Time", "09:13"),
        ("Media", "IMG-1.jpg (file attached)"),
    ]


def test_a_chat_in_an_archive_names_nobody_by_its_file():
    chat = b"14/05/2019, 09:10 - Nadia: One man was killed.\n14/05/2019, 09:11 - Samir: Two men."
    reports = reports_of(zipped({"WhatsApp Chat with Karim Saleh.txt": chat}))
    assert [report.place for report in reports] == ["message 1", "message 2"]
    assert "Karim" not in str(reports)


def test_a_chat_without_words_is_empty():
    (error,) = errors_of(b"14/05/2019, 09:10 - Nadia: <Media omitted>\n14/05/2019, 09:11 - Samir: null")
    assert isinstance(error, EmptyReport)
