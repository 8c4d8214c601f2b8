from __future__ import annotations

import pytest

from onrecord.core.errors import Damaged, Locked, Unsafe
from onrecord.evidence.epub import read_epub
from onrecord.evidence.parts import Enclosed
from tests.evidence.offices import epub
from tests.evidence.pages import NEWS_PAGE
from tests.evidence.zipped import a_zip


def test_chapters_are_pages_in_the_order_of_the_book():
    two, one, error = read_epub(epub(), "it")
    assert [two.place, one.place] == ["OEBPS/two.html", "OEBPS/text/one .xhtml"]
    assert (one.data, one.known.byline) == (NEWS_PAGE, "Amal Haddad")
    assert [detail.value for detail in one.known.details] == ["The year in Zliten", "Amal Haddad"]
    assert str(error).startswith("it › OEBPS/lost.xhtml: found no such member")


def test_a_chapter_that_a_shop_locked_is_said():
    lock = '<encryption><CipherReference URI="OEBPS/two.html"/></encryption>'
    first, *_ = read_epub(epub(**{"META-INF/encryption.xml": lock}), "it")
    assert isinstance(first, Locked)


def test_a_book_without_chapters_is_damaged_and_names_that_lead_out_are_said():
    with pytest.raises(Damaged, match="it: found an e-book without its list of chapters"):
        list(read_epub(a_zip({"mimetype": "application/epub+zip"}), "it"))
    error, found, *_ = read_epub(epub(**{"../x": "x"}), "it")
    assert isinstance(error, Unsafe)
    assert isinstance(found, Enclosed)
