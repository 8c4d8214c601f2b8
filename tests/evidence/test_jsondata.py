from __future__ import annotations

import pytest

from onrecord.core.errors import Damaged
from onrecord.evidence.jsondata import read_json


def test_an_object_is_given_and_a_list_as_items():
    assert read_json(b'{"a": 1}', "it") == {"a": 1}
    assert read_json(b"\xef\xbb\xbf[1]", "it") == {"items": [1]}


@pytest.mark.parametrize("data", [b'{"a": ', b"[" * 100_000, b"[" + b"1" * 100_000 + b"]", b"\xff\xfe{"])
def test_what_breaks_off_or_nests_too_deep_is_damaged(data):
    with pytest.raises(Damaged, match="it: found JSON"):
        read_json(data, "it")
