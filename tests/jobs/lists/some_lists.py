"""Invented lists as files, and as they are read."""

from __future__ import annotations

from pathlib import Path

import onrecord
from onrecord.jobs.lists.columns import GivenColumns, parse_meaning
from onrecord.jobs.lists.reading import read_lists

COMMITTEE = """م,الاسم الأول,اسم الأب,الكنية,الجنس,العمر,تاريخ الوفاة,المكان,رقم الحادثة
1,هدى,سالم,الفرجاني,أنثى,٤٥,25/10/2022,سبها,7
2,أحمد,سالم,الفرجاني,ذكر,12؟,12/10/2022,سبها,7
3,,,,ذكر,رضيع,31/02/2022,مرزق,
"""
MONITORS = """Ref,Name,Father's name,Age,Sex,Date of death,Town
X1,Huda Ferjani,Salem,44,F,2022-10-25,Sabha
X2,Ahmad Firjani,Salem,twelve,M,October 2022,Sebha
Total,2,,,,,
"""
NOTHING_GIVEN = GivenColumns({}, {})


def saved(folder, **lists):
    """Write lists as CSV files, and give their paths in order."""
    paths = []
    for name, text in lists.items():
        paths.append(folder / f"{name}.csv")
        paths[-1].write_text(text, encoding="utf-8")
    return paths


def read(folder, *, said=None, sheets=(), **lists):
    """Give lists as they are read; `said` has what columns mean by their headings."""
    given = GivenColumns({name: parse_meaning(name, told) for name, told in (said or {}).items()}, {})
    return read_lists(saved(folder, **lists), sheets, given)


EXAMPLES = Path(onrecord.__file__).parent / "resources" / "examples" / "lists"
"""Two lists that come with the package: a committee's in Arabic, monitors' in Latin script."""


def examples():
    """Give the two lists of the package as they are read."""
    return read_lists([EXAMPLES / "committee.csv", EXAMPLES / "monitors.csv"], (), NOTHING_GIVEN)
