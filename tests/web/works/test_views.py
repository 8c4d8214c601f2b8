"""Pages of long work: each sees what they may, and stops what is theirs."""

from __future__ import annotations

import pytest
from django.urls import reverse

from onrecord.store.works import CANCELLED, DONE, RUNNING, ask_work, open_work, take_work, tell_progress, work_numbered
from tests.hostile import PAYLOADS
from tests.tokens import programme
from tests.works import do, staged


def ask(served, kind="count", member=None, **arguments):
    from dataclasses import replace

    case = served.case
    case = replace(case, writer=replace(case.writer, name=member.name)) if member is not None else case
    with case.writing() as pen:
        return ask_work(pen, kind, arguments)


def test_a_work_is_asked_for_once_at_a_time(served):
    client = served.client("reader")
    first = client.post(reverse("work_ask", args=["verify"]))
    second = client.post(reverse("work_ask", args=["verify"]))
    assert first["location"] == second["location"] == reverse("work", args=[open_work(served.case, "verify").pk])


@pytest.mark.parametrize(("kind", "role", "status"), [
    ("code", "reader", 403), ("code", "coder", 302), ("link", "coder", 403), ("link", "reviewer", 302),
    ("add", "coder", 404), ("reread", "coder", 404), ("x" * 300, "coder", 404),
])  # fmt: skip
def test_what_may_be_asked_for_hangs_on_the_role(served, kind, role, status):
    assert served.client(role).post(reverse("work_ask", args=[kind])).status_code == status


def test_the_list_shows_what_runs_and_how_far_it_is(served):
    row = ask(served)
    take_work(served.case)
    tell_progress(served.case, row.pk, 3, 9, "the third")
    page = served.client("coder").get(reverse("works")).content.decode()
    assert 'value="3"' in page
    assert "3 of 9" in page
    assert "the third" in page
    assert "every 2s" in page
    assert 'http-equiv="refresh"' in page


def test_what_ended_refreshes_nothing(served):
    row = do(served.case, "count")
    for address in (reverse("works"), reverse("work", args=[row.pk])):
        page = served.client("reader").get(address).content.decode()
        assert "hx-trigger" not in page
        assert "refresh" not in page


def test_a_part_is_answered_without_the_frame(served):
    row = ask(served)
    for address in (reverse("works"), reverse("work", args=[row.pk])):
        page = served.client("reader").get(address, headers={"HX-Request": "true"}).content.decode()
        assert "<html" not in page
        assert 'hx-trigger="every' in page


def test_a_reader_sees_no_names_of_files_of_others(served):
    row = do(served.case, "add", tool="x", files=staged(served.case, ("rim halabi.txt", b"Two were shot in Zawiya.")))
    seen = served.client("coder").get(reverse("work", args=[row.pk])).content.decode()
    not_seen = served.client("reader").get(reverse("work", args=[row.pk])).content.decode()
    assert "rim halabi" in seen
    assert "rim halabi" not in not_seen


@pytest.mark.parametrize(
    ("role", "is_told"), [("reader", False), ("coder", False), ("reviewer", False), ("publisher", True)]
)
def test_what_a_work_on_a_release_failed_by_is_told_to_whoever_publishes(served, role, is_told):
    row = do(served.case, "release", audience="nobody that there is")
    assert row.state == "failed"
    page = served.client(role).get(reverse("work", args=[row.pk])).content.decode()
    told = programme(served, role).get(f"/works/{row.pk}")["outcome"]
    assert (("nobody that there is" in page), ("error" in told)) == (is_told, is_told)


@pytest.mark.parametrize("name", PAYLOADS)
def test_hostile_names_of_files_are_words_on_the_page(served, name):
    row = do(served.case, "add", tool="x", files=staged(served.case, (f"{name}.bin", bytes(range(256)) * 9)))
    page = served.client("coder").get(reverse("work", args=[row.pk])).content.decode()
    assert "<script>alert" not in page
    assert "<svg onload" not in page
    assert "<img src=x" not in page


def test_ones_own_work_can_be_cancelled_and_not_anothers(served):
    coder, other, administrator = (served.member(role) for role in ("coder", "coder", "administrator"))
    mine, theirs = ask(served, member=coder), ask(served, member=coder)
    assert served.client(member=other).post(reverse("work_cancel", args=[mine.pk])).status_code == 403
    served.client(member=coder).post(reverse("work_cancel", args=[mine.pk]))
    served.client(member=administrator).post(reverse("work_cancel", args=[theirs.pk]))
    assert {work_numbered(served.case, row.pk).state for row in (mine, theirs)} == {CANCELLED}


def test_one_that_runs_is_told_to_stop(served):
    coder = served.member("coder")
    row = ask(served, member=coder)
    take_work(served.case)
    served.client(member=coder).post(reverse("work_cancel", args=[row.pk]))
    kept = work_numbered(served.case, row.pk)
    assert (kept.state, kept.is_unwanted) == (RUNNING, True)


def test_what_was_cancelled_can_be_asked_for_again(served):
    coder = served.member("coder")
    client = served.client(member=coder)
    row = ask(served, "code", member=coder)
    client.post(reverse("work_cancel", args=[row.pk]))
    answer = client.post(reverse("work_again", args=[row.pk]))
    assert answer.status_code == 302
    assert open_work(served.case, "code") is not None
    assert client.post(reverse("work_again", args=[do(served.case, "count").pk])).status_code == 403


@pytest.mark.parametrize("number", [0, 99, 2**63 - 1])
def test_a_number_that_is_none_is_not_found(served, number):
    client = served.client("reader")
    assert client.get(reverse("work", args=[number])).status_code == 404
    assert client.post(reverse("work_cancel", args=[number])).status_code == 404


def test_many_works_are_told_a_page_at_a_time(served):
    rows = [ask(served).pk for _ in range(30)]
    client = served.client("reader")
    page = client.get(reverse("works")).content.decode()
    assert f"?before={rows[5]}" in page
    older = client.get(reverse("works"), {"before": rows[5]}).content.decode()
    assert reverse("work", args=[rows[4]]) in older
    assert reverse("work", args=[rows[5]]) not in older
    for said in ("x", "-1", "9" * 40):
        assert client.get(reverse("works"), {"before": said}).status_code == 200


def test_what_was_found_broken_is_told_as_not_whole(served):
    from tests.cases import bring

    (report,) = bring(served.case, "Two bakers were shot dead in Zawiya.")
    place = served.case.originals.path_of(report.id.removeprefix("sha256:"))
    place.chmod(0o640)
    place.write_bytes(b"other")
    row = do(served.case, "verify")
    page = served.client("reader").get(reverse("work", args=[row.pk])).content.decode()
    assert row.state == DONE
    assert "not whole" in page
    assert "1 break" in page


@pytest.mark.parametrize(("words", "said"), [
    ("records", "records are written"), ("formats/csv", "the format csv is written"), ("elsewhere", ""),
])  # fmt: skip
def test_a_work_on_releases_says_in_words_which_step_it_is_at(served, words, said):
    row = ask(served, "release", audience="public")
    take_work(served.case)
    tell_progress(served.case, row.pk, 3, 9, words)
    page = served.client("reader").get(reverse("work", args=[row.pk])).content.decode()
    assert "3 of 9" in page
    assert said in page
    assert words not in page.replace(said, "")
