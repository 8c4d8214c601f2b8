"""Who protected sources are: sealed, told for a reason, erased."""

from __future__ import annotations

import pytest

from onrecord.core.errors import BadOption, Erased, KeyNeeded
from onrecord.jobs.verifying import verify_case
from onrecord.store.models import LedgerRow, PersonKey
from onrecord.store.sources import Source
from onrecord.store.vault.keys import create_vault
from onrecord.store.vault.persons import erase, protect, reveal, set_identity
from onrecord.store.verifying import Break

WHO = {"name": "Salma Bint-Idris", "contact": "+963 11 555 0142"}
PASSPHRASE = "seven grey herons"


@pytest.fixture
def guarded(case, with_key):
    """A case file with a vault whose key is at hand, and one protected source."""
    held = with_key(case)
    with held.writing() as pen:
        protect(pen, Source(kind="person", reliability="likely reliable"), WHO)
    return held


def breaks(case):
    return [each for each in verify_case(case) if isinstance(each, Break)]


def test_who_a_source_is_is_told_for_a_reason_and_the_ledger_says_so(guarded):
    assert reveal(guarded, 1, "to arrange a second interview") == WHO
    row = LedgerRow.objects.using(guarded.alias).order_by("-seq").first()
    assert (row.who, row.action, row.subject) == ("amal", "revealed", "source:1")
    assert row.detail == '{"why":"to arrange a second interview"}'


@pytest.mark.parametrize("why", ["", "  ", "to call salma bint-idris back"])
def test_a_reason_is_asked_for_that_tells_nothing(guarded, why):
    before = LedgerRow.objects.using(guarded.alias).count()
    with pytest.raises(BadOption, match="--why") as caught:
        reveal(guarded, 1, why)
    assert "Salma" not in str(caught.value)
    assert LedgerRow.objects.using(guarded.alias).count() == before


def test_an_erased_source_is_told_to_nobody_and_the_case_file_is_whole(guarded):
    assert erase(guarded, 1, "she asked for it")
    assert not PersonKey.objects.using(guarded.alias).exists()
    for act in (lambda: reveal(guarded, 1, "to call"), lambda: erase(guarded, 1, "again")):
        with pytest.raises(Erased, match=r"Source 1: found that it was erased on 2026-03-01"):
            act()
    assert breaks(guarded) == []
    row = LedgerRow.objects.using(guarded.alias).order_by("-seq").first()
    assert (row.action, row.subject, row.detail) == ("erased", "source:1", '{"why":"she asked for it"}')


def test_a_source_is_erased_without_any_key(guarded, open_again):
    without = open_again(guarded)
    with pytest.raises(KeyNeeded, match="ONRECORD_KEY"):
        reveal(without, 1, "to call")
    assert erase(without, 1, "she asked for it")


def test_a_key_that_is_gone_without_an_erasure_is_a_break(guarded):
    PersonKey.objects.using(guarded.alias).all().delete()
    assert [str(each) for each in breaks(guarded)] == ["key of Source 1: found none; expected the one that was kept"]


def test_a_key_put_back_after_an_erasure_is_a_break(guarded):
    row = PersonKey.objects.using(guarded.alias).get()
    erase(guarded, 1, "she asked for it")
    PersonKey.objects.using(guarded.alias).create(source="1", sealed=bytes(row.sealed))
    assert [each.expected for each in breaks(guarded)] == ["none: it was erased"]


def test_a_later_version_of_who_it_is_holds(guarded):
    with guarded.writing() as pen:
        from onrecord.store.sources import source_numbered

        set_identity(pen, source_numbered(guarded, 1), WHO | {"contact": "by her brother"})
    assert reveal(guarded, 1, "to call")["contact"] == "by her brother"


def test_nothing_outside_the_vault_may_tell_who_a_protected_source_is(guarded):
    with pytest.raises(BadOption, match="something that tells who it is") as caught, guarded.writing() as pen:
        protect(pen, Source(name=WHO["name"], kind="person"), WHO)
    assert "Salma" not in str(caught.value)


def test_a_source_cannot_be_protected_without_a_vault(case):
    with pytest.raises(KeyNeeded, match="onrecord vault create"), case.writing() as pen:
        protect(pen, Source(kind="person"), WHO)


def test_an_open_source_is_neither_told_nor_erased(guarded):
    from onrecord.store.sources import add_source

    with guarded.writing() as pen:
        add_source(pen, Source(name="Savanna Wire"))
    with pytest.raises(BadOption, match="not protected"):
        erase(guarded, 2, "a mistake")


def test_a_vault_behind_a_passphrase_opens_with_it_alone(case, open_again):
    create_vault(case, passphrase=PASSPHRASE)
    with case.writing() as pen:
        protect(pen, Source(kind="person"), WHO)
    from onrecord.core.errors import WrongKey

    with pytest.raises(WrongKey, match="a passphrase that does not open it"):
        reveal(open_again(case, ask=lambda _: "seven gray herons"), 1, "to call")
    assert reveal(open_again(case, ask=lambda _: PASSPHRASE), 1, "to call") == WHO
