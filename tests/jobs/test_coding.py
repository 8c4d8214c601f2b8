from __future__ import annotations

from onrecord.coding.coders import Tools
from onrecord.core.coding import Coder
from onrecord.core.vocabulary import CoderKind
from onrecord.jobs import coding
from onrecord.jobs.coding import Task, code_new, tasks
from onrecord.jobs.engine import InstalledEngine
from onrecord.jobs.outcome import Coded
from onrecord.store.codings import coding_of, count_uncoded
from onrecord.store.models import Coding
from onrecord.store.readings import report_with_id
from onrecord.store.setbacks import setbacks
from onrecord.store.standing import standing_of
from tests.cases import bare_coding, bring

CODER = Coder(CoderKind.RULES, "english", "1", "casualty@1")
TEXTS = ("Two bakers were shot dead in the market of Zawiya on Monday.", "A nurse was wounded in the town of Homs.")


class Engine:
    """Codes everything as nothing, but what holds a word it was told to fail on; a coding is told with its version."""

    def __init__(self, fail_on="never said", version="1"):
        self.fail_on, self.version, self.asked = fail_on, version, []

    def code(self, job):
        self.asked.append(job.report.id)
        if self.fail_on in job.report.text:
            raise ZeroDivisionError
        return bare_coding(job.report, self.version)


def todo(case, coder=CODER, language="en"):
    return [Task(language, count_uncoded(case, coder, language), coder)]


def test_what_is_new_is_coded_and_kept(case):
    reports = bring(case, *TEXTS)
    outcomes = list(code_new(case, todo(case), Tools(), Engine()))
    assert [type(each) for each in outcomes] == [Coded, Coded]
    kept = {coding_of(row, report_with_id(case, row.reading.report)) for row in Coding.objects.using(case.alias)}
    assert {each.report.id for each in kept} == {report.id for report in reports}


def test_what_is_coded_is_not_coded_again(case):
    bring(case, *TEXTS)
    list(code_new(case, todo(case), Tools(), Engine()))
    assert todo(case)[0].reports == 0
    assert list(code_new(case, todo(case), Tools(), Engine())) == []


def test_another_version_codes_again_and_the_first_coding_stays(case):
    bring(case, *TEXTS)
    list(code_new(case, todo(case), Tools(), Engine()))
    newer = Coder(CoderKind.RULES, "english", "2", "casualty@1")
    assert len(list(code_new(case, todo(case, newer), Tools(), Engine(version="2")))) == 2
    assert Coding.objects.using(case.alias).count() == 4


def test_a_report_that_fails_stops_no_other_and_is_tried_three_times(case):
    bring(case, *TEXTS)
    engine = Engine(fail_on="nurse")
    for _ in range(coding.MOST_TRIES + 2):
        outcomes = list(code_new(case, todo(case), Tools(), engine))
    assert outcomes == []
    (setback,) = setbacks(case, coding.CODE)
    assert setback.attempts == coding.MOST_TRIES
    assert "ZeroDivisionError" in setback.reason


def test_a_failure_is_forgotten_when_it_goes_well(case):
    bring(case, *TEXTS)
    outcomes = list(code_new(case, todo(case), Tools(), Engine(fail_on="nurse")))
    assert sorted(type(each).__name__ for each in outcomes) == ["Coded", "Failed"]
    assert [type(each) for each in code_new(case, todo(case), Tools(), Engine())] == [Coded]
    assert setbacks(case) == []


def test_broken_off_what_was_told_is_kept(case, monkeypatch):
    monkeypatch.setattr(coding, "MOST_CODINGS", 1)
    bring(case, *TEXTS)
    work = code_new(case, todo(case), Tools(), Engine())
    next(work)
    work.close()
    assert Coding.objects.using(case.alias).count() == 1
    assert todo(case)[0].reports == 1


def test_a_language_without_a_coder_waits_but_for_its_lists(case):
    arabic = "قتل خبازان في سوق الزاوية يوم الاثنين بعد أن أطلق مسلحون النار عليهما أمام المخبز."
    victims = "أسماء القتلى\n\nالاسم | العمر | مكان القتل\n\nسمير قاسم | 51 | الزاوية\n\nنادية حداد | 45 | الزاوية"
    bring(case, TEXTS[0], arabic, victims)
    told = {task.language: task for task in tasks(case, Tools())}
    assert (told["ar"].reports, told["ar"].lists_alone, told["en"].lists_alone) == (2, True, False)
    outcomes = list(code_new(case, list(told.values()), Tools(), InstalledEngine()))
    assert sorted(outcome.coding.coder.name for outcome in outcomes) == ["english", "lists"]
    assert standing_of(case).uncoded == {"ar": 1}
