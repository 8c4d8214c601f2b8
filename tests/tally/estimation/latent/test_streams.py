from __future__ import annotations

import numpy as np

from onrecord.tally.estimation.latent.streams import streams_of


def test_a_chain_draws_the_same_however_many_others_there_are() -> None:
    few, many = streams_of(5, 2), streams_of(5, 9)
    assert (few.normals(3, 2) == many.normals(3, 2)[..., :2]).all()
    assert (few.uniforms() == many.uniforms()[:2]).all()
    shapes = np.linspace(0.5, 30, 18).reshape(2, 9)
    assert (few.gammas(shapes[:, :2]) == many.gammas(shapes)[:, :2]).all()


def test_chains_draw_differently_and_the_chains_come_last() -> None:
    streams = streams_of(5, 4)
    assert len(streams) == 4
    drawn = streams.uniforms(3)
    assert drawn.shape == (3, 4)
    assert len(set(drawn.ravel().tolist())) == 12
