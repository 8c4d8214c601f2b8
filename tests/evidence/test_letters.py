from __future__ import annotations

import time
from base64 import b64encode
from datetime import date

import pytest

from onrecord.core.errors import EmptyReport, Locked, TooLarge, UnsupportedFormat
from onrecord.core.report import Report
from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence.letters import read_letter
from onrecord.evidence.parts import Enclosed
from onrecord.evidence.readers import Origin
from onrecord.evidence.unfold import unfold
from tests.evidence.letters import BODY, TITLE, a_letter, errors_of, joined, reports_of, typed
from tests.evidence.pages import PARAGRAPHS, bodies

PRIVATE = "Nadia Haroun <nadia@post.example>"
PLAIN = typed("text/plain; charset=utf-8", BODY.encode())


def test_a_letter_is_a_report():
    (report,) = reports_of(a_letter())
    assert report.text == f"{TITLE}\n\n{BODY}"
    assert (report.title, report.source, report.published) == (TITLE, "Levant Wire", date(2019, 5, 14))
    assert report.published_basis is PublishedBasis.HEADER
    assert {detail.name: detail.value for detail in report.details}["Message-Id"] == "<1@levantwire.example>"
    assert report.made.reader == "e-mail message"


def test_who_writes_in_private_is_protected_and_kept_when_asked_for():
    letter = a_letter(BODY.encode() + b"\n\n-- \nNadia Haroun\n+963 11 555 01 02\n", From=PRIVATE)
    (report,) = reports_of(letter)
    assert report.source == "protected sender 1"
    assert report.dropped[-1].text == "(signature, withheld: it may name a protected sender)"
    text = str(report).replace(report.text, "")
    assert "Message-Id" not in text
    assert "nadia@" not in text
    (kept,) = reports_of(letter, protect_senders=False)
    assert kept.source == "Nadia Haroun"
    assert kept.dropped[-1].text == "-- \nNadia Haroun\n+963 11 555 01 02"
    assert kept.dropped[-1].reason == "signature"


@pytest.mark.parametrize(
    ("sender", "source"),
    [
        ("news@levantwire.example", "levantwire.example"),
        ("Ministry <press.office@health.example>", "Ministry"),
        ("press@health.example (Ministry)", "Ministry"),
        ("Nadia", "protected sender 1"),
        ("", None),
    ],
)
def test_offices_are_named_and_people_numbered(sender, source):
    (report,) = reports_of(a_letter(From=sender, Sender=""))
    assert report.source == source


def test_the_list_of_an_outlet_makes_its_letters_public():
    own, other = "<daily.levantwire.example>", "<friends.groups.example>"
    (report,) = reports_of(a_letter(From="Amal Haddad <amal@levantwire.example>", List_Id=own))
    assert report.source == "Amal Haddad"
    (report,) = reports_of(a_letter(From=PRIVATE, List_Id=other))
    assert report.source == "protected sender 1"


def test_arabic_heads_and_bodies_of_old_programs_are_read():
    subject = b64encode("مقتل أربعة مدنيين".encode("cp1256")).decode()
    body = "قُتل أربعة مدنيين في قصف على سوق الخضار في البلدة القديمة، وفق ما قال سكان.".replace("ُ", "")
    letter = a_letter(
        b64encode(body.encode("cp1256")),
        Subject=f"=?windows-1256?B?{subject}?=",
        Content_Type="text/plain; charset=windows-1256",
        Content_Transfer_Encoding="base64",
    )
    (report,) = reports_of(letter)
    assert report.text == f"مقتل أربعة مدنيين\n\n{body}"
    assert report.language == "ar"


def test_raw_letters_in_a_head_are_read_in_the_encoding_of_the_body():
    head = a_letter(b"x", Content_Type="text/plain; charset=windows-1256", Subject="SUBJECT")
    (report,) = reports_of(head.replace(b"SUBJECT", "مقتل أربعة".encode("cp1256")))
    assert report.title == "مقتل أربعة"


def test_flowed_lines_are_joined():
    body = b"Four people were killed \nin the market. \n\n> quoted \n> words\nThe end."
    (report,) = reports_of(a_letter(body, Content_Type="text/plain; format=flowed"))
    assert "Four people were killed in the market." in report.text
    (report,) = reports_of(a_letter(b"Four peo \nple", Content_Type="text/plain; format=flowed; delsp=yes"))
    assert "Four people" in report.text


