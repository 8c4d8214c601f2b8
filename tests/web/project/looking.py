"""Forms of the settings, sent as a person does: looked at first, then kept."""

from __future__ import annotations

import re

__all__ = ["keep", "look"]


def look(client, address, told):
    """Give the page that says what a change does."""
    return client.post(address, {**told, "step": "look"})


def keep(client, address, told):
    """Look at a change, keep it, and give the answer."""
    shown = look(client, address, told).content.decode()
    sums = set(re.findall(r'name="looked" value="([0-9a-f]{64})"', shown))
    assert len(sums) == 1, shown
    return client.post(address, {**told, "step": "keep", "looked": sums.pop()})
