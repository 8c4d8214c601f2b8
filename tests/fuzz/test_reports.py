"""Whatever bytes come, they are read and coded within the contract, or refused with an error of ours, in time.

`make fuzz` runs 20 seeds of 1,000 inputs. A seed always gives the same inputs, so a failure is found again by its
number.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, seed, settings

from onrecord.coding import coder_for
from onrecord.core.contract import check_coding
from onrecord.core.errors import EvidenceError
from onrecord.core.wire import coding_from_json, coding_to_json
from onrecord.evidence import read
from tests.fuzz.inputs import inputs

pytestmark = pytest.mark.slow
SEEDS = 20
INPUTS_PER_SEED = 1_000
# The longest input is about 2,000 words, which take half a second; ten is a hang in the making.
LIMIT_SECONDS = 10


def code_or_refuse(data: bytes) -> None:
    try:
        report = read(data)
    except EvidenceError:
        return
    coding = coder_for(report.language).code(report)
    check_coding(coding)
    assert coding_from_json(coding_to_json(coding)) == coding


@pytest.mark.parametrize("number", range(SEEDS))
def test_any_bytes_are_coded_within_the_contract_or_refused_in_time(number):
    @seed(number)
    @settings(
        max_examples=INPUTS_PER_SEED,
        deadline=None,
        derandomize=False,
        database=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs())
    def holds(data):
        started = time.process_time()
        code_or_refuse(data)
        assert time.process_time() - started < LIMIT_SECONDS

    holds()
