"""What a protected source is called on a page: its number, in the reader's language."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from onrecord.store.sources import CALLED

__all__ = ["source_called"]

NUMBERED = re.compile(rf"{CALLED}([0-9]{{1,9}})")


def source_called(name: str) -> str:
    """Give "Source 12", as the case file has it, in the reader's language; any other name as it is."""
    numbered = NUMBERED.fullmatch(name)
    return name if numbered is None else _("Source %(source)s") % {"source": numbered[1]}
