from __future__ import annotations

import pytest

from onrecord.evidence.bundles import bundle_format, json_format


@pytest.mark.parametrize(
    ("head", "root", "kind"),
    [
        ("Message-ID: <1>\nSubject: x\n\nhi", "", "letter"),
        ("From: a\nMIME-Version: 1.0\n Saved by Blink\n\nhi", "", None),
        ("From: Nadia\nSubject: Market\n\nFour dead", "", None),
        ("<rss>", "rss", "feed"),
        ("<html>", "html", None),
        ("", "", None),
    ],
)
def test_files_of_characters_are_told(head, root, kind):
    assert bundle_format(head, head.encode(), root) == kind


def test_json_is_told_by_its_keys():
    assert json_format('{"dead": 4}', b'{"dead": 4}') is None
    assert json_format("[", b'[{"_processed_at": 1}]') == "archived json"
