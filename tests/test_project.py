"""What may be committed, and what the lock files and resources must state."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import chain

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.longest import LONGEST
from tests.sources import ROOT, SOURCE, committed, offenders, python_files, tree_of, words_of

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
RESOURCES = SOURCE / "resources"

# Written in parts, so that this file does not name what it forbids.
HOSTS = (("pypi", "org"), ("pythonhosted", "org"), ("registry", "npmjs"), ("npmjs", "com"), ("deb", "debian"))
REGISTRIES = re.compile("|".join(re.escape(".".join(parts)) for parts in HOSTS))
MACHINE_PATHS = re.compile(r"(?<![\w./~-])/(?:root|home|work|Users|opt)/\w")
UNDONE = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b(?!\s*\(?#\d+).*")


def _pins(lock):
    """Give each pinned requirement of a lock file with its hashes."""
    joined = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in joined.splitlines() if line.strip() and not line.strip().startswith("#")]
    return [(Requirement(line.split("--hash")[0].strip()), re.findall(r"--hash=(\S+)", line)) for line in lines]


def test_no_committed_file_names_a_registry():
    assert offenders(committed(), lambda path: REGISTRIES.findall(words_of(path))) == {}


def test_no_committed_file_names_a_path_of_one_machine():
    assert offenders(committed(), lambda path: MACHINE_PATHS.findall(words_of(path))) == {}


def test_work_left_undone_names_its_issue():
    assert offenders(committed(), lambda path: UNDONE.findall(words_of(path))) == {}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_pins_every_package_with_hashes_and_no_address(lock):
    for requirement, hashes in _pins(lock):
        assert re.fullmatch(r"==[^,*]+", str(requirement.specifier)), requirement
        assert hashes, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes), requirement
    assert not re.search(r"://|--(extra-)?index|--find-links|--trusted-host| @ ", words_of(lock))


def test_each_lock_has_its_input():
    inputs = {path.stem for path in (ROOT / "requirements").glob("*.in")}
    assert {path.stem for path in LOCKS} == inputs - {"build"} | {"runtime"}


def test_locks_used_together_agree_on_every_version():
    versions: dict[str, set[str]] = {}
    for lock in LOCKS:
        for requirement, _ in _pins(lock):
            versions.setdefault(canonicalize_name(requirement.name), set()).add(str(requirement.specifier))
    assert {name: pins for name, pins in versions.items() if len(pins) > 1} == {}


def test_the_runtime_lock_meets_every_requirement_of_the_package():
    project = tomllib.loads(words_of(ROOT / "pyproject.toml"))["project"]
    pins = {
        canonicalize_name(requirement.name): requirement for requirement, _ in _pins(LOCKS[0].parent / "runtime.txt")
    }
    for wanted in map(Requirement, project["dependencies"]):
        pin = pins.get(canonicalize_name(wanted.name))
        assert pin is not None, f"{wanted} is not in requirements/runtime.txt: run make lock"
        assert wanted.specifier.contains(str(pin.specifier).removeprefix("==")), f"{wanted}, {pin}: run make lock"


def test_every_package_that_the_code_imports_is_required_by_name():
    project = tomllib.loads(words_of(ROOT / "pyproject.toml"))["project"]
    wanted = [*project["dependencies"], *chain.from_iterable(project["optional-dependencies"].values())]
    required = {canonicalize_name(Requirement(line).name) for line in wanted}
    given_by = packages_distributions()

    def undeclared(path):
        imported = {name for node in ast.walk(tree_of(path)) for name in _imported(node)}
        foreign = imported - sys.stdlib_module_names - {"onrecord", "_typeshed"}
        return [
            name for name in foreign if not required & {canonicalize_name(dist) for dist in given_by.get(name, [name])}
        ]

    assert offenders(python_files("src/onrecord"), undeclared) == {}


def _imported(node):
    if isinstance(node, ast.Import):
        return [alias.name.partition(".")[0] for alias in node.names]
    return [node.module.partition(".")[0]] if isinstance(node, ast.ImportFrom) and node.level == 0 else []


def test_every_resource_states_its_source_and_licence():
    """In its first lines or, where it can hold no comment, in a README.md that names the file or its folder."""
    resources = [path for path in committed() if path.is_relative_to(RESOURCES) and path.suffix != ".py"]
    assert offenders(resources, _says_too_little) == {}


def _says_too_little(path):
    notes = [folder / "README.md" for folder in path.parents if folder.is_relative_to(RESOURCES)]
    named = [words_of(note) for note in notes if note.is_file()]
    said = [text for text in named if path.name in text or path.parent.name in text]
    stating = [text for text in [words_of(path)[:3000], *said] if _states_source_and_licence(text)]
    return "no source and licence" if not stating else None


def _states_source_and_licence(text):
    source = r"\bsources?\b|\bfacts (from|of)\b|\bwritten by hand\b|\bafter the\b"
    licence = r"\blicen[cs]e|\bApache-2\.0\b|\bCC0\b|\bCC BY\b"
    return re.search(source, text, re.IGNORECASE) and re.search(licence, text, re.IGNORECASE)


def test_every_licence_that_others_gave_is_named_in_the_notice():
    kept = {path.name for path in (ROOT / "LICENSES").iterdir()}
    assert {name for name in kept if f"LICENSES/{name}" in words_of(ROOT / "NOTICE")} == kept


def test_continuous_integration_runs_the_very_command_the_readme_gives():
    assert "\nmake test\n" in words_of(ROOT / ".ci" / "run")
    assert re.search(r"^make test\b", words_of(ROOT / "README.md"), re.MULTILINE)


def test_the_files_of_tests_that_are_begun_first_are_there():
    assert [path for path in LONGEST if not (ROOT / path).is_file()] == []
