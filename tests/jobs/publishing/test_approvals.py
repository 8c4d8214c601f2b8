"""A release is signed ahead by a second person, and is signed in truth once a work has checked all of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from onrecord.core.errors import BadOption, DisclosureRefused, ReleaseBroken, WrongKey
from onrecord.jobs.ongoing import Means
from onrecord.jobs.publishing.approvals import ask_approval
from onrecord.jobs.publishing.kept import folder_of, place_of
from onrecord.jobs.working import call_off, do_next
from onrecord.publish.release.names import RECORDS, SUMS
from onrecord.publish.release.sums import sum_of_file
from onrecord.publish.release.verifying import is_signed, verify_release
from onrecord.store.models import Release, ReleaseApproval, Work
from onrecord.store.people.members import add_member, set_roles
from onrecord.store.signing import own_key
from onrecord.store.works import APPROVE, arguments_of, ask_work, outcome_of, take_up_broken, take_work
from tests.kept import as_person
from tests.kept_releases import accept_all, ask_second, keep

PASSPHRASE = "four patient storks"


@pytest.fixture
def release(case):
    return keep(case)


@pytest.fixture
def key(tmp_path):
    return tmp_path / "key.pem"


def approvals(case):
    return list(ReleaseApproval.objects.using(case.alias).values_list("approved_by", flat=True))


def failed(case):
    row = do_next(case, Means())
    assert row.state == "failed"
    return outcome_of(row)["error"]


def test_nothing_is_signed_until_the_work_has_checked_it(case, release, key):
    asked = ask_second(case, release, key)
    folder = folder_of(case, release)
    assert not is_signed(folder)
    assert approvals(case) == []
    assert do_next(case, Means()).state == "done"
    assert [each for each in verify_release(folder) if each is not None] == []
    assert approvals(case) == ["hadi"]
    asked.refresh_from_db(using=case.alias)
    assert arguments_of(asked) == {"release": release.pk}


def test_who_may_not_publish_any_more_approves_nothing(case, release, key):
    with case.writing() as pen:
        add_member(pen, "amal", ("administrator",))
        hadi = add_member(pen, "hadi", ("publisher",))
    ask_second(case, release, key)
    with case.writing() as pen:
        set_roles(pen, hadi, ("reader",))
    assert failed(case)["found"] == "hadi, who may not publish any more"
    assert (approvals(case), is_signed(folder_of(case, release))) == ([], False)


def test_neither_key_nor_passphrase_is_handed_to_the_work(case, release, key):
    own_key(key, PASSPHRASE)
    asked = ask_second(case, release, key, passphrase=PASSPHRASE)
    assert PASSPHRASE not in asked.arguments
    assert own_key(key, PASSPHRASE).private_bytes_raw().hex() not in asked.arguments
    assert do_next(case, Means()).state == "done"


def test_one_approval_waits_at_a_time(case, release, key):
    assert ask_second(case, release, key).pk == ask_approval(as_person(case, "hadi"), release, key, None).pk


def test_what_cannot_be_approved_is_said_at_once(case, release, key):
    with pytest.raises(BadOption, match="a second person"):
        ask_approval(as_person(case, "amal"), release, key, None)
    with pytest.raises(DisclosureRefused):
        ask_approval(as_person(case, "hadi"), release, key, None)
    own_key(key, PASSPHRASE)
    with pytest.raises(WrongKey):
        ask_second(case, release, key, passphrase="another")
    assert not Work.objects.using(case.alias).filter(kind=APPROVE).exists()


def test_another_manifest_and_another_key_are_refused(case, release, key, tmp_path):
    ask_second(case, release, key)
    do_next(case, Means())
    with pytest.raises(BadOption, match="one that is approved"):
        ask_second(case, release, key)
    second = keep(case)
    with pytest.raises(WrongKey):
        ask_second(case, second, tmp_path / "other.pem")
    (folder_of(case, second) / "manifest.json").write_text("{}")
    with pytest.raises(ReleaseBroken):
        ask_approval(as_person(case, "hadi"), second, key, None)


def test_the_second_person_is_asked_for_again_when_the_work_is_done(case, release, key):
    signed = arguments_of(ask_second(case, release, key))["signed"]
    with as_person(case, "amal").writing() as pen:
        ask_work(pen, APPROVE, {"release": release.pk, "signed": signed})
    Work.objects.using(case.alias).filter(asked_by="hadi").update(state="cancelled")
    assert failed(case)["expected"] == "a second person"
    assert not is_signed(folder_of(case, release))


def test_a_file_that_was_changed_since_is_not_signed(case, release, key):
    ask_second(case, release, key)
    (folder_of(case, release) / "LIMITS.md").write_text("other")
    assert "LIMITS.md: changed" in failed(case)["found"]
    assert approvals(case) == []


def change_with_its_sum(folder):
    """Change the records, and the list of sums so that they hold."""
    before = sum_of_file(folder / RECORDS)[0]
    (folder / RECORDS).write_bytes((folder / RECORDS).read_bytes().replace(b"Deaths", b"Wounds", 1))
    sums = (folder / SUMS).read_text()
    (folder / SUMS).write_text(sums.replace(before, sum_of_file(folder / RECORDS)[0]))


def test_files_changed_with_their_list_are_held_to_the_manifest(case, release, key):
    change_with_its_sum(folder_of(case, release))
    ask_second(case, release, key)
    assert "not as in manifest.json: records.jsonl" in failed(case)["found"]
    assert approvals(case) == []


def test_a_risk_that_is_found_when_all_is_measured_anew_stands_in_the_way(case, release, key):
    place = place_of(case, release.manifest_sha256, ".risks.json")
    accept_all(case, release)
    told = json.loads(place.read_text())
    place.write_text(json.dumps(told | {"findings": []}))
    second = keep(case, "partner")
    place_of(case, second.manifest_sha256, ".risks.json").write_text(json.dumps(told | {"findings": []}))
    ask_approval(as_person(case, "hadi"), second, key, None)
    assert "nobody accepted" in failed(case)["found"]


def test_an_approval_that_was_broken_off_is_taken_up_again(case, release, key):
    asked = ask_second(case, release, key)
    assert take_work(case).pk == asked.pk
    with case.writing() as pen:
        assert take_up_broken(pen) == 1
    assert do_next(case, Means()).state == "done"
    assert approvals(case) == ["hadi"]


def test_an_approval_that_was_kept_before_the_work_ended_is_not_kept_twice(case, release, key):
    signed = arguments_of(ask_second(case, release, key))["signed"]
    do_next(case, Means())
    with as_person(case, "hadi").writing() as pen:
        ask_work(pen, APPROVE, {"release": release.pk, "signed": signed})
    assert do_next(case, Means()).state == "done"
    assert approvals(case) == ["hadi"]


def test_a_work_that_was_called_off_forgets_the_signatures(case, release, key):
    asked = ask_second(case, release, key)
    assert call_off(replace(case), asked)
    assert arguments_of(asked) == {"release": release.pk}
    assert Release.objects.using(case.alias).count() == 1
