"""What families say, made up: for tests of what is done with it."""

from __future__ import annotations

import numpy as np

from onrecord.tally.estimation.estimates import Estimate, Part, Span, judged
from onrecord.tally.estimation.families import FamilyEstimate, Refusal
from onrecord.tally.estimation.side_by_side import told_of

NO = Refusal("chains disagree", "chains that disagree", "a longer run")


def says(family, low, high, documented=100):
    """Give a family whose draws are spread evenly between two numbers."""
    return told_of(family, FamilyEstimate(family, documented, np.linspace(low, high, 401)))


def refuses(family):
    """Give a family that gives no estimate."""
    return told_of(family, NO)


def an_estimate(*families, documented=100, refusals=()):
    """Give the estimate that families make together."""
    return judged(Estimate(Span(documented, documented), families, refusals))


def parts_of(*estimates):
    """Give estimates as parts of a larger one, named by letters."""
    return [Part(name, each) for name, each in zip("abcdefghijkl", estimates, strict=False)]
