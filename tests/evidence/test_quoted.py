from __future__ import annotations

import pytest

from onrecord.evidence.quoted import FORWARDED, Stretch, cut_letter, fields_at, unflow, unquoted, without_prefix

HEAD = [
    "From: Rim <rim@a.example>",
    "Sent: Monday, 13 May 2019 08:00",
    "To: Nadia",
    "Subject: market",
    "",
    "A man died.",
]


def reasons(text: str | list[str], subject: str = "") -> list[tuple[int, int, str | None]]:
    lines = text.split("\n") if isinstance(text, str) else text
    return [(each.start, each.end, each.reason) for each in cut_letter(lines, subject)]


@pytest.mark.parametrize(
    "line",
    [
        "On Mon, 13 May 2019 at 08:00, Rim <rim@a.example> wrote:",
        "Le lun. 13 mai 2019 à 08:00, Rim <rim@a.example> a écrit :",
        "El lun, 13 may 2019 a las 8:00, Rim (<rim@a.example>) escribió:",
        "Am Mo., 13. Mai 2019 um 08:00 Uhr schrieb Rim <rim@a.example>:",
        "13 May 2019 Pzt 08:00 tarihinde Rim <rim@a.example> şunu yazdı:",
        "пн, 13 мая 2019 г. в 08:00, Rim <rim@a.example> пишет:",
        "في الاثنين، ١٣ مايو ٢٠١٩ في 08:00 كتب ريم:",
        "On Mon, 13 May 2019 at 08:00, Rim Aliwi of the hospital\n<rim@a.example> wrote:",
    ],
)
def test_quotations_are_known_in_many_languages(line):
    count = line.count("\n") + 1
    assert reasons(f"Yes.\n{line}\n> No?\n> Really?\nBye") == [
        (0, 1, None),
        (1, count + 3, "quoted reply"),
        (count + 3, count + 4, None),
    ]


def test_an_unmarked_quotation_goes_to_the_end():
    assert reasons("Yes.\nOn 13 May 2019 08:00, Rim <rim@a.example> wrote:\n\nNo?\nReally?") == [
        (0, 1, None),
        (1, 5, "quoted reply"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday the ministry of health wrote:\nFour people were killed.",
        "On Tuesday the army came to the village, people said.\nOn Tuesday the ministry wrote:\nFour people died.",
        "On Tuesday the army came to the village, where\n\nthe ministry wrote:\nFour people died.",
        "On " + "a" * 600 + "\nwrote:",
        "Sent from the front line by boat, four wounded reached the town.",
        "Left: a man who was hurt: he died later",
        "From: the hospital",
        "From: the hospital\nTo: the grave",
    ],
)
def test_what_a_report_says_is_no_quotation(text):
    assert [reason for _, _, reason in reasons(text)] == [None]


@pytest.mark.parametrize(
    "marker",
    [
        "---------- Forwarded message ---------",
        "Begin forwarded message:",
        "---------- Message transféré ---------",
        "-------- Weitergeleitete Nachricht --------",
        "---------- رسالة معاد توجيهها ----------",
    ],
)
def test_forwarded_messages_are_known_in_many_languages(marker):
    assert reasons(["See.", marker, *HEAD], "Re: market")[-1] == (1, 8, FORWARDED)


def test_an_original_message_is_sent_on_or_answered_as_the_subject_says():
    lines = ["See.", "-----Original Message-----", *HEAD]
    assert reasons(lines, "Fwd: market")[-1][2] == FORWARDED
    assert reasons(lines, "market")[-1][2] == FORWARDED
    assert reasons(lines, "RE: market")[-1][2] == "quoted reply"


def test_the_head_of_a_message_needs_no_marker():
    assert reasons(["See.", "", "________________________________", *HEAD])[-1] == (2, 9, FORWARDED)
    assert reasons(["See.", "", *HEAD])[-1] == (2, 8, FORWARDED)
    assert [each[2] for each in reasons(["See.", "_____"])] == [None]


def test_a_message_forwarded_inside_a_quotation_ends_with_it():
    lines = ["> Look:", "> ---- Forwarded message ----", *(f"> {line}" for line in HEAD), "", "Terrible."]
    assert reasons(lines) == [(0, 1, "quoted reply"), (1, 9, FORWARDED), (9, 10, None)]


def test_a_signature_is_a_few_lines_under_two_hyphens():
    assert reasons("Text.\n-- \nNadia\n+963 11 555") == [(0, 1, None), (1, 4, "signature")]
    assert reasons("Text.\n-- \nNadia\n> quoted") == [(0, 1, None), (1, 3, "signature"), (3, 4, "quoted reply")]
    assert reasons("Text.\n--\n" + "A man died.\n" * 20)[-1][2] is None
    assert reasons("Text.\nSent from my iPhone\nMore.") == [(0, 1, None), (1, 2, "signature"), (2, 3, None)]


def test_disclaimers_and_list_footers_are_paragraphs():
    footer = "You received this message because you are subscribed to the group.\nTo leave, write.\n\nPS: he died."
    assert reasons(f"Text.\n{footer}") == [(0, 1, None), (1, 3, "mailing list footer"), (3, 5, None)]
    assert reasons("Text.\nThis e-mail is confidential and meant for one.")[-1] == (1, 2, "disclaimer")


def test_fields_over_several_lines_are_one_head():
    lines = ["", "*From:* Rim", "To: a@b.example,", " c@d.example", "Subject: x", "", "Text"]
    assert fields_at(lines, 0, 0) == ({"from": "Rim", "To": "a@b.example,", "subject": "x"}, 5)
    assert fields_at(["Text"], 0, 0) == ({}, 0)
    assert fields_at(["From: a"], 0, 0) == ({"from": "a"}, 1)


def test_marks_of_quoting_are_taken_off_to_a_depth():
    assert unquoted(">> a") == "a"
    assert unquoted("> > a", 1) == "> a"


def test_flowed_text_keeps_its_quotations_and_signature():
    text = "One \ntwo\n> three \n> four\n>> five \nsix\n-- \nNadia \n"
    assert unflow(text, delete_space=False).split("\n") == [
        "One two",
        "> three four",
        ">> five ",
        "six",
        "-- ",
        "Nadia ",
    ]
    assert unflow("a \nb ", delete_space=True) == "ab"


def test_prefixes_of_subjects_are_taken_off():
    assert without_prefix("TR: Re[2]: market") == "market"
    assert without_prefix("Report: market") == "Report: market"


def test_a_stretch_is_own_words_until_told_otherwise():
    assert Stretch(0, 1).reason is None
