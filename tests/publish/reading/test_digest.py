"""The digest: the records, then each value's words, safe on a terminal and within its width."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from onrecord.core.coding import Claim
from onrecord.core.report import Quote
from onrecord.publish.reading.digest import digest_lines, join_lines, word_basis
from onrecord.publish.reading.facts import Fact, find_bases
from onrecord.publish.reading.phrases import languages, load_phrases
from onrecord.publish.reading.visible import text_width
from tests.factory import a_claim, a_coding, a_report
from tests.hostile import PAYLOADS, hostile_coding
from tests.lifelike import arabic_coding, bread_queue_coding, ferry_coding

CODINGS = [bread_queue_coding(), arabic_coding(), ferry_coding()]


@pytest.mark.parametrize("words", PAYLOADS)
@pytest.mark.parametrize("language", languages())
def test_nothing_of_a_report_acts_on_the_terminal(words, language):
    digest = join_lines(digest_lines(hostile_coding(words), language)).replace("\n", "")
    assert not [c for c in digest if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(digest)


@pytest.mark.parametrize("width", [40, 80, 132, 200])
@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("language", languages())
def test_no_line_is_wider_than_the_terminal(coding, width, language):
    lines = join_lines(digest_lines(coding, language, width)).splitlines()
    assert max(map(text_width, lines)) <= width


def test_a_terminal_too_narrow_for_two_columns_gets_the_narrowest_digest():
    assert list(digest_lines(CODINGS[0], width=3)) == list(digest_lines(CODINGS[0], width=40))


@pytest.mark.parametrize("coding", CODINGS)
def test_every_quote_and_every_rule_is_printed(coding):
    digest = " ".join(join_lines(digest_lines(coding, width=400)).split())
    for claim in coding.claims:
        if claim.property.startswith("count.") and claim.value == 1:
            continue  # that one is one is not printed
        assert all(quote.text in digest for quote in claim.quotes)
        assert claim.inferred_by is None or f"by rule: {claim.inferred_by}" in digest


def test_records_come_before_words():
    digest = join_lines(digest_lines(CODINGS[0]))
    assert digest.index("Who was harmed") < digest.index("  The words\n")


def test_the_digest_of_a_report_reads_as_a_recorder_would_say_it():
    head = join_lines(digest_lines(CODINGS[0])).split("\n  The words")[0]
    assert (
        head
        == """\
Shopkeeper shot dead outside the bakery in Deir ez-Zor
Publication date not known · Language: English
Incidents: 2 · People killed: 10 to 13, best 13 · People injured: 1 · Tolls,
kept apart: 1 · Unconfirmed: what one report says

Incident 1: killing, injury · Deir ez-Zor · Wednesday [i1]
  What             killing, shooting, grounds: passing news to strangers;
                   reportedly [k1]
                   injury; reportedly [k2]
  Who was harmed   Nadia Haddad, aged 45, adult*, female, shopkeeper, civilian*,
                   mother of Yusuf, killed [p1]
                   Yusuf, aged 12, child*, male, civilian*, injured [p2]
  By whom          masked gunmen, of Jund al-Wadi*, carried out (killing) [p3]
                   Jund al-Wadi, ordered (killing) [a1]
  When             date open, the report does not fix it, told as: Wednesday
  Where            outside the bakery in Deir ez-Zor, Deir ez-Zor, Syria*,
                   precise to the site, on the map: the town, within 6 km,
                   35.3359,40.1408*
  How many         People killed: 1
                   People injured: 1
  According to     Euphrates Watch ← two neighbours
                   Jund al-Wadi"""
    )


def test_a_record_that_did_not_happen_says_so_in_its_heading():
    digest = join_lines(digest_lines(CODINGS[2]))
    assert "Incident 3 (said not to have happened): killing · in the town [i3]\n" in digest
    assert "People killed: 1; said not to have happened\n" in digest


def test_accounts_are_printed_with_who_gave_them():
    digest = join_lines(digest_lines(CODINGS[0]))
    assert "– 9 to 12, best 12 (village council)" in digest
    assert "– 9 (a doctor at the field hospital)" in digest


def test_doubts_and_what_was_left_out_come_last():
    digest = join_lines(digest_lines(CODINGS[2]))
    assert "  Doubts           The page is cut off after the sixth paragraph." in digest
    assert "repeated caption: “Aircraft over the river, in a file photo”" in digest
    assert digest.count("Left out of the text") == 1


def test_a_star_is_explained_only_where_there_is_one():
    assert "* concluded by a rule" in join_lines(digest_lines(CODINGS[0]))
    assert "*" not in join_lines(digest_lines(a_coding()))


def test_a_claim_about_nothing_in_the_view_is_printed():
    assert "x9 age: 4" in join_lines(digest_lines(a_coding(claims=(a_claim("x9", "age", 4),))))


def test_a_digest_of_nothing_says_so():
    digest = join_lines(digest_lines(replace(a_coding(), report=a_report())))
    assert "No incident and no toll was found in this report." in digest


def test_the_same_words_in_two_places_are_printed_once():
    quotes = tuple(Quote(start, start + 4, "shot") for start in (0, 9))
    (basis,) = find_bases(Fact("killing", (Claim("c1", "k1", "type", "killing", quotes=quotes),)))
    assert word_basis(basis, load_phrases("en")) == "“shot” ×2 (100%)"


def test_a_value_without_words_or_rule_is_said_to_have_none():
    (basis,) = find_bases(Fact("45", (Claim("c1", "p1", "age", 45, confidence=0.5),)))
    assert word_basis(basis, load_phrases("en")) == "no words (50%)"
