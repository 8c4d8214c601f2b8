"""How likely an entity has a part in an act: a small linear scorer over grammar features, trained on human codings.

Weights were learned from HRDsAttack train (Ran et al. 2023, MIT) and the MUC-4 development set by
`python -m bench.training.roles`; they hold hashed grammar features, no names.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.coding.english.rolefeatures import RoleScene, entity_features, hashed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["ROLES", "RoleScores", "score_roles"]

WEIGHTS = Path(__file__).parents[2] / "resources" / "models" / "english-roles.npz"
ROLES = ("perpetrator", "organisation", "target", "victim", "weapon")


@dataclass(frozen=True, slots=True)
class RoleScores:
    """For one report: the probability of each role by entity."""

    of: dict[int, dict[str, float]]

    def get(self, entity: int, role: str) -> float | None:
        """Give the probability of a role, None for an entity that was not scored."""
        scores = self.of.get(entity)
        return None if scores is None else scores[role]


@cache
def _weights() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    import numpy as np

    with np.load(WEIGHTS) as stored:
        return stored["weights"].astype(np.float32), stored["bias"].astype(np.float32)


def score_roles(scene: RoleScene, entities: list[int]) -> RoleScores:
    """Score entities of a report for every role."""
    import numpy as np

    weights, bias = _weights()
    scores: dict[int, dict[str, float]] = {}
    for entity in entities:
        places = hashed(entity_features(scene, entity))
        logits = weights[places].sum(axis=0) + bias
        values = 1.0 / (1.0 + np.exp(-logits))
        scores[entity] = dict(zip(ROLES, (float(value) for value in values), strict=True))
    return RoleScores(scores)
