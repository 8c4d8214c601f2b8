"""What sources and rows of lists are called on a page, in the reader's language."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from onrecord.store.sources import CALLED

__all__ = ["source_called"]

ROW = re.compile(r"(.+), (?:(.+) )?row ([0-9]{1,7})")
NUMBERED = re.compile(rf"{CALLED}([0-9]{{1,9}})")


def source_called(name: str) -> str:
    """Give "Source 12", or "Amal Centre, row 7", in the reader's language; any other name as the case file has it."""
    row = ROW.fullmatch(name)
    if row is not None:
        return _called_row(source_called(row[1]), row[2], row[3])
    numbered = NUMBERED.fullmatch(name)
    return name if numbered is None else _("Source %(source)s") % {"source": numbered[1]}


def _called_row(source: str, sheet: str | None, number: str) -> str:
    told = {"source": source, "sheet": sheet, "row": number}
    # Translators: of a report that is a row of somebody's list.
    return (_("%(source)s, row %(row)s") if sheet is None else _("%(source)s, %(sheet)s row %(row)s")) % told
