from __future__ import annotations

from datetime import date

import pytest

from onrecord.core.vocabulary import PublishedBasis
from onrecord.evidence.addresses import day_in_address, day_in_name, outlet_domain
from onrecord.evidence.parts import Published

DAY = date(2019, 5, 3)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.levantwire.example:80/x", "levantwire.example"),
        ("levantwire.example", "levantwire.example"),
        ("http://m.levantwire.example", "levantwire.example"),
        ("http://[::1", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_has_a_domain_or_none(url, domain):
    assert outlet_domain(url) == domain


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://levantwire.example/2019/05/03/market", DAY),
        ("https://levantwire.example/2019/5/3/", DAY),
        ("https://levantwire.example/world/2019/may/03/market", DAY),
        ("https://levantwire.example/market-2019-05-03.html", DAY),
        ("https://levantwire.example/20190503_market", DAY),
        ("https://levantwire.example/2019/13/45/", None),
        ("https://levantwire.example/2019/31/02/2019/05/03/", DAY),
        ("https://levantwire.example/2019/smarch/03/", None),
        ("https://levantwire.example/2019/05/market", None),
        ("https://levantwire.example/news/1201905031", None),
        ("", None),
    ],
)
def test_an_address_may_hold_the_day(address, day):
    assert day_in_address(address) == day


@pytest.mark.parametrize(
    "name", ["2019-05-03-market.html", "captures/2019_05_03.txt", "C:\\captures\\20190503 market.txt"]
)
def test_a_files_name_may_hold_the_day(name):
    assert day_in_name(name) == Published(DAY, PublishedBasis.FILE)


@pytest.mark.parametrize("name", [None, "", "market.html", "2019-05-03/market.html"])
def test_a_files_name_without_a_day_dates_nothing(name):
    assert day_in_name(name) is None
