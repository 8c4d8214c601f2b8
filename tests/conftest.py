"""What every test stands on: no network, and the same generated examples on every run."""

from __future__ import annotations

import gc
import os
import socket

import hypothesis
import pytest

from onrecord.web.starting import configure
from tests.longest import LONGEST

# `make test` must say the same thing twice; `make fuzz` is where new examples are looked for. No deadline: the
# machines that run this are shared.
hypothesis.settings.register_profile("repeatable", derandomize=True, deadline=None)
hypothesis.settings.load_profile("repeatable")

# The browser that some tests drive keeps a loop of its own running in this thread, which the database would refuse.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

HERE = ("127.0.0.1", "::1", "localhost")

# Django starts once in a process: with the workbench's settings, which hold all of the store's. That the store needs no
# more than its own is seen by tests that start the command in a process apart.
configure("no secret: tests")


@pytest.hookimpl(wrapper=True)
def pytest_collection():
    """Look for garbage neither while tests are collected nor, from then on, in what was made by then."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Begin with the files that take longest; `make test` gives files to its workers in this order."""
    turn = {path: place for place, path in enumerate(LONGEST)}
    items.sort(key=lambda item: turn.get(item.nodeid.partition("::")[0], len(turn)))


@pytest.fixture(scope="session", autouse=True)
def _no_network():
    """Refuse every connection that leaves this machine."""
    connect = socket.socket.connect

    def connect_here(self, address):
        if isinstance(address, tuple) and address[0] not in HERE:
            raise AssertionError(f"a test tried to reach {address[0]}; tests run offline")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


@pytest.fixture(scope="session", autouse=True)
def _lightly():
    """Lock keys and hash passwords by the least work, and wait for no disk; tests/test_lightly.py does not."""
    # Here and not above: it imports the store, which would start Django with no more than its own settings.
    from tests.lightly import light_disk, light_locks

    with light_locks(), light_disk():
        yield


@pytest.fixture(scope="session")
def made_once():
    """Give where fixtures keep what is made once for all tests, whatever they ask for in between."""
    return {}


@pytest.fixture(scope="session", autouse=True)
def _no_reader_left():
    """End the processes that read foreign files, before the interpreter looks for what is still running."""
    yield
    from onrecord.evidence.apart import stop_readers

    stop_readers()
