"""A person who is withdrawn is counted no more in the next release, whose files say of which incident they were."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner

from onrecord.cli.main import main
from onrecord.core.values import Count
from onrecord.jobs.releasing import Approving, Asked, approve_release, make_release, makers_named
from onrecord.publish.disclosure.risks import RiskReport
from onrecord.publish.exchange.checking.checking import Check
from onrecord.publish.site.addresses import key_of, record_path
from onrecord.publish.wire import read_edition
from onrecord.store.publishing.notes import withdraw
from tests.kept import as_person
from tests.releases import SIGNER
from tests.threefold import BAKERY, NAMES, tell_of_three, victim_called

NOTE = "The family asked for it."
MADE = (date(2026, 3, 1), date(2026, 4, 1))


@pytest.fixture
def released(case, tmp_path):
    """Give a function that releases a case file twice, with the third person withdrawn between."""

    def make(**told):
        tell_of_three(case, **told)
        makers = makers_named(("site", "csv"))
        make_release(case, Asked(tmp_path / "v1", "public", MADE[0]), makers)
        approve_release(as_person(case, "hadi"), tmp_path / "v1", Approving(SIGNER, lambda _: RiskReport()))
        with case.writing() as pen:
            withdraw(pen, victim_called(case, NAMES[2]), NOTE)
        make_release(case, Asked(tmp_path / "v2", "public", MADE[1], previous=tmp_path / "v1"), makers)
        return tmp_path / "v1", tmp_path / "v2"

    return make


def test_the_next_release_is_certain_of_fewer_and_says_of_which_incident_a_record_was(released, case):
    before, after = (read_edition(folder / "records.jsonl") for folder in released())
    (one,), (other,) = list(before.incidents()), list(after.incidents())
    assert (one.incident.counts["killed"], other.incident.counts["killed"]) == (Count.exactly(3), Count(2, 3, 3))
    totals = {(each.outcome, each.of): each.count for each in after.about.totals}
    assert totals.get(("killed", "everybody"), Count(2, 3, 3)) == Count(2, 3, 3)
    (withdrawal,) = after.withdrawals
    assert (withdrawal.incident, withdrawal.note) == (other.incident.id, NOTE)
    assert withdrawal.id == victim_called(case, NAMES[2])


def test_both_ends_fall_where_nobody_told_a_number(released):
    _, after = released(stated=False)
    (told,) = read_edition(after / "records.jsonl").incidents()
    assert told.incident.counts["killed"] == Count.exactly(2)


@pytest.mark.parametrize("stated", [True, False])
def test_the_files_pass_the_validator(released, stated):
    for folder in released(stated=stated):
        check = Check(folder / "records.jsonl")
        assert list(check.problems()) == []


def test_the_pages_say_so_and_name_nobody(released):
    _, after = released()
    (told,) = read_edition(after / "records.jsonl").incidents()
    page = (after / "site" / "en" / record_path(key_of(told.incident.id))).read_text(encoding="utf-8")
    assert "A record of this incident was withdrawn on" in page
    assert NOTE in page
    for part in NAMES[2].split():
        assert part not in page
    (gone,) = read_edition(after / "records.jsonl").withdrawals
    withdrawn = (after / "site" / "en" / record_path(key_of(gone.id))).read_text(encoding="utf-8")
    assert record_path(key_of(told.incident.id)) in withdrawn


def test_no_byte_of_the_release_has_the_name_of_who_is_withdrawn(released):
    _, after = released()
    for path in (each for each in after.rglob("*") if each.is_file()):
        assert NAMES[2].encode() not in path.read_bytes(), path
        assert NAMES[2].split()[0].lower().encode() not in path.read_bytes().lower(), path


def test_tables_of_withdrawals_and_the_signed_list_name_the_incident(released):
    _, after = released()
    (told,) = read_edition(after / "records.jsonl").incidents()
    (row,) = json.loads((after / "withdrawn.json").read_text(encoding="utf-8"))["withdrawals"]
    assert row["incident"] == told.incident.id
    assert told.incident.id in (after / "formats" / "csv" / "withdrawals.csv").read_text(encoding="utf-8")


def test_diff_tells_of_the_lower_number_and_of_the_withdrawal(released):
    before, after = released()
    result = CliRunner().invoke(main, ["diff", "--format", "json", str(before), str(after)], catch_exceptions=False)
    told = json.loads(result.stdout)
    changed = next(each for each in told["changes"] if each["kind"] == "incident")
    assert {each["property"]: (each["old"], each["new"]) for each in changed["properties"]}["counts.killed.low"] == (
        3,
        2,
    )
    gone = next(each for each in told["changes"] if each["became"] == "withdrawn")
    assert (gone["kind"], gone["note"]) == ("victim", NOTE)


def test_the_public_is_told_what_a_bakery_suffered_and_not_whose_it_is(released):
    before, _ = released()
    (told,) = read_edition(before / "records.jsonl").incidents()
    (thing,) = told.objects
    assert (thing.name, thing.type, thing.harm[0].damage) == (None, "bakery", "destroyed")
    assert "name" in {each.property for each in thing.withheld}
    page = (before / "site" / "en" / record_path(key_of(told.incident.id))).read_text(encoding="utf-8")
    assert "What was harmed" in page
    for path in (each for each in before.rglob("*") if each.is_file()):
        assert BAKERY.encode() not in path.read_bytes(), path
        assert b"yusuf" not in path.read_bytes().lower(), path
