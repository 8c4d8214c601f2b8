"""Audiences as data: which fields each may have, and the rules under which even these are held back.

An audience names every field that can leave, under `give` or under `hold`. What it does not name is held back: a field
that somebody adds tomorrow reaches nobody until each audience says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.core.errors import BadOption
from onrecord.publish.disclosure.rules import Rule, known, read_fields, read_rule, wrong
from onrecord.publish.disclosure.shape import every_field, is_structure, shapes

__all__ = [
    "AUDIENCES",
    "SAYS",
    "TEXTS",
    "USES",
    "Audience",
    "audience_named",
    "audiences",
    "fields_by_class",
    "load_audience",
    "one_of",
    "read_mapping",
]

AUDIENCES = Path(__file__).parents[2] / "resources" / "audiences"
TEXTS = ("mark", "withhold")
SAYS = ("records", "totals")
WHOM = ("everybody", "victims")
"""Whose incidents an audience may have: everybody's, or those of victims who are named when it is made."""
USES = ("publish", "share")
"""What a source may have agreed to that lets a report go to an audience: to be published, or to be shared."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Who something is published for, and what they may have.

    `give` are the fields that may be given. `texts` says what is done with words that tell what is held back: `mark`
    puts a mark in their place, `withhold` holds the whole text back. `says` is where it is said that something was held
    back: on the `records` and in total, or in `totals` alone. `use` is what sources have to have agreed to, `of` whose
    incidents they may have. `because` are the reasons of a project that gives more than the audience of that name does.
    """

    id: str
    label: str
    who: str
    give: frozenset[str]
    rules: tuple[Rule, ...]
    texts: str = "mark"
    says: str = "records"
    because: tuple[str, ...] = ()
    use: str = "publish"
    of: str = "everybody"

    @property
    def name(self) -> str:
        """Give its name without the version."""
        return self.id.partition("@")[0]

    @property
    def held(self) -> frozenset[str]:
        """Give the fields that are held back, whoever they are of."""
        return frozenset(every_field()) - self.give

    def rule(self, name: str) -> Rule | None:
        """Give the rule of a name."""
        return next((rule for rule in self.rules if rule.name == name), None)


@cache
def audiences() -> Mapping[str, Audience]:
    """Give the audiences that ship with onrecord, by name."""
    found = [load_audience(path) for path in sorted(AUDIENCES.glob("*.yaml"))]
    return {audience.name: audience for audience in found}


def audience_named(name: str) -> Audience:
    """Give an audience by its name, or by its name and version.

    Raises:
        BadOption: there is none.
    """
    audience = audiences().get(name.partition("@")[0])
    if audience is None or name not in (audience.name, audience.id):
        may = ", ".join(audiences())
        raise BadOption("audience", found=repr(name), expected=f"one of {may}", do="Name one of these.")
    return audience


def load_audience(path: Path) -> Audience:
    """Read an audience from YAML.

    Raises:
        CodebookError: a part is missing, or names what there is not.
    """
    told = read_mapping(path)
    known(path.name, told, frozenset({"id", "label", "who", "texts", "says", "use", "of", "fields", "rules"}))
    for key in ("id", "label", "who", "fields"):
        if key not in told:
            raise wrong(path.name, f"no `{key}`", f"an audience with `{key}`")
    rules = tuple(read_rule(each, path.name) for each in told.get("rules", ()))
    twice = {rule.name for rule in rules if sum(other.name == rule.name for other in rules) > 1}
    if twice:
        raise wrong(path.name, f"two rules of the name {min(twice)!r}", "a name for each rule")
    kinds = (("texts", TEXTS), ("says", SAYS), ("use", USES), ("of", WHOM))
    texts, says, use, of = (one_of(path.name, told, key, may) for key, may in kinds)
    give = _given(told["fields"], path.name)
    return Audience(told["id"], told["label"], " ".join(told["who"].split()), give, rules, texts, says, use=use, of=of)


def one_of(thing: str, told: Mapping[str, Any], key: str, may: tuple[str, ...]) -> str:
    """Give the word under a key, the first that it may be where there is none.

    Raises:
        CodebookError: it is another.
    """
    found = told.get(key, may[0])
    if found not in may:
        raise wrong(thing, f"{key}: {found!r}", f"one of {', '.join(may)}")
    return str(found)


def read_mapping(path: Path) -> dict[str, Any]:
    """Give what a file of YAML holds.

    Raises:
        CodebookError: it is no YAML, or no mapping.
    """
    import yaml

    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise wrong(path.name, str(error).replace("\n", " ")[:200], "YAML in UTF-8") from error
    if not isinstance(told, dict):
        raise wrong(path.name, repr(told)[:60], "keys with values")
    return told


def _given(told: Any, thing: str) -> frozenset[str]:
    """Give the allow-list: the fields under `give`, by class, without those under `hold`."""
    if not isinstance(told, dict) or not isinstance(told.get("give"), dict):
        raise wrong(thing, f"fields: {told!r}"[:80], "`give`, and under it the fields of each class")
    known(f"{thing}, fields", told, frozenset({"give", "hold"}))
    give = {f"{name}.{each}" for name, listed in told["give"].items() for each in listed}
    unknown = sorted(give - set(every_field()))
    if unknown:
        raise wrong(thing, ", ".join(unknown), "fields of what is published")
    hold = read_fields(told.get("hold", ()), thing)
    if give & set(hold):
        raise wrong(thing, f"{min(give & set(hold))} given and held", "each field under one of the two")
    missing = [field for field in every_field() if is_structure(field) and field not in give]
    if missing:
        raise wrong(thing, f"no {missing[0]}", "every field that a record cannot be without under `give`")
    return frozenset(give)


def fields_by_class(fields: frozenset[str]) -> Mapping[str, tuple[str, ...]]:
    """Give fields in the order of their classes, by class."""
    return {
        name: tuple(each.partition(".")[2] for each in every_field() if each in fields and each.startswith(f"{name}."))
        for name in shapes()
    }
