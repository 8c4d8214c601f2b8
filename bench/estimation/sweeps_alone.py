"""The chains that latent classes were published with: sweeps alone, without trajectories or other orders."""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from onrecord.tally.estimation.latent.convergence import effective_size, split_r_hat
from onrecord.tally.estimation.latent.posterior import posterior_of
from onrecord.tally.estimation.latent.runs import LatentSettings
from onrecord.tally.estimation.latent.streams import streams_of
from onrecord.tally.estimation.latent.sweeps import sweep
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["SweepsAlone", "run_sweeps"]


@dataclass(frozen=True, slots=True)
class SweepsAlone:
    """What sweeps came to: R-hat of the log of the total, independent draws a CPU second, microseconds a sweep."""

    r_hat: float
    per_second: float
    microseconds: float


def run_sweeps(overlaps: Overlaps, classes: int, sweeps: int, seed: int = 1) -> SweepsAlone:
    """Run twenty chains for so many sweeps, of which the later half is kept: time is that of all."""
    settings = LatentSettings(classes=classes)
    posterior = posterior_of(overlaps, settings.shape, settings.rate)
    streams = streams_of(seed, settings.chains)
    state = streams.normals(len(overlaps.lists) + 1, classes)
    state[-1, -1] = 0
    kept = []
    started = time.process_time()
    for number in range(sweeps):
        state, drawn = sweep(posterior, state, streams)
        if 2 * number >= sweeps:
            kept.append(drawn.unlisted)
    seconds = time.process_time() - started
    totals = np.log(np.stack(kept, axis=1) + posterior.people)
    return SweepsAlone(split_r_hat(totals), effective_size(totals) / seconds, 1e6 * seconds / sweeps)
