from __future__ import annotations

import gzip
import hashlib
import io
import json
import zipfile

from onrecord.core.errors import Damaged, UnsupportedFormat
from onrecord.core.report import Report
from onrecord.evidence.unfold import unfold
from tests.evidence.letters import errors_of, reports_of
from tests.evidence.test_webarchives import PAGE, a_record, a_response


def a_package(members: dict[str, bytes], stated: dict[str, str] | None = None) -> bytes:
    hashes = {name: f"sha256:{hashlib.sha256(data).hexdigest()}" for name, data in members.items()}
    listed = [{"path": name, "hash": value} for name, value in {**hashes, **(stated or {})}.items()]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("datapackage.json", json.dumps({"profile": "data-package", "resources": listed}))
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


WARC = "archive/data.warc.gz"


def test_the_archives_of_a_package_are_read():
    (report,) = reports_of(a_package({WARC: gzip.compress(PAGE), "pages/pages.jsonl": b"{}"}))
    assert report.place == f"{WARC}, record 1"
    assert report.flags == ()
    assert report.made.reader == "web page"


def test_what_does_not_match_its_stated_hash_is_flagged():
    (report,) = reports_of(a_package({WARC: gzip.compress(PAGE)}, {WARC: "sha256:00"}))
    assert report.flags == (f"{WARC} does not match the hash that its package states: one of them was changed",)


def test_what_no_hash_is_stated_for_is_flagged():
    package = a_package({WARC: gzip.compress(PAGE)}).replace(b'"path"', b'"Path"')
    found = [each for each in unfold(package, "it") if isinstance(each, Report)]
    assert f"the package states no hash for {WARC}" in found[0].flags


def test_an_archive_that_a_package_states_and_lacks_is_missing():
    found = list(unfold(a_package({WARC: gzip.compress(PAGE)}, {"archive/b.warc": "x", "c.json": "y"}), "it"))
    assert [type(each) for each in found] == [Report, Damaged]
    assert found[1].found == "a package without archive/b.warc"
    (error,) = errors_of(a_package({}))
    assert error.found == "a package without any archive"


def test_archives_that_are_missing_are_told_in_the_order_of_the_package():
    stated = {f"archive/{name}.warc": "sha256:00" for name in ("d", "b", "c", "a")}
    assert [each.found for each in errors_of(a_package({}, stated))] == [f"a package without {name}" for name in stated]


def test_an_archive_in_a_package_that_cannot_be_unpacked_is_an_error():
    package = bytearray(a_package({WARC: b"WARC"}))
    at = package.index(WARC.encode())
    package[at - 22] = 99  # the method of packing, in the member's own head and in the list
    last = package.rindex(WARC.encode())
    package[last - 36] = 99
    assert isinstance(errors_of(bytes(package))[0], UnsupportedFormat)


def test_errors_of_an_archive_in_a_package_are_given():
    package = a_package({WARC: gzip.compress(a_record(a_response(b"x", "Content-Encoding: br")))})
    (error,) = errors_of(package)
    assert error.thing == f"it › {WARC} › record 1"
