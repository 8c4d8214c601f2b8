"""Where a record's page stands: an address made of its id alone, so that it holds from release to release.

Ids are hashed, for a file system may not tell `A1` from `a1` and takes neither `:` nor `con` on a USB stick; and they
are fanned out into 256 folders, for FAT holds no more than some twenty thousand of such names in one.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

__all__ = ["key_of", "record_path", "slug_of"]

KEY = 16
"""Hexadecimal digits: among 300,000 records two have the same key once in 400 million sites."""


@lru_cache(maxsize=1 << 12)
def key_of(record: str) -> str:
    """Give the key of a record: what its page is called."""
    return sha256(record.encode("utf-8", "surrogatepass")).hexdigest()[:KEY]


def record_path(key: str) -> str:
    """Give where the page of a key stands within the folder of a language.

    >>> record_path("3fa2b1c0d9e8f706")
    'r/3f/a2b1c0d9e8f706.html'
    """
    return f"r/{key[:2]}/{key[2:]}.html"


def slug_of(term: str) -> str:
    """Give what the list of a term is called in a file name."""
    return sha256(term.encode("utf-8", "surrogatepass")).hexdigest()[:12]
