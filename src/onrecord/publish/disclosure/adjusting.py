"""An audience as a project adjusts it: towards less as it likes, towards more only with a reason.

The file names the audience. `hold` takes fields away, `rules` adds rules or replaces those of their name, `texts` and
`says` may become stricter: none of it asks for a reason. `give` adds fields, `drop` takes rules away, and a rule that
replaces another with less effect gives more: each of them says `because`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.publish.disclosure.audiences import (
    SAYS,
    TEXTS,
    Audience,
    audience_named,
    audiences,
    one_of,
    read_mapping,
)
from onrecord.publish.disclosure.rules import Rule, is_less, known, read_fields, read_rule, wrong

__all__ = ["adjusted"]

KEYS = frozenset({"audience", "hold", "rules", "texts", "says", "give", "drop"})
REASON = "a `because` that says why this audience may have more"


def adjusted(path: Path) -> Audience:
    """Give the audience that a project's file adjusts, as adjusted.

    Raises:
        CodebookError: it names an audience, field or rule that there is not, or gives more without saying why.
    """
    told = read_mapping(path)
    known(path.name, told, KEYS)
    if told.get("audience") not in audiences():
        raise wrong(path.name, f"audience: {told.get('audience')!r}", f"one of {', '.join(audiences())}")
    base = audience_named(told["audience"])
    more, reasons = _given(told.get("give", ()), path.name)
    dropped, why = _dropped(base, told.get("drop", ()), path.name)
    rules = _rules(base, [read_rule(each, path.name) for each in told.get("rules", ())], path.name)
    return replace(
        base,
        give=(base.give | more) - set(read_fields(told.get("hold", ()), path.name)),
        rules=tuple(rule for rule in rules if rule.name not in dropped),
        texts=_stricter("texts", base.texts, told, path.name),
        says=_stricter("says", base.says, told, path.name),
        because=(*reasons, *why, *(rule.because for rule in rules if rule.because)),
    )


def _given(told: Any, thing: str) -> tuple[frozenset[str], list[str]]:
    fields: list[str] = []
    reasons: list[str] = []
    for each in _list(told, "give", thing):
        reasons.append(_reason(each, "give", thing))
        fields += read_fields([each.get("field")], thing)
    return frozenset(fields), reasons


def _dropped(base: Audience, told: Any, thing: str) -> tuple[set[str], list[str]]:
    names, reasons = set(), []
    for each in _list(told, "drop", thing):
        reasons.append(_reason(each, "drop", thing))
        if base.rule(each.get("rule")) is None:
            may = ", ".join(rule.name for rule in base.rules)
            raise wrong(thing, f"drop: {each.get('rule')!r}", f"a rule of {base.name}: {may}")
        _keep_sources(base.rule(each["rule"]), thing)
        names.add(each["rule"])
    return names, reasons


def _rules(base: Audience, new: list[Rule], thing: str) -> tuple[Rule, ...]:
    by_name = {rule.name: rule for rule in base.rules}
    for rule in new:
        old = by_name.get(rule.name)
        if old is not None and not is_less(rule, old):
            _keep_sources(old, thing)
        if old is not None and not is_less(rule, old) and not rule.because:
            raise wrong(thing, f"the rule {rule.name!r} with less effect than it has in {base.name}", REASON)
        by_name[rule.name] = rule
    return tuple(by_name.values())


def _keep_sources(rule: Rule | None, thing: str) -> None:
    """Refuse to weaken what keeps protected sources: no project may give them, whatever its reason."""
    if rule is not None and rule.when == "protected source":
        raise wrong(thing, f"less of the rule {rule.name!r}", "it as it is: protected sources are never given")


def _stricter(key: str, before: str, told: Mapping[str, Any], thing: str) -> str:
    may = {"texts": TEXTS, "says": SAYS}[key]
    found = one_of(thing, {key: told.get(key, before)}, key, may)
    if may.index(found) < may.index(before):
        raise wrong(thing, f"{key}: {found}", f"{before}, or what is stricter")
    return found


def _list(told: Any, key: str, thing: str) -> list[Any]:
    if not isinstance(told, (list, tuple)) or not all(isinstance(each, dict) for each in told):
        raise wrong(thing, f"{key}: {told!r}"[:80], "a list, each with `because`")
    return list(told)


def _reason(told: Mapping[str, Any], key: str, thing: str) -> str:
    reason = told.get("because")
    if not isinstance(reason, str) or not reason.strip():
        raise wrong(thing, f"{key}: {dict(told)!r}"[:100], REASON)
    return reason
