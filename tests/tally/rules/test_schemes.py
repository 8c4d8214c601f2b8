from __future__ import annotations

import pytest
import yaml

from onrecord.core.errors import BadOption, CodebookError
from onrecord.core.vocabulary import Outcome, Status
from onrecord.tally.rules.schemes import DEFAULT, FOLDER, load_scheme, scheme_named, schemes


def written(tmp_path, **changes):
    told = yaml.safe_load((FOLDER / "acled.yaml").read_text(encoding="utf-8")) | changes
    path = tmp_path / "own.yaml"
    path.write_text(yaml.safe_dump({key: value for key, value in told.items() if value is not None}), encoding="utf-8")
    return path


def test_the_five_schemes_are_known_by_name_and_by_version():
    assert set(schemes()) == {"every-casualty", "iraq-body-count", "airwars", "ucdp", "acled"}
    for name, scheme in schemes().items():
        assert scheme_named(name) is scheme_named(scheme.id) is scheme
    assert scheme_named(DEFAULT).name == DEFAULT


@pytest.mark.parametrize("scheme", schemes().values(), ids=lambda scheme: scheme.name)
def test_every_scheme_names_its_source_and_known_outcomes_and_statuses(scheme):
    assert scheme.source
    assert set(scheme.outcomes) <= set(map(str, Outcome))
    assert set(scheme.statuses) <= set(map(str, Status))


@pytest.mark.parametrize("scheme", schemes().values(), ids=lambda scheme: scheme.name)
def test_what_sets_aside_by_source_goes_before_updates(scheme):
    """Else merging two records could bring to light, by an update, what was set aside before."""
    order = list(scheme.narrow)
    before = [
        name
        for name in ("judged", "not withdrawn", "as told", "no denials by perpetrators", "reliable")
        if name in order
    ]
    assert order[: len(before)] == before
    assert order[len(before)] == "newest of an origin"


@pytest.mark.parametrize("name", ["acled@2020.1", "of my own"])
def test_a_scheme_that_is_not_known_is_refused_with_those_that_are(name):
    with pytest.raises(BadOption, match=r"every-casualty@2026\.1"):
        scheme_named(name)


def test_a_scheme_of_ones_own_is_read(tmp_path):
    own = load_scheme(written(tmp_path, id="own@1", counts=["a"]))
    assert (own.name, own.counts, own.quantifiers["dozens"].best) == ("own", ("a",), 12)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"low": None}, "no `low`"),
        ({"narrow": ["by gut feeling"]}, "the rule 'by gut feeling'"),
        ({"best": "median"}, "best: 'median'"),
    ],
)
def test_a_scheme_that_breaks_the_rules_is_refused(tmp_path, changes, found):
    with pytest.raises(CodebookError, match=found):
        load_scheme(written(tmp_path, **changes))
