"""One English coder for the whole session, asked in one line: a text in, a coding that keeps the contract out."""

from __future__ import annotations

import pytest

from onrecord.coding.codebook import default_codebook
from onrecord.coding.english.coder import EnglishCoder
from onrecord.coding.english.syntax import parse_text
from onrecord.core.contract import check_coding
from tests.coding.told import report


@pytest.fixture(scope="session")
def coder():
    """Give the English coder with the general codebook; its model is loaded once."""
    return EnglishCoder(default_codebook())


@pytest.fixture(scope="session")
def code(coder):
    """Give a function from a text and what is known of its report to a coding that keeps the contract."""

    def code_text(text, published=None, **known):
        coding = coder.code(report(text, published, **known))
        check_coding(coding)
        return coding

    return code_text


@pytest.fixture(scope="session")
def read(coder):
    """Give a function from a text to the coder's reading of it, before incidents are made."""

    def read_text(text, published=None):
        reading = coder.read(report(text, published))
        assert reading is not None
        return reading

    return read_text


@pytest.fixture(scope="session")
def parse():
    """Give the parser by itself."""
    return parse_text
