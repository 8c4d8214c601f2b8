"""Lock-out: after eight failures a name is not heard from that address for a quarter of an hour, and can be let in."""

from __future__ import annotations

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from tests.served import PASSWORD
from tests.web.test_second_factor import code_of, with_app


@pytest.fixture(autouse=True)
def _no_rates():
    """Begin with no attempts counted by the minute."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def salma(served):
    return served.member("coder", name="salma", password=PASSWORD)


def sign_in(served, name="salma", password=PASSWORD, address="192.0.2.7"):
    return served.stranger(REMOTE_ADDR=address).post("/account/login/", {"login": name, "password": password})


def fail(served, times=8, **told):
    return [sign_in(served, password="wrong all the time", **told).status_code for _ in range(times)]


def test_the_eighth_failure_locks_out_even_with_the_right_password(served):
    assert fail(served) == [200] * 7 + [429]
    answer = sign_in(served)
    assert answer.status_code == 429
    assert b"quarter of an hour" in answer.content
    assert b"salma" not in answer.content
    # Elsewhere, and as somebody else, one is still heard.
    assert sign_in(served, address="192.0.2.8").status_code == 302
    served.member("coder", name="rim", password=PASSWORD)
    assert sign_in(served, "rim").status_code == 302


def test_another_spelling_of_the_name_is_not_another_name(served):
    for name in ("salma", "Salma", "SALMA", " salma ", "sAlma", "saLma", "salMa", "salmA"):
        status = sign_in(served, name, "wrong all the time").status_code
    assert status == 429


def test_a_name_that_nobody_has_is_locked_out_alike(served):
    assert fail(served, name="nobody at all") == [200] * 7 + [429]
    locked = sign_in(served, "nobody at all").content
    assert fail(served)[-1] == 429
    assert sign_in(served).content.replace(b"", b"") == locked


def test_after_a_quarter_of_an_hour_one_is_heard_again(served):
    fail(served)
    sign_in(served)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert sign_in(served).status_code == 302


def test_wrong_codes_lock_out_and_then_the_right_one_is_not_looked_at(served):
    member = with_app(served, "source keeper", name="rim", password=PASSWORD)
    client = served.stranger(REMOTE_ADDR="192.0.2.7")
    client.post("/account/login/", {"login": "rim", "password": PASSWORD})
    second = reverse("mfa_authenticate")
    assert [client.post(second, {"code": "000000"}).status_code for _ in range(8)] == [200] * 7 + [429]
    assert client.post(second, {"code": code_of()}).status_code == 429
    assert client.get("/").status_code == 302
    # The code was not spent by it.
    inside = served.client(member=member, proven=False, REMOTE_ADDR="192.0.2.8")
    assert inside.post(reverse("second_factor"), {"code": code_of()}).status_code == 302


def test_guessing_at_step_up_locks_out_too(served, salma):
    client = served.client(member=salma, REMOTE_ADDR="192.0.2.7")
    guesses = [client.post("/account/again/", {"password": "wrong all the time"}).status_code for _ in range(8)]
    assert guesses == [200] * 7 + [429]
    assert client.post("/account/again/", {"password": PASSWORD}).status_code == 429
    assert client.get("/account/password/").status_code == 302


def test_from_many_addresses_a_name_is_not_tried_without_end(served):
    answers = [sign_in(served, password="wrong all the time", address=f"192.0.2.{n}") for n in range(31)]
    assert b"Too many failed attempts" in answers[-1].content
    assert b"Too many failed attempts" in sign_in(served, address="192.0.2.99").content


def test_an_administrator_sees_who_is_locked_out_and_lifts_it(served):
    fail(served)
    fail(served, name="My Secret Password 2026")
    boss = served.client("administrator", fresh=True)
    page = boss.get(reverse("members_locked")).content.decode()
    assert "salma" in page
    assert "192.0.2.7" in page
    assert "A name that nobody has" in page
    assert "secret password" not in page.casefold()
    answer = boss.post(reverse("members_lift"), {"name": "salma", "address": "192.0.2.7"})
    assert answer.status_code == 302
    assert sign_in(served).status_code == 302
    assert boss.post(reverse("members_lift"), {"name": "salma", "address": "192.0.2.7"}).status_code == 404
