"""The files of tests that take longest."""

from __future__ import annotations

__all__ = ["LONGEST"]

LONGEST = (
    "tests/web/test_planted.py",
    "tests/bench/store/test_crash.py",
    "tests/web/hostile/test_cases.py",
    "tests/jobs/test_backups.py",
    "tests/web/test_rights.py",
    "tests/cli/test_serve.py",
    "tests/evidence/test_hostile.py",
    "tests/jobs/test_demonstrating.py",
    "tests/bench/publish/test_case.py",
)
"""They are begun first: were they begun last, one core would wait for another to end them."""
