"""How likely recorders are to code a telling: a small linear scorer over its grammar, trained on human codings.

Weights were learned from HRDsAttack train (Ran et al. 2023, MIT) by `python -m bench.training.tellings`; they hold
hashed grammar features, no names.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.coding.english.rolefeatures import hashed
from onrecord.coding.english.tellingfeatures import TellingScene, telling_features
from onrecord.coding.english.tellings import Telling

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["SIZE", "WEIGHTS", "score_tellings"]

WEIGHTS = Path(__file__).parents[2] / "resources" / "models" / "english-tellings.npz"
SIZE = 1 << 17
# It learned what is background from whole articles. Of a text that tells less than this nothing is.
FEWEST = 4


@cache
def _weights() -> tuple[NDArray[np.float32], float]:
    import numpy as np

    with np.load(WEIGHTS) as stored:
        return stored["weights"].astype(np.float32), float(stored["bias"])


def score_tellings(scene: TellingScene) -> list[Telling]:
    """Give the tellings of a report, each with how likely recorders are to code it; those of a short text unweighed."""
    if len(scene.tellings) < FEWEST:
        return list(scene.tellings)
    return [replace(telling, likely=_likely(scene, telling)) for telling in scene.tellings]


def _likely(scene: TellingScene, telling: Telling) -> float:
    import numpy as np

    weights, bias = _weights()
    logit = float(weights[hashed(telling_features(scene, telling), SIZE)].sum()) + bias
    return float(1.0 / (1.0 + np.exp(-logit)))
