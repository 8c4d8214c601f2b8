"""The workbench on a case file, for tests: signed-in clients by role, on both databases."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count

import pytest
from django.core.cache import cache
from django.test import Client

from onrecord.store.casefile import CaseFile
from onrecord.store.people.members import add_member
from onrecord.web.access.casefile import hold_case
from tests.cases import database_server, maker_for

__all__ = ["BACKEND", "PASSWORD", "Served", "database_server", "served", "served_filled", "served_maker", "serving"]

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PASSWORD = "seven quiet herons"


@dataclass
class Served:
    """A case file that the workbench serves. `member` adds a person, `client` signs one in."""

    case: CaseFile
    numbers: count

    def member(self, *roles: str, name: str | None = None, password: str | None = None):
        """Give a new person with these roles; hashing a password takes its time, so none unless asked for."""
        with self.case.writing() as pen:
            return add_member(pen, name or f"person {next(self.numbers)}", roles, password)

    def client(self, *roles: str, member=None, language: str = "en", proven: bool = True, fresh=False, **settings):
        """Give a client that a person with these roles is signed in with: `proven` by a second factor, `fresh` now."""
        client = Client(headers={"accept-language": language, "host": "127.0.0.1"}, **settings)
        member = member or self.member(*roles)
        client.force_login(member, backend=BACKEND)
        session = client.session
        told = {"method": "mfa" if proven else "password", "at": time.time() if fresh else 0.0}
        session["account_authentication_methods"] = [told]
        # Whose proof it is: in another's session it is none.
        session["account_authentication_methods_user"] = str(member.pk)
        session.save()
        return client

    def stranger(self, **settings):
        """Give a client that nobody is signed in with."""
        return Client(headers={"accept-language": "en", "host": "127.0.0.1"}, **settings)


@pytest.fixture(scope="session", params=("sqlite", "postgresql"))
def served_maker(request, tmp_path_factory):
    """Give what makes case files with the tables of signing in, on SQLite and on PostgreSQL."""
    return maker_for(request, tmp_path_factory, signing=True)


@contextmanager
def serving(maker, folder, fill=None):
    """Serve an empty case file, or one as `fill` leaves it, for as long as the block lasts."""
    case = maker.make(folder) if fill is None else maker.filled(fill, folder)[0]
    hold_case(case)
    # How often somebody tried to come in is remembered by the process: another test's tries are not this one's.
    cache.clear()
    try:
        yield Served(case, count(1))
    finally:
        case.close()
        maker.clear()


@pytest.fixture
def served(served_maker, tmp_path):
    """Give an empty case file that is served."""
    with serving(served_maker, tmp_path / "case") as empty:
        yield empty


def served_filled(fill):
    """Give a fixture of a case file as `fill` leaves it that is served."""

    @pytest.fixture
    def filled(served_maker, tmp_path):
        with serving(served_maker, tmp_path / "case", fill) as served:
            yield served

    return filled
