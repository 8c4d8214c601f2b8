from __future__ import annotations

import pytest

from onrecord.evidence.robots import LONGEST_DELAY_SECONDS, read_rules

URL = "https://news.example/private/page"


@pytest.mark.parametrize(
    ("body", "allowed"),
    [
        (b"User-agent: *\nDisallow: /private\n", False),
        (b"User-agent: onrecord\nDisallow:\n\nUser-agent: *\nDisallow: /\n", True),
        (b"User-agent: onrecord\nDisallow: /\n", False),
        (b"", True),
        (b"\xff\xfe nonsense", True),
    ],
)
def test_a_site_says_what_may_be_fetched(body, allowed):
    assert read_rules(200, body).allows(URL) is allowed


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (301, True), (500, False), (503, False), (429, False)]
)
def test_no_file_forbids_nothing_and_a_site_in_trouble_is_left_alone(status, allowed):
    assert read_rules(status, b"User-agent: *\nDisallow: /").allows(URL) is allowed


@pytest.mark.parametrize(("told", "seconds"), [(b"3", 3.0), (b"9999", LONGEST_DELAY_SECONDS), (b"soon", 0.0)])
def test_a_site_says_how_long_to_wait(told, seconds):
    assert read_rules(200, b"User-agent: *\nCrawl-delay: " + told).delay_seconds == seconds
    assert read_rules(404, b"").delay_seconds == 0.0
