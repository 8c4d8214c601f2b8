"""Fetching, against a real server on this machine, which has to be named to be reached."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from onrecord.core.errors import NotFetched, TooLarge
from onrecord.evidence import read
from onrecord.evidence.captures import Fetcher, Manners
from tests.sites import HERE


@pytest.fixture
def fetcher():
    """Give what fetches, which notes how long it waited instead of waiting."""
    waited: list[float] = []
    made = Fetcher(Manners(allowed=HERE), clock=lambda: datetime(2026, 3, 1, 12, tzinfo=UTC), sleep=waited.append)
    return made, waited


def test_a_page_becomes_a_web_archive_that_reads_as_the_page(site, fetcher):
    capture = fetcher[0].capture(f"{site.url}/page")
    report = read(capture.warc, name="capture.warc.gz")
    assert (report.title, capture.status, capture.ended_at) == ("Two bakers shot dead", 200, f"{site.url}/page")
    assert "Two bakers were shot dead outside the market" in report.text
    assert {detail.name: detail.value for detail in report.details}["WARC-Target-URI"] == f"{site.url}/page"


def test_the_archive_holds_what_was_asked_and_by_whom(site):
    fetcher = Fetcher(Manners(allowed=HERE, contact="https://example.org/record"), sleep=lambda _: None)
    capture = fetcher.capture(f"{site.url}/page")
    import gzip

    told = gzip.decompress(capture.warc).decode()
    assert "User-Agent: onrecord (+https://example.org/record)" in told
    assert "WARC-IP-Address: 127.0.0.1" in told
    assert site.asked[-1][1]["User-Agent"] == "onrecord (+https://example.org/record)"


def test_a_redirect_is_followed_and_kept(site, fetcher):
    capture = fetcher[0].capture(f"{site.url}/moved")
    assert (capture.url, capture.ended_at) == (f"{site.url}/moved", f"{site.url}/page")
    assert read(capture.warc, name="capture.warc.gz").title == "Two bakers shot dead"


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/round", "more than 5 redirects"),
        ("/nowhere", "404"),
        ("/inside", "10.0.0.1, which is not public"),
        ("/private/page", "asks not to fetch it"),
    ],
)
def test_what_cannot_or_may_not_be_fetched_is_refused_by_name(site, fetcher, path, found):
    with pytest.raises(NotFetched, match=found):
        fetcher[0].capture(site.url + path)


def test_a_site_is_asked_for_its_rules_once_and_left_alone_between_requests(site, fetcher):
    made, waited = fetcher
    for _ in range(3):
        made.capture(f"{site.url}/page")
    assert [path for path, _ in site.asked] == ["/robots.txt", "/page", "/page", "/page"]
    assert len(waited) == 2
    assert all(6 < seconds <= 7 for seconds in waited)


def test_rules_can_be_left_unheeded_by_those_who_may(site):
    fetcher = Fetcher(Manners(allowed=HERE, heed_robots=False), sleep=lambda _: None)
    assert fetcher.capture(f"{site.url}/private/page").status == 200


def test_nobody_waits_who_need_not(site):
    fetcher = Fetcher(Manners(allowed=HERE, heed_robots=False, pause_seconds=0.0), sleep=None)
    assert fetcher.capture(f"{site.url}/page").warc != b""
    assert fetcher.capture(f"{site.url}/page").status == 200


def test_a_site_that_cannot_say_its_rules_is_left_alone(site, fetcher):
    site.answers["/robots.txt"] = (503, {}, b"")
    with pytest.raises(NotFetched, match=r"robots\.txt"):
        fetcher[0].capture(f"{site.url}/page")


def test_rules_too_long_to_read_are_none(site):
    site.answers["/robots.txt"] = (200, {}, b"#" * 5_000)
    fetcher = Fetcher(Manners(allowed=HERE, limit_bytes=2_000), sleep=lambda _: None)
    assert fetcher.capture(f"{site.url}/page").status == 200


def test_an_answer_without_end_is_cut_off(site):
    site.answers["/big"] = (200, {}, b"x" * 300_000)
    with pytest.raises(TooLarge, match="at most 100,000"):
        Fetcher(Manners(allowed=HERE, limit_bytes=100_000)).capture(f"{site.url}/big")


def test_an_answer_that_takes_too_long_is_cut_off(site, monkeypatch):
    from onrecord.evidence import captures

    now = iter(range(0, 10_000, 100))
    monkeypatch.setattr(captures.time, "monotonic", lambda: next(now))
    with pytest.raises(NotFetched, match="more than 60 seconds"):
        Fetcher(Manners(allowed=HERE, heed_robots=False), sleep=lambda _: None).capture(f"{site.url}/page")


def test_nobody_there_is_said_so(fetcher):
    with pytest.raises(NotFetched, match="refused"):
        fetcher[0].capture("http://127.0.0.1:9/")


def test_a_certificate_is_asked_of_whom_the_address_names(site):
    secure = site.url.replace("http:", "https:")
    with pytest.raises(NotFetched):
        Fetcher(Manners(allowed=HERE, heed_robots=False)).capture(f"{secure}/page")


def test_this_machine_is_not_reached_unless_it_is_named(site):
    with pytest.raises(NotFetched, match="not public"):
        Fetcher(Manners()).capture(f"{site.url}/page")
    assert site.asked == []
