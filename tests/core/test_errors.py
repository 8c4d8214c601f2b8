"""Every error says four things and belongs to the tree its module draws."""

from __future__ import annotations

import inspect
import pickle

import pytest

from onrecord.core import errors

TREE = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]
PARTS = {"thing": "the file list.txt", "found": "a folder", "expected": "a file", "do": "Name a file in it."}


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_every_error_says_thing_found_expected_and_what_to_do(kind):
    error = kind(PARTS["thing"], **{part: words for part, words in PARTS.items() if part != "thing"})
    assert str(error) == "the file list.txt: found a folder; expected a file. Name a file in it."
    assert {part: getattr(error, part) for part in PARTS} == PARTS


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_every_error_is_one_of_ours_and_is_drawn_in_the_tree(kind):
    assert issubclass(kind, errors.OnrecordError)
    assert kind.__name__ in (errors.__doc__ or "")


@pytest.mark.parametrize("part", ["found", "expected", "do"])
def test_an_error_cannot_be_made_without_each_part(part):
    rest = {name: words for name, words in PARTS.items() if name not in ("thing", part)}
    with pytest.raises(TypeError, match=part):
        errors.BadOption("an option", **rest)


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_an_error_says_the_same_after_the_way_to_another_process(kind):
    error = kind(PARTS["thing"], **{part: words for part, words in PARTS.items() if part != "thing"})
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is kind
    assert str(back) == str(error)
