"""The measurable rules of the house: size, shape and names of modules and functions."""

from __future__ import annotations

import ast
import re

from tests.sources import ROOT, offenders, python_files, tree_of, words_of

PACKAGE = python_files("src/onrecord")
MEASURED = python_files("src/onrecord", "bench", "tools", "docs")
TESTS = python_files("tests")
VAGUE = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}


def _functions(path):
    return [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _lines(function):
    """Count a function's lines without its docstring: the promise may be as long as it needs."""
    lines = function.end_lineno - function.lineno + 1
    said = function.body[0] if ast.get_docstring(function) else None
    return lines if said is None else lines - (said.end_lineno - said.lineno + 1)


def _parameters(function):
    given = function.args
    names = [parameter.arg for parameter in [*given.posonlyargs, *given.args, *given.kwonlyargs]]
    return [name for name in names if name not in ("self", "cls")]


def _public_definitions(tree):
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    return {node.name: node for node in tree.body if isinstance(node, kinds) and not node.name.startswith("_")}


def _stated_names(tree):
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            return set(ast.literal_eval(node.value))
    return None


def _unstated(path):
    """Give the public functions and classes missing from `__all__`; a package that binds no name needs none."""
    tree = tree_of(path)
    stated = _stated_names(tree)
    if stated is None:
        return "no __all__" if path.name != "__init__.py" or _public_definitions(tree) else None
    return _public_definitions(tree).keys() - stated


def test_every_module_says_what_it_is_for():
    assert offenders(PACKAGE, lambda path: not ast.get_docstring(tree_of(path))) == {}


def test_every_public_function_and_class_is_in_all():
    assert offenders(PACKAGE, _unstated) == {}


def test_every_public_function_and_class_says_what_it_promises():
    def silent(path):
        return [name for name, node in _public_definitions(tree_of(path)).items() if not ast.get_docstring(node)]

    assert offenders(PACKAGE, silent) == {}


def test_no_module_is_over_500_lines():
    def length(path):
        lines = len(words_of(path).splitlines())
        return lines if lines > 500 else None

    assert offenders([*MEASURED, *TESTS], length) == {}


def test_no_function_is_over_40_lines():
    def long(path):
        return {node.name: _lines(node) for node in _functions(path) if _lines(node) > 40}

    assert offenders(MEASURED, long) == {}


def test_no_function_has_over_5_parameters():
    def wide(path):
        return {node.name: _parameters(node) for node in _functions(path) if len(_parameters(node)) > 5}

    assert offenders(MEASURED, wide) == {}


def test_every_module_is_named_after_its_result():
    assert offenders(MEASURED, lambda path: VAGUE & {path.stem, *path.relative_to(ROOT).parent.parts}) == {}


def test_every_test_is_a_function_whose_name_is_a_sentence():
    def unclear(path):
        tests = [node.name for node in _functions(path) if node.name.startswith("test_")]
        classes = [node.name for node in ast.walk(tree_of(path)) if isinstance(node, ast.ClassDef)]
        return [name for name in tests if name.count("_") < 3] + [name for name in classes if name.startswith("Test")]

    assert offenders(TESTS, unclear) == {}


def test_no_group_is_repeated_possessively():
    """Python before 3.11.5, Debian 12's among them, matches `(...)*+` wrongly where the group can backtrack."""
    assert offenders(PACKAGE, lambda path: re.findall(r".*[^\\]\)[*+?]\+.*", words_of(path))) == {}
