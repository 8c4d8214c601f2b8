"""A release is made by one person and approved by another; what was withdrawn is gone from the next."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.errors import BadOption, DisclosureRefused, ReleaseBroken, WrongKey
from onrecord.jobs.backups import back_up, restore
from onrecord.jobs.releasing import Approving, Asked, approve_release, make_release
from onrecord.jobs.sealing import Keys, Seal
from onrecord.publish.disclosure.risks import Finding, RiskReport
from onrecord.publish.edition import Methodology
from onrecord.publish.release.sums import files_below
from onrecord.publish.release.verifying import Fault, verify_release
from onrecord.publish.wire import read_edition
from onrecord.store.casefile import Writer, open_case
from onrecord.store.models import Release, ReleaseApproval
from onrecord.store.publishing.notes import note_correction, withdraw
from onrecord.store.publishing.releases import accept_risk, last_approved, release_with, releases
from onrecord.store.publishing.tellings import ToldOfRelease, told_of
from tests.kept import as_person
from tests.published import edition_of
from tests.releases import OTHER, SIGNER, write_notes

DAYS = (date(2026, 3, 1), date(2026, 4, 1))
PASSPHRASE = "four patient storks"


@contextmanager
def whole(_, asked, version):
    yield edition_of(3, version=str(version), made_on=asked.made_on, languages=("en", "ar"), methodology=Methodology())


def as_it_is(edition, audience):
    return replace(edition, about=replace(edition.about, audience=audience))


def make(case, folder, previous=None, **changed):
    asked = Asked(folder, "public", DAYS[previous is not None], previous=previous)
    return make_release(case, replace(asked, **changed), {"site": write_notes}, whole, as_it_is)


def approve(case, folder, by="hadi", **settings):
    signer, judge = settings.pop("signer", SIGNER), settings.pop("judge", lambda _: RiskReport())
    return approve_release(as_person(case, by), folder, Approving(signer, judge, **settings))


@pytest.fixture
def first(case, tmp_path):
    """Give the folder of a first release that was approved."""
    make(case, tmp_path / "v1")
    approve(case, tmp_path / "v1")
    return tmp_path / "v1"


def faults(folder):
    return [each.fault for each in verify_release(folder, SIGNER.public) if each is not None]


def test_a_release_is_not_signed_until_a_second_person_approves_it(case, tmp_path):
    made = make(case, tmp_path / "v1")
    assert (made.version, made.incidents) == (1, 4)
    assert faults(tmp_path / "v1") == [Fault.UNSIGNED]
    with pytest.raises(BadOption, match="a second person"):
        approve(case, tmp_path / "v1", "amal")
    assert faults(tmp_path / "v1") == [Fault.UNSIGNED]
    assert approve(case, tmp_path / "v1").version == 1
    assert faults(tmp_path / "v1") == []
    assert [(each.made_by, each.approved_by) for each in releases(case)] == [("amal", "hadi")]


def test_a_release_that_was_changed_is_not_approved(case, tmp_path):
    make(case, tmp_path / "v1")
    (tmp_path / "v1" / "site" / "index.html").write_text("other")
    with pytest.raises(ReleaseBroken, match=r"site/index\.html: changed"):
        approve(case, tmp_path / "v1")
    assert not ReleaseApproval.objects.using(case.alias).exists()


def test_an_approval_that_was_broken_off_after_the_signature_is_done_again(case, tmp_path, first):
    make(case, tmp_path / "v2", first)
    from onrecord.publish.release.making import sign_release

    sign_release(tmp_path / "v2", SIGNER)
    assert approve(case, tmp_path / "v2").version == 2


def test_a_key_that_is_not_the_group_s_signs_nothing(case, tmp_path, first):
    make(case, tmp_path / "v2", first)
    with pytest.raises(WrongKey):
        approve(case, tmp_path / "v2", signer=OTHER)
    assert faults(tmp_path / "v2") == [Fault.UNSIGNED]
    approve(case, tmp_path / "v2", signer=OTHER, is_new_key=True)


def test_risks_stand_in_the_way_until_somebody_accepts_each(case, tmp_path):
    made = make(case, tmp_path / "v1")
    risky = RiskReport(findings=(Finding("small cells", ("i0000000", "i0000001"), "one death in a district"),))
    for accepted in ((), ("i0000000",)):
        with case.writing() as pen:
            if accepted:
                accept_risk(pen, release_with(case, made.manifest_sha256), "small cells", accepted, "Known.")
        with pytest.raises(DisclosureRefused, match="one death in a district"):
            approve(case, tmp_path / "v1", judge=lambda _: risky)
    with case.writing() as pen:
        accept_risk(pen, release_with(case, made.manifest_sha256), "small cells", ("i0000001",), "Known too.")
    assert approve(case, tmp_path / "v1", judge=lambda _: risky).version == 1


def test_the_same_state_gives_the_same_release(case, tmp_path):
    make(case, tmp_path / "a")
    make(case, tmp_path / "b")
    one, other = (
        {path: (tmp_path / name / path).read_bytes() for path in files_below(tmp_path / name)} for name in "ab"
    )
    assert one == other
    assert Release.objects.using(case.alias).count() == 2


def test_a_withdrawn_record_is_gone_from_the_next_release_and_named_in_it(case, tmp_path, first):
    with case.writing() as pen:
        withdraw(pen, "i0000001", "It is the incident of the day before.")
        note_correction(pen, "v-mother", "age", "The registry says 35.")
    assert make(case, tmp_path / "v2", first).version == 2
    held = read_edition(tmp_path / "v2" / "records.jsonl")
    assert "i0000001" not in {each.incident.id for each in held.incidents()}
    assert [(each.id, each.note) for each in held.withdrawals] == [
        ("i0000001", "It is the incident of the day before.")
    ]
    assert [each.record for each in held.corrections] == ["v-mother"]
    assert "It is the incident of the day before." in (tmp_path / "v2" / "CHANGES.md").read_text()
    assert not (tmp_path / "v2" / "site" / "incidents" / "i0000001.html").exists()
    assert (first / "site" / "incidents" / "i0000001.html").exists()


def test_a_withdrawal_stays_named_in_every_release_after(case, tmp_path, first):
    with case.writing() as pen:
        withdraw(pen, "i0000001", "Told twice.")
    make(case, tmp_path / "v2", first)
    approve(case, tmp_path / "v2")
    make(case, tmp_path / "v3", tmp_path / "v2")
    assert [each.id for each in read_edition(tmp_path / "v3" / "records.jsonl").withdrawals] == ["i0000001"]


def test_what_was_never_published_is_not_named_when_it_is_withdrawn(case, tmp_path, first):
    with case.writing() as pen:
        withdraw(pen, "i-of-a-protected-source", "Withdrawn by the source.")
        withdraw(pen, "v-child", "The family asked for it.")
    make(case, tmp_path / "v2", first)
    text = (tmp_path / "v2" / "records.jsonl").read_text() + (tmp_path / "v2" / "withdrawn.json").read_text()
    assert "i-of-a-protected-source" not in text
    held = read_edition(tmp_path / "v2" / "records.jsonl")
    assert [each.id for each in held.withdrawals] == ["v-child"]
    assert "v-child" not in {victim.id for each in held.incidents() for victim in each.victims}


def test_a_first_release_names_no_withdrawal(case, tmp_path):
    with case.writing() as pen:
        withdraw(pen, "i0000001", "Told twice.")
    make(case, tmp_path / "v1")
    held = read_edition(tmp_path / "v1" / "records.jsonl")
    assert held.withdrawals == ()
    assert "i0000001" not in {each.incident.id for each in held.incidents()}


def test_the_previous_release_must_be_the_last_that_was_approved(case, tmp_path, first):
    with pytest.raises(BadOption, match="the folder of version 1"):
        make(case, tmp_path / "v2")
    make(case, tmp_path / "v2", first)
    with pytest.raises(BadOption, match="the last release that was approved"):
        make(case, tmp_path / "v3", tmp_path / "v2")
    with pytest.raises(BadOption, match="no release that was approved"):
        make(case, tmp_path / "v4", first, audience="court")


def test_the_methodology_is_that_of_the_case_file_in_each_language(case, tmp_path):
    make(case, tmp_path / "v1")
    assert "# Methodology" in (tmp_path / "v1" / "methodology.md").read_text()
    assert 'dir="rtl"' in (tmp_path / "v1" / "methodology.ar.html").read_text()
    about = read_edition(tmp_path / "v1" / "records.jsonl").about
    assert [part.key for part in about.methodology.parts][:3] == ["scope", "definitions", "sources"]
    assert set(about.methodologies) == {"ar"}


def test_a_methodology_that_came_with_the_edition_is_kept(case, tmp_path):
    asked = Asked(tmp_path / "v1", "public", DAYS[0])
    make_release(case, asked, {}, lambda *_: nullcontext(edition_of(1)), as_it_is)
    assert "Newspapers." in (tmp_path / "v1" / "methodology.md").read_text()


def test_releases_and_notes_come_back_from_a_backup(case, tmp_path, first):
    assert first.is_dir()
    with case.writing() as pen:
        withdraw(pen, "i0000001", "Told twice.")
    back_up(case, tmp_path / "a.backup", Seal(passphrase=PASSPHRASE))
    restore(tmp_path / "a.backup", tmp_path / "again", Keys(passphrase=PASSPHRASE), Writer("rima"))
    again = open_case(tmp_path / "again", Writer("rima"), "again")
    assert releases(again) == releases(case)
    held = last_approved(again, "public")
    assert held is not None
    assert held.version == 1
    again.close()


def test_a_release_for_a_family_holds_the_incidents_of_whom_they_lost(case, tmp_path):
    asked = Asked(tmp_path / "v1", "family", DAYS[0], of=("v-child",))
    make_release(case, asked, {}, whole)
    held = read_edition(tmp_path / "v1" / "records.jsonl")
    assert [each.incident.id for each in held.incidents()] == ["i-ferry"]


def test_a_release_for_a_family_asks_whose_and_no_other_does(case, tmp_path):
    for audience, of, found in (("family", (), "nobody"), ("public", ("v-child",), "audience public")):
        with pytest.raises(BadOption, match=found):
            make_release(case, Asked(tmp_path / "v1", audience, DAYS[0], of=of), {}, whole)
    with pytest.raises(BadOption, match="no incident that this audience may have"):
        make_release(case, Asked(tmp_path / "v1", "family", DAYS[0], of=("v-nobody",)), {}, whole)
    assert not (tmp_path / "v1").exists()


def test_what_one_family_got_is_no_version_before_that_of_another(case, tmp_path):
    one = Asked(tmp_path / "one", "family", DAYS[0], of=("v-child", "v-mother"))
    made = make_release(case, one, {}, whole)
    approve(case, tmp_path / "one")
    other = replace(one, folder=tmp_path / "other", of=("v-child",))
    assert make_release(case, other, {}, whole).version == 1
    again = replace(one, folder=tmp_path / "again", previous=tmp_path / "one", of=("v-mother", "v-child"))
    told = make_release(case, again, {}, whole)
    assert (told.version, told.audience) == (2, made.audience)


def _with_a_child_told_twice():
    """Give an edition that names somebody of no known age like a child of the same incident."""
    edition = edition_of(0)
    file = next(iter(edition.incidents()))
    twice = replace(file.victims[1], id="v-twice", age=None, age_group=None, statements=())
    return replace(edition, incidents=lambda: iter((replace(file, victims=(*file.victims, twice)),)))


def _children_unnamed(edition, audience):
    def incidents():
        for file in edition.incidents():
            victims = (replace(v, name=None, names=()) if v.age == 7 else v for v in file.victims)
            yield replace(file, victims=tuple(victims))

    return replace(edition, about=replace(edition.about, audience=audience), incidents=incidents)


def test_who_may_be_a_child_that_is_held_back_has_to_be_accepted_before_the_release_is_signed(case, tmp_path):
    folder = tmp_path / "v1"

    @contextmanager
    def whole(*_):
        yield _with_a_child_told_twice()

    made = make_release(case, Asked(folder, "public", DAYS[0]), {}, whole, _children_unnamed)
    assert told_of(case, made.manifest_sha256) == ToldOfRelease(0, ("v-twice",))
    with pytest.raises(DisclosureRefused, match="may be a child"):
        approve(case, folder)
    with case.writing() as pen:
        accept_risk(pen, release_with(case, made.manifest_sha256), "may be a child", ["v-twice"], "His uncle, 40.")
    assert approve(case, folder).version == 1


def test_a_release_that_was_made_before_has_nothing_told_of_it(case):
    assert told_of(case, "0" * 64) is None
