from __future__ import annotations

import hashlib

import pytest

from onrecord.core.errors import FixityMismatch
from onrecord.evidence.bags import check_bag, make_bag


def bag(tmp_path):
    folder = tmp_path / "bag"
    (folder / "below").mkdir(parents=True)
    (folder / "one.txt").write_text("one")
    (folder / "below" / "100%.txt").write_text("two")
    make_bag(folder, {"Source-Organization": "The River\nRecord"})
    return folder


def test_a_bag_has_its_payload_below_data_with_sums(tmp_path):
    folder = bag(tmp_path)
    check_bag(folder)
    assert (folder / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    assert (folder / "bag-info.txt").read_text() == "Source-Organization: The River Record\nPayload-Oxum: 6.2\n"
    told = f"{hashlib.sha256(b'one').hexdigest()}  data/one.txt\n"
    assert told in (folder / "manifest-sha256.txt").read_text()
    assert "data/below/100%25.txt" in (folder / "manifest-sha256.txt").read_text()


@pytest.mark.parametrize("change", ["changed", "gone", "more"])
def test_a_bag_that_is_not_as_it_was_is_told(tmp_path, change):
    folder = bag(tmp_path)
    if change == "changed":
        (folder / "data" / "one.txt").write_text("on3")
    elif change == "gone":
        (folder / "data" / "one.txt").unlink()
    else:
        (folder / "data" / "three.txt").write_text("three")
    with pytest.raises(FixityMismatch):
        check_bag(folder)
