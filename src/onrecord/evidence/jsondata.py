"""Read a JSON document, or say why not: it may break off, or nest deeper than anything honest."""

from __future__ import annotations

import json
from typing import Any

from onrecord.core.errors import Damaged

__all__ = ["read_json"]


def read_json(data: bytes, thing: str) -> dict[str, Any]:
    """Give the object that the document is; a list is given as its `items`.

    Raises:
        Damaged: it breaks off, or nests too deep.
    """
    try:
        found = json.loads(data)
    except RecursionError:
        raise _damaged(thing, "JSON nested deeper than anything honest") from None
    except ValueError as error:
        raise _damaged(thing, f"JSON that breaks off or is none ({error})") from error
    return found if isinstance(found, dict) else {"items": found}


def _damaged(thing: str, found: str) -> Damaged:
    return Damaged(thing, found=found, expected="a JSON document", do="Export or save it again.")
