"""The desk where source keepers read what came."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.store.models import LedgerRow, Listing, Submission
from onrecord.store.readings import report_with_id
from onrecord.store.submissions import Page, Sent, SentFile, page_of, read_submission, receive, set_page
from onrecord.store.vault.keys import create_vault

PASSPHRASE = "four patient storks"
SENT = Sent(
    "I saw <b>it</b>. رأيته", reach="the mill", files=(SentFile("image/png", b"\x89PNG<script>", ("a comment",)),)
)


@pytest.fixture
def desk(served):
    """Give a client of a source keeper, and the number of a submission."""
    create_vault(served.case, PASSPHRASE)
    with served.case.writing() as pen:
        set_page(pen, Page(True))
    receive(served.case, SENT)
    return served.client("source keeper"), Submission.objects.using(served.case.alias).get().pk


def test_the_list_tells_the_ledger_and_not_the_words(desk, served):
    client, number = desk
    page = client.get("/submissions").content.decode()
    assert f"Submission {number}" in page
    assert "saw" not in page
    assert LedgerRow.objects.using(served.case.alias).filter(action="received").count() == 1


def test_it_is_read_with_the_passphrase_and_that_stands_in_the_ledger(desk, served):
    client, number = desk
    page = client.post(f"/submissions/{number}", {"passphrase": PASSPHRASE}).content.decode()
    assert "I saw &lt;b&gt;it&lt;/b&gt;. رأيته" in page
    assert "the mill" in page
    row = LedgerRow.objects.using(served.case.alias).order_by("-seq").first()
    assert (row.action, row.subject) == ("read", f"submission:{number}")


@pytest.mark.parametrize("typed", ["", "wrong wrong wrong"])
def test_without_the_passphrase_nothing_is_shown(desk, typed):
    client, number = desk
    page = client.post(f"/submissions/{number}", {"passphrase": typed}).content.decode()
    assert "I saw" not in page
    assert 'role="alert"' in page


def test_a_file_is_saved_and_never_shown(desk):
    client, number = desk
    answer = client.post(f"/submissions/{number}/file/1", {"passphrase": PASSPHRASE})
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer.content == b"\x89PNG<script>"
    assert client.post(f"/submissions/{number}/file/2", {"passphrase": PASSPHRASE}).status_code == 404


def test_it_is_brought_in_answered_and_set_aside(desk, served):
    client, number = desk
    agreed = {"passphrase": PASSPHRASE, "do": "bring"}
    told = client.post(f"/submissions/{number}/bring", agreed, follow=True).content.decode()
    assert "Brought in as Source 1: 2 reports." in told
    client.post(f"/submissions/{number}/answer", {"answer": "Thank you."})
    assert "Thank you." in client.get(f"/submissions/{number}").content.decode()
    assert client.post(f"/submissions/{number}/aside", {"reason": "x"}).status_code == 400
    receive(served.case, SENT)
    other = Submission.objects.using(served.case.alias).order_by("-pk").first().pk
    client.post(f"/submissions/{other}/aside", {"reason": "sent twice"})
    assert bytes(Submission.objects.using(served.case.alias).get(pk=other).sealed) == b""


CALLED = "Two men were killed at the mill. Umm Samir saw it: +963 944 123 456, see https://a.example/x"


def test_it_is_seen_as_it_will_be_kept_before_it_is_brought_in(desk, served):
    client, _ = desk
    receive(served.case, Sent(CALLED))
    number = Submission.objects.using(served.case.alias).order_by("-pk").first().pk
    at = f"/submissions/{number}/bring"
    first = client.post(at, {"passphrase": PASSPHRASE}).content.decode()
    assert "saw it: [taken out], see <mark>https://a.example/x</mark>" in first
    assert 'value="+963 944 123 456" checked' in first
    assert Listing.objects.using(served.case.alias).count() == 0
    more = {"passphrase": PASSPHRASE, "take_out": "+963 944 123 456", "words": "Umm Samir\r\n\r\n"}
    shown = client.post(at, more | {"do": "show"}).content.decode()
    assert "[taken out] saw it: [taken out], see" in shown
    assert ">Umm Samir</textarea>" in shown
    less = client.post(at, {"passphrase": PASSPHRASE, "do": "show"}).content.decode()
    assert "<mark>+963 944 123 456</mark>" in less
    done = client.post(at, more | {"do": "bring"}, follow=True).content.decode()
    assert "Brought in as Source 1: 1 report." in done
    listed = Listing.objects.using(served.case.alias).get()
    report = report_with_id(served.case, listed.report)
    assert "[taken out] saw it: [taken out], see https://a.example/x" in report.text
    assert listed.published is None
    key = replace(served.case, writer=replace(served.case.writer, ask=lambda _: PASSPHRASE), opened={})
    assert read_submission(key, number).text == CALLED


def test_a_wrong_passphrase_is_answered_in_words_for_the_page(desk):
    client, number = desk
    for at in (f"/submissions/{number}", f"/submissions/{number}/bring", f"/submissions/{number}/file/1"):
        page = client.post(at, {"passphrase": "wrong wrong wrong"}).content.decode()
        assert "That is not the passphrase of the vault" in page
        assert "ONRECORD_KEY" not in page


def test_what_it_may_be_used_for_is_said_as_the_register_says_it(desk, served):
    client, _ = desk
    receive(served.case, Sent("I saw it.", use="share"))
    number = Submission.objects.using(served.case.alias).order_by("-pk").first().pk
    assert "given to partners" in client.post(f"/submissions/{number}", {"passphrase": PASSPHRASE}).content.decode()


def test_what_is_not_there_is_told(desk):
    client, _ = desk
    assert client.get("/submissions/99").status_code == 400
    assert client.get("/submissions?before=999999999999999999999").status_code == 200


def test_the_page_is_set(desk, served):
    client, _ = desk
    client.post("/submissions/page", {"is_on": "", "per_day": "7", "words_ar": "اكتب لنا"})
    assert page_of(served.case) == Page(False, (("ar", "اكتب لنا"),), 7)
    assert client.post("/submissions/page", {"per_day": "0"}).status_code == 200
