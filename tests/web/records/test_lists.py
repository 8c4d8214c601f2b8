"""Lists of incidents and people: newest first, by filters, a page at a time, with what they leave out said."""

from __future__ import annotations

import re
import threading
from dataclasses import replace

import pytest

from onrecord.jobs import overviews
from onrecord.store import line_pages
from onrecord.store.gradings import grading_of, sign_grade
from onrecord.tally.grading.ladders import Facet
from tests.saying import keep
from tests.told import KHALED, MUSTAFA, RIM, tell
from tests.web.records.told import EIGHT, TWELVE, incident_in, joined


def text(answer):
    """Give what a page says, without marks of direction."""
    return re.sub("[\u2068\u2069]", "", answer.content.decode())


def linked(answer, kind="incidents"):
    """Give the records that the rows of a page lead to."""
    return re.findall(rf'class="row-link" href="/{kind}/([0-9a-f]+)/"', text(answer))


def dated(day, **told):
    return replace(EIGHT, when=(day, day, "day"), **told)


def test_incidents_stand_newest_first_with_day_place_and_numbers(served):
    old, new = keep(served.case, dated("2016-03-01"), dated("2016-03-09", killed=9))
    page = served.client("reader").get("/incidents/")
    assert linked(page) == [incident_in(served.case, new), incident_in(served.case, old)]
    for words in ("9 March 2016", "Zawiya, Syria", "Killing, shelling", "<b>9</b> killed", "unconfirmed"):
        assert words in text(page)


def test_a_range_and_a_disagreement_show_in_the_row(served):
    joined(served.case)
    page = text(served.client("reader").get("/incidents/"))
    assert "8 to 12, best 8" in page
    assert "13 March 2016 to 14 March 2016" in page
    assert "sources disagree" in page


def test_fifty_stand_on_a_page_and_the_next_goes_on_where_it_ends(served):
    reports = keep(served.case, *(dated(f"2016-{1 + n // 28:02}-{1 + n % 28:02}", title=f"Day {n}") for n in range(53)))
    client = served.client("reader")
    first = client.get("/incidents/")
    after = re.search(r'href="\?after=([^"]+)"', text(first)).group(1)
    rest = client.get(f"/incidents/?after={after}")
    assert [len(linked(first)), len(linked(rest))] == [50, 3]
    assert [*linked(first), *linked(rest)] == [incident_in(served.case, each) for each in reversed(reports)]
    assert 'rel="next"' not in text(rest)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("since=2016-03-12&until=2016-03-20", "b"),
        ("until=2016-03-10", "a"),
        ("place=zawiya", "ab"),
        ("place=hajin", ""),
        ("actor=ansaru", "a"),
        ("method=shooting", "b"),
        ("outcome=injured", "b"),
        ("name=Huda", "ab"),
        ("name=Hodaa+Kazim", "b"),
        ("name=Khaled", ""),
        ("disputed=on", ""),
        ("unsigned=on", "ab"),
    ],
)
def test_incidents_are_found_by(served, asked, found):
    a, b = keep(
        served.case,
        dated("2016-03-09", actors=("Ansaru",)),
        replace(TWELVE, injured=3),
    )
    named = {incident_in(served.case, a): "a", incident_in(served.case, b): "b"}
    told = linked(served.client("reader").get(f"/incidents/?{asked}"))
    assert "".join(sorted(named[each] for each in told)) == found


def test_incidents_are_found_by_the_grade_that_is_proposed_or_signed(served):
    one, other = keep(served.case, EIGHT, replace(TWELVE, title="Another"))
    record = incident_in(served.case, one)
    sign_grade(served.case, grading_of(served.case, record, "airwars"), Facet.INCIDENT, "fair", "the hospital said so")
    client = served.client("reader")
    assert linked(client.get("/incidents/?rules=airwars&grade=fair")) == [record]
    assert linked(client.get("/incidents/?rules=airwars&grade=weak")) == [incident_in(served.case, other)]
    assert linked(client.get("/incidents/?rules=airwars&unsigned=on")) == [incident_in(served.case, other)]
    assert "fair, signed" in text(client.get("/incidents/?rules=airwars"))


