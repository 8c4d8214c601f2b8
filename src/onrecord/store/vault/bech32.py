"""The 32 secret bytes of an age key, and back: age writes them in Bech32 (BIP 173), which adds a checksum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onrecord.core.errors import WrongKey

__all__ = ["identity_of", "secret_of"]

PREFIX = "age-secret-key-"
LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
CHECKSUM = 6


def secret_of(identity: str) -> bytes:
    """Give the secret bytes of an age key.

    Raises:
        WrongKey: it is none.
    """
    head, _, tail = identity.strip().casefold().rpartition("1")
    values = [LETTERS.find(letter) for letter in tail]
    if head != PREFIX or -1 in values or _polymod([*_expanded(head), *values]) != 1:
        raise WrongKey("a key", found="no age key", expected="AGE-SECRET-KEY-1 and what follows", do="Check the file.")
    return bytes(_regroup(values[:-CHECKSUM], 5, 8))


def identity_of(secret: bytes) -> str:
    """Give secret bytes as an age key."""
    values = list(_regroup(secret, 8, 5))
    tail = secret[-1] << (-len(secret) * 8 % 5) & 31 if len(secret) * 8 % 5 else None
    values += [tail] if tail is not None else []
    sum_of = _polymod([*_expanded(PREFIX), *values, *[0] * CHECKSUM]) ^ 1
    values += [(sum_of >> 5 * (CHECKSUM - 1 - place)) & 31 for place in range(CHECKSUM)]
    return f"{PREFIX}1{''.join(LETTERS[value] for value in values)}".upper()


def _regroup(values: Iterable[int], size: int, wanted: int) -> Iterator[int]:
    """Yield the whole groups of `wanted` bits that groups of `size` bits hold."""
    held = bits = 0
    for value in values:
        held, bits = (held << size | value) & 0xFFFF, bits + size
        while bits >= wanted:
            bits -= wanted
            yield held >> bits & (1 << wanted) - 1


def _expanded(head: str) -> list[int]:
    return [*(ord(letter) >> 5 for letter in head), 0, *(ord(letter) & 31 for letter in head)]


def _polymod(values: Sequence[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, factor in enumerate(GENERATOR):
            check ^= factor if top >> place & 1 else 0
    return check
