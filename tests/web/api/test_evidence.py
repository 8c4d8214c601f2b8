"""Originals, families, clusters and intake by the API."""

from __future__ import annotations

import base64
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onrecord.jobs.linking import link_people
from onrecord.jobs.ongoing import Means
from onrecord.jobs.working import do_next
from onrecord.store.models import LinkedPerson, Original, Work
from onrecord.store.setbacks import note_setback
from onrecord.store.works import ask_work, finish_work
from tests.cases import bring
from tests.reprinted import WIRE, under
from tests.second import PEOPLE
from tests.tokens import programme
from tests.told import KHALED, TELLINGS, subject_of, tell_all
from tests.web.records.told import joined, protect, tell_from


def upload(caller, address, **files):
    """Send files to an address."""
    sent = {name: SimpleUploadedFile(f"{name}.csv", data) for name, data in files.items()}
    client = Client(headers={"host": "127.0.0.1", "authorization": f"Bearer {caller.secret}"})
    return client.post(f"/api/v1{address}", sent)


def work_all(case):
    while do_next(case, Means()) is not None:
        pass


def test_an_original_is_told_with_its_custody_and_checked(served):
    bring(served.case, "Two killed in Zawiya", origin="/in/paper")
    caller = programme(served, "reader")
    (line,) = caller.get("/originals", find="paper")["originals"]
    sha256 = line["sha256"]
    assert caller.get(f"/originals/{sha256}")["came"][0]["origin"] == line["origin"] == "/in/paper/0.txt"
    assert caller.post(f"/originals/{sha256}/check", {}) == {"sha256": sha256, "is_whole": True, "wrong": None}
    assert base64.b64decode(caller.get(f"/originals/{sha256}/bytes")["base64"]) == b"Two killed in Zawiya"
    reading = caller.get(f"/originals/{sha256}")["readings"][0]
    assert caller.get(f"/readings/{reading}")["text"] == "Two killed in Zawiya"
    caller.get(f"/originals/{'0' * 64}", status=404)


def test_bytes_are_not_given_where_fields_are_kept_and_text_is_masked(served):
    report = tell_from(served.case, PEOPLE[:1], "A neighbour", protected=False)
    protect(served.case, "name")
    reader, sha256 = programme(served, "reader"), report.removeprefix("sha256:")
    reader.get(f"/originals/{sha256}/bytes", status=403)
    reading = reader.get(f"/originals/{sha256}")["readings"][0]
    told = reader.get(f"/readings/{reading}")
    assert told["is_masked"]
    assert PEOPLE[0][0] not in told["text"]
    programme(served, "coder").get(f"/originals/{sha256}/bytes")


def test_verification_is_told_as_it_was_last(served):
    caller = programme(served, "reader")
    assert caller.get("/verification")["at"] is None
    with served.case.writing() as pen:
        row = ask_work(pen, "verify")
    with served.case.writing() as pen:
        finish_work(pen, row, "done", {"seq": 1, "looked": 4, "breaks": [{"thing": "x"}], "left": []})
    told = caller.get("/verification")
    assert (told["looked"], told["breaks"], told["running"]) == (4, 1, None)


def test_a_setback_is_tried_again_by_who_may(served):
    note_setback(served.case, "read", "0" * 64, "list.pdf", "it is broken")
    coder = programme(served, "coder")
    number = coder.get("/setbacks")["setbacks"][0]["number"]
    assert coder.post(f"/setbacks/{number}/again", {}, status=202)["kind"] == "reread"
    programme(served, "publisher").post(f"/setbacks/{number}/again", {}, status=403)
    coder.post("/setbacks/9999/again", {}, status=404)


def test_reports_that_print_one_text_are_a_family_and_judged(served):
    one, other = (bring(served.case, under(title, WIRE), origin=title)[0].id for title in ("Two bakers shot", "Shots"))
    reviewer = programme(served, "reviewer")
    (family,) = reviewer.get("/families")["families"]
    assert {each["report"] for each in family["members"]} == {one, other}
    judging = {"one": one, "other": other, "decision": "different", "reason": "two writers"}
    told = reviewer.post("/families/judgements", judging, status=201)
    assert [each["reason"] for each in told["judgements"]] == ["two writers"]
    assert reviewer.get("/families")["families"] == []
    assert reviewer.post("/families/judgements", judging | {"other": one}, status=400)["thing"] == "judgement"
    programme(served, "reader").post("/families/judgements", judging, status=403)


def test_who_has_an_incident_from_whom_is_told(served):
    incident, person = joined(served.case)
    told = programme(served, "reader").get(f"/records/{incident}/sources")
    # Of two sources one is not named, and is not shown to be another.
    assert told["number"] == len(told["groups"]) == 1
    assert told["edges"]
    programme(served, "reader").get(f"/records/{person}/sources", status=404)


