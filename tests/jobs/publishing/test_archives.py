"""A release is made into one file, open or sealed, once for each state it is in."""

from __future__ import annotations

import io
import zipfile

import pytest
from pyrage import DecryptError, decrypt, x25519

from onrecord.core.errors import BadOption
from onrecord.jobs.ongoing import Means
from onrecord.jobs.publishing.archives import (
    Packing,
    archive_kept,
    archive_name,
    ask_archive,
    recipients_in,
    take_out,
    write_archive,
)
from onrecord.jobs.publishing.kept import archives_of, folder_of
from onrecord.jobs.working import do_next
from onrecord.publish.release.sums import files_below
from onrecord.store.models import LedgerRow
from onrecord.store.works import ARCHIVE, outcome_of
from tests.kept_releases import ask_second, keep
from tests.works import done


@pytest.fixture
def release(case):
    return keep(case)


@pytest.fixture
def identity():
    return x25519.Identity.generate()


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.namelist()


def test_a_file_is_made_by_a_work_and_kept(case, release):
    assert take_out(case, release) is None
    ask_archive(case, release)
    ended = do_next(case, Means())
    assert outcome_of(ended)["bytes"] == archive_kept(case, release).stat().st_size
    with take_out(case, release) as held:
        data = held.read()
    assert members(data) == [f"public-1/{path}" for path in files_below(folder_of(case, release))]
    last = LedgerRow.objects.using(case.alias).order_by("-seq").first()
    assert (last.action, last.subject) == ("took out release", "release:public:1")


@pytest.mark.parametrize("name", ["README.md", "site/more.html", "../RELEASE.withdrawn.json"])
def test_a_release_with_a_link_in_it_is_not_made_into_a_file(case, release, tmp_path, name):
    (tmp_path / "secret").write_text("a key of the server")
    folder = folder_of(case, release)
    link = folder / name.replace("../RELEASE", f"../{folder.name}")
    link.parent.mkdir(exist_ok=True)
    link.unlink(missing_ok=True)
    link.symlink_to(tmp_path / "secret")
    ask_archive(case, release)
    assert do_next(case, Means()).state == "failed"
    assert archives_of(case, release) == []


def test_a_file_that_is_there_is_not_made_again(case, release):
    done(case, ARCHIVE, release=release.pk)
    path = archive_kept(case, release)
    before = path.stat().st_mtime_ns
    done(case, ARCHIVE, release=release.pk)
    assert path.stat().st_mtime_ns == before


def test_the_file_of_what_was_not_signed_goes_with_the_signature(case, release, tmp_path):
    done(case, ARCHIVE, release=release.pk)
    assert "public-1/SHA256SUMS.sig" not in members(archive_kept(case, release).read_bytes())
    ask_second(case, release, tmp_path / "key.pem")
    do_next(case, Means())
    assert archive_kept(case, release) is None
    assert archives_of(case, release) == []
    done(case, ARCHIVE, release=release.pk)
    assert "public-1/SHA256SUMS.sig" in members(archive_kept(case, release).read_bytes())


def test_a_sealed_file_opens_for_its_recipient_alone(case, release, identity):
    key = str(identity.to_public())
    done(case, ARCHIVE, release=release.pk, to=[key])
    with take_out(case, release, (key,)) as held:
        data = held.read()
    assert b"records.jsonl" not in data
    assert "public-1/records.jsonl" in members(decrypt(data, [identity]))
    with pytest.raises(DecryptError):
        decrypt(data, [x25519.Identity.generate()])
    assert [path.name.endswith(".zip.age") for path in archives_of(case, release)] == [True]


def test_files_for_several_recipients_stand_side_by_side(case, release, identity):
    key, other = str(identity.to_public()), str(x25519.Identity.generate().to_public())
    asked = {ask_archive(case, release, to).pk for to in ((key,), (key,), (other, key), (key, other))}
    assert len(asked) == 2
    while do_next(case, Means()) is not None:
        pass
    assert len(archives_of(case, release)) == 2
    assert archive_name(release, (key,)) == "release-public-1.zip.age"


def test_a_key_that_is_none_is_refused_before_anything_is_made(case, release):
    with pytest.raises(BadOption, match="age1"):
        ask_archive(case, release, ("age1nobody",))
    with pytest.raises(BadOption):
        recipients_in("AGE-SECRET-KEY-1QQQ")
    assert recipients_in(" \n") == ()


def test_a_file_that_is_broken_off_is_not_there(case, release, tmp_path):
    def stop():
        raise RuntimeError("broken off")

    with pytest.raises(RuntimeError):
        write_archive(Packing(folder_of(case, release), "public-1"), tmp_path / "out.zip", packed=stop)
    assert list(tmp_path.glob("*out*")) == []
