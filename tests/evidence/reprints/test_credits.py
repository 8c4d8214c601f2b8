from __future__ import annotations

import pytest

from onrecord.evidence.reprints.credits import agency_credited, agency_named, dateline_place

PLAIN = "Two bakers were shot dead on Tuesday outside the market, and the AP was told of a third."


@pytest.mark.parametrize(
    ("paragraphs", "byline", "agency"),
    [
        (["BEIRUT (Reuters) - Two bakers were shot dead on Tuesday."], None, "Reuters"),
        (["دمشق (رويترز) - قتل خبازان يوم الثلاثاء."], None, "Reuters"),
        (["الزاوية (أ ف ب) - قتل خبازان يوم الثلاثاء."], None, "Agence France-Presse"),
        ([PLAIN, "Copyright 2016 The Associated Press. All rights reserved."], None, "Associated Press"),
        ([PLAIN, "© AFP 2016"], None, "Agence France-Presse"),
        (["By Reuters", PLAIN], None, "Reuters"),
        ([PLAIN], "Amal Haddad, Associated Press", "Associated Press"),
        ([PLAIN], "Amal Haddad", None),
        ([PLAIN, "Copyright 2016 The Zawiya Gazette."], None, None),
        ([PLAIN, f"{PLAIN} The Associated Press reported it first."], None, None),
    ],
)
def test_a_credit_stands_in_brackets_bylines_and_lines_of_its_own(paragraphs, byline, agency):
    assert agency_credited(paragraphs, byline) == agency


def test_the_place_of_a_dateline_is_its_first_words():
    assert dateline_place(["Bakers shot", "ZAWIYA, Libya (AP) - Two bakers were shot."]) == "zawiya"
    assert dateline_place(["ZAWIYA — Two bakers were shot."]) == "zawiya"
    assert dateline_place([PLAIN]) is None
    assert dateline_place(["(Reuters) - Two bakers were shot."]) is None


def test_a_source_may_be_an_agency():
    assert agency_named("Reuters") == agency_named("رويترز") == "Reuters"
    assert agency_named("The Zawiya Gazette") is None
