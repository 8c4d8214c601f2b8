"""Where a person's own gazetteers and key are kept between commands: one folder, which `ONRECORD_HOME` can put
elsewhere.
"""

from __future__ import annotations

import os
from pathlib import Path

import click

__all__ = ["HOME", "gazetteer_folder", "own_gazetteers", "release_key", "signing_key"]

HOME = "ONRECORD_HOME"
ENDING = ".places"


def gazetteer_folder() -> Path:
    """Give the folder of the gazetteers that were added, whether it is there or not."""
    return _home() / "gazetteers"


def own_gazetteers() -> tuple[Path, ...]:
    """Give the gazetteers that were added, by name; the first that knows a place is believed."""
    return tuple(sorted(gazetteer_folder().glob(f"*{ENDING}")))


def signing_key() -> Path:
    """Give the file of the key that the person signs with, whether it is there or not."""
    return _home() / "signing-key.pem"


def release_key() -> Path:
    """Give the file of the key that the group signs releases with, whether it is there or not."""
    return _home() / "release-key.pem"


def _home() -> Path:
    return Path(os.environ.get(HOME) or click.get_app_dir("onrecord"))
