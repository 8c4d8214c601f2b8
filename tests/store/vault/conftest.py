"""Case files with a vault."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.store.vault.keys import create_vault
from tests.cases import case, case_maker, database_server

__all__ = ["case", "case_maker", "database_server", "open_again", "with_key"]


@pytest.fixture
def open_again():
    """Give a function that gives a case file as another person opens it, with or without a key."""

    def again(case, **given):
        writer = replace(case.writer, key_file=given.get("key_file"), ask=given.get("ask"))
        return replace(case, writer=writer, opened={})

    return again


@pytest.fixture
def with_key(tmp_path, open_again):
    """Give a function that makes a vault, and gives the case file with its key at hand."""

    def make(case):
        create_vault(case, key_file=tmp_path / "stick.txt")
        return open_again(case, key_file=tmp_path / "stick.txt")

    return make
