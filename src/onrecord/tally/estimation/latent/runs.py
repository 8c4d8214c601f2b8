"""How chains are to be run, and how they went."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.core.errors import BadOption
from onrecord.tally.estimation.families import FamilyEstimate, Refusal
from onrecord.tally.estimation.latent.chains import Stage
from onrecord.tally.estimation.latent.posterior import Real

__all__ = ["CAP", "Diagnostics", "LatentRun", "LatentSettings", "diagnose"]

CAP = 20
"""Draws with more than so many people in no list for each that is on one are left out of an estimate."""

FEWEST_CHAINS = 8
# Of a stage two thirds are kept, halved for R-hat, and need a few draws each.
FEWEST_SWEEPS = 30
# As many as four lists have patterns; with more of them the totals of four lists were the same.
MOST_CLASSES = 15


@dataclass(frozen=True, slots=True)
class LatentSettings:
    """How chains are run.

    `classes` is by default the number of patterns that lists can have, 15 at most; the concentration of their sizes is
    Gamma(shape, rate) beforehand. The first stage has `first` sweeps, each after it twice as many, up to `longest`.
    Chains agree where R-hat is below `agreed`, and are done when that of how well they fit is as well, and they are
    worth `independent` draws. At most `kept` draws of all chains together are given.
    """

    classes: int | None = None
    chains: int = 20
    first: int = 300
    longest: int = 2_400
    agreed: float = 1.05
    independent: int = 400
    kept: int = 8_000
    shape: float = 0.25
    rate: float = 0.25

    def __post_init__(self) -> None:
        _require("chains", self.chains, FEWEST_CHAINS)
        _require("sweeps of the first stage", self.first, FEWEST_SWEEPS)
        _require("sweeps of the longest stage", self.longest, self.first)
        _require("draws kept", self.kept, self.chains)
        if self.classes is not None:
            _require("classes", self.classes, 1)

    @property
    def lengths(self) -> tuple[int, ...]:
        """Give how many sweeps each stage has."""
        doublings = (self.longest // self.first).bit_length()
        return tuple(self.first * 2**number for number in range(doublings))

    def classes_for(self, lists: int) -> int:
        """Give how many classes there may be for so many lists."""
        return min(2**lists - 1, MOST_CLASSES) if self.classes is None else self.classes


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """How chains went in the last stage: totals for drawing traces (a row a chain), and what is read off all draws.

    `medians` are those of the chains. `occupied` has by number of classes the draws in which so many hold anybody.
    `capped` is the share of draws beyond the cap: they are in the traces, not in the estimate. `sweeps` and `steps` of
    trajectories are those of all stages.
    """

    traces: Real
    r_hat: float
    fit_r_hat: float
    effective: float
    medians: tuple[float, ...]
    occupied: tuple[int, ...]
    capped: float
    sweeps: int
    steps: int


@dataclass(frozen=True, slots=True)
class LatentRun:
    """An estimate or why there is none, and how the chains went; nothing of these where none was run."""

    outcome: FamilyEstimate | Refusal
    diagnostics: Diagnostics | None = None


def diagnose(stage: Stage, documented: int, classes: int, kept: int) -> Diagnostics:
    """Give how chains went, their traces thinned so that all together keep no more than so many draws."""
    totals = (stage.unlisted + documented).astype(np.float64)
    return Diagnostics(
        totals[:, :: -(-totals.size // kept)],
        stage.r_hat,
        stage.fit_r_hat,
        stage.effective,
        tuple(np.median(totals, axis=1).tolist()),
        tuple(np.bincount(stage.occupied.ravel(), minlength=classes + 1).tolist()),
        float((stage.unlisted > CAP * documented).mean()),
        stage.sweeps,
        stage.steps,
    )


def _require(name: str, found: int, least: int) -> None:
    if found < least:
        raise BadOption(name, found=str(found), expected=f"{least} or more", do="Give a larger number.")
