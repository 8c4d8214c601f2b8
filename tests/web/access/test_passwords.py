"""Which passwords are taken: long ones that nobody would try; and what is said of the others."""

from __future__ import annotations

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError


@pytest.fixture
def sami(served):
    return served.member("coder", name="Sami Haddad")


@pytest.mark.parametrize(
    "password",
    [
        "seven quiet herons",
        "ثلاث بجعات على النهر",
        "correct horse battery staple",
        "a1B2c3D4e5F6g7H8",
        "Zawiya has nine quiet doors",
    ],
)
def test_long_ones_that_nobody_would_try_are_taken(sami, password):
    validate_password(password, sami)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("nine herons", "at least 15"),
        ("", "at least 15"),
        ("passwordpassword", "longer"),
        ("princess12345678", "longer"),
        ("123-princess-456!", "longer"),
        ("aaaaaaaaaaaaaaaa", "longer"),
        ("abababababababab", "longer"),
        ("1234567890123456", "longer"),
        ("qwertyuiopasdfgh", "longer"),
        ("zyxwvutsrqponmlkji", "longer"),
        ("samihaddad-samihaddad", "your name"),
        ("zawiya-zawiya-zawiya", "case file"),
        ("onrecord zawiya sami", "case file"),
        ("Sami Haddad 1234", ""),
    ],
)
def test_others_are_refused_with_what_to_do(sami, password, said):
    with pytest.raises(ValidationError) as told:
        validate_password(password, sami)
    assert said in " ".join(told.value.messages)


def test_no_kind_of_letter_is_asked_for(sami):
    validate_password("lantern mule orchard", sami)