@pytest.fixture
def clustered(served):
    tell_all(served.case)
    link_people(served.case)
    return programme(served, "reviewer")


def test_a_cluster_is_seen_merged_and_split(served, clustered):
    subjects = [subject_of(served.case, name) for name, _, _ in KHALED]
    merged = clustered.post("/clusters/merge", {"subjects": subjects, "reason": "one family"})
    assert merged == {"judgements": 2}
    told = clustered.get("/clusters", of=subjects[0])
    assert {each["subject"] for each in told["members"]} == set(subjects)
    assert len({each["record"] for each in told["members"]}) == 1
    split = {"of": subjects[0], "apart": [subjects[2]], "reason": "another father"}
    assert clustered.post("/clusters/split", split) == {"judgements": 2}
    parted = {each["subject"]: each["record"] for each in clustered.get("/clusters", of=subjects[0])["members"]}
    assert parted[subjects[0]] == parted[subjects[1]] != parted.get(subjects[2])
    other = LinkedPerson.objects.get(name=TELLINGS[0][2][0]).subject
    assert clustered.post("/clusters/split", split | {"apart": [other]}, status=400)["thing"] == "apart"
    assert (
        clustered.post("/clusters/merge", {"subjects": [other, other], "reason": "x"}, status=400)["thing"]
        == "subjects"
    )
    clustered.get("/clusters", of=f"{'0' * 64}/p1", status=404)


def test_two_are_found_by_name_unless_the_scope_protects_names(served, clustered):
    assert {each["subject"] for each in clustered.get("/clusters/found", q="Khaled Hamshou")["found"]}
    protect(served.case, "name")
    clustered.get("/clusters/found", q="Khaled Hamshou", status=403)
    names = [each["name"] for each in clustered.get("/clusters", of=subject_of(served.case, KHALED[0][0]))["members"]]
    assert set(names) == {"████"}


def test_files_are_sent_and_wait_for_the_work_that_reads_them(served):
    caller = programme(served, "coder")
    answer = upload(caller, "/files?published=2019-03-05", files=b"Two people were killed in Zawiya.")
    assert (answer.status_code, answer.json()["kind"]) == (202, "add")
    row = Work.objects.get(pk=answer.json()["number"])
    assert json.loads(row.arguments)["published"] == "2019-03-05"
    work_all(served.case)
    assert Original.objects.count() == 1
    assert upload(caller, "/files").status_code == 422
    assert upload(caller, "/files?source=77", files=b"x").status_code == 400
    assert upload(programme(served, "publisher"), "/files", files=b"x").status_code == 403


def test_addresses_are_fetched_by_a_work(served):
    caller = programme(served, "coder")
    told = caller.post("/addresses", {"urls": ["https://a.example/x", "https://a.example/x"]}, status=202)
    assert json.loads(Work.objects.get(pk=told["number"]).arguments)["urls"] == ["https://a.example/x"]
    for wrong in ([], ["file:///etc/passwd"], ["javascript:x"]):
        caller.post("/addresses", {"urls": wrong}, status=422)


LIST = b"Name,Age,Date of death,Place\nRim Halabi,9,3/5/2016,Zawiya\nOmar Halabi,40,3/5/2016,Zawiya\n"


def test_a_list_is_looked_at_mapped_tried_and_imported(served):
    caller = programme(served, "coder")
    number = upload(caller, "/lists", file=LIST).json()["number"]
    assert caller.get(f"/lists/{number}")["state"] == "waiting"
    assert caller.post(f"/lists/{number}/try", {}, status=409)["thing"] == "the list"
    work_all(served.case)
    (sheet,) = caller.get(f"/lists/{number}")["sheets"]
    assert (sheet["row"], sheet["rows"], sheet["first"][0][0]) == ("victim", 3, "Rim Halabi")
    columns = {each["heading"]: each["to"] for each in sheet["columns"]}
    assert columns["Name"] == "victim.name"
    changed = {"sheet": sheet["sheet"], "columns": [{"heading": "Place", "to": "text"}]}
    (tried,) = caller.post(f"/lists/{number}/try", {"sheets": [changed]})["sheets"]
    assert "Zawiya" not in {each["value"] for row in tried["tried"] for each in row["values"]}
    wrong = changed | {"columns": [{"heading": "Moon", "to": "text"}]}
    assert caller.post(f"/lists/{number}/try", {"sheets": [wrong]}, status=400)["thing"] == "heading"
    assert caller.post(f"/lists/{number}/import", {}, status=400)["thing"] == "the list"
    told = caller.post(f"/lists/{number}/import", {"sheets": [{"sheet": sheet["sheet"]}]}, status=202)
    work_all(served.case)
    assert caller.get(f"/works/{told['number']}")["outcome"]["tables"][0]["new"] == 2
    programme(served, "coder").get(f"/lists/{number}", status=404)
