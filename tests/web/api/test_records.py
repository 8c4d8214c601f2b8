"""Records, grades, pairs, judgements, numbers and search by the API."""

from __future__ import annotations

import pytest

from onrecord.jobs.linking import link_people
from onrecord.store.models import LinkedPair
from tests.tokens import programme
from tests.told import TELLINGS, tell_all
from tests.web.records.told import joined, lifelike, protect, tell_from


def test_incidents_and_people_are_listed_with_what_was_counted(served):
    incident, person = joined(served.case)
    caller = programme(served, "reader")
    (told,) = caller.get("/incidents")["incidents"]
    assert (told["id"], told["is_withheld"], told["may_be_twin"]) == (incident, False, False)
    assert told["counts"]["killed"]["low"] == 8
    assert [each["id"] for each in caller.get("/people", name="هدى كاظم")["people"]] == [person]
    assert caller.get("/incidents", since="2016-03-15", until="2016-03-16")["incidents"] == []
    assert caller.get("/incidents", status=422, since="yesterday")["thing"] == "since"
    assert caller.get("/incidents", status=400, after="nowhere")["thing"] == "the place in the list"


def test_a_record_is_told_with_the_claims_beneath_every_value(served):
    incident, person = joined(served.case)
    caller = programme(served, "reader")
    told = caller.get(f"/records/{incident}")
    claims = {each["id"] for each in told["claims"]}
    values = [value for record in (told["record"], *told["within"]) for value in record["values"]]
    assert {ref for value in values for ref in value["claims"]} <= claims
    assert told["withheld"] == 0
    assert {each["done"] for each in caller.get(f"/records/{incident}/history")["history"]} >= {"coded", "judged"}
    assert caller.get(f"/records/{person}")["record"]["kind"] == "victim"
    caller.get(f"/records/{'0' * 64}", status=404)


def test_a_claim_is_chosen_to_stand(served):
    _, person = joined(served.case)
    reviewer = programme(served, "reviewer")

    def age():
        return next(
            each for each in reviewer.get(f"/records/{person}")["record"]["values"] if each["property"] == "age"
        )

    (other, *_) = [ref for each in age()["others"] for ref in each["claims"]] or age()["claims"]
    chosen = reviewer.post(f"/records/{person}/choices", {"claim": other, "reason": "the later report"}, status=201)
    assert chosen["property"] == "age"
    assert age()["claims"] == [other]
    wrong = {"claim": f"{'0' * 64}/c1", "reason": "no such claim"}
    assert reviewer.post(f"/records/{person}/choices", wrong, status=400)["thing"] == "claim"
    programme(served, "coder").post(f"/records/{person}/choices", wrong, status=403)


def test_protected_fields_of_a_record_are_withheld(served):
    incident, person = joined(served.case)
    protect(served.case, "name")
    told = programme(served, "reader").ask("GET", f"/records/{incident}")
    assert "Huda" not in told.content.decode()
    assert told.json()["withheld"] > 0
    people = programme(served, "reader").get("/people")["people"]
    assert [each["name"] for each in people if each["id"] == person] == [""]
    assert programme(served, "reader").get("/people", status=403, name="Huda")["thing"] == "name"
    assert "Huda" in programme(served, "source keeper").ask("GET", f"/records/{incident}").content.decode()


def test_what_a_protected_source_alone_tells_is_not_there(served):
    tell_from(served.case, TELLINGS[0], "Hidden", protected=True)
    keeper, reader = programme(served, "source keeper"), programme(served, "reader")
    (incident,) = keeper.get("/incidents")["incidents"]
    for address in (
        f"/records/{incident['id']}",
        f"/records/{incident['id']}/history",
        f"/records/{incident['id']}/grades",
    ):
        keeper.get(address)
        reader.get(address, status=404)
    assert keeper.get("/tallies/records")["records"][0]["record"] == incident["id"]
    assert reader.get("/tallies/records")["records"] == []