def test_of_two_halves_the_plain_one_is_read():
    page = typed("text/html", f"<p>page</p>{bodies()}".encode())
    (report,) = reports_of(joined(PLAIN, page, kind="alternative"))
    assert report.text == f"{TITLE}\n\n{BODY}"


@pytest.mark.parametrize("stub", [b"View this message in your browser: https://a.example/", b" \n"])
def test_the_page_is_read_where_the_plain_half_only_points_at_it(stub):
    page = typed("text/html", f"<html><body>{bodies()}<p style='display:none'>preview</p></body></html>".encode())
    (report,) = reports_of(joined(typed("text/plain", stub), page, kind="alternative"))
    assert report.text == f"{TITLE}\n\n{BODY}"
    assert report.dropped[-1].reason == "hidden on the page"


def test_a_page_beside_its_pictures_is_one_half():
    picture = typed("image/png", b"\x89PNG\r\n\x1a\nsmall", "Content-ID: <a>")
    inner = joined(typed("text/html", bodies().encode()), picture, kind="related").replace(b"edge", b"inner")
    related = inner.split(b"\n\n", 1)
    part = b'Content-Type: multipart/related; boundary="inner"\n\n' + related[1]
    (report,) = reports_of(joined(PLAIN, part, kind="alternative"))
    assert report.text == f"{TITLE}\n\n{BODY}"


def test_texts_one_after_another_are_one_letter():
    (report,) = reports_of(joined(PLAIN, typed("text/plain", b"A last word of the editor, who was there.")))
    assert report.text == f"{TITLE}\n\n{BODY}\n\nA last word of the editor, who was there."


def test_a_headline_in_the_body_stays_where_the_subject_says_something_else():
    (report,) = reports_of(a_letter(f"Shell hits market in old town\n\n{BODY}".encode(), Subject="Daily report"))
    assert report.text.startswith("Daily report\n\nShell hits market in old town\n\nFour people")
    (report,) = reports_of(a_letter(f"{TITLE}\n\n{BODY}".encode()))
    assert report.text == f"{TITLE}\n\n{BODY}"
    (report,) = reports_of(a_letter(f"{TITLE}\n\n{BODY}".encode(), Subject=""))
    assert report.title == TITLE


def test_attachments_are_reports_with_the_day_of_the_letter():
    statement = typed("text/plain; name=statement.txt", b"One man was killed.", "Content-Disposition: attachment")
    nameless = typed("application/octet-stream", b"Two men were killed.")
    letter, first, second = reports_of(joined(PLAIN, statement, nameless))
    assert (first.text, first.place) == ("One man was killed.", "attachment statement.txt")
    assert (second.text, second.place) == ("Two men were killed.", "part 3")
    assert first.published == second.published == letter.published
    assert first.part_of == letter.id


def test_a_letter_that_only_encloses_is_no_report_of_its_own():
    statement = typed("text/plain", b"One man was killed.", "Content-Disposition: attachment; filename*=utf-8''a.txt")
    (report,) = reports_of(joined(typed("text/plain", b"\n"), statement))
    assert report.place == "attachment a.txt"


def test_a_subject_alone_is_a_report_and_nothing_is_none():
    assert reports_of(a_letter(b""))[0].text == TITLE
    assert [type(error) for error in errors_of(a_letter(b"", Subject=""))] == [EmptyReport]


def test_a_message_in_a_message_is_read_with_its_own_head():
    inner = typed("message/rfc822", a_letter(Subject="Inner", Date="Mon, 13 May 2019 08:00:00 +0000"))
    outer, found = reports_of(joined(PLAIN, inner, From=PRIVATE))
    assert (found.title, found.published, found.source) == ("Inner", date(2019, 5, 13), "Levant Wire")
    assert outer.source == "protected sender 1"


FORWARDED = f"""See below.

---------- Forwarded message ---------
From: Samir Nassar <samir@mail.example>
Date: Mon, May 13, 2019 at 9:00 AM
Subject: Fwd: Shell hits market
To: <nadia@post.example>, <rim@post.example>,
 <amal@post.example>


{BODY}
"""


def test_a_forwarded_message_is_a_text_of_its_own():
    letter, sent_on = reports_of(a_letter(FORWARDED.encode(), From=PRIVATE, Subject="Fwd: Shell hits market"))
    assert letter.text == "Shell hits market\n\nSee below."
    assert sent_on.text == f"Shell hits market\n\n{BODY}"
    assert (sent_on.published, sent_on.source) == (date(2019, 5, 13), "protected sender 2")
    assert sent_on.place == "forwarded message"
    assert sent_on.part_of == letter.id


