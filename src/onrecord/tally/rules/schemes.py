"""Sets of rules, ready to use: those of Every Casualty, Iraq Body Count, Airwars, UCDP and ACLED, each with its
source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.core.errors import BadOption, CodebookError
from onrecord.core.values import Count
from onrecord.tally.rules.choosing import CHOOSING
from onrecord.tally.rules.narrowing import NARROWING

__all__ = ["DEFAULT", "Scheme", "load_scheme", "scheme_named", "schemes"]

FOLDER = Path(__file__).parents[2] / "resources" / "schemes"
DEFAULT = "every-casualty"
"""The scheme where none is named."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """How one body counts. `narrow` are the names of the rules that say which accounts are heard, in order; `low`,
    `best` and `high` those that choose a number.

    `has_best` is False where the body publishes two ends and no number between them. `keeps_open` is False where "at
    least 12" is published as 12. `counts` are the grades that its headline sums, `statuses` the victims and `outcomes`
    the harm that it counts, none for all. `quantifiers` read vague words in its own way.
    """

    id: str
    label: str
    source: str
    narrow: tuple[str, ...]
    low: str
    best: str
    high: str
    grades: str | None = None
    counts: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    has_best: bool = True
    keeps_open: bool = True
    quantifiers: Mapping[str, Count] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Give its name without the version."""
        return self.id.partition("@")[0]


@cache
def schemes() -> Mapping[str, Scheme]:
    """Give the schemes that ship with onrecord, by name."""
    found = [load_scheme(path) for path in sorted(FOLDER.glob("*.yaml"))]
    return {scheme.name: scheme for scheme in found}


def scheme_named(name: str) -> Scheme:
    """Give a scheme by its name, or by its name and version.

    Raises:
        BadOption: there is none.
    """
    scheme = schemes().get(name.partition("@")[0])
    if scheme is None or name not in (scheme.name, scheme.id):
        known = ", ".join(each.id for each in schemes().values())
        raise BadOption("scheme", found=repr(name), expected=f"one of {known}", do="Name one of these.")
    return scheme


def load_scheme(path: Path) -> Scheme:
    """Read a scheme from YAML.

    Raises:
        CodebookError: a part is missing, or a rule is named that does not exist.
    """
    import yaml

    told: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for key in ("id", "label", "source", "narrow", "low", "best", "high"):
        if key not in told:
            raise _wrong(path, f"no `{key}`", f"a scheme with `{key}`")
    for name in told["narrow"]:
        if name not in NARROWING:
            raise _wrong(path, f"the rule {name!r}", f"one of {', '.join(NARROWING)}")
    for end in ("low", "best", "high"):
        if told[end] not in CHOOSING:
            raise _wrong(path, f"{end}: {told[end]!r}", f"one of {', '.join(CHOOSING)}")
    quantifiers = {word: Count(*ends) for word, ends in told.pop("quantifiers", {}).items()}
    lists = {key: tuple(told.pop(key, ())) for key in ("narrow", "counts", "statuses", "outcomes")}
    return Scheme(**{**told, **lists, "quantifiers": quantifiers})


def _wrong(path: Path, found: str, expected: str) -> CodebookError:
    return CodebookError(str(path), found=found, expected=expected, do="Correct the file of rules.")
