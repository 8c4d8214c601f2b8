"""Every link between the pages of the repository leads to a file."""

from __future__ import annotations

import re

from tests.sources import ROOT, committed, offenders, words_of

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)")
# Pictures are made from the running program, in docs/images, and reviewed there.
PICTURES = ROOT / "docs" / "images"


def _dead(path):
    targets = [(path.parent / target).resolve() for target in LINK.findall(words_of(path))]
    return [str(target) for target in targets if not target.exists() and not target.is_relative_to(PICTURES)]


def test_every_link_leads_to_a_file():
    pages = [path for path in committed() if path.suffix == ".md"]
    assert offenders(pages, _dead) == {}
