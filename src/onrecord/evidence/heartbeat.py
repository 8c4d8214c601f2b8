"""A sign of life from a reader whose work is long, such as one page of a hundred recognised."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["beat", "listening"]

_listeners: list[Callable[[], None]] = []


def beat() -> None:
    """Say that the reader gets on; whoever waits for it waits on."""
    for listener in _listeners:
        listener()


@contextmanager
def listening(listener: Callable[[], None]) -> Iterator[None]:
    """Call the listener at every beat within."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
