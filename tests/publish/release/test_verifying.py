"""Whoever has a copy of a release learns what in it is changed, missing or added, and which records were withdrawn."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from onrecord.core.errors import ReleaseBroken
from onrecord.publish.release.making import write_release
from onrecord.publish.release.pages import OPENSSL, SSH
from onrecord.publish.release.signatures import fingerprint, holds, read_key
from onrecord.publish.release.verifying import (
    Broken,
    Fault,
    about_of,
    key_of,
    records_checked,
    verify_release,
    withdrawn_list,
)
from onrecord.publish.release.withdrawn import published_before, still_held
from tests.published import edition_of
from tests.releases import NOTE, OTHER, SIGNER, two_releases, write_notes


@pytest.fixture
def release(tmp_path):
    """Give a signed release."""
    write_release(edition_of(3), tmp_path / "v1", {"site": write_notes}, SIGNER, None)
    return tmp_path / "v1"


def faults(folder, key=None):
    return [(each.path, each.fault) for each in verify_release(folder, key) if each is not None]


def run(command, folder):
    return subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True, check=False)


needs_ssh = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs ssh-keygen (openssh-client)")
needs_openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
needs_sums = pytest.mark.skipif(shutil.which("sha256sum") is None, reason="needs sha256sum")


def test_a_whole_copy_holds(release):
    assert faults(release) == []
    assert faults(release, SIGNER.public) == []


def test_the_copy_of_a_copy_elsewhere_holds(release, tmp_path):
    shutil.copytree(release, tmp_path / "stick" / "renamed")
    assert faults(tmp_path / "stick" / "renamed") == []


def test_each_file_that_is_changed_missing_or_added_is_named(release):
    (release / "site" / "index.html").write_text("other")
    (release / "LIMITS.md").unlink()
    (release / "site" / "zz.html").write_text("new")
    (release / "AAA").write_text("new")
    assert faults(release) == [
        ("AAA", Fault.ADDED),
        ("LIMITS.md", Fault.MISSING),
        ("site/index.html", Fault.CHANGED),
        ("site/zz.html", Fault.ADDED),
    ]


def test_one_bit_in_any_file_of_a_release_is_noticed(release):
    for path in sorted(each for each in release.rglob("*") if each.is_file()):
        data = path.read_bytes()
        path.write_bytes(data[:-2] + bytes([data[-2] ^ 1]) + data[-1:])
        try:
            found = faults(release, SIGNER.public)
        except ReleaseBroken:
            found = ["the list"]
        path.write_bytes(data)
        # Who allowed signers are, and the key, are for others' programmes: what is held to is the key that was given.
        assert found or path.name in ("allowed_signers", "key.pem"), path
    assert faults(release, SIGNER.public) == []


def test_a_link_in_the_place_of_a_file_is_no_file(release):
    (release / "LIMITS.md").unlink()
    (release / "LIMITS.md").symlink_to(release / "CHANGES.md")
    assert faults(release) == [("LIMITS.md", Fault.CHANGED)]


def test_a_copy_signed_anew_by_a_forger_does_not_hold_under_the_key_of_the_publisher(tmp_path):
    write_release(edition_of(2), tmp_path / "false", {}, OTHER, None)
    assert faults(tmp_path / "false") == []
    assert {fault for _, fault in faults(tmp_path / "false", SIGNER.public)} == {Fault.OTHER_KEY, Fault.BAD_SIGNATURE}


def test_a_release_that_nobody_signed_says_so(tmp_path):
    write_release(edition_of(1), tmp_path / "v1", {}, None, None)
    assert faults(tmp_path / "v1") == [("SHA256SUMS", Fault.UNSIGNED)]
    assert key_of(tmp_path / "v1") is None


def test_a_signature_of_which_one_form_is_gone_is_named(release):
    (release / "SHA256SUMS.ed25519").unlink()
    assert faults(release) == [("SHA256SUMS.ed25519", Fault.MISSING)]


@pytest.mark.parametrize("line", ["x  a\n", f"{'0' * 64}  ../../etc/passwd\n", f"{'0' * 64}  /etc/passwd\n"])
def test_a_list_that_is_none_or_leads_elsewhere_is_refused(release, line):
    (release / "SHA256SUMS").write_text(line)
    with pytest.raises(ReleaseBroken, match="line 1"):
        faults(release)


def test_a_list_out_of_order_is_refused(release):
    lines = (release / "SHA256SUMS").read_text().splitlines(keepends=True)
    (release / "SHA256SUMS").write_text("".join(reversed(lines)))
    with pytest.raises(ReleaseBroken, match="in the order"):
        faults(release)


def test_a_folder_that_is_no_release_is_refused(tmp_path):
    with pytest.raises(ReleaseBroken, match="no SHA256SUMS"):
        faults(tmp_path)
    with pytest.raises(ReleaseBroken, match=r"no records\.jsonl"):
        about_of(tmp_path)


def test_what_is_broken_is_said_in_one_line():
    assert str(Broken("a.html", Fault.CHANGED)) == "a.html: changed"
    assert str(Broken("a.html", Fault.CHANGED, "a link")) == "a.html: changed (a link)"


@needs_ssh
def test_openssh_verifies_the_signature_by_the_documented_command(release):
    told = run(SSH, release).stdout
    assert "Good" in told
    assert fingerprint(SIGNER.public) in told
    assert "Good" in run(SSH.replace("SHA256SUMS", "withdrawn.json"), release).stdout
    with (release / "SHA256SUMS").open("a") as file:
        file.write(f"{'0' * 64}  added\n")
    assert run(SSH, release).returncode != 0


@needs_openssl
def test_openssl_verifies_the_signature_by_the_documented_command(release):
    assert run(OPENSSL, release).returncode == 0
    with (release / "SHA256SUMS").open("a") as file:
        file.write(f"{'0' * 64}  added\n")
    assert run(OPENSSL, release).returncode != 0


@needs_ssh
def test_a_signature_that_openssh_made_holds_here(release, tmp_path):
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    sums = release / "SHA256SUMS"
    sums.with_name("SHA256SUMS.sig").unlink()
    made = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", "onrecord-release", str(sums)]
    subprocess.run(made, check=True, capture_output=True)
    public = read_key(key.with_suffix(".pub"))
    assert holds(sums.read_bytes(), (release / "SHA256SUMS.sig").read_bytes(), public)
    assert not holds(sums.read_bytes(), (release / "SHA256SUMS.sig").read_bytes(), SIGNER.public)


@needs_sums
def test_sha256sum_checks_every_file_by_the_documented_command(release):
    command = "sha256sum --check --strict --quiet SHA256SUMS"
    assert run(command, release).returncode == 0
    (release / "site" / "index.html").write_text("other")
    found = run(command, release)
    assert found.returncode != 0
    assert "site/index.html" in found.stdout


def test_a_newer_release_tells_which_records_of_an_older_one_were_withdrawn(tmp_path):
    first, second = two_releases(tmp_path)
    found = list(still_held(first, withdrawn_list(second, key_of(first))))
    assert [(kind, id_, said.note) for kind, id_, said in found] == [
        ("incident", "i0000003", NOTE),
        ("victim", "i0000003-v9", NOTE),
    ]
    assert list(still_held(second, withdrawn_list(second, key_of(second)))) == []


def test_the_list_of_withdrawals_is_enough_by_itself(tmp_path):
    first, second = two_releases(tmp_path)
    (tmp_path / "sent").mkdir()
    for name in ("withdrawn.json", "withdrawn.json.sig"):
        shutil.copy(second / name, tmp_path / "sent")
    told = withdrawn_list(tmp_path / "sent" / "withdrawn.json", key_of(first))
    assert told.version == "2"
    assert [id_ for _, id_, _ in still_held(first, told)] == ["i0000003", "i0000003-v9"]


def test_a_list_of_withdrawals_that_somebody_else_made_is_refused(tmp_path):
    _, second = two_releases(tmp_path)
    with pytest.raises(ReleaseBroken, match="does not hold"):
        withdrawn_list(second, OTHER.public)
    (second / "withdrawn.json").write_text((second / "withdrawn.json").read_text().replace("i0000003", "i0000001"))
    with pytest.raises(ReleaseBroken, match="does not hold"):
        withdrawn_list(second, SIGNER.public)
    (second / "withdrawn.json.sig").unlink()
    with pytest.raises(ReleaseBroken, match="none that is signed"):
        withdrawn_list(second, SIGNER.public)


def test_records_are_read_only_once_signature_and_sum_hold(tmp_path):
    first, second = two_releases(tmp_path)
    assert records_checked(first) == (first / "records.jsonl", True)
    assert records_checked(first / "records.jsonl") == (first / "records.jsonl", False)
    with pytest.raises(ReleaseBroken):
        records_checked(first, OTHER.public)
    with (second / "records.jsonl").open("a") as file:
        file.write("\n")
    with pytest.raises(ReleaseBroken, match="records that were changed"):
        records_checked(second)


def test_only_what_was_published_before_is_known_to_the_public(tmp_path):
    _, second = two_releases(tmp_path)
    wanted = {"i0000003", "v-mother", "t-rivers", "i-ferry", "never-published"}
    assert published_before(second, wanted) == {"i0000003", "v-mother", "t-rivers", "i-ferry"}
