from __future__ import annotations

from onrecord.evidence.chats import Said, draft_said
from onrecord.evidence.senders import number_senders
from tests.evidence.pages import PARAGRAPHS

TEXT = f"By Nadia Haroun\n\n{PARAGRAPHS[0]}"


def said(text: str = PARAGRAPHS[0], **told: object):
    return number_senders(draft_said(Said(text, "message 1", text.encode(), **told)), {})


def test_a_byline_that_is_the_sender_is_protected():
    draft = said(TEXT, name="Nadia Haroun", key="user1")
    assert (draft.source, draft.byline) == ("protected sender 1", "protected sender 1")


def test_a_byline_that_is_somebody_else_stays_without_handles_and_telephones():
    assert said(TEXT, name="Samir", key="user1").byline == "Nadia Haroun"
    assert said(PARAGRAPHS[0], name="").byline is None


def test_a_public_byline_stays_as_it_is():
    draft = said(TEXT, name="Nadia Haroun", private=False)
    assert (draft.source, draft.byline) == ("Nadia Haroun", "Nadia Haroun")


def test_whose_message_was_sent_on_is_the_byline():
    assert said(name="Samir", forwarded="Rim").byline == "protected sender 2"
    assert said(name="Samir", forwarded="Levant Wire", forwarded_private=False).byline == "Levant Wire"


def test_a_message_of_nobody_has_no_source():
    assert said().source is None
