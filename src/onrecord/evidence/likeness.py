"""Hash what a picture shows: pictures that look the same have hashes that differ in few bits, whatever their size.

Two hashes as commonly published (N. Krawetz, "Looks Like It", 2011, and "Kind of Like That", 2013): the difference hash
compares neighbours in a row of a 9 by 8 picture; the cosine hash compares the 64 lowest frequencies of a 32 by 32
picture with their median. Copies differ in up to about ten bits of 64, strangers in about 32.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["cosine_hash", "difference_hash", "distance"]

SIDE, LOW = 32, 8


def difference_hash(picture: Image) -> str:
    """Give the difference hash of a picture as 16 hexadecimal figures."""
    grey = _grey(picture, (LOW + 1, LOW))
    return _hex(grey[:, 1:] > grey[:, :-1])


def cosine_hash(picture: Image) -> str:
    """Give the cosine hash of a picture as 16 hexadecimal figures."""
    waves = _waves()
    low = (waves @ _grey(picture, (SIDE, SIDE)) @ waves.T).ravel()
    # The first is the mean brightness and says nothing of what is shown.
    return _hex(low > np.median(low[1:]))


def distance(one: str, other: str) -> int:
    """Give the number of bits in which two hashes of one kind differ, of 64."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def _grey(picture: Image, size: tuple[int, int]) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    from PIL.Image import Resampling

    return np.asarray(picture.convert("L").resize(size, Resampling.BOX), dtype=np.float64)


def _waves() -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Give the first rows of the discrete cosine transform's matrix."""
    steps = np.arange(SIDE)
    return np.cos(np.pi / SIDE * np.outer(np.arange(LOW), steps + 0.5))


def _hex(bits: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> str:
    return np.packbits(bits.ravel()).tobytes().hex()
