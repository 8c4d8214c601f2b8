"""Reports that print the same text: found as they come in, joined to families, the likely original named, with reasons.

A wire story in ten papers is one source, not ten. Words are compared, not meanings: a translation is another text here.
"""

from __future__ import annotations

from onrecord.evidence.reprints.candidates import Index
from onrecord.evidence.reprints.families import Family, Judged, Print, join_families
from onrecord.evidence.reprints.texts import Text, text_of
from onrecord.evidence.reprints.verdicts import Finding, Verdict, judge

__all__ = ["Family", "Finding", "Index", "Judged", "Print", "Text", "Verdict", "join_families", "judge", "text_of"]
