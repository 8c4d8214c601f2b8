from __future__ import annotations

from onrecord.coding.codebook import default_codebook
from onrecord.coding.unread import UnreadCoder
from onrecord.core.contract import check_coding
from onrecord.core.report import Report
from onrecord.core.vocabulary import CoderKind

FLAG = "a caption was dropped"
REPORT = Report("sha256:" + "0" * 64, "قُتل أربعة مدنيين في قصف على السوق.", language="ar", flags=(FLAG,))


def test_a_report_nobody_reads_is_kept_whole_and_flagged():
    coding = UnreadCoder(default_codebook(), "ar").code(REPORT)
    check_coding(coding)
    assert (coding.incidents, coding.tolls, coding.claims) == ((), (), ())
    assert coding.report.text == REPORT.text
    assert coding.report.flags == (FLAG, "not coded: there is no coder for its language (ar) yet")


def test_the_coding_says_who_did_not_read_it():
    coder = UnreadCoder(default_codebook(), "ar").code(REPORT).coder
    assert (coder.kind, coder.name, coder.codebook) == (CoderKind.RULES, "unread", default_codebook().id)


def test_the_one_decision_names_the_language():
    coding, (decision,) = UnreadCoder(default_codebook(), "ar").explain(REPORT)
    assert decision.step == "language"
    assert decision.outcome == coding.report.flags[-1]
