"""What was sent is brought in: told as added only when it is, and refused in words."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from onrecord.evidence.captures import Manners
from onrecord.jobs import bringing
from onrecord.jobs.bringing import ADD_TOOL, PASTE_TOOL
from onrecord.jobs.ongoing import Means
from onrecord.jobs.staging import INCOMING
from onrecord.jobs.working import begin_working, do_next
from onrecord.store.custody import is_of_protected
from onrecord.store.models import Acquisition, Listing, Original, Reading
from onrecord.store.readings import report_of
from onrecord.store.setbacks import setbacks
from onrecord.store.sources import Source, add_source
from onrecord.store.vault.keys import create_vault
from onrecord.store.vault.persons import protect
from onrecord.store.works import FAILED, ask_work, outcome_of
from tests.sites import HERE, site
from tests.works import do, done, staged

__all__ = ["site"]

TEXT = b"Two bakers were shot dead\n\nThe two bakers were shot dead in Zawiya on 3 May 2016."


def add(case, *files, **said):
    return done(case, "add", tool=ADD_TOOL, files=staged(case, *files), **said)


def waiting(case):
    folder = case.folder / INCOMING
    return list(folder.iterdir()) if folder.is_dir() else []


def test_a_file_is_added_and_no_longer_waits(case):
    (told,) = add(case, ("bakers.txt", TEXT))["files"]
    assert (told["name"], told["new"], told["known"]) == ("bakers.txt", 1, 0)
    assert case.originals.get(told["sum"]) == TEXT
    row = Acquisition.objects.using(case.alias).get()
    assert (row.origin, row.tool, row.brought_by) == ("bakers.txt", ADD_TOOL, "amal")
    assert waiting(case) == []


def test_the_same_file_again_is_told_as_there_already(case):
    add(case, ("bakers.txt", TEXT))
    (told,) = add(case, ("bakers.txt", TEXT))["files"]
    assert told["held"]
    assert Listing.objects.using(case.alias).count() == 1


def test_what_cannot_be_read_is_kept_and_told_in_four_parts(case):
    (told,) = add(case, ("odd.bin", bytes(range(256)) * 20))["files"]
    (problem,) = told["problems"]
    assert all(problem[part] for part in ("thing", "found", "expected", "do"))
    assert Original.objects.using(case.alias).count() == 1
    assert [row.item for row in setbacks(case)] == [told["sum"]]


def test_one_file_that_fails_takes_no_other_with_it(case):
    told = add(case, ("empty.txt", b""), ("bakers.txt", TEXT))["files"]
    assert [each.get("new") for each in told] == [0, 1]


def test_a_file_that_is_gone_is_called_not_added(case):
    files = staged(case, ("bakers.txt", TEXT))
    for path in waiting(case):
        path.unlink()
    (told,) = done(case, "add", tool=ADD_TOOL, files=files)["files"]
    assert told["refused"]["do"] == "Send it again."
    assert Original.objects.using(case.alias).count() == 0


def test_a_bomb_in_an_archive_is_told_and_harms_nobody(case):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../escape.txt", TEXT)
        archive.writestr("bomb.txt", b"0" * 60_000_000)
    (told,) = add(case, ("bomb.zip", made.getvalue()))["files"]
    assert told["problems"]
    assert not (case.folder.parent / "escape.txt").exists()


def test_pasted_text_says_what_whoever_pasted_it_says(case):
    files = staged(case, ("pasted.txt", "قُتل خبّازان في الزاوية.".encode()))
    said = {"outlet": "Al-Furat Wire", "language": "ar"}
    done(case, "add", tool=PASTE_TOOL, files=files, said=said, published="2016-05-04")
    report = report_of(Reading.objects.using(case.alias).get())
    assert (report.source, report.language, str(report.published)) == ("Al-Furat Wire", "ar", "2016-05-04")


def test_what_comes_from_a_source_names_it(case):
    with case.writing() as pen:
        source = add_source(pen, Source(name="Al-Furat Wire"))
    add(case, ("bakers.txt", TEXT), source=str(source.number))
    assert '"from_source":"1"' in Acquisition.objects.using(case.alias).get().detail


def test_of_a_protected_source_no_name_of_a_file_is_kept(case, tmp_path):
    create_vault(case, key_file=tmp_path / "key")
    with case.writing() as pen:
        source = protect(pen, Source(kind="person"), {"name": "Rim Halabi"})
    bound = replace(case, bringing=None)
    row = do(bound, "add", tool=ADD_TOOL, files=staged(case, ("rim-halabi.txt", TEXT)), source=str(source.number))
    (told,) = outcome_of(row)["files"]
    assert told["name"] == "Source 1, file 1.txt"
    assert "rim" not in row.outcome.casefold()
    original = Original.objects.using(case.alias).get()
    assert is_of_protected(original)
    assert Acquisition.objects.using(case.alias).get().origin == "Source 1"


def test_a_source_that_is_none_fails_the_work_in_words(case):
    row = do(case, "add", tool=ADD_TOOL, files=staged(case, ("a.txt", TEXT)), source="77")
    assert row.state == FAILED
    assert outcome_of(row)["error"]["found"] == "no such source"


def test_addresses_are_fetched_and_kept(case, site):
    means = Means(manners=Manners(allowed=HERE, pause_seconds=0))
    told = done(case, "fetch", means, urls=[f"{site.url}/page", f"{site.url}/nothing"])["files"]
    assert told[0]["new"] == 1
    assert "404" in told[1]["refused"]["found"]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8370/",
        "http://[::1]/",
        "http://10.0.0.1/admin",
        "http://169.254.169.254/latest/meta-data/",
        "http://192.168.1.1/",
        "http://0.0.0.0/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "http://user:pass@127.0.0.1/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:25/",
    ],
)
def test_addresses_inside_a_network_are_refused(case, url):
    (told,) = done(case, "fetch", urls=[url])["files"]
    assert told["refused"]["found"]
    assert Original.objects.using(case.alias).count() == 0


def test_a_redirect_into_a_network_is_refused(case, site):
    means = Means(manners=Manners(allowed=HERE, pause_seconds=0))
    (told,) = done(case, "fetch", means, urls=[f"{site.url}/inside"])["files"]
    assert "10.0.0.1" in told["refused"]["found"]


def test_an_original_that_could_not_be_read_is_read_again(case, monkeypatch):
    monkeypatch.setattr(bringing, "read_brought", lambda *_: ((), ()))
    (told,) = add(case, ("bakers.txt", TEXT))["files"]
    monkeypatch.undo()
    (again,) = done(case, "reread", sums=[told["sum"], "0" * 64])["files"]
    assert again["new"] == 1
    assert setbacks(case) == []


def test_a_work_whose_process_dies_between_two_files_loses_neither(case, monkeypatch):
    files = staged(case, ("bakers.txt", TEXT), ("nurse.txt", b"A nurse was wounded in Homs on 4 May 2016."))
    written, real = [], bringing.write_brought

    def write(*given):
        if written:
            raise KeyboardInterrupt
        written.append(real(*given))
        return written[-1]

    monkeypatch.setattr(bringing, "write_brought", write)
    with case.writing() as pen:
        ask_work(pen, "add", {"tool": ADD_TOOL, "files": files})
    with pytest.raises(KeyboardInterrupt):
        do_next(case, Means())
    monkeypatch.undo()
    assert begin_working(case) == 1
    told = outcome_of(do_next(case, Means()))["files"]
    assert [(each.get("held", False), each["new"]) for each in told] == [(True, 0), (False, 1)]
    assert Original.objects.using(case.alias).count() == 2
    assert waiting(case) == []
