from __future__ import annotations

import gzip
import io
import tarfile
import tracemalloc
import zipfile

import pytest

from onrecord.core.errors import Damaged, EmptyReport, TooLarge, Unsafe, UnsupportedFormat
from onrecord.core.report import Report
from onrecord.evidence import archives
from onrecord.evidence.unfold import unfold
from tests.evidence.letters import BODY, a_letter, errors_of, reports_of

TEXTS = {"a.txt": BODY.encode(), "folder/b.txt": b"One man was killed in the market.", "letter.eml": a_letter()}


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        folder = tarfile.TarInfo("folder")
        folder.type = tarfile.DIRTYPE
        archive.addfile(folder)
    return out.getvalue()


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_each_file_in_an_archive_is_read(pack):
    data = pack({**TEXTS, "empty.txt": b""})
    reports = reports_of(data)
    assert [report.place for report in reports] == list(TEXTS)
    assert [report.text for report in reports[:2]] == [BODY, "One man was killed in the market."]
    assert len({report.part_of for report in reports}) == 1


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_what_systems_leave_beside_files_is_passed_over(pack):
    left = {"__MACOSX/._a.txt": b"x", "._a.txt": b"x", "folder/.DS_Store": b"x", "Thumbs.db": b"x"}
    assert len(reports_of(pack({**left, "a.txt": BODY.encode()}))) == 1


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_that_lead_out_are_refused_and_the_rest_is_read(pack):
    found = list(unfold(pack({"../../etc/cron.d/a": b"x", **TEXTS}), "it"))
    assert [type(each) for each in found] == [Unsafe, Report, Report, Report]


def test_an_archive_in_an_archive_is_read_to_a_depth():
    data = zipped(TEXTS)
    for number in range(4):
        data = zipped({f"{number}.zip": data})
    assert len(reports_of(data)) == len(TEXTS)
    assert {type(error) for error in errors_of(zipped({"5.zip": data}))} == {TooLarge}


def test_the_same_bytes_twice_are_read_once():
    assert len(reports_of(zipped({"a.txt": BODY.encode(), "b.txt": BODY.encode()}))) == 1


def test_a_member_that_cannot_be_read_ends_no_archive():
    data = zipped({"a.txt": b"\0" * 30_000_000, "b.txt": BODY.encode()})
    assert [type(each) for each in unfold(data, "it")] == [Unsafe, Report]
    data = zipped({"a.jpg": b"\xff\xd8\xff\xe0\0\x10JFIF", "b.txt": BODY.encode()})
    assert len(list(unfold(data, "it"))) == 2


def test_damage_is_flagged_where_it_is():
    data = bytearray(zipped({"a.txt": b"", "b.txt": BODY.encode(), "c.txt": b"One man was killed."}))
    at = data.index(b"b.txt")
    data[at - 16] ^= 0xFF  # its checksum
    listed = data.rindex(b"b.txt")
    data[listed - 30] ^= 0xFF
    second, third = reports_of(bytes(data))
    assert second.flags == ("b.txt does not match its checksum; it may be damaged",)
    assert third.flags == ()


def test_a_packed_tar_and_a_packed_text_are_read():
    assert len(reports_of(gzip.compress(tarred(TEXTS)))) == len(TEXTS)
    (report,) = unfold(gzip.compress(BODY.encode()), "it", "2019-05-14-market.txt.gz")
    assert (report.text, report.place) == (BODY, "2019-05-14-market.txt")
    (report,) = reports_of(gzip.compress(BODY[:300].encode()) + gzip.compress(BODY[300:].encode()) + b"junk")
    assert (report.text, report.place) == (BODY, "the file inside")


def test_a_bomb_in_a_bomb_unfolds_no_further_than_one():
    stream = gzip.compress(b"\0" * 100_000)
    # No level passes the ratio of one file; two of them would multiply it.
    padded = stream[:3] + b"\x08" + stream[4:10] + b"n" * 300 + b"\0" + stream[10:]
    bomb = gzip.compress(padded * 900)
    assert len(bomb) * archives.RATIO < 900 * 100_000
    tracemalloc.start()
    (refused,) = errors_of(bomb)
    _, peak_bytes = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(refused, Unsafe)
    assert "wrappers in wrappers" in refused.found
    assert peak_bytes < 45_000_000


def test_a_broken_gzip_gives_what_stands_before_the_break():
    import random

    noise = "".join(random.Random(1).choices("abcdefg \n", k=20_000))
    packed = gzip.compress((BODY + noise).encode())
    (report,) = reports_of(packed[:-3000])
    assert report.flags[0] == "the archive is cut off; what is there was read"
    damaged = gzip.compress(BODY.encode()) + gzip.compress(b"x" * 50)[:10] + b"\xff" * 40
    (report,) = reports_of(damaged)
    assert report.flags[0] == "the archive is damaged; what stands before the damage was read"
    assert isinstance(errors_of(b"\x1f\x8b\x08damaged")[0], Damaged)


def test_bombs_are_refused(monkeypatch):
    assert isinstance(errors_of(gzip.compress(b"\0" * 6_000_000))[0], Unsafe)
    monkeypatch.setattr(archives, "MOST_BYTES", 1_000)
    assert isinstance(errors_of(gzip.compress(b"\0" * 6_000))[0], TooLarge)
    monkeypatch.setattr(archives, "MOST_MEMBERS", 2)
    assert [type(each) for each in unfold(tarred(TEXTS), "it")] == [Report, Report, TooLarge]


def test_a_million_small_streams_are_not_all_unpacked(monkeypatch):
    monkeypatch.setattr(archives, "MOST_STREAMS", 2)
    (report,) = reports_of(gzip.compress(b"Four people ") + gzip.compress(b"were killed.") + gzip.compress(b"x"))
    assert report.text == "Four people were killed."


def test_a_broken_tar_gives_what_stands_before_the_break():
    found = list(unfold(tarred(TEXTS)[:2_500], "it"))
    assert [type(each) for each in found] == [Report, Report, Damaged]


def test_links_and_devices_in_a_tar_are_passed_over():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("a.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    (error,) = errors_of(out.getvalue())
    assert isinstance(error, EmptyReport)


def test_an_archive_of_unread_files_says_what_they_are():
    (error,) = errors_of(zipped({"a.bin": b"Rar!\x1a\a"}))
    assert isinstance(error, UnsupportedFormat)
    assert error.thing == "it › a.bin"
