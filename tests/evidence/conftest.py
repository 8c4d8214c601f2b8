"""A site on this machine for the tests that fetch."""

from __future__ import annotations

from tests.sites import site

__all__ = ["site"]
