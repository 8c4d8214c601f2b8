"""The case file of the demo holds what a walk through the workbench needs."""

from __future__ import annotations

from onrecord.jobs.demonstrating import make_demonstration
from onrecord.jobs.engine import InstalledEngine
from onrecord.jobs.linking import propose
from onrecord.jobs.verifying import verify_case
from onrecord.publish.release.verifying import Fault, verify_release
from onrecord.publish.wire import read_edition
from onrecord.store.casefile import Writer, open_case
from onrecord.store.models import RecordLine
from onrecord.store.publishing.releases import releases
from onrecord.store.queues import Queue, queue_page
from onrecord.store.standing import standing_of
from onrecord.store.tolerant import Break


def test_the_demonstration_has_reports_coded_and_pairs_to_judge(tmp_path):
    release = tmp_path / "release"
    told = list(make_demonstration(tmp_path / "case", Writer("amal"), InstalledEngine(), release))
    assert len(told) == 7
    case = open_case(tmp_path / "case", Writer("amal"))
    standing = standing_of(case)
    assert standing.reports["en"] >= 12
    assert standing.uncoded == {"ar": 1}
    assert propose(case).to_review >= 5
    # Nobody is asked to read the rows of a list one by one: how it is read was said once.
    assert len(queue_page(case, Queue())) == 15
    names = {row.name for row in RecordLine.objects.using(case.alias).filter(kind="victim")}
    assert "سالم مفتاح علي الفرجاني" in names
    assert not [each for each in verify_case(case) if isinstance(each, Break)]
    assert [each.approved_by for each in releases(case)] == [None]
    case.close()
    # Whole, and not signed: nobody has approved it.
    assert [each.fault for each in verify_release(release) if each is not None] == [Fault.UNSIGNED]
    edition = read_edition(release / "records.jsonl")
    assert edition.about.incidents == len(list(edition.incidents())) > 100
    for language in ("en", "ar"):
        assert "Invented reports" in (release / "site" / language / "index.html").read_text("utf-8")
