"""The codebook: what a project codes by, read from YAML that a recorder can edit.

An act has words per language: `verbs` (the subject does it, the object suffers it), `suffered` (the subject does),
`nouns` ("the killing of"), `states` ("dead") and `people` ("hostage"). A word may name the method it implies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

from onrecord.core.errors import CodebookError
from onrecord.core.values import Count
from onrecord.core.vocabulary import Outcome

__all__ = ["Act", "Codebook", "Method", "Words", "default_codebook", "load_codebook"]

DEFAULT = Path(__file__).parent.parent / "resources" / "codebooks" / "casualty.yaml"
PARTS = ("verbs", "suffered", "nouns", "states", "people")

Words = Mapping[str, Mapping[str, str | None]]
"""For one language: part of speech (`verbs`, `nouns`, ...) to the words, each with the method it implies."""


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of act, what it does to its victim, and its words by language code.

    `of_people` gives the act that a verb stands for where people suffer it: a car is seized, its driver is abducted.
    `by_people` are the verbs that stand for it only where the words say who does it to people: "led away by soldiers".
    """

    id: str
    label: str
    outcome: Outcome
    words: Mapping[str, Words]
    huridocs: str | None = None
    of_people: Mapping[str, str] = field(default_factory=dict)
    by_people: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Method:
    """One method or circumstance or ground: label, SDG 16.1.2 cause where it has one, words by language code."""

    id: str
    label: str
    cause: str | None
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Codebook:
    """The vocabulary and rules a project codes by; `id` carries its version."""

    id: str
    label: str
    acts: Mapping[str, Act]
    methods: Mapping[str, Method]
    circumstances: Mapping[str, Method]
    grounds: Mapping[str, Method]
    ground_openers: Mapping[str, tuple[str, ...]]
    weapons: Mapping[str, tuple[str, ...]]
    quantifiers: Mapping[str, Count]
    civilian_by_default: bool = False
    source: str = field(default="", compare=False)


@cache
def default_codebook() -> Codebook:
    """Give the general codebook that ships with onrecord."""
    return load_codebook(DEFAULT)


def load_codebook(path: Path) -> Codebook:
    """Read a codebook.

    Raises:
        CodebookError: the file is not YAML, lacks a part, or names a method or outcome that does not exist.
    """
    data = _read_yaml(path)
    for key in ("id", "acts"):
        if key not in data:
            raise _wrong(path, f"no `{key}`", f"a mapping with `{key}`")
    methods = _methods(path, data.get("methods"))
    acts = _acts(path, _mapping(path, "acts", data["acts"]), methods)
    grounds = _mapping(path, "grounds", data.get("grounds"))
    return Codebook(
        id=str(data["id"]),
        label=str(data.get("label", data["id"])),
        acts=acts,
        methods=methods,
        circumstances=_methods(path, data.get("circumstances")),
        grounds=_methods(
            path,
            {key: {"words": {"en": words}} for key, words in _mapping(path, "grounds", grounds.get("terms")).items()},
        ),
        ground_openers=_by_language(path, grounds.get("openers")),
        weapons=_by_language(path, data.get("weapons")),
        quantifiers=_quantifiers(path, data.get("quantifiers")),
        civilian_by_default=bool(_mapping(path, "rules", data.get("rules")).get("civilian_by_default", False)),
        source=str(path),
    )


def _read_yaml(path: Path) -> dict[str, object]:
    import yaml

    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except OSError as error:
        raise _wrong(path, error.strerror or "a file that cannot be opened", "a readable YAML file") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _wrong(path, str(error).replace("\n", " ")[:200], "YAML in UTF-8") from error
    return _mapping(path, "the codebook", data)


def _wrong(path: Path, found: str, expected: str) -> CodebookError:
    return CodebookError(
        f"codebook {path}", found=found, expected=expected, do="Compare it with the bundled casualty.yaml."
    )


def _mapping(path: Path, what: str, value: object) -> dict[str, object]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise _wrong(path, f"{what} that is {type(value).__name__}", f"{what} as a mapping of names to entries")
    return {str(key): item for key, item in value.items()}


def _strings(path: Path, what: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _wrong(path, f"{what} that is {type(value).__name__}", f"{what} as a list of words")
    return tuple(str(item) for item in value)


def _by_language(path: Path, value: object) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({key: _strings(path, key, words) for key, words in _mapping(path, "words", value).items()})


def _methods(path: Path, value: object) -> Mapping[str, Method]:
    methods: dict[str, Method] = {}
    for key, item in _mapping(path, "methods", value).items():
        entry = _mapping(path, key, item)
        cause = entry.get("cause")
        words = _by_language(path, entry.get("words"))
        methods[key] = Method(key, str(entry.get("label", key)), None if cause is None else str(cause), words)
    return MappingProxyType(methods)


def _acts(path: Path, told: Mapping[str, object], methods: Mapping[str, Method]) -> Mapping[str, Act]:
    acts = {key: _act(path, key, item, methods) for key, item in told.items()}
    for key, act in acts.items():
        for verb, other in act.of_people.items():
            if other not in acts:
                raise _wrong(path, f"act {other!r} for {verb!r} in {key}.of_people", "one of the codebook's acts")
    return MappingProxyType(acts)


def _act(path: Path, key: str, item: object, methods: Mapping[str, Method]) -> Act:
    entry = _mapping(path, key, item)
    outcome = str(entry.get("outcome", "unknown"))
    if outcome not in set(Outcome):
        raise _wrong(path, f"outcome {outcome!r} in act {key}", "one of " + ", ".join(Outcome))
    words: dict[str, Words] = {}
    for language, parts in _mapping(path, f"words of {key}", entry.get("words")).items():
        words[language] = MappingProxyType(
            {
                part: _act_words(path, f"{key}.{part}", terms, methods)
                for part, terms in _mapping(path, key, parts).items()
            }
        )
        unknown = set(words[language]) - set(PARTS)
        if unknown:
            raise _wrong(path, f"part {sorted(unknown)[0]!r} in act {key}", "one of " + ", ".join(PARTS))
    code = entry.get("huridocs")
    return Act(
        key,
        str(entry.get("label", key)),
        Outcome(outcome),
        MappingProxyType(words),
        None if code is None else str(code),
        _of_people(path, key, entry.get("of_people")),
        frozenset(_strings(path, f"{key}.by_people", entry.get("by_people", []))),
    )


def _of_people(path: Path, key: str, value: object) -> Mapping[str, str]:
    told = _mapping(path, f"{key}.of_people", value)
    return MappingProxyType({verb: str(act) for verb, act in told.items()})


def _act_words(path: Path, what: str, value: object, methods: Mapping[str, Method]) -> Mapping[str, str | None]:
    words: dict[str, str | None] = {}
    for word, method in _mapping(path, what, value).items():
        if method is not None and str(method) not in methods:
            raise _wrong(path, f"method {method!r} for {word!r} in {what}", "one of the codebook's methods")
        words[word] = None if method is None else str(method)
    return MappingProxyType(words)


def _quantifiers(path: Path, value: object) -> Mapping[str, Count]:
    counts: dict[str, Count] = {}
    for word, ends in _mapping(path, "quantifiers", value).items():
        if not isinstance(ends, list) or len(ends) != 3 or not all(end is None or isinstance(end, int) for end in ends):
            raise _wrong(
                path, f"{ends!r} for {word!r} in quantifiers", "[low, best, high], each a whole number or null"
            )
        counts[word] = Count(*ends)
    return MappingProxyType(counts)
