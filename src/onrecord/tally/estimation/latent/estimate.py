"""Estimate how many there were from latent classes, or say why not: one entry for a table of overlaps.

Chains of one table may settle in different classes, with totals that are a multiple of each other, and each by itself
looks as if it had found the answer. So there are twenty, never one, and where they disagree after the longest run there
is no estimate.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.tally.estimation.families import Caution, FamilyEstimate, Refusal
from onrecord.tally.estimation.latent.chains import Stage, stages
from onrecord.tally.estimation.latent.posterior import posterior_of
from onrecord.tally.estimation.latent.runs import CAP, Diagnostics, LatentRun, LatentSettings, diagnose
from onrecord.tally.estimation.latent.streams import streams_of
from onrecord.tally.estimation.overlaps import Overlaps

__all__ = ["FAMILY", "estimate_latent", "run_latent"]

FAMILY = "latent classes"

FEWEST_LISTS = 3
# Where one draw in forty is beyond the cap, the upper end of an interval of nineteen in twenty is where the cap is.
MOST_CAPPED = 0.025

DEFAULT = LatentSettings()


def estimate_latent(overlaps: Overlaps, *, seed: int, settings: LatentSettings = DEFAULT) -> FamilyEstimate | Refusal:
    """Give how many there were by latent classes, or why there is no telling: the same for the same seed."""
    return run_latent(overlaps, seed=seed, settings=settings).outcome


def run_latent(overlaps: Overlaps, *, seed: int, settings: LatentSettings = DEFAULT) -> LatentRun:
    """Give what `estimate_latent` does, and how the chains went.

    Lists that have nobody are left out first.
    """
    held = sum(1 for place in range(len(overlaps.lists)) if overlaps.size(place))
    if held < FEWEST_LISTS:
        return LatentRun(_too_few(held))
    overlaps = overlaps.without_empty()
    documented, classes = overlaps.documented, settings.classes_for(held)
    told = diagnose(_last_stage(overlaps, classes, seed, settings), documented, classes, settings.kept)
    if told.r_hat >= settings.agreed:
        return LatentRun(_disagreement(told, settings), told)
    if told.capped >= MOST_CAPPED:
        return LatentRun(_endless(told, documented), told)
    draws = told.traces[told.traces <= (1 + CAP) * documented]
    return LatentRun(FamilyEstimate(FAMILY, documented, draws, cautions=tuple(_cautions(told, settings))), told)


def _last_stage(overlaps: Overlaps, classes: int, seed: int, settings: LatentSettings) -> Stage:
    posterior = posterior_of(overlaps, settings.shape, settings.rate)
    streams = streams_of(seed, settings.chains)
    for stage in stages(posterior, classes, streams, settings.lengths):
        if stage.agrees(settings.agreed) and stage.effective >= settings.independent:
            break
    return stage


def _cautions(told: Diagnostics, settings: LatentSettings) -> Iterator[Caution]:
    if told.capped:
        words = f"{told.capped:.1%} of draws have more than {CAP} in no list for each on one, and are left out"
        yield Caution("cap reached", words)
    if told.fit_r_hat >= settings.agreed:
        words = f"Chains agree in the total, and not in how well they fit the table (R-hat {told.fit_r_hat:.2f})"
        yield Caution("fits differ", words)
    if told.effective < settings.independent:
        words = f"The draws are worth {told.effective:.0f} independent ones, not {settings.independent}"
        yield Caution("few draws", words)


def _too_few(held: int) -> Refusal:
    return Refusal(
        "too few lists",
        f"{held} lists that have anybody",
        f"{FEWEST_LISTS} lists or more: of fewer, classes cannot be told from each other",
    )


def _disagreement(told: Diagnostics, settings: LatentSettings) -> Refusal:
    low, high = min(told.medians), max(told.medians)
    return Refusal(
        "chains disagree",
        f"{len(told.medians)} chains of {told.sweeps:,} sweeps have medians from {low:,.0f} to {high:,.0f} (R-hat "
        f"{told.r_hat:.2f})",
        f"chains that agree, R-hat below {settings.agreed:.2f}: a longer run, or lists that overlap more",
    )


def _endless(told: Diagnostics, documented: int) -> Refusal:
    return Refusal(
        "no upper limit",
        f"{told.capped:.1%} of draws have more than {CAP * documented:,} people in no list, {CAP} for each on one",
        f"fewer than {MOST_CAPPED:.1%} of draws there, or the limit is ours and not of the lists: lists that overlap "
        "more",
    )
