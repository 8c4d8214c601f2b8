"""The models that a family of estimates weighs: a row each, the area of a dot its weight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from onrecord.tally.charts.lettering import wrap
from onrecord.tally.charts.marks import AXIS, ESTIMATE, HALO, arrow, dot, label, told
from onrecord.tally.charts.markup import Svg, isolate
from onrecord.tally.charts.page import Page
from onrecord.tally.charts.rows import Columns, plan_row

__all__ = ["FamilyModels", "Model", "draw_models", "model_labels", "tell_lighter", "tell_models"]

SHOWN = 8
"""Models of a family with a row of their own: what weighs less is told in one line."""
LARGEST = 9.0
"""Pixels of the radius of a model that weighs all."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model of a family: what it says of how many there were, and what it weighs of 1."""

    name: str
    total: float
    weight: float


@dataclass(frozen=True, slots=True)
class FamilyModels:
    """The models that a family weighs."""

    family: str
    models: tuple[Model, ...]

    @property
    def heaviest(self) -> list[Model]:
        """Give the models that have a row, the heaviest first."""
        return sorted(self.models, key=lambda model: (-model.weight, model.name))[:SHOWN]


def model_labels(page: Page, family: FamilyModels) -> list[str]:
    """Give the numbers at the ends of the rows of a family's models."""
    return [_weighed(page, model) for model in family.heaviest]


def draw_models(columns: Columns, y: float, family: FamilyModels) -> tuple[list[Svg], float]:
    """Give the rows of the models of a family under its name, and where they end."""
    page = columns.page
    heading = page.words.say("estimates_models", family=isolate(family.family))
    marks: list[Svg] = []
    for text in wrap(heading, page.width, AXIS, "600"):
        y += AXIS * 1.6
        marks.append(label(page.x(0), y, text, font_weight="600", **HALO))
    y += 6
    for model in family.heaviest:
        row = plan_row(columns, y, model.name, _weighed(page, model))
        marks.append(told(_sentence(page, model), *_model(columns, row.middle, model), row.words))
        y = row.below
    return marks, y


def tell_models(page: Page, family: FamilyModels) -> str:
    """Give the models with a row in sentences."""
    return page.words.list_some(_sentence(page, model) for model in family.heaviest)


def tell_lighter(page: Page, family: FamilyModels) -> str:
    """Give how many models have no row and what they weigh together; nothing if all have one."""
    number = len(family.models) - len(family.heaviest)
    weight = sum(model.weight for model in family.models) - sum(model.weight for model in family.heaviest)
    shares = {"number": page.words.number(number), "weight": page.words.percent(max(0.0, weight))}
    return f"{isolate(family.family)}: {page.words.say('estimates_rest', **shares)}" if number else ""


def _model(columns: Columns, y: float, model: Model) -> Iterator[Svg]:
    """Yield the dot of a model; an arrow at the edge for one beyond the axis, as a model of 1% may say billions."""
    scale = columns.scale
    if model.total <= scale.high:
        yield dot(scale(model.total), y, max(1.5, LARGEST * sqrt(model.weight)), fill=ESTIMATE)
    else:
        on = 1 if scale.end > scale.start else -1
        yield arrow((scale.end + 6 * on, y), (scale.end - 4 * on, y), 5, fill=ESTIMATE)


def _weighed(page: Page, model: Model) -> str:
    total, weight = page.words.number(model.total), page.words.percent(model.weight)
    return page.words.say("estimates_weight", total=total, weight=weight)


def _sentence(page: Page, model: Model) -> str:
    numbers = {"total": page.words.number(model.total), "weight": page.words.percent(model.weight)}
    return page.words.say("estimates_model_told", name=isolate(model.name), **numbers)
