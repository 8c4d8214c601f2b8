from __future__ import annotations

from datetime import date

import pytest

BULLETIN = """Harm to civilians in the north, March 2021

1. Summary

Our monitors visited four villages.

2. Incidents

2.1 Ansongo, 3 March

{first}

2.2 The ferry at Bourem, 9 March

{second}

3. Recommendations

We ask all parties to spare the living."""

FIRST = "Gunmen shot dead a baker, Moussa Toure, 40, in front of his oven. His son was wounded."
SECOND = "Gunmen shot dead a ferryman, Amadou Maiga, 51. The men left on foot."
BODY = BULLETIN.format(first=FIRST, second=SECOND)
DIARY = """What we saw in April 2021

{bullet}3 April, Gao: two farmers were shot dead.

{bullet}5 April: a teacher was abducted.

{bullet}8 April – a boy was killed by a mine.
"""


def sections(read, text):
    parse = read(text, date(2021, 4, 14)).page.parse
    return [parse.span(label.start, label.stop) for label in parse.labels]


def incidents(code, text):
    coding = code(text, date(2021, 4, 14))
    return [
        (tuple(sorted({act.type for act in each.acts})), each.when.earliest and each.when.earliest.day)
        for each in coding.incidents
    ]


def test_numbered_headings_with_dates_open_sections(read):
    assert sections(read, BODY) == ["2.1 Ansongo, 3 March", "2.2 The ferry at Bourem, 9 March"]


def test_a_section_ends_where_a_heading_of_a_higher_level_stands(read):
    parse = read(BODY, date(2021, 4, 14)).page.parse
    last = parse.words.index("spare")
    ferry = parse.words.index("ferryman")
    assert (parse.section(0), parse.section(ferry), parse.section(last)) == (0, 2, 0)


def test_what_two_headings_tell_is_two_incidents(code):
    assert incidents(code, BODY) == [(("injury", "killing"), 3), (("killing",), 9)]


def test_a_heading_dates_and_places_what_stands_under_it(code):
    coding = code(BODY, date(2021, 4, 14))
    where = [incident.where.name for incident in coding.incidents]
    assert where == ["Ansongo", "Bourem"]
    quotes = [
        quote.text
        for claim in coding.claims
        if claim.subject == coding.incidents[1].id and claim.property.startswith("when")
        for quote in claim.quotes
    ]
    assert set(quotes) == {"9 March"}


def test_the_men_of_one_section_are_not_those_of_another(read):
    page = read(BODY, date(2021, 4, 14)).page
    gunmen = [mention for mention in page.entities.mentions if page.parse.lower[mention.head] in ("gunmen", "men")]
    assert page.entities.of(gunmen[0].id) != page.entities.of(gunmen[-1].id)


@pytest.mark.parametrize("bullet", ["", "- ", "• "])
def test_entries_that_open_with_their_date_are_sections(code, bullet):
    assert incidents(code, DIARY.format(bullet=bullet)) == [(("killing",), 3), (("abduction",), 5), (("killing",), 8)]


@pytest.mark.parametrize(
    "text",
    [
        "Two killed in Gao\n\nFears in Gao\n\nTwo men were shot dead on 3 March.\n\nFamilies flee\n\nThey left.",
        "Two killed in Gao\n\nGao, 3 March\n\nTwo men were shot dead.\n\nA witness said they were brothers.",
        "Two killed in Gao\n\n3 March: two men were shot dead.\n\n4 March: they were buried.",
        "Two killed\n\n1. On 3 March two men were shot dead in Gao.\n\n2. On 4 March they were buried there.",
    ],
    ids=["subheads without a date", "one heading", "two entries", "numbered paragraphs"],
)
def test_news_with_subheads_is_not_cut_into_sections(read, text):
    assert sections(read, text) == []


def test_headings_without_numbers_are_sections_where_several_give_a_date(read):
    text = (
        "A diary\n\nGao, 3 March\n\nA man was shot.\n\nBourem, 9 March\n\nA boy was killed.\n\nOur view\n\nIt goes on."
    )
    assert sections(read, text) == ["Gao, 3 March", "Bourem, 9 March"]
    parse = read(text, date(2021, 4, 14)).page.parse
    assert parse.section(parse.words.index("goes")) == 0
