"""The outline keeps no claim from the reader, whatever the coding."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.core.coding import Act, Coding, Harm, Incident, Victim
from onrecord.core.values import Count
from onrecord.core.vocabulary import Outcome, PartyKind
from onrecord.publish.reading.outline import make_outline
from onrecord.publish.reading.phrases import languages, load_phrases
from tests.factory import a_claim, a_coding, a_killing
from tests.hostile import PAYLOADS, hostile_coding
from tests.lifelike import arabic_coding, bread_queue_coding, ferry_coding

ENGLISH = load_phrases("en")
LIFELIKE = [bread_queue_coding(), arabic_coding(), ferry_coding()]


def shown(coding, language="en"):
    outline = make_outline(coding, load_phrases(language))
    facts = [fact for section in outline.sections for fact in section.facts if not fact.chain]
    loose = [fact for line in outline.loose.lines for fact in line.facts] if outline.loose is not None else []
    return {claim.id for fact in (*facts, *loose) for claim in fact.claims}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("coding", [*LIFELIKE, *map(hostile_coding, PAYLOADS)])
def test_every_claim_that_says_something_is_shown(coding, language):
    hidden = [claim for claim in coding.claims if claim.id not in shown(coding, language)]
    assert all(claim.value in (1, None, "unknown") for claim in hidden)


def test_a_claim_no_row_shows_stands_under_also_coded():
    coding = a_coding(a_killing(), claims=(a_claim("p1", "shoe_size", 43),))
    (section,) = make_outline(coding, ENGLISH).incidents
    assert (section.rows[-1].key, section.rows[-1].lines[0].facts[0].text) == ("other", "p1 shoe_size: 43")


def test_a_claim_about_a_person_in_two_incidents_is_shown_where_it_belongs():
    again = replace(a_killing(), id="i2", acts=(Act("k2", "injury"),))
    again = replace(again, victims=(replace(again.victims[0], acts=(Harm("k2", Outcome.INJURED),)),))
    claims = [a_claim("p1", path, "x") for path in ("acts.k1.outcome", "acts.k2.outcome", "shoe_size")]
    numbered = tuple(replace(claim, id=f"c{n}") for n, claim in enumerate(claims))
    first, second = make_outline(a_coding(a_killing(), again, claims=numbered), ENGLISH).incidents
    assert [fact.text for fact in first.rows[-1].lines[0].facts] == ["p1 shoe_size: x"]
    assert second.rows[-1].key == "according_to"


def test_a_claim_about_nothing_in_the_view_is_kept_apart():
    outline = make_outline(a_coding(claims=(a_claim("x9", "age", 4),)), ENGLISH)
    assert outline.loose is not None
    assert outline.loose.lines[0].facts[0].text == "x9 age: 4"


def test_that_one_person_is_one_is_not_worth_a_row():
    coding = a_coding(a_killing(), claims=(a_claim("p1", "count.low", 1), a_claim("p1", "status", "unknown")))
    assert [row.key for row in make_outline(coding, ENGLISH).incidents[0].rows][-1] == "according_to"


def test_a_report_without_title_language_or_outlet_says_only_what_is_known():
    outline = make_outline(a_coding(), ENGLISH)
    assert (outline.title, outline.origin) == ("Report without a title", ("Publication date not known",))


def test_the_origin_names_outlet_author_date_and_language():
    assert make_outline(LIFELIKE[1], ENGLISH).origin == (
        "Source: شبكة ضفاف الإخبارية",
        "By ليلى العمر",
        "Published 15 May 2019 (from the page’s metadata)",
        "Language: Arabic",
    )


@pytest.mark.parametrize(
    ("language", "source", "shown_as"),
    [
        ("en", "protected sender 2", "Source: protected sender 2"),
        ("ar", "protected sender 2", "المصدر: مُرسِل محميّ 2"),
        ("ar", "protected sender", "المصدر: protected sender"),
        ("ar", "2", "المصدر: 2"),
    ],
)
def test_the_number_of_a_protected_sender_is_in_the_words_of_the_interface(language, source, shown_as):
    coding = a_coding(a_killing())
    coding = replace(coding, report=replace(coding.report, source=source))
    assert shown_as in make_outline(coding, load_phrases(language)).origin


def test_incidents_come_before_tolls():
    assert [section.id for section in make_outline(LIFELIKE[0], ENGLISH).sections] == ["i1", "i2", "t1"]


def test_a_coding_of_one_bare_incident_says_what_is_not_stated():
    incident = Incident("i1", victims=(Victim("p1", PartyKind.GROUP, count=Count(3)),))
    (section,) = make_outline(replace(a_coding(), incidents=(incident,)), ENGLISH).incidents
    empty = [row.key for row in section.rows if not row.lines]
    assert empty == ["what", "by_whom", "when", "where", "how_many"]


def test_the_coder_is_named_with_version_and_codebook():
    coding: Coding = a_coding()
    assert make_outline(coding, ENGLISH).coded_by == "Coded by the rule coder english 1, codebook casualty@1."
