"""Pairs shown, judged by one press, taken back and skipped, on both databases."""

from __future__ import annotations

import pytest

from onrecord.store.judgements import DIFFERENT, SAME, identity_judgements
from onrecord.store.models import Draft, Judgement, LedgerRow, Listing, Reading
from onrecord.store.sources import Source, add_source
from tests.served import serving
from tests.told import KHALED, subject_of
from tests.web.matching.pairs import PART, as_kept, asked, linked, pair_in

served = linked


@pytest.fixture
def unlinked(served_maker, tmp_path):
    with serving(served_maker, tmp_path / "case") as empty:
        yield empty


@pytest.fixture
def case(served):
    return served.case


@pytest.fixture
def client(served):
    return served.client("reviewer")


def judge(client, pair, decision=SAME, **more):
    told = {"kind": "person", "one": pair[0], "other": pair[1], "decision": decision, "model": "persons@2026.3"}
    return client.post("/matching/judge", told | more, headers=PART)


def test_without_a_run_the_page_asks_for_one(unlinked):
    client = unlinked.client("reviewer")
    page = client.get("/matching/").content.decode()
    assert 'action="/works/ask/link"' in page
    assert client.post("/works/ask/link").status_code == 302
    assert "No pair waits for you" in page


def test_a_pair_stands_with_its_fields_words_reasons_and_never_all_sure(case, client):
    pair = sorted((subject_of(case, KHALED[0][0]), subject_of(case, KHALED[2][0])))
    page = client.get("/matching/", {"kind": "person", "one": pair[0], "other": pair[1]}).content.decode()
    assert pair_in(client.get("/matching/", {"kind": "person", "one": pair[0], "other": pair[1]})) == tuple(pair)
    for words in ("خالد مصطفى حمشو", "Khaled Mustafa Hamshou", "over 99 in 100", "≈ agrees", "= same", "both aged 58"):
        assert words in page
    assert "100 in 100" not in page
    assert "strongly for one" in page
    assert "fell on the market of Zawiya" in page
    assert len(page) < 150_000


def test_what_differs_is_said_in_words(case, client):
    pair = sorted((subject_of(case, KHALED[0][0]), subject_of(case, "Reem Yusuf al-Alawi")))
    page = client.get("/matching/", {"one": pair[0], "other": pair[1]}).content.decode()
    assert page.count("≠ differs") >= 3
    assert '<strong class="unlike">' in page


def test_an_answer_is_kept_with_who_why_and_the_scores_shown_and_the_next_pair_comes(served, case):
    member = served.member("reviewer", name="huda")
    client = served.client(member=member)
    pair = pair_in(client.get("/matching/"))
    answer = judge(client, pair)
    assert "Kept: Same." in answer.content.decode()
    assert pair_in(answer) not in (None, pair)
    (row,) = identity_judgements(case)
    assert (row.pair, row.by, row.model) == (pair, "huda", "persons@2026.3")
    assert row.why == "compared side by side in the workbench"
    assert LedgerRow.objects.using(case.alias).get(action="judged").who == "huda"


def test_a_reason_that_was_written_goes_before_one_that_was_chosen(case, client):
    judge(client, pair_in(client.get("/matching/")), why="read", reason="his mother's name is in both")
    assert [row.why for row in identity_judgements(case)] == ["his mother's name is in both"]


def test_a_reason_that_lacks_its_words_is_asked_for_and_nothing_is_kept(case, client):
    pair = pair_in(client.get("/matching/"))
    answer = judge(client, pair, why="other", reason=" ")
    assert answer.status_code == 422
    assert "Write why, in a few words" in answer.content.decode()
    assert pair_in(answer) == pair
    assert identity_judgements(case) == []


@pytest.mark.usefixtures("case")
def test_what_was_fetched_before_is_not_sent_again_unless_the_answer_changed_it(client):
    pair = pair_in(client.get("/matching/"))
    ready = pair_in(client.get("/matching/next", {"kind": "person", "not_one": pair[0], "not_other": pair[1]}))
    same = judge(client, pair, DIFFERENT, ready_one=ready[0], ready_other=ready[1])
    now = pair_in(client.get("/matching/"))
    assert ("data-held" in same.content.decode()) == (now == ready)
    other = judge(client, now, ready_one=pair[0], ready_other=pair[1])
    assert "data-held" not in other.content.decode()


def test_undo_leaves_records_and_questions_as_they_were_and_keeps_both_rows(case, client):
    before = as_kept(case), asked(case)
    pair = pair_in(client.get("/matching/"))
    judge(client, pair)
    assert (as_kept(case), asked(case)) != before
    answer = client.post("/matching/undo", {"kind": "person"}, headers=PART)
    assert pair_in(answer) == pair
    assert "Taken back: Same." in answer.content.decode()
    assert (as_kept(case), asked(case)) == before
    assert [row.decision for row in identity_judgements(case)] == [SAME, "withdrawn"]
    again = client.post("/matching/undo", {"kind": "person"}, headers=PART)
    assert "Nothing of this sitting" in again.content.decode()


