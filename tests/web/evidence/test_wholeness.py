"""Whether all is whole is told with when and by whom, and what failed is tried again."""

from __future__ import annotations

import pytest
from django.urls import reverse

from onrecord.jobs.ongoing import Means
from onrecord.jobs.working import do_next
from onrecord.store.models import Work
from onrecord.store.setbacks import note_setback, setbacks
from onrecord.store.works import arguments_of
from tests.cases import bring
from tests.works import done, staged


def test_the_last_verification_is_told_and_what_came_since(served):
    client = served.client("reader")
    assert "not verified from here yet" in client.get(reverse("verify")).content.decode()
    done(served.case, "verify")
    bring(served.case, "A report.")
    page = client.get(reverse("verify")).content.decode()
    assert ">whole<" in page
    assert "rows of the ledger came since" in page or "row of the ledger came since" in page


def test_one_under_way_is_told_in_place_of_the_button(served):
    client = served.client("reader")
    client.post(reverse("work_ask", args=["verify"]))
    page = client.get(reverse("verify")).content.decode()
    assert "A verification is under way" in page
    assert "Verify everything" not in page


@pytest.fixture
def failed(served):
    """Give a file that could not be read."""
    done(
        served.case,
        "add",
        tool="x",
        files=staged(served.case, ("<script>alert(1)</script>.bin", bytes(range(256)) * 9)),
    )
    return setbacks(served.case)[0]


def test_a_file_that_could_not_be_read_is_told_and_tried_again(served, failed):
    client = served.client("coder")
    page = client.get(reverse("setbacks")).content.decode()
    assert "not read" in page
    assert "<script>alert" not in page
    answer = client.post(reverse("setback_again", args=[failed.pk]))
    assert answer["location"] == reverse("work", args=[Work.objects.using(served.case.alias).latest("pk").pk])
    do_next(served.case, Means())
    assert setbacks(served.case)[0].attempts == 2


def test_a_report_that_could_not_be_coded_needs_a_coder(served):
    (report,) = bring(served.case, "Two bakers were shot dead in Zawiya.")
    for _ in range(3):
        note_setback(served.case, "code", report.id, "Two bakers", "its coder broke down")
    (row,) = setbacks(served.case)
    keeper = served.client("source keeper")
    assert keeper.post(reverse("setback_again", args=[row.pk])).status_code == 403
    served.client("coder").post(reverse("setback_again", args=[row.pk]))
    assert setbacks(served.case) == []
    assert arguments_of(Work.objects.using(served.case.alias).latest("pk")) == {}


def test_a_reader_sees_setbacks_and_tries_nothing(served, failed):
    client = served.client("reader")
    assert "Try again" not in client.get(reverse("setbacks")).content.decode()
    assert client.post(reverse("setback_again", args=[failed.pk])).status_code == 403
    assert served.client("coder").post(reverse("setback_again", args=[10**9])).status_code == 404


def test_many_setbacks_are_told_a_page_at_a_time(served):
    for number in range(60):
        note_setback(served.case, "code", f"sha256:{number:064}", f"Report {number}", "why")
    page = served.client("reader").get(reverse("setbacks")).content.decode()
    assert page.count("not coded") == 50
    assert "?before=" in page
