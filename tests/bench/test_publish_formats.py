"""The bench of formats: what share of an edition it says comes back."""

from __future__ import annotations

from dataclasses import replace

from bench.publish.formats import share_that_returns
from bench.publish.readers import READERS
from onrecord.publish.exchange.formats import FORMATS
from tests.published import edition_of


def test_all_of_an_edition_comes_back_of_itself():
    assert share_that_returns(edition_of(3), edition_of(3)) == 1


def test_what_is_gone_is_not_counted():
    edition = edition_of(3)
    bare = replace(edition, incidents=lambda: iter(()))
    share = share_that_returns(edition, bare)
    assert 0 < share < 0.5
    assert share_that_returns(bare, edition) == 1


def test_readers_are_of_formats_that_there_are():
    assert set(READERS) <= set(FORMATS)
