from __future__ import annotations

import pytest

from onrecord.evidence.captures import Fetcher, Manners
from onrecord.jobs.adding import Added, Refused
from onrecord.jobs.fetching import add_addresses
from onrecord.store.ledger import head_of
from onrecord.store.models import Acquisition, Appearance, Listing
from tests.sites import HERE

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Zawiya news</title>
<item><title>Two bakers shot dead</title><link>{url}/page</link><description>Two shot dead.</description></item>
<item><title>Gone</title><link>{url}/gone</link><description>A page that is not there any more.</description></item>
</channel></rss>"""


@pytest.fixture
def fetcher():
    return Fetcher(Manners(allowed=HERE, pause_seconds=0.0, heed_robots=False), sleep=lambda _: None)


def test_a_page_is_fetched_kept_and_read(case, site, fetcher):
    (added,) = add_addresses(case, [f"{site.url}/page"], fetcher)
    assert (added.name, added.new) == (f"{site.url}/page", 1)
    assert Listing.objects.using(case.alias).get().title == "Two bakers shot dead"
    came = Acquisition.objects.using(case.alias).get()
    assert came.origin == f"{site.url}/page"
    assert '"status":"200"' in came.detail
    assert case.originals.get(came.original_id).startswith(b"\x1f\x8b")


def test_fetched_again_a_page_is_a_known_report(case, site, fetcher):
    first, second = (next(add_addresses(case, [f"{site.url}/page"], fetcher)) for _ in range(2))
    assert (first.new, second.new, second.known) == (1, 0, 1)
    assert Appearance.objects.using(case.alias).count() == 1


def test_what_may_not_be_fetched_is_refused_and_stops_nothing(case, site, fetcher):
    outcomes = list(add_addresses(case, ["http://10.0.0.1/", f"{site.url}/page"], fetcher))
    assert [type(each) for each in outcomes] == [Refused, Added]
    assert "not public" in outcomes[0].reason


def test_a_feed_gives_its_items_and_on_request_what_they_link_to(case, site, fetcher):
    site.answers["/feed"] = (200, {"Content-Type": "application/rss+xml"}, FEED.format(url=site.url).encode())
    assert [each.new for each in add_addresses(case, [f"{site.url}/feed"], fetcher)] == [2]
    before = head_of(case.alias)
    outcomes = list(add_addresses(case, [f"{site.url}/feed"], fetcher, follow=True))
    assert [type(each) for each in outcomes] == [Added, Added, Refused]
    assert head_of(case.alias).seq > before.seq
    titles = Listing.objects.using(case.alias).values_list("title", flat=True)
    assert sorted(titles) == ["Gone", "Two bakers shot dead", "Two bakers shot dead"]
