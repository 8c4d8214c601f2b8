"""Every worked case under every scheme: a recorder can read the cases in worked_cases.yaml."""

from __future__ import annotations

import pytest

from onrecord.tally.rules.schemes import DEFAULT, scheme_named, schemes
from tests.tally.rendered import PAGE, page_of
from tests.tally.told import as_dashes, in_words, load_cases, state_of

CASES = load_cases()
FEWEST_CASES = 45


def by_title(case):
    return case.title


def heard(state, scheme, case):
    """Give, for the message of a failed test, what was heard and what was set aside."""
    lines = []
    for each in state.counted(scheme):
        if each.kind is None and each.outcome is case.outcome:
            lines += [f"  heard: {account.count} from {account.fact.origin}" for account in each.folded.heard]
            lines += [
                f"  set aside: {out.account.count} from {out.account.fact.origin}: {out.why}"
                for out in each.folded.aside
            ]
    return "\n".join(lines)


def test_there_are_as_many_cases_as_were_promised_each_with_a_title_of_its_own():
    assert len(CASES) >= FEWEST_CASES
    assert len({case.title for case in CASES}) == len(CASES)


@pytest.mark.parametrize("scheme", schemes().values(), ids=lambda scheme: scheme.name)
@pytest.mark.parametrize("case", CASES, ids=by_title)
def test_a_worked_case_comes_to_what_the_standard_says(case, scheme):
    state = state_of(case)
    found = in_words(state.tally(scheme, case.outcome).whole.range, scheme, case.outcome)
    message = (
        f"{case.title}, by {scheme.label}\n  rule: {case.rule}\n  source: {case.source}\n{heard(state, scheme, case)}"
    )
    assert found == case.expected(scheme), message


@pytest.mark.parametrize("case", [case for case in CASES if case.cells], ids=by_title)
def test_the_cells_of_a_worked_case_are_what_was_worked_out(case):
    scheme, state = scheme_named(DEFAULT), state_of(case)
    for dimension, cells in case.cells.items():
        found = state.tally(scheme, case.outcome, dimension)
        words = {cell.key[0]: in_words(cell.range, scheme) for cell in found.cells}
        assert words == {str(key): as_dashes(str(told)) for key, told in cells.items()}, f"{case.title}, by {dimension}"
        assert found.adds_up is case.adds_up, f"{case.title}, by {dimension}"


@pytest.mark.parametrize("case", CASES, ids=by_title)
def test_every_number_of_a_worked_case_rests_on_claims(case):
    state = state_of(case)
    for scheme in schemes().values():
        for each in state.counted(scheme):
            assert each.folded.claims, (case.title, scheme.name, each)
            assert set(each.folded.claims) <= state.facts.keys()


def test_the_page_on_counting_shows_the_cases_as_they_are():
    assert PAGE.read_text(encoding="utf-8") == page_of(CASES), "run python -m tests.tally.rendered"
