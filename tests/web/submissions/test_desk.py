"""The desk where source keepers read what came."""

from __future__ import annotations

import pytest

from onrecord.store.models import LedgerRow, Submission
from onrecord.store.submissions import Page, Sent, SentFile, page_of, receive, set_page
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
    told = client.post(f"/submissions/{number}/bring", {"passphrase": PASSPHRASE}, follow=True).content.decode()
    assert "Brought in as Source 1" in told
    client.post(f"/submissions/{number}/answer", {"answer": "Thank you."})
    assert "Thank you." in client.get(f"/submissions/{number}").content.decode()
    assert client.post(f"/submissions/{number}/aside", {"reason": "x"}).status_code == 400
    receive(served.case, SENT)
    other = Submission.objects.using(served.case.alias).order_by("-pk").first().pk
    client.post(f"/submissions/{other}/aside", {"reason": "sent twice"})
    assert bytes(Submission.objects.using(served.case.alias).get(pk=other).sealed) == b""


def test_what_is_not_there_is_told(desk):
    client, _ = desk
    assert client.get("/submissions/99").status_code == 400
    assert client.get("/submissions?before=999999999999999999999").status_code == 200


def test_the_page_is_set(desk, served):
    client, _ = desk
    client.post("/submissions/page", {"is_on": "", "per_day": "7", "words_ar": "اكتب لنا"})
    assert page_of(served.case) == Page(False, (("ar", "اكتب لنا"),), 7)
    assert client.post("/submissions/page", {"per_day": "0"}).status_code == 200
