"""A release is there whole or not at all, has the same bytes each time, and names what changed since the last."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from onrecord.core.errors import BadOption, ReleaseBroken, UnwritableOutput
from onrecord.publish.edition import HeldBack, ReleaseWithdrawal
from onrecord.publish.release.making import sign_release, write_release
from onrecord.publish.release.sums import files_below, sum_of_file
from onrecord.publish.wire import read_edition
from tests.published import edition_of
from tests.releases import NOTE, SIGNER, second_edition, two_releases, write_notes


def contents(folder):
    return {path: (folder / path).read_bytes() for path in files_below(folder)}


def test_two_runs_over_the_same_state_give_the_same_bytes(tmp_path):
    one, other = two_releases(tmp_path / "a"), two_releases(tmp_path / "b")
    assert [contents(each) for each in one] == [contents(each) for each in other]


def test_a_release_has_the_files_it_says_it_has(tmp_path):
    folder, _ = two_releases(tmp_path)
    assert {path for path in files_below(folder) if not path.startswith("site/")} == {
        "CHANGES.md",
        "LIMITS.md",
        "README.md",
        "SHA256SUMS",
        "SHA256SUMS.ed25519",
        "SHA256SUMS.sig",
        "allowed_signers",
        "changes.json",
        "data-dictionary.ar.md",
        "data-dictionary.csv",
        "data-dictionary.md",
        "key.pem",
        "manifest.json",
        "methodology.html",
        "methodology.md",
        "records.jsonl",
        "withdrawn.json",
        "withdrawn.json.ed25519",
        "withdrawn.json.sig",
    }


def test_the_manifest_gives_bytes_and_sum_of_every_file_before_the_signature(tmp_path):
    folder, _ = two_releases(tmp_path)
    told = json.loads((folder / "manifest.json").read_text())
    assert (told["version"], told["previous"], told["made_on"]) == ("1", None, "2024-02-01")
    listed = {each["path"]: (each["sha256"], each["bytes"]) for each in told["files"]}
    assert listed["site/incidents/i-ferry.html"] == sum_of_file(folder / "site" / "incidents" / "i-ferry.html")
    beside = {"manifest.json", "SHA256SUMS", "key.pem", "allowed_signers"}
    unsigned = {path for path in files_below(folder) if not path.endswith((".sig", ".ed25519"))}
    assert set(listed) == unsigned - beside


def test_the_records_are_the_edition_and_nothing_else(tmp_path):
    write_release(edition_of(3), tmp_path / "v1", {}, None, None)
    held, due = read_edition(tmp_path / "v1" / "records.jsonl"), edition_of(3)
    assert (held.about, list(held.incidents()), list(held.tolls())) == (
        due.about,
        list(due.incidents()),
        list(due.tolls()),
    )


def test_a_folder_that_is_there_is_never_written_into(tmp_path):
    (tmp_path / "v1").mkdir()
    with pytest.raises(BadOption, match="never written over"):
        write_release(edition_of(1), tmp_path / "v1", {}, SIGNER, None)
    assert list((tmp_path / "v1").iterdir()) == []


def test_a_maker_that_fails_leaves_nothing_behind(tmp_path):
    def fail(_, folder):
        (folder / "half.html").write_text("half")
        raise ReleaseBroken("a page", found="half", expected="whole", do="Mend it.")

    with pytest.raises(ReleaseBroken):
        write_release(edition_of(1), tmp_path / "v1", {"site": fail}, SIGNER, None)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_and_leaves_nothing_behind(tmp_path):
    def fill(*_):
        raise OSError(28, "No space left on device")

    with pytest.raises(UnwritableOutput, match="No space left"):
        write_release(edition_of(1), tmp_path / "v1", {"site": fill}, SIGNER, None)
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_what_a_maker_wrote_is_refused(tmp_path):
    def link(_, folder):
        (folder / "away").symlink_to("/etc/hostname")

    with pytest.raises(ReleaseBroken, match="a link"):
        write_release(edition_of(1), tmp_path / "v1", {"site": link}, SIGNER, None)


def test_a_file_name_that_lists_of_sums_cannot_have_is_refused(tmp_path):
    def name(_, folder):
        (folder / "a\\b").write_text("x")

    with pytest.raises(ReleaseBroken, match="backslash"):
        write_release(edition_of(1), tmp_path / "v1", {"site": name}, SIGNER, None)


@pytest.mark.parametrize("name", ["records.jsonl", "../site", "/site", "methodology", "", "site/", "SHA256SUMS"])
def test_a_maker_may_not_take_a_name_of_the_release_or_leave_its_folder(tmp_path, name):
    with pytest.raises(BadOption, match="such as site"):
        write_release(edition_of(1), tmp_path / "v1", {name: write_notes}, SIGNER, None)


def test_makers_write_below_folders_of_their_names(tmp_path):
    write_release(edition_of(1), tmp_path / "v1", {"formats/csv": write_notes}, None, None)
    assert (tmp_path / "v1" / "formats" / "csv" / "index.html").is_file()


@pytest.mark.parametrize("version", ["1", "3", "two"])
def test_the_version_counts_on_from_the_previous_one(tmp_path, version):
    write_release(edition_of(1), tmp_path / "v1", {}, None, None)
    with pytest.raises(BadOption, match="the number that follows"):
        write_release(edition_of(1, version=version), tmp_path / "v2", {}, None, tmp_path / "v1")


def test_changes_are_told_between_releases_for_the_same_audience_only(tmp_path):
    write_release(edition_of(1, audience="partner"), tmp_path / "v1", {}, None, None)
    with pytest.raises(BadOption, match="changes between audiences"):
        write_release(edition_of(1, version="2"), tmp_path / "v2", {}, None, tmp_path / "v1")


def test_a_previous_release_whose_records_were_changed_is_refused(tmp_path):
    write_release(edition_of(2), tmp_path / "v1", {}, None, None)
    with (tmp_path / "v1" / "records.jsonl").open("a") as file:
        file.write("\n")
    with pytest.raises(ReleaseBroken, match="records that were changed"):
        write_release(edition_of(2, version="2"), tmp_path / "v2", {}, None, tmp_path / "v1")


def test_a_record_that_is_withdrawn_cannot_be_released(tmp_path):
    edition = edition_of(2)
    withdrawn = replace(edition, withdrawals=second_edition(2).withdrawals)
    with pytest.raises(ReleaseBroken, match="withdrawn"):
        write_release(withdrawn, tmp_path / "v1", {}, None, None)
    assert list(tmp_path.iterdir()) == []


def test_the_first_release_says_that_it_is_the_first(tmp_path):
    folder, _ = two_releases(tmp_path)
    assert "first release" in (folder / "CHANGES.md").read_text()
    assert json.loads((folder / "changes.json").read_text())["changes"] == []


def test_changes_name_what_was_withdrawn_added_and_corrected_without_the_values(tmp_path):
    _, folder = two_releases(tmp_path)
    told = json.loads((folder / "changes.json").read_text())
    assert (told["version"], told["previous"]) == ("2", "1")
    by_id = {each["id"]: each for each in told["changes"]}
    assert by_id["i0000003"] == {
        "became": "withdrawn",
        "kind": "incident",
        "id": "i0000003",
        "day": "2024-02-20",
        "note": NOTE,
    }
    assert by_id["i0000003-v9"]["became"] == "withdrawn"
    assert by_id["i0000004"]["became"] == "added"
    assert [(each["property"], each["note"]) for each in by_id["v-mother"]["properties"]] == [
        (name, "The registry says 35.") for name in ("age", "age.high", "age.low")
    ]
    page = (folder / "CHANGES.md").read_text()
    assert NOTE in page
    assert "The registry says 35." in page
    # What was corrected may be what should never have been published.
    assert '"old"' not in (folder / "changes.json").read_text()


def test_a_withdrawn_record_is_gone_from_the_next_release_and_stands_among_withdrawals(tmp_path):
    first, second = two_releases(tmp_path)
    held = read_edition(second / "records.jsonl")
    assert "i0000003" not in {each.incident.id for each in held.incidents()}
    assert [each.id for each in held.withdrawals] == ["i0000003"]
    assert [each["id"] for each in json.loads((second / "withdrawn.json").read_text())["withdrawals"]] == ["i0000003"]
    assert "i0000003" in {each.incident.id for each in read_edition(first / "records.jsonl").incidents()}


def test_the_second_release_says_which_one_it_follows(tmp_path):
    _, folder = two_releases(tmp_path)
    assert read_edition(folder / "records.jsonl").about.previous == "1"


def test_a_release_is_signed_later_once_and_its_files_stay(tmp_path):
    write_release(edition_of(1), tmp_path / "v1", {"site": write_notes}, None, None)
    before = contents(tmp_path / "v1")
    sign_release(tmp_path / "v1", SIGNER)
    after = contents(tmp_path / "v1")
    assert {path: after[path] for path in before} == before
    assert len(after) == len(before) + 6
    with pytest.raises(BadOption, match="signed"):
        sign_release(tmp_path / "v1", SIGNER)


def test_what_is_signed_later_is_what_is_signed_at_once(tmp_path):
    write_release(edition_of(1), tmp_path / "a", {}, None, None)
    sign_release(tmp_path / "a", SIGNER)
    write_release(edition_of(1), tmp_path / "b", {}, SIGNER, None)
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_limits_say_what_rules_held_back_and_how_often(tmp_path):
    edition = edition_of(1, held_back=(HeldBack("victim.name", "children", 1_234),))
    write_release(edition, tmp_path / "v1", {}, None, None)
    assert "| `victim.name` | children | 1,234 |" in (tmp_path / "v1" / "LIMITS.md").read_text()


def test_versions_that_were_withdrawn_as_a_whole_stand_in_the_changes_and_the_records(tmp_path):
    gone = (ReleaseWithdrawal("1", date(2024, 1, 20), "Two lists\nwere mixed up."),)
    write_release(edition_of(1), tmp_path / "v1", {}, None, None)
    second = edition_of(1, version="2", withdrawn_releases=gone)
    write_release(second, tmp_path / "v2", {}, None, tmp_path / "v1")
    page = (tmp_path / "v2" / "CHANGES.md").read_text()
    assert "## Withdrawn versions" in page
    assert "- version 1, 2024-01-20: Two lists were mixed up." in page
    told = json.loads((tmp_path / "v2" / "changes.json").read_text())
    assert told["withdrawn_releases"][0] == {"version": "1", "withdrawn_on": "2024-01-20", "note": gone[0].note}
    assert read_edition(tmp_path / "v2" / "records.jsonl").about.withdrawn_releases == gone
    assert "Withdrawn versions" not in (tmp_path / "v1" / "CHANGES.md").read_text()
