"""What was sealed and opened: held while it is asked for, and let go."""

from __future__ import annotations

import pytest

from onrecord.core.errors import WrongKey
from onrecord.store.vault.lately import OpenedLately
from onrecord.store.vault.sealing import new_identity, recipient_of, seal, unseal_file


@pytest.fixture
def opened():
    """Give the names of what was opened, and a function that opens."""
    names = []

    def opening(name, size=10):
        def give():
            names.append(name)
            return name.encode() * size

        return size * len(name), give

    return names, opening


def test_what_is_asked_for_again_is_opened_once(opened):
    names, opening = opened
    lately = OpenedLately()
    assert lately.of("a", *opening("a")) is lately.of("a", *opening("a"))
    assert names == ["a"]


def test_what_was_asked_for_longest_ago_makes_room(opened):
    names, opening = opened
    lately = OpenedLately(most_bytes=25)
    for name in ("a", "b", "a", "c", "a", "b"):
        lately.of(name, *opening(name))
    assert names == ["a", "b", "c", "b"]


def test_what_is_too_long_is_given_and_not_held(opened):
    names, opening = opened
    lately = OpenedLately(most_bytes=5)
    assert lately.of("a", *opening("a")) == lately.of("a", *opening("a")) == b"a" * 10
    assert names == ["a", "a"]


def test_it_is_let_go_by_itself(opened):
    import time

    names, opening = opened
    lately = OpenedLately(seconds=0.05)
    lately.of("a", *opening("a"))
    end = time.monotonic() + 10
    while lately._held and time.monotonic() < end:
        time.sleep(0.01)
    assert not lately._held
    lately.of("a", *opening("a"))
    lately.forget_all()
    lately.of("a", *opening("a"))
    assert names == ["a"] * 3


def test_what_is_sealed_in_a_file_opens_by_its_key_alone():
    from io import BytesIO

    identity = new_identity()
    sealed = seal(b"Two bakers" * 20_000, recipient_of(identity))
    assert unseal_file(BytesIO(sealed), identity, "it") == b"Two bakers" * 20_000
    for data, key in ((sealed, new_identity()), (sealed[:-1], identity), (b"x", identity)):
        with pytest.raises(WrongKey):
            unseal_file(BytesIO(data), key, "it")
