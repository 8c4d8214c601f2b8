"""A sign of life from a reader whose work is long, such as one page of a hundred recognised."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["beat", "listen"]

_listeners: list[Callable[[], None]] = []


def beat() -> None:
    """Say that the reader gets on; whoever waits for it waits on."""
    for listener in _listeners:
        listener()


def listen(listener: Callable[[], None]) -> None:
    """Call the listener at every beat from now on."""
    _listeners.append(listener)