def test_a_message_that_is_nothing_but_forwarded_is_one_report():
    (report,) = reports_of(a_letter(FORWARDED.removeprefix("See below.").encode(), From=PRIVATE))
    assert report.title == "Shell hits market"


def test_what_was_forwarded_twice_is_two_texts():
    twice = (
        FORWARDED + "\n-----Original Message-----\nFrom: a@b.example\nSent: 12 May 2019\nSubject: First\n\nA man died."
    )
    places = [(report.place, report.title) for report in reports_of(a_letter(twice.encode()))]
    assert places == [
        (None, TITLE),
        ("forwarded message", "Shell hits market"),
        ("forwarded message 2", "First"),
    ]
    hollow = FORWARDED.replace(BODY, "") + "\n-----Original Message-----\nFrom: a\nSubject: First\n\nA man died."
    assert [report.title for report in reports_of(a_letter(hollow.encode()))] == [TITLE, "First"]


def test_a_page_forwarded_by_a_phone_is_read():
    head = "<div>Begin forwarded message:</div><br><div><b>From: </b>Levant Wire &lt;news@levantwire.example&gt;</div>"
    head += "<div><b>Date: </b>13 May 2019 at 09:00</div><div><b>Subject: </b>Shell hits market</div>"
    page = f"<p>See below, please.</p><blockquote type=cite>{head}<div>{bodies()}</div></blockquote>"
    letter, sent_on = reports_of(a_letter(page.encode(), Content_Type="text/html"))
    assert letter.text == f"{TITLE}\n\nSee below, please."
    assert sent_on.text == f"Shell hits market\n\n{BODY}"
    assert (sent_on.source, sent_on.published) == ("Levant Wire", date(2019, 5, 13))


REPLY = "On Mon, 13 May 2019 at 08:00, Rim Aliwi <rim@a.example> wrote:"


def test_quoted_replies_are_dropped():
    body = f"{BODY}\n\n{REPLY}\n> what happened?\n> tell me\n\nGreetings to you all."
    (report,) = reports_of(a_letter(body.encode(), Subject="Re: market"))
    assert report.text == f"market\n\n{BODY}\n\nGreetings to you all."
    assert [(each.text, each.reason) for each in report.dropped] == [
        (f"{REPLY}\n> what happened?\n> tell me", "quoted reply")
    ]


def test_quotations_in_a_page_are_dropped():
    quoted = f"<div>{REPLY}</div><blockquote class=gmail_quote><p>what happened?</p><blockquote>x</blockquote>"
    page = f"<body>{bodies()}{quoted.replace('<rim@a.example>', '&lt;rim@a.example&gt;')}</blockquote></body>"
    (report,) = reports_of(a_letter(page.encode(), Content_Type="text/html"))
    assert report.text == f"{TITLE}\n\n{BODY}"
    assert report.dropped[-1].reason == "quoted reply"


def test_a_letter_that_is_all_quotation_is_read():
    quoted = "\n".join(f"> {line}" for line in BODY.split("\n"))
    (report,) = reports_of(a_letter(quoted.encode()))
    assert report.text == f"{TITLE}\n\n{BODY}"
    assert report.flags == ("all of the message is a quotation; it was read as its text",)


def test_what_pgp_or_smime_encrypts_is_locked_and_the_rest_is_read():
    armour = "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----"
    (error,) = errors_of(a_letter(armour.encode()))
    assert (type(error), error.found) == (Locked, "a part encrypted with PGP")
    assert [type(each) for each in unfold(a_letter(f"{BODY}\n{armour}".encode()), "it")] != [Locked]
    sealed = typed("application/pkcs7-mime; smime-type=enveloped-data", b"MIAG")
    (error,) = errors_of(joined(PLAIN, sealed))
    assert error.found == "a part encrypted with S/MIME"
    assert error.thing == "it › part 2"
    (error,) = errors_of(a_letter(b"MIAG", Content_Type="application/pkcs7-mime; smime-type=signed-data"))
    assert isinstance(error, UnsupportedFormat)
    parts = (typed("application/pgp-encrypted", b"Version: 1"), typed("application/octet-stream", b"x"))
    assert [type(error) for error in errors_of(joined(*parts, kind="encrypted"))] == [Locked]
    inner = joined(*parts, kind="encrypted").replace(b"edge", b"inner").split(b"\n\n", 1)[1]
    found = list(unfold(joined(PLAIN, b"Content-Type: multipart/encrypted; boundary=inner\n\n" + inner), "it"))
    assert [type(each) for each in found] == [Locked, Report]


