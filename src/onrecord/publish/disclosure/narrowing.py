"""An edition for those who may have the incidents of some victims alone: every other incident is left out.

What is held back in the others is looked for in these all the same, and so are the names of everybody in the others.
"""

from __future__ import annotations

from onrecord.publish.casualties import IncidentFile
from onrecord.publish.disclosure.judging import Judgement
from onrecord.publish.disclosure.rules import Rule

__all__ = ["OTHERS", "leave_out_others"]

OTHERS = Rule("other incidents", "always", say="other incidents")
"""The rule that leaves out the incidents of nobody who was named."""


def leave_out_others(file: IncidentFile, judgement: Judgement, of: frozenset[str]) -> None:
    """Put on a judgement that an incident is left out where none of its victims is one of these; none are everybody."""
    if of and judgement.left_out is None and not any(victim.id in of for victim in file.victims):
        judgement.left_out = OTHERS