def test_nobody_undoes_what_another_sitting_kept(served, case, client):
    judge(client, pair_in(client.get("/matching/")))
    served.client("reviewer").post("/matching/undo", {"kind": "person"}, headers=PART)
    assert [row.decision for row in identity_judgements(case)] == [SAME]


def test_two_who_judge_one_pair_at_once_are_both_kept_and_told_of_each_other(served, case):
    amal, huda = (served.client(member=served.member("reviewer", name=name)) for name in ("Amal", "huda"))
    pair = sorted((subject_of(case, KHALED[0][0]), subject_of(case, KHALED[1][0])))
    for client in (amal, huda):
        assert client.get("/matching/", {"one": pair[0], "other": pair[1]}).status_code == 200
    judge(amal, pair, SAME)
    answer = judge(huda, pair, DIFFERENT).content.decode()
    assert "Amal said: Same" in answer
    assert [(row.by, row.decision) for row in identity_judgements(case)] == [("Amal", SAME), ("huda", DIFFERENT)]
    page = amal.get("/matching/cluster", {"of": pair[0]}).content.decode()
    assert "These cannot all hold" in page
    shown = amal.get("/matching/", {"one": pair[0], "other": pair[1]}).content.decode()
    assert "huda" in shown
    assert "What was said of these two" in shown


@pytest.mark.usefixtures("case")
def test_without_a_script_each_answer_leads_to_the_next_page(client):
    pair = pair_in(client.get("/matching/"))
    answer = client.post("/matching/judge", {"kind": "person", "one": pair[0], "other": pair[1], "decision": "unsure"})
    assert (answer.status_code, answer["location"]) == (302, "/matching/?kind=person")
    page = client.get(answer["location"])
    assert "Kept: Unsure." in page.content.decode()
    assert pair_in(page) != pair


@pytest.mark.usefixtures("case")
def test_a_skipped_pair_waits_until_it_is_asked_for(client):
    pair = pair_in(client.get("/matching/"))
    answer = client.post("/matching/skip", {"kind": "person", "one": pair[0], "other": pair[1]}, headers=PART)
    assert pair_in(answer) != pair
    while (now := pair_in(client.get("/matching/"))) is not None:
        assert now != pair
        judge(client, now, DIFFERENT)
    assert "Look at 1 skipped pair again" in client.get("/matching/").content.decode()
    assert pair_in(client.post("/matching/skip", {"kind": "person"}, headers=PART)) == pair


@pytest.mark.usefixtures("case")
def test_incidents_are_asked_by_their_own_fields(client):
    page = client.get("/matching/", {"kind": "incident"})
    assert "Are these two one incident?" in page.content.decode()
    one, other = pair_in(page)
    answer = client.post(
        "/matching/judge", {"kind": "incident", "one": one, "other": other, "decision": SAME}, headers=PART
    )
    assert "records of incidents now</dt><dd>2</dd>" in answer.content.decode()


def test_a_pair_that_is_not_there_is_refused_and_nothing_is_kept(case, client):
    there = subject_of(case, KHALED[0][0])
    assert judge(client, (there, "nowhere/p1")).status_code == 400
    assert judge(client, (there, there)).status_code == 404
    assert judge(client, (there, subject_of(case, KHALED[1][0])), "perhaps").status_code == 422
    assert Judgement.objects.using(case.alias).count() == 0


def test_what_a_protected_source_told_is_for_those_who_may_see_it(served, case, client):
    subject = subject_of(case, KHALED[0][0])
    with case.writing() as pen:
        source = add_source(pen, Source(kind="person", recipient="age1example"))
    Listing.objects.using(case.alias).filter(coding=subject.partition("/")[0]).update(source=source.shown)
    pair = sorted((subject, subject_of(case, KHALED[1][0])))
    named = {"kind": "person", "one": pair[0], "other": pair[1]}
    assert client.get("/matching/", named).status_code == 404
    assert client.get("/matching/next", named).status_code == 404
    assert judge(client, pair).status_code == 404
    while (now := pair_in(client.get("/matching/"))) is not None:
        assert not any(end.startswith(subject.partition("/")[0]) for end in now)
        judge(client, now)
    assert served.client("reviewer", "source keeper").get("/matching/", named).status_code == 200


def test_what_somebody_codes_blind_is_hidden_from_them_until_they_are_done(served, case):
    member = served.member("reviewer", name="huda")
    subject = subject_of(case, KHALED[0][0])
    reading = Reading.objects.using(case.alias).get(coding=subject.partition("/")[0])
    now = case.clock()
    Draft.objects.using(case.alias).create(
        reading=reading.id, report=reading.report, coder="huda", is_blind=True, opened_at=now, seen_at=now
    )
    named = {"one": subject, "other": subject_of(case, KHALED[1][0])}
    assert served.client(member=member).get("/matching/", named).status_code == 404
    assert served.client("reviewer").get("/matching/", named).status_code == 200
    Draft.objects.using(case.alias).update(coding="done")
    assert served.client(member=member).get("/matching/", named).status_code == 200


def test_what_was_coded_since_the_last_run_is_told(case, client):
    from tests.told import tell

    assert "were coded since" not in client.get("/matching/").content.decode()
    tell(case, (KHALED[0],), "A later report")
    assert "were coded since" in client.get("/matching/").content.decode()