@pytest.mark.parametrize("day", ["Tue, 14 May 1802 09:30:00 +0300", "soon", ""])
def test_a_letter_of_no_known_day_has_none(day):
    assert reports_of(a_letter(Date=day))[0].published is None


def test_what_is_only_sealed_is_read():
    signed = f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{BODY}\n-----BEGIN PGP SIGNATURE-----\nab\n"
    (report,) = reports_of(a_letter(f"{signed}-----END PGP SIGNATURE-----\nBye now.".encode()))
    assert report.text == f"{TITLE}\n\n{BODY}\n\nBye now."
    (report,) = reports_of(joined(PLAIN, typed("application/pgp-signature", b"x"), kind="signed"))
    assert report.text == f"{TITLE}\n\n{BODY}"
    assert ("Seal", "application/pgp-signature") in {(each.name, each.value) for each in report.details}


def test_what_outlook_alone_opens_is_named():
    wrapped = typed("application/ms-tnef; name=winmail.dat", b"\x78\x9f\x3e\x22\1\0", "Content-Disposition: attachment")
    (error,) = errors_of(joined(PLAIN, wrapped))
    assert "winmail.dat" in error.found


def test_large_pictures_are_read_and_logos_are_not():
    large, small = b"\x89PNG\r\n\x1a\n" + b"\x01" * 20_000, b"\x89PNG\r\n\x1a\n\x01"
    logo = typed("image/png", small)
    assert len(reports_of(joined(PLAIN, logo))) == 1
    for found in (typed("image/png", large), typed("image/png", small, "Content-Disposition: attachment")):
        (picture,) = [each for each in read_letter(joined(PLAIN, found), Origin("it")) if isinstance(each, Enclosed)]
        assert picture.data.startswith(b"\x89PNG")


def test_a_body_in_no_encoding_is_said_and_the_attachments_read():
    bad = typed("text/plain", b"\x81\x8d\x8f\x90\x9d" * 9)
    statement = typed("text/plain", b"One man was killed.", "Content-Disposition: attachment")
    (report,) = reports_of(joined(bad, statement))
    assert report.text == "One man was killed."
    (report,) = reports_of(joined(bad, PLAIN))
    assert report.flags[0].startswith("a part of the message could not be read: the byte 0x81")


def seconds_for(data):
    start = time.process_time()
    found = list(unfold(data, "it"))
    return time.process_time() - start, found


def test_a_message_in_a_message_a_thousand_deep_comes_to_an_end():
    letter = a_letter()
    for _ in range(1_000):
        letter = a_letter(letter, Content_Type="message/rfc822")
    seconds, found = seconds_for(letter)
    assert seconds < 5
    assert [type(each) for each in found] == [TooLarge]


@pytest.mark.parametrize(
    "data",
    [
        joined(*[typed("text/plain", b"hello there")] * 100_000),
        b"".join(a_letter(b"--b%d\n" % n, Content_Type=f"multipart/mixed; boundary=b{n}") for n in range(1_000)),
        a_letter(
            b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 20_000, Content_Type="multipart/x; boundary=b"
        ),
        a_letter(Subject="=?utf-8?B?YQ==?= " * 100_000),
        a_letter(X_A="b\nX-A: c" * 100_000),
        a_letter(b"> " * 50_000 + b"\n" + b"From: a\n" * 20_000),
        a_letter(b"On Mon, 3 May 2019 10:00 x wrote:\nabc\n" * 10_000),
        a_letter(b"---- Forwarded message ----\nFrom: a\n\nabc\n" * 5_000),
    ],
)
def test_letters_made_to_burst_take_seconds(data):
    seconds, found = seconds_for(data)
    assert seconds < 10
    assert found


def test_a_part_that_is_never_closed_goes_to_the_end():
    letter = joined(PLAIN).removesuffix(b"--edge--\n")
    (report,) = reports_of(letter)
    assert report.text == f"{TITLE}\n\n{BODY}"
    assert PARAGRAPHS[4] in report.text
