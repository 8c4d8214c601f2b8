"""What a run comes to."""

from __future__ import annotations

import pytest

from onrecord.cli.account import Account
from onrecord.cli.exits import Exit
from onrecord.cli.progress import Bar
from onrecord.jobs.outcome import Coded, Failed
from tests.factory import a_coding

GOOD, BAD, OURS = Coded("a", a_coding()), Failed("b", "b: no"), Failed("c", "c: ours", defect=True)


@pytest.mark.parametrize(
    ("outcomes", "code"),
    [
        ([GOOD], Exit.FINE),
        ([GOOD, BAD], Exit.PARTIAL),
        ([BAD], Exit.NOTHING),
        ([GOOD, OURS], Exit.DEFECT),
        ([], Exit.FINE),
    ],
)
def test_the_exit_code_says_what_became_of_the_reports(outcomes, code):
    account = Account(Bar(2, None))
    assert list(account.follow(outcomes)) == outcomes
    assert account.exit_code is code
