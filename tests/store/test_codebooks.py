"""Another codebook: what it would do is told before it is kept; records and numbers read given-up terms as it says."""

from __future__ import annotations

import pytest
import yaml

from onrecord.coding.codebook import DEFAULT
from onrecord.coding.codebook_changes import Difference
from onrecord.coding.codebook_editing import read_as, retire, write_codebook
from onrecord.core.errors import BadOption, CodebookError
from onrecord.jobs.counting import counted
from onrecord.jobs.verifying import verify_case
from onrecord.store.codebooks import (
    changes_between,
    codebook_in_use,
    codebook_text,
    codebook_versions,
    effects_of,
    keep_codebook,
    read_codebook,
    set_codebook_again,
    use_bundled,
)
from onrecord.store.models import Coding
from onrecord.store.rebuilding import rebuild, records
from onrecord.store.tallies import Question, tally_of
from onrecord.store.terms import Use, renamed_in, use_of, uses
from onrecord.store.vault.keys import create_vault
from onrecord.tally.rules.schemes import scheme_named
from tests.saying import code_again, keep
from tests.tally.tables.incidents import Party, Says

SHELLED = Says((Party(3),), killed=3, methods=("shelling",))
SHOT = Says((Party(2),), killed=2, methods=("shooting",), title="Two are shot")
BUNDLED = yaml.safe_load(DEFAULT.read_text(encoding="utf-8"))


def book(*, id_="ours@1", made=BUNDLED):
    return write_codebook({**made, "id": id_})


def renamed(id_="ours@1"):
    return book(id_=id_, made=read_as(BUNDLED, "methods", "shelling", "rocket"))


def methods(case):
    scheme = scheme_named("every-casualty")
    found = tally_of(case, counted(case, scheme), scheme, Question(by=("method",)))
    return {cell.key[0]: cell.range.best for cell in found.cells}


def held_methods(case):
    return sorted(str(value.value) for each in records(case) for value in each.values if value.property == "method")


def test_how_many_claims_hold_a_term_is_known(case):
    keep(case, SHELLED, SHOT)
    assert use_of(case, "methods", "shelling") == Use(1, 1)
    assert uses(case)["acts", "killing"] == Use(2, 2)
    assert use_of(case, "methods", "nothing") == Use(0, 0)


def test_a_report_coded_again_is_counted_once(case):
    (report,) = keep(case, SHELLED)
    code_again(case, report, Says((Party(3),), killed=3, methods=("shooting",)))
    assert use_of(case, "methods", "shelling") == Use(0, 0)
    assert use_of(case, "methods", "shooting") == Use(1, 1)


def test_the_list_of_terms_is_made_anew_with_the_records(case):
    keep(case, SHELLED, SHOT)
    before = uses(case)
    assert list(rebuild(case))
    assert uses(case) == before


def test_what_a_codebook_does_is_told_and_nothing_is_kept(case):
    keep(case, SHELLED, SHOT)
    told = effects_of(case, read_codebook(renamed(), case.folder)[0])
    (effect,) = [each for each in told.effects if each.change.kind is Difference.READ_AS]
    assert (effect.change.term, effect.change.after, effect.use) == ("shelling", "Rocket or missile", Use(1, 1))
    assert (told.made_anew, told.read_again) == (1, 2)
    assert codebook_in_use(case).is_bundled


def test_a_term_read_as_another_is_so_in_records_and_numbers_and_not_in_claims(case):
    keep(case, SHELLED, SHOT)
    codings = list(Coding.objects.using(case.alias).values_list("pk", "body"))
    assert methods(case) == {"shelling": 3, "shooting": 2}
    keep_codebook(case, renamed())
    assert held_methods(case) == ["rocket", "shooting"]
    assert methods(case) == {"rocket": 3, "shooting": 2}
    assert list(Coding.objects.using(case.alias).values_list("pk", "body")) == codings
    assert use_of(case, "methods", "shelling") == Use(1, 1)


def test_what_is_coded_later_by_the_old_term_is_read_as_the_new_one(case):
    keep_codebook(case, renamed())
    keep(case, SHELLED)
    assert held_methods(case) == ["rocket"]


def test_records_made_anew_or_verified_are_the_same(case):
    keep(case, SHELLED, SHOT)
    keep_codebook(case, renamed())
    before = {each.id: each for each in records(case)}
    assert list(rebuild(case))
    assert {each.id: each for each in records(case)} == before
    assert [each for each in verify_case(case) if each is not None] == []


def test_setting_the_version_before_again_undoes_it(case):
    keep(case, SHELLED)
    first = keep_codebook(case, book())
    keep_codebook(case, renamed("ours@2"))
    assert renamed_in(case) == {"methods": {"shelling": "rocket"}}
    set_codebook_again(case, first.sha256)
    assert (renamed_in(case), held_methods(case), methods(case)) == ({}, ["shelling"], {"shelling": 3})
    assert codebook_in_use(case).book.id == "ours@1"


def test_the_bundled_codebook_can_be_used_again(case):
    keep(case, SHELLED)
    keep_codebook(case, renamed())
    use_bundled(case)
    assert codebook_in_use(case).is_bundled
    assert held_methods(case) == ["shelling"]
    with pytest.raises(BadOption):
        use_bundled(case)


def test_every_version_stays_readable(case):
    keep_codebook(case, book())
    keep_codebook(case, renamed("ours@2"))
    found = codebook_versions(case)
    assert [each.id for each in found] == ["ours@2", "ours@1"]
    assert [codebook_text(case, each.sha256) for each in found] == [renamed("ours@2"), book()]
    assert Difference.READ_AS in {each.kind for each in changes_between(case, found)[0]}
    assert changes_between(case, found)[1] == ()
    with pytest.raises(BadOption):
        codebook_text(case, "0" * 64)
    with pytest.raises(BadOption, match="in use"):
        set_codebook_again(case, found[0].sha256)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (book(id_="casualty@2026.1"), "ships with onrecord"),
        (book(made=retire(BUNDLED, "acts", "killing")), "tolls are set beside"),
        (book(made=read_as(BUNDLED, "acts", "injury", "killing")), "tolls are set beside"),
        (book(made={**BUNDLED, "methods": {}, "acts": {"killing": {"outcome": "killed"}}}), "."),
    ],
)
def test_a_codebook_that_would_lose_something_is_refused(case, text, message):
    keep(case, SHELLED)
    with pytest.raises(BadOption, match=message):
        keep_codebook(case, text)
    assert codebook_in_use(case).is_bundled


def test_an_id_stands_for_one_codebook_alone(case):
    keep_codebook(case, book())
    with pytest.raises(BadOption, match="says something else"):
        keep_codebook(case, renamed("ours@1"))


def test_a_codebook_that_breaks_its_rules_is_refused(case):
    with pytest.raises(CodebookError):
        keep_codebook(case, "id: ours@1\nacts: {killing: 3}\n")


def test_a_codebook_can_be_kept_where_originals_are_sealed(case):
    create_vault(case, "seven quiet herons wade")
    case.opened.clear()
    keep_codebook(case, book())
    assert codebook_in_use(case).book.id == "ours@1"
