from __future__ import annotations

import io
import time
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.errors import Damaged, EvidenceError, Locked, TooLarge, Unsafe, UnsupportedFormat
from onrecord.evidence.zips import ZipBounds, is_safe_name, open_archive
from tests.evidence.zipped import a_zip, locked, overlapping

TEXT = b"Four people were killed at the market in Zliten on Friday. " * 40


@pytest.mark.parametrize("packed", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_are_read_as_they_were_packed(packed):
    archive = open_archive(a_zip({"a/b.txt": TEXT, "c.txt": b""}, packed), "it")
    assert list(archive) == ["a/b.txt", "c.txt"]
    assert "a/b.txt" in archive
    assert "b.txt" not in archive
    assert archive.read("a/b.txt") == TEXT
    assert archive.flags == []


def test_folders_are_no_members():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.mkdir("photos")
        archive.writestr("photos/a.txt", TEXT)
    assert list(open_archive(out.getvalue(), "it")) == ["photos/a.txt"]


def test_a_member_that_is_not_there_is_said():
    with pytest.raises(Damaged, match="it › x: found no such member; expected one"):
        open_archive(a_zip({"a": b"b"}), "it").read("x")


def test_a_locked_member_asks_for_its_password():
    archive = open_archive(locked(a_zip({"a": TEXT})), "it")
    with pytest.raises(Locked, match="it › a: found an encrypted member"):
        archive.read("a")


def test_a_bomb_is_refused_by_its_ratio():
    archive = open_archive(a_zip({"a": b"\0" * 50_000_000}), "it")
    with pytest.raises(Unsafe, match=r"it › a: found 48,\d\d\d bytes that unfold to more than 300 times as many"):
        archive.read("a")


def test_small_members_may_pack_well():
    assert len(open_archive(a_zip({"a": b"\0" * 4_000_000}), "it").read("a")) == 4_000_000


@pytest.mark.parametrize("packed", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_member_past_the_limit_is_too_large(packed):
    archive = open_archive(a_zip({"a": TEXT}, packed), "it")
    with pytest.raises(TooLarge, match="it › a: found more than 100 bytes"):
        archive.read("a", 100)


def test_what_is_read_in_all_is_bounded():
    archive = open_archive(a_zip({"a": TEXT, "b": TEXT}), "it", ZipBounds(total_bytes=len(TEXT) + 1))
    archive.read("a")
    with pytest.raises(TooLarge):
        archive.read("b")


def test_the_stated_size_is_not_believed():
    data = bytearray(a_zip({"a": TEXT}))
    directory = data.find(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (1).to_bytes(4, "little")
    assert open_archive(bytes(data), "it").read("a") == TEXT


def test_members_that_share_bytes_are_refused():
    with pytest.raises(Unsafe, match="members share their bytes"):
        open_archive(overlapping(TEXT, 20), "it")


def test_a_million_names_are_refused_before_they_are_listed():
    data = overlapping(b"x", 60_000) + b""
    start = time.process_time()
    with pytest.raises(TooLarge, match="it: found more than 20,000 members; expected fewer"):
        open_archive(data, "it")
    assert time.process_time() - start < 0.5


def test_names_that_lead_out_are_refused_and_the_rest_is_read():
    archive = open_archive(a_zip({"../../etc/cron.d/x": b"x", "/etc/passwd": b"y", "a.txt": TEXT}), "it")
    assert list(archive) == ["a.txt"]
    assert [str(error).split(".")[0] for error in archive.refused][1:] == [
        "it › /etc/passwd: found a name that leads out of the archive; expected a name inside it"
    ]
    assert all(isinstance(error, Unsafe) for error in archive.refused)
    assert len(archive.refused) == 2


def test_links_are_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("notes.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a", "b")
    opened = open_archive(out.getvalue(), "it")
    assert list(opened) == ["a"]
    assert "it › a link: found a link to another file" in str(opened.refused[0])


@pytest.mark.parametrize("name", ["", "/a", "..", "a/../../b", "C:\\a", "c:/a", "\\\\server\\a", "a\0b"])
def test_names_that_lead_out_are_unsafe(name):
    assert not is_safe_name(name)


@pytest.mark.parametrize("name", ["a", "a/b.c", "a..b", "الشهداء.txt", "a:b/c"])
def test_names_that_stay_inside_are_safe(name):
    assert is_safe_name(name)


def test_of_two_members_of_one_name_the_last_is_read():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a", "first")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a", "last")
    opened = open_archive(out.getvalue(), "it")
    assert opened.read("a") == b"last"
    assert opened.flags == ["two members are called a; the last was read"]


def test_an_archive_that_lost_its_end_is_read_from_its_beginning():
    data = a_zip({"a": TEXT, "b": bytes(range(256)) * 40})
    archive = open_archive(data[: data.find(b"PK\x03\x04", 4) + 200], "it")
    assert archive.read("a") == TEXT
    assert archive.read("b")[:10] == bytes(range(10))
    assert archive.flags == [
        "the archive is cut off or damaged: its list of members is missing, and it was read without one",
        "b is damaged or cut off; what can be read of it was read",
    ]


def test_a_streamed_archive_that_lost_its_end_is_read_too():
    class Unseekable(io.BytesIO):
        def seekable(self):
            return False

        def seek(self, *_):
            raise OSError

    out = Unseekable()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("folder/", "")
        archive.writestr("a", TEXT)
        archive.writestr("b", TEXT)
    data = out.getvalue()
    opened = open_archive(data[: data.find(b"PK\x01\x02")], "it")
    assert [opened.read(name) for name in opened] == [TEXT, TEXT]


def test_wrong_bytes_are_flagged_by_the_checksum():
    data = bytearray(a_zip({"a": TEXT}, zipfile.ZIP_STORED))
    data[60] ^= 1
    archive = open_archive(bytes(data), "it")
    archive.read("a")
    assert archive.flags == ["a does not match its checksum; it may be damaged"]


def test_a_stored_member_that_is_cut_off_is_flagged():
    data = a_zip({"a": TEXT}, zipfile.ZIP_STORED)
    archive = open_archive(data[:200], "it")
    assert TEXT.startswith(archive.read("a"))
    assert archive.flags[-1] == "a is damaged or cut off; what can be read of it was read"


def test_a_broken_stream_gives_what_came_before():
    content = b" ".join(b"%d killed in %d;" % (number, number * number) for number in range(9_000))
    data = bytearray(a_zip({"a": content}))
    data[20_000:20_600] = b"\xff" * 600
    archive = open_archive(bytes(data), "it")
    assert archive.read("a").startswith(content[:20_000])
    assert archive.flags == ["a is damaged or cut off; what can be read of it was read"]


def test_nothing_of_a_member_is_an_error():
    data = bytearray(a_zip({"a": TEXT}))
    data[31:34] = b"\xff\xff\xff"
    with pytest.raises(Damaged, match="packed bytes that cannot be inflated"):
        open_archive(bytes(data), "it").read("a")


def test_another_way_of_packing_is_named():
    with pytest.raises(UnsupportedFormat, match="a member packed by method 12; expected one stored or deflated"):
        open_archive(a_zip({"a": TEXT}, zipfile.ZIP_BZIP2), "it").read("a")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"not a zip", b"PK\x05\x06" + b"\0" * 18])
def test_no_archive_is_damaged(data):
    with pytest.raises(Damaged, match="found a zip archive without a member"):
        open_archive(data, "it")


def test_a_list_that_points_nowhere_is_passed_over():
    data = bytearray(a_zip({"a": TEXT}))
    directory = data.find(b"PK\x01\x02")
    data[directory + 42 : directory + 46] = (7).to_bytes(4, "little")
    archive = open_archive(bytes(data), "it")
    assert archive.read("a") == TEXT
    assert archive.flags[0].startswith("the archive is cut off or damaged")


@given(st.binary(max_size=200), st.integers(0, 300))
def test_any_damage_ends_in_bytes_or_an_evidence_error(noise, at):
    data = a_zip({"a": TEXT, "b.xml": b"<a/>"})
    try:
        archive = open_archive(data[:at] + noise + data[at + len(noise) :], "it")
        for name in archive:
            archive.read(name)
    except EvidenceError:
        pass
