"""Other readers of pages, run as their makers run them, and simple baselines. What is not installed gives its
published figure.

Sources: the article extraction benchmark's README (github.com/scrapinghub/article-extraction-benchmark) for text.
"""

from __future__ import annotations

import importlib.util
import logging
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bench.intake.pages_gold import Page

__all__ = ["DATES", "TEXTS", "Peer"]


@dataclass(frozen=True, slots=True)
class Peer:
    """One reader: how it answers for a page, the package it needs, what its figure is where that is not installed."""

    name: str
    answer: Callable[[Page], str | None]
    package: str = "lxml"
    published: float | None = None

    @property
    def is_installed(self) -> bool:
        """Say whether it can run here."""
        return importlib.util.find_spec(self.package) is not None


def _decoded(page: Page) -> str:
    from onrecord.evidence.encoding import decode

    return decode(page.data, page.id).text


def _trafilatura(page: Page) -> str | None:
    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return trafilatura.extract(_decoded(page), include_comments=False)


def _trafilatura_fast(page: Page) -> str | None:
    import trafilatura

    return trafilatura.extract(_decoded(page), include_comments=False, fast=True)


def _readability(page: Page) -> str | None:
    from html_text import extract_text
    from readability import Document

    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        text: str = extract_text(Document(_decoded(page)).summary(html_partial=True))
    except Exception:  # noqa: BLE001  a page it gives up on has no text by it
        return None
    return text


def _newspaper(page: Page) -> str | None:
    article = _parsed(page)
    return str(article.text) if article is not None else None


def _parsed(page: Page) -> Any:
    """Give newspaper's article, None where it gives up: on a page, or on a language whose cutter is not installed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import newspaper

        article = newspaper.Article(page.url or "http://example.org/", fetch_images=False)
        try:
            article.download(input_html=_decoded(page))
            article.parse()
        except Exception:  # noqa: BLE001
            return None
    return article


def _whole_page(page: Page) -> str | None:
    from lxml import html

    root = html.document_fromstring(_decoded(page).encode(), parser=html.HTMLParser(encoding="utf-8"))
    body = root.find("body")
    return " ".join((root if body is None else body).xpath(".//text()[not(ancestor::script or ancestor::style)]"))


def _paragraphs(page: Page) -> str | None:
    from lxml import html

    root = html.document_fromstring(_decoded(page).encode(), parser=html.HTMLParser(encoding="utf-8"))
    return "\n".join(" ".join(element.itertext()) for element in root.iter("p"))


TEXTS = (
    Peer("trafilatura", _trafilatura, "trafilatura", 95.8),
    Peer("trafilatura fast", _trafilatura_fast, "trafilatura"),
    Peer("readability", _readability, "readability", 92.2),
    Peer("newspaper", _newspaper, "newspaper", 91.2),
    Peer("all p elements", _paragraphs),
    Peer("whole page", _whole_page, published=66.5),
)


def _htmldate(page: Page, *, extensive: bool) -> str | None:
    from htmldate import find_date
    from htmldate.utils import decode_file

    return find_date(decode_file(page.data), original_date=True, extensive_search=extensive)


def _newspaper_date(page: Page) -> str | None:
    article = _parsed(page)
    return str(article.publish_date)[:10] if article is not None and article.publish_date else None


def _address(page: Page) -> str | None:
    found = re.search(r"/(20\d\d)[/-]?([01]\d)[/-]?([0-3]\d)\b", page.url)
    return "-".join(found.groups()) if found else None


DATES = (
    Peer("htmldate", lambda page: _htmldate(page, extensive=True), "htmldate"),
    Peer("htmldate fast", lambda page: _htmldate(page, extensive=False), "htmldate"),
    Peer("newspaper", _newspaper_date, "newspaper"),
    Peer("day in the address", _address),
)
