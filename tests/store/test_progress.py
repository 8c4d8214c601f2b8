"""How much is coded is told by language and by year."""

from __future__ import annotations

from onrecord.store.progress import Part, progress_of
from tests.cases import bring
from tests.told import tell_all


def test_an_empty_case_file_has_come_nowhere(case):
    come = progress_of(case)
    assert (come.whole, come.languages, come.years) == (Part(None, 0, 0), (), ())
    assert come.whole.share == 0


def test_what_is_coded_is_parted_by_language_and_year(case):
    tell_all(case)
    bring(case, "لم يقرأ أحد هذا التقرير بعد، ولا يقول شيئا عن أي ضرر في المدينة.")
    come = progress_of(case)
    assert (come.whole.coded, come.whole.reports, come.whole.share) == (3, 4, 75)
    assert sum(part.reports for part in come.languages) == sum(part.reports for part in come.years) == 4
    assert {part.coded for part in come.languages} == {3, 0}


def test_all_is_told_only_where_nothing_is_left():
    assert Part("en", 199, 200).share == 99
