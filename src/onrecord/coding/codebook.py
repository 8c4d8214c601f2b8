"""The codebook: what a project codes by, read from YAML that a recorder can edit.

Claims keep the term they were coded with. A term that was given up stays readable: under `renamed` it is read as
another from then on, under `retired` it keeps its name and no words lead to it any more.

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

__all__ = ["DEFAULT", "SECTIONS", "Act", "Codebook", "Method", "Renamed", "Words", "default_codebook", "load_codebook"]

DEFAULT = Path(__file__).parent.parent / "resources" / "codebooks" / "casualty.yaml"
"""The file of the general codebook."""

PARTS = ("verbs", "suffered", "nouns", "states", "people")
SECTIONS = ("acts", "methods", "circumstances", "grounds")
"""What a codebook has terms of."""

Words = Mapping[str, Mapping[str, str | None]]
"""For one language: part of speech (`verbs`, `nouns`, ...) to the words, each with the method it implies."""

Renamed = Mapping[str, Mapping[str, str]]
"""By section: the terms that are read as another, each with that one."""


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of act, what it does to its victim, and its words by language code; `labels` are its label in others.

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
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Method:
    """One method or circumstance or ground: label, SDG 16.1.2 cause where it has one, words by language code."""

    id: str
    label: str
    cause: str | None
    words: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, str] = field(default_factory=dict)


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
    renamed: Renamed = field(default_factory=dict)
    retired: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def terms(self, section: str) -> Mapping[str, Act | Method]:
        """Give the terms in use of one of `SECTIONS`."""
        found: Mapping[str, Act | Method] = getattr(self, section)
        return found

    def label_of(self, section: str, term: str, language: str = "en") -> str:
        """Give what a term is called in a language, also one that was retired or is read as another; else the term."""
        term = self.renamed.get(section, {}).get(term, term)
        held = self.terms(section).get(term)
        if held is not None:
            return held.labels.get(language, held.label)
        return self.retired.get(section, {}).get(term, term)


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
    circumstances = _methods(path, data.get("circumstances"))
    why = _methods(path, _grounds(_mapping(path, "grounds", grounds.get("terms"))))
    terms: dict[str, Mapping[str, object]] = {
        "acts": acts,
        "methods": methods,
        "circumstances": circumstances,
        "grounds": why,
    }
    retired = _retired(path, data.get("retired"), terms)
    return Codebook(
        id=str(data["id"]),
        label=str(data.get("label", data["id"])),
        acts=acts,
        methods=methods,
        circumstances=circumstances,
        grounds=why,
        ground_openers=_by_language(path, grounds.get("openers")),
        weapons=_by_language(path, data.get("weapons")),
        quantifiers=_quantifiers(path, data.get("quantifiers")),
        civilian_by_default=bool(_mapping(path, "rules", data.get("rules")).get("civilian_by_default", False)),
        source=str(path),
        renamed=_renamed(path, data.get("renamed"), terms, retired),
        retired=retired,
    )


def _read_yaml(path: Path) -> dict[str, object]:
    import yaml

    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except OSError as error:
        raise _wrong(path, error.strerror or "a file that cannot be opened", "a readable YAML file") from error
    # A number of 5,000 digits or a day 0000-00-00 is YAML, and no value; one nested too deeply is not read.
    except (yaml.YAMLError, ValueError, RecursionError) as error:
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
        labels = _labels(path, key, entry.get("labels"))
        methods[key] = Method(key, str(entry.get("label", key)), None if cause is None else str(cause), words, labels)
    return MappingProxyType(methods)


def _grounds(told: Mapping[str, object]) -> dict[str, object]:
    """Give the terms of grounds as the other terms are written; a list alone is of English words."""
    return {key: entry if isinstance(entry, dict) else {"words": {"en": entry}} for key, entry in told.items()}


def _labels(path: Path, key: str, value: object) -> Mapping[str, str]:
    return MappingProxyType({name: str(label) for name, label in _mapping(path, f"{key}.labels", value).items()})


def _retired(path: Path, value: object, terms: Mapping[str, Mapping[str, object]]) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, Mapping[str, str]] = {}
    for section, told in _by_section(path, "retired", value).items():
        for term in told:
            if term in terms[section]:
                raise _wrong(path, f"{term!r} in retired.{section} and in {section}", "a term in one of them")
        found[section] = {
            term: str(_mapping(path, f"retired {term}", entry).get("label", term)) for term, entry in told.items()
        }
    return MappingProxyType(found)


def _renamed(
    path: Path, value: object, terms: Mapping[str, Mapping[str, object]], retired: Mapping[str, Mapping[str, str]]
) -> Renamed:
    """Give the terms that are read as another, each with the one at the end of the chain, which may be retired."""
    found: dict[str, Mapping[str, str]] = {}
    for section, told in _by_section(path, "renamed", value).items():
        names = {term: str(other) for term, other in told.items()}
        for term in names:
            if term in terms[section]:
                raise _wrong(path, f"{term!r} in renamed.{section} and in {section}", "a term that is given up")
        found[section] = MappingProxyType({term: _read_as(path, section, term, names) for term in names})
        for term, other in found[section].items():
            if other not in terms[section] and other not in retired.get(section, {}):
                raise _wrong(path, f"{term!r} read as {other!r} in renamed.{section}", f"a term of {section}")
    return MappingProxyType(found)


def _read_as(path: Path, section: str, term: str, names: Mapping[str, str]) -> str:
    met = [term]
    while (other := names.get(met[-1])) is not None:
        if other in met:
            raise _wrong(path, f"{term!r} read as itself in renamed.{section}", f"a term of {section}")
        met.append(other)
    return met[-1]


def _by_section(path: Path, what: str, value: object) -> dict[str, dict[str, object]]:
    told = _mapping(path, what, value)
    for section in told:
        if section not in SECTIONS:
            raise _wrong(path, f"part {section!r} in {what}", "one of " + ", ".join(SECTIONS))
    return {section: _mapping(path, f"{what}.{section}", each) for section, each in told.items()}


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
        _labels(path, key, entry.get("labels")),
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
