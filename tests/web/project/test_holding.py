from __future__ import annotations

from datetime import timedelta

import pytest

from onrecord.jobs.masking import unmaskable
from onrecord.store.models import Draft
from onrecord.store.retention import retention_of
from onrecord.store.rules import Counting, counting_of
from onrecord.store.scopes import scope_of, templates
from onrecord.store.sources import words as source_words
from onrecord.tally.grading.ladders import LADDERS
from onrecord.tally.rules.choosing import CHOOSING
from onrecord.tally.rules.narrowing import NARROWING
from onrecord.web.project import words
from tests.cases import bring
from tests.web.project.looking import keep, look


@pytest.fixture
def client(served):
    return served.client("administrator")


def test_every_rule_and_word_that_is_shown_has_words_for_people():
    assert words.NARROWING.keys() == NARROWING.keys()
    assert words.CHOOSING.keys() == CHOOSING.keys()
    assert words.GRADE_SCHEMES.keys() == LADDERS.keys()
    assert words.KINDS.keys() == words.KINDS_TOLD.keys() == source_words()["kinds"].keys()
    assert list(words.RELIABILITY) == source_words()["reliability"]
    assert words.USES.keys() == source_words()["uses"].keys()
    assert {field for each in templates().values() for field in each["protected"]} <= words.HIDES.keys()
    assert unmaskable(words.HIDES) == ("address", "religion", "ethnicity", "sexual orientation", "school")


def test_all_settings_are_shown_at_a_glance(client):
    page = client.get("/project/").content.decode()
    assert "casualty@2026.1" in page
    assert "every draft stays" in page


def test_the_projects_own_rules_are_chosen_once_looked_at(served, client):
    told = {"scheme": "ucdp", "grades": "ohchr"}
    assert "What this does" in look(client, "/project/rules", told).content.decode()
    assert counting_of(served.case) == Counting()
    assert keep(client, "/project/rules", told).status_code == 302
    assert counting_of(served.case) == Counting("ucdp", "ohchr")
    assert "What this does" not in look(client, "/project/rules", {"scheme": "nobody"}).content.decode()


def test_languages_of_reports_say_which_have_a_coder(served, client):
    bring(served.case, "Two men were shot dead in the village yesterday evening, neighbours told the radio.")
    page = client.get("/project/languages").content.decode()
    assert "reads its sentences" in page
    assert keep(client, "/project/languages", {"languages": ["en", "ar"]}).status_code == 302
    assert set(scope_of(served.case).languages) == {"en", "ar"}


def test_old_drafts_go_only_once_it_is_set_and_asked_for(served, client):
    case = served.case
    at = case.clock() - timedelta(days=100)
    Draft.objects.using(case.alias).create(reading="r", report="sha256:1", coder="nur", opened_at=at, seen_at=at)
    told = {"draft_days": "30"}
    assert "1 draft is so old now" in look(client, "/project/retention", told).content.decode()
    assert keep(client, "/project/retention", told).status_code == 302
    assert retention_of(case).draft_days == 30
    assert Draft.objects.using(case.alias).count() == 1
    assert client.post("/project/retention/now").status_code == 302
    assert Draft.objects.using(case.alias).count() == 0


def test_too_few_days_are_refused_beside_the_field(served, client):
    first = look(client, "/project/retention", {"draft_days": "3"}).content.decode()
    looked = first.split('name="looked" value="')[1][:64]
    answer = client.post("/project/retention", {"draft_days": "3", "step": "keep", "looked": looked})
    assert answer.status_code == 200
    assert "7 to 3650" in answer.content.decode()
    assert retention_of(served.case).draft_days is None
