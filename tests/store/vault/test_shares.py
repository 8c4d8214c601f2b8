"""A key parted among people, and brought back by enough of them."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.core.errors import BadOption, WrongKey
from onrecord.store.vault.bech32 import identity_of, secret_of
from onrecord.store.vault.sealing import new_identity, recipient_of
from onrecord.store.vault.shares import join_shares, make_shares


@given(st.binary(min_size=32, max_size=32))
def test_a_key_is_its_bytes_and_back(secret):
    identity = identity_of(secret)
    assert secret_of(identity) == secret
    assert recipient_of(identity).startswith("age1")


@pytest.mark.parametrize("bad", ["", "AGE-SECRET-KEY-1", "AGE-SECRET-KEY-1QQQQQQQQ", "age1qqqq", "ordinary words 1b"])
def test_what_is_no_key_has_no_secret(bad):
    with pytest.raises(WrongKey, match="no age key"):
        secret_of(bad)
    with pytest.raises(WrongKey):
        recipient_of(bad)


def test_any_three_of_five_bring_a_key_back():
    identity = new_identity()
    shares = make_shares(identity, 3, 5)
    assert all(join_shares(some) == identity for some in combinations(shares, 3))
    assert join_shares(shares) == identity
    assert join_shares([f"  {share.upper()}\n" for share in shares[:3]]) == identity


def test_too_few_miswritten_and_foreign_shares_are_told_apart_and_never_said_again():
    identity = new_identity()
    shares = make_shares(identity, 3, 5)
    bad = " ".join([*shares[1].split()[:-1], "academic"])
    foreign = make_shares(identity, 3, 5)[2]
    told = {
        "2 shares; expected 3": shares[:2],
        "0 shares": [],
        "share 2 miswritten": [shares[0], bad, shares[2]],
        "do not belong together": [*shares[:2], foreign],
        "1 shares; expected 3": [shares[0], shares[0]],
    }
    for words, given_shares in told.items():
        with pytest.raises(WrongKey, match=words) as caught:
            join_shares(given_shares)
        assert not any(share in str(caught.value) for share in (*shares, bad, foreign))


@pytest.mark.parametrize(("needed", "among"), [(1, 5), (6, 5), (2, 17), (0, 0)])
def test_numbers_that_make_no_sense_are_refused(needed, among):
    with pytest.raises(BadOption, match="shares"):
        make_shares(new_identity(), needed, among)