def test_a_grade_is_signed_on_the_state_that_was_looked_at(served):
    incident, _ = joined(served.case)
    caller = programme(served, "reviewer")
    whole = caller.get(f"/records/{incident}/grades", scheme="airwars")["grades"][0]
    signing = {"scheme": "airwars", "grade": "fair", "state": whole["state"], "reason": "two sources"}
    assert caller.post(f"/records/{incident}/grades", signing | {"state": "x"}, status=409)["thing"] == "the state"
    assert caller.post(f"/records/{incident}/grades", signing | {"grade": "best"}, status=400)["thing"] == "grade"
    assert caller.post(f"/records/{incident}/grades", signing | {"reason": " "}, status=422)["thing"]
    signed = caller.post(f"/records/{incident}/grades", signing)["grades"][0]["signed"]
    assert (signed["grade"], signed["reason"], signed["hold"]) == ("fair", "two sources", "stands")
    assert caller.get("/incidents")["incidents"][0]["signed"] == ["airwars"]
    back = {"scheme": "airwars", "reason": "the wrong square"}
    assert caller.post(f"/records/{incident}/grades/take-back", back)["grades"][0]["signed"] is None
    assert caller.get("/incidents")["incidents"][0]["signed"] == []
    assert caller.post(f"/records/{incident}/grades/take-back", back | {"scheme": "ohchr"}, status=400)["thing"]


def test_tallies_are_ranges_that_lead_to_the_records_beneath(served):
    incident, _ = joined(served.case)
    caller = programme(served, "reader")
    told = caller.get("/tallies", by="country")
    assert told["cells"][0]["key"] == ["SY"]
    assert told["whole"]["range"]["low"] <= told["whole"]["range"]["best"] <= told["whole"]["range"]["high"]
    assert [each["record"] for each in caller.get("/tallies/records", country="SY")["records"]] == [incident]
    assert caller.get("/tallies", status=400, outcome="bored")["thing"] == "outcome"
    assert caller.get("/tallies", status=400, by="moon")["thing"] == "dimension of a tally"
    protect(served.case, "sex")
    caller.get("/tallies", status=403, by="sex")


def test_cells_go_on_behind_a_cursor(served):
    joined(served.case)
    lifelike(served.case)
    caller, keys, after = programme(served, "reader"), [], {}
    while after is not None:
        page = caller.get("/tallies", by="place,act", limit=1, **after)
        keys += [each["key"] for each in page["cells"]]
        after = {"after": page["next"]} if page["next"] else None
    assert len(keys) == len(caller.get("/tallies", by="place,act")["cells"]) > 1
    for cursor in ("x", "WzFd", "e30="):
        assert caller.get("/tallies", status=400, by="place", after=cursor)["thing"] == "after"


@pytest.fixture
def waiting(served):
    tell_all(served.case)
    link_people(served.case)
    return programme(served, "reviewer")


def test_a_pair_is_asked_shown_judged_and_taken_back(waiting):
    asked = waiting.get("/pairs", limit=5)
    assert asked["waiting"] >= len(asked["pairs"]) > 0
    pair = {name: asked["pairs"][0][name] for name in ("one", "other")}
    beside = waiting.get("/pairs/beside", **pair)
    assert beside["reasons"]
    assert 0 <= beside["probability"] <= 1
    made = waiting.post("/judgements", pair | {"decision": "same", "reason": "one family"}, status=201)
    assert (made["decision"], made["why"], made["taken_back"]) == ("same", "one family", None)
    assert waiting.get(f"/judgements/{made['number']}") == made
    back = waiting.post(f"/judgements/{made['number']}/take-back", {"reason": "another day"})
    assert back["taken_back"]["why"] == "another day"
    assert waiting.post(f"/judgements/{made['number']}/take-back", {"reason": "again"}, status=409)["thing"]
    assert [each["number"] for each in waiting.get("/judgements")["judgements"]] == [made["number"]]
    assert waiting.post("/judgements", {**pair, "other": pair["one"], "decision": "same", "reason": "x"}, status=400)
    assert waiting.get("/judgements/99999", status=404)


@pytest.mark.usefixtures("waiting")
def test_names_that_are_protected_are_blacked_out_in_pairs(served):
    protect(served.case, "name")
    pair = LinkedPair.objects.using(served.case.alias).filter(kind="person").first()
    answer = programme(served, "reviewer").ask("GET", "/pairs/beside", one=pair.one, other=pair.other)
    assert answer.status_code == 200
    for name in ("Khaled", "Khalid", "Mustafa", "Hamshou"):
        assert name not in answer.content.decode()


def test_people_and_reports_are_found_by_words_in_any_script(waiting):
    found = waiting.get("/search/people", q="Khaled Hamshou")["people"]
    assert {each["name"] for each in found} & {"Khaled Mustafa Hamshou", "خالد مصطفى حمشو"}
    hits = waiting.get("/search/reports", q="shells market")
    assert hits["total"] == len(hits["reports"]) == 3
    assert "market" in hits["reports"][0]["said"]
    waiting.get("/search/reports", status=422, q="")
