"""What is tried against the workbench, each as a small object that says what it tries and checks what came of it."""

from __future__ import annotations

from bench.workbench.cases.addresses import ADDRESSES
from bench.workbench.cases.answers import ANSWERS
from bench.workbench.cases.bodies import BODIES
from bench.workbench.cases.copied_in import COPIED_IN
from bench.workbench.cases.files import FILES
from bench.workbench.cases.guesses import GUESSES
from bench.workbench.cases.headers import HEADERS
from bench.workbench.cases.heard import HEARD
from bench.workbench.cases.packed import PACKED
from bench.workbench.cases.paths import PATHS
from bench.workbench.cases.proofs import PROOFS
from bench.workbench.cases.published_words import PUBLISHED_WORDS
from bench.workbench.cases.recordings import RECORDINGS
from bench.workbench.cases.releases import RELEASES
from bench.workbench.cases.releases_out import RELEASES_OUT
from bench.workbench.cases.searches import SEARCHES
from bench.workbench.cases.stretches import STRETCHES
from bench.workbench.cases.unfolding import UNFOLDING
from bench.workbench.cases.words import WORDS
from bench.workbench.desk import Case

__all__ = ["CASES"]

CASES: tuple[Case, ...] = (
    *(*WORDS, *FILES, *UNFOLDING, *PACKED, *ADDRESSES, *SEARCHES, *HEADERS),
    *(*PATHS, *BODIES, *ANSWERS, *PROOFS, *GUESSES),
    *(*RECORDINGS, *STRETCHES, *HEARD, *COPIED_IN, *PUBLISHED_WORDS, *RELEASES, *RELEASES_OUT),
)
"""Every case, in a stable order. Those that change what others look at come last."""
