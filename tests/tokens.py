"""Programmes that come in by a token, for tests of the API."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.test import Client

from onrecord.store.people.rights import rights_of
from onrecord.store.people.tokens import Wanted, make_token

__all__ = ["Programme", "programme", "token_of"]


@dataclass
class Programme:
    """A programme that calls the API; what it gets is read as JSON."""

    secret: str | None

    def ask(self, method, address, body=None, **query):
        """Call an address, and give the answer."""
        headers = {"host": "127.0.0.1"} | ({"authorization": f"Bearer {self.secret}"} if self.secret else {})
        told = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        client = Client(headers=headers, raise_request_exception=True)
        return client.generic(method, f"/api/v1{address}", query_params=query, **told)

    def get(self, address, status=200, **query):
        """Look at an address, and give what it tells."""
        return self._told(self.ask("GET", address, **query), status)

    def post(self, address, body, status=200):
        """Send something to an address, and give what it tells."""
        return self._told(self.ask("POST", address, body), status)

    @staticmethod
    def _told(answer, status):
        assert answer.status_code == status, answer.content
        return answer.json()


def token_of(case, member, scopes=None, *, days=30, proven=True):
    """Make a token of a person, for all that they may do unless scopes are given; give its row and what is shown."""
    scopes = rights_of(member.role_names) if scopes is None else scopes
    with case.writing() as pen:
        return make_token(pen, member, Wanted("a script", sorted(scopes), days, proven))


def programme(served, *roles, scopes=None, member=None):
    """Give a programme with the token of a new person with these roles."""
    return Programme(token_of(served.case, member or served.member(*roles), scopes)[1])
