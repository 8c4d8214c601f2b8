"""Words that some may not see, looked for on every page and in every answer of the API that they can get."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import parse_qsl, urlsplit

import pytest

from onrecord.store.people.rights import rights_of, roles_register
from tests.tokens import Programme, programme, token_of
from tests.web.planted import BLIND, FIELD, HIDDEN, operations_looked_at, pages_looked_at, plant

ROLES = tuple(roles_register().roles)
OTHERS = tuple(role for role in ROLES if role != "source keeper")
"""Roles that may not see what is protected."""

BY_CODERS = frozenset({
    "coding_report", "coding_original", "coding_page", "settle_reading", "agreement_differences", "drafts_one",
    "settling_two", "agreement_differing", "coding", "queue_queue", "second_readings", "second_readings_listed",
    "original_shown", "original_file", "original_page", "original_recording", "originals_contents",
    "original", "evidence", "originals_originals", "originals_custody", "reading", "originals_read_text",
    "to_settle", "settling_waiting",
})  # fmt: skip
"""Where whoever codes, or settles what was coded, reads a report as it is, with protected fields: they code these."""


@pytest.fixture
def planted(served):
    """Give what was planted; somebody who may do all but see what is protected is to code a report blind."""
    return plant(served.case, "Salma")


def met(body: str, stems: tuple[str, ...], ids: tuple[str, ...], address: str) -> list[str]:
    """Give planted words and ids that stand in an answer, but those that were asked for in the address itself."""
    asked = [value for _, value in parse_qsl(urlsplit(address).query)]
    parts = [part for each in (*asked, *urlsplit(address).path.split("/")) for part in re.split("[/:]", each)]
    for each in sorted((*asked, *parts), key=len, reverse=True):
        body = body.replace(each, "") if len(each) > 5 else body
    found = [word for stem in stems for word in re.findall(rf"{stem}\w*", body, re.IGNORECASE)]
    return sorted({*found, *(each[:12] for each in ids if each in body)})


def text_of(answer) -> str:
    return (
        b"".join(answer.streaming_content).decode("utf-8", "replace")
        if answer.streaming
        else answer.content.decode("utf-8", "replace")
    )


def seen_by(served, member, planted, stems) -> list[str]:
    """Give what somebody meets of what they may not see, by the address at which they do."""
    client, caller = served.client(member=member), Programme(token_of(served.case, member)[1])
    codes = "code" in rights_of(member.role_names)
    found, looked = [], Counter()

    def look(name, path, answer):
        looked[answer.status_code] += 1
        ids = planted.hidden_ids if HIDDEN in stems else ()
        met_here = met(text_of(answer), stems, ids, path)
        found.extend(
            f"{name} {path}: {word}"
            for word in met_here
            if not (word.casefold().startswith(FIELD) and codes and name in BY_CODERS)
        )

    for name, path in pages_looked_at(planted):
        look(name, path, client.get(path))
    for name, path in operations_looked_at(planted):
        query = dict(parse_qsl(urlsplit(path).query))
        look(name, path, caller.ask("GET", path.partition("?")[0], **query))
    assert looked[200] > 50
    assert not any(status >= 500 for status in looked)
    return found


def test_what_somebody_may_not_see_is_met_nowhere(served, planted):
    member = served.member(*OTHERS, name="Hala")
    assert seen_by(served, member, planted, (HIDDEN, FIELD)) == []


def test_what_others_coded_of_a_report_that_one_codes_blind_is_met_nowhere(served, planted):
    member = served.member(*OTHERS, name="Salma")
    assert seen_by(served, member, planted, (BLIND,)) == []


@pytest.mark.slow
@pytest.mark.parametrize("served_maker", ["sqlite"], indirect=True)
@pytest.mark.parametrize("role", OTHERS)
def test_no_role_alone_meets_any_of_it(served, planted, role):
    assert seen_by(served, served.member(role, name="Hala"), planted, (HIDDEN, FIELD)) == []


@pytest.mark.parametrize("served_maker", ["sqlite"], indirect=True)
def test_whoever_may_see_it_does(served, planted):
    client, caller = served.client(*ROLES), programme(served, *ROLES)
    report, person = planted.parts["report"][0], planted.parts["subject"][0]
    for address in (f"/reports/{report}/", "/incidents/", f"/search?q={HIDDEN}place"):
        assert HIDDEN in text_of(client.get(address)).replace(f'{HIDDEN}place"', "")
    assert HIDDEN in text_of(caller.ask("GET", f"/reports/{report}/text"))
    assert text_of(caller.ask("GET", "/clusters", of=person)).count("████") == 0
