"""A case file with pairs to judge, and what a page says of the pair it shows."""

from __future__ import annotations

import re
from html import unescape

from onrecord.store.models import LinkedPair, Record
from tests.served import served_filled
from tests.told import tell_and_link

__all__ = ["PART", "as_kept", "asked", "linked", "pair_in"]

PART = {"X-Part": "pair"}


linked = served_filled(tell_and_link)
"""A fixture: three reports of one shelling in a case file that is served, linked."""


def pair_in(answer):
    """Give the pair that a page, or a part of one, shows."""
    found = re.search(r'data-one="([^"]+)" data-other="([^"]+)"', answer.content.decode())
    return None if found is None else tuple(map(unescape, found.groups()))


def as_kept(case):
    """Give every record as it is kept."""
    return [(pk, bytes(body)) for pk, body in Record.objects.using(case.alias).order_by("pk").values_list("pk", "body")]


def asked(case):
    """Give what is asked, and what it is worth."""
    rows = LinkedPair.objects.using(case.alias).order_by("kind", "one", "other")
    return list(rows.values_list("kind", "one", "other", "worth", "changes", "left_out"))