@pytest.mark.parametrize("few", [0, line_pages.FEW])
def test_a_grade_is_found_alike_whether_few_have_it_or_many(served, monkeypatch, few):
    monkeypatch.setattr(line_pages, "FEW", few)
    reports = keep(
        served.case,
        dated("2016-03-01"),
        dated("2016-03-05", title="Another"),
        dated("2016-03-09", title="A third"),
    )
    first, second, third = (incident_in(served.case, each) for each in reports)
    sign_grade(served.case, grading_of(served.case, second, "airwars"), Facet.INCIDENT, "fair", "the hospital said so")
    client = served.client("reader")
    assert linked(client.get("/incidents/?rules=airwars&grade=weak")) == [third, first]
    assert linked(client.get("/incidents/?rules=airwars&grade=weak&until=2016-03-04")) == [first]
    assert linked(client.get("/incidents/?rules=airwars&grade=fair")) == [second]
    assert linked(client.get("/incidents/?rules=airwars&grade=fair&since=2016-03-06")) == []


@pytest.mark.parametrize("asked", ["since=yesterday", "name=-", "after=nowhere", "method=sorcery"])
def test_what_cannot_be_looked_for_is_said_and_nothing_found(served, asked):
    keep(served.case, EIGHT)
    page = served.client("reader").get(f"/incidents/?{asked}")
    assert page.status_code == 200
    assert linked(page) == []
    assert "errorlist" in text(page) or "Nothing was looked for" in text(page)


def test_an_empty_case_file_says_so(served):
    client = served.client("reader")
    assert "No incidents yet" in text(client.get("/incidents/"))
    assert "Nobody is named yet" in text(client.get("/people/"))


def test_of_a_large_case_file_the_numbers_are_said_to_be_older_until_counted_anew(served, monkeypatch):
    client = served.client("reader")
    keep(served.case, EIGHT)
    client.get("/incidents/")
    monkeypatch.setattr(overviews, "INLINE", 0)
    keep(served.case, EIGHT, TWELVE)
    page = text(client.get("/incidents/"))
    assert "before the last change" in page
    assert "no number" in page
    answer = client.post("/incidents/recount", {"rules": "every-casualty"})
    assert answer["location"] == "/incidents/"
    for thread in [each for each in threading.enumerate() if each.name == "recount"]:
        thread.join(20)
    page = text(client.get("/incidents/"))
    assert "<b>12</b> killed" in page
    assert "before the last change" not in page


def test_people_stand_by_name_and_are_found_in_any_script(served):
    tell(served.case, (KHALED[0], MUSTAFA[0], RIM[2]))
    client = served.client("reader")
    page = text(client.get("/people/"))
    for name in ("Khaled Mustafa Hamshou", "ريم يوسف العليوي"):
        assert f'<bdi dir="auto">{name}</bdi>' in page
    assert "ريم" in text(client.get("/people/?name=Reem+Yusuf"))
    assert len(linked(client.get("/people/?name=Reem+Yusuf"), "people")) == 1
    assert linked(client.get("/people/?name=Reem&role=perpetrator"), "people") == []


def test_people_without_a_name_are_shown_when_asked_for(served):
    keep(served.case, replace(EIGHT, victims=(*EIGHT.victims, replace(EIGHT.victims[0], name=None))))
    client = served.client("reader")
    assert len(linked(client.get("/people/"), "people")) == 1
    assert len(linked(client.get("/people/?unnamed=on"), "people")) == 2


def test_people_of_one_incident_have_a_list(served):
    one, _other = keep(served.case, EIGHT, replace(TWELVE, title="Another"))
    page = served.client("reader").get(f"/people/?within={incident_in(served.case, one)}")
    assert "People of one incident" in text(page)
    assert len(linked(page, "people")) == 1
