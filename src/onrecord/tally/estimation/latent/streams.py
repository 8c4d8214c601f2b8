"""Random numbers for many chains at once, each from a stream of its own: chain 3 of twenty draws what chain 3 of eight
does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from onrecord.tally.estimation.latent.posterior import Real

__all__ = ["Streams", "streams_of"]


@dataclass(frozen=True, slots=True)
class Streams:
    """A generator a chain; what they draw has the chains as its last axis."""

    generators: tuple[np.random.Generator, ...]

    def __len__(self) -> int:
        return len(self.generators)

    def __iter__(self) -> Iterator[np.random.Generator]:
        return iter(self.generators)

    def normals(self, *shape: int) -> Real:
        """Give standard normal numbers of this shape for each chain."""
        return np.stack([each.standard_normal(shape) for each in self], axis=-1)

    def uniforms(self, *shape: int) -> Real:
        """Give numbers from 0 up to 1, never 1 itself, of this shape for each chain."""
        return np.stack([each.random(shape) for each in self], axis=-1)

    def gammas(self, shapes: Real) -> Real:
        """Give a gamma number of scale 1 for each of the shapes, of which the last axis is the chains."""
        columns = np.moveaxis(shapes, -1, 0)
        drawn = [each.standard_gamma(column) for each, column in zip(self, columns, strict=True)]
        return np.stack(drawn, axis=-1)


def streams_of(seed: int, chains: int) -> Streams:
    """Give the streams of so many chains: the same for the same seed."""
    return Streams(tuple(map(np.random.default_rng, np.random.SeedSequence(seed).spawn(chains))))
