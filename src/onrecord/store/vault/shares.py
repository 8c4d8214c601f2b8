"""Key shares: a vault's key parted among n people so that any k of them bring it back and k - 1 learn nothing.

SLIP-39, by `shamir-mnemonic`: each share is a line of words with a checksum, which can be written on paper.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.core.errors import BadOption, WrongKey
from onrecord.store.vault.bech32 import identity_of, secret_of

__all__ = ["MOST", "join_shares", "make_shares"]

MOST = 16
"""The most shares that SLIP-39 makes of one secret."""


def make_shares(identity: str, needed: int, among: int) -> list[str]:
    """Give `among` shares of a key, any `needed` of which bring it back.

    Raises:
        BadOption: the numbers make no sense.
    """
    if not 2 <= needed <= among <= MOST:
        raise BadOption(
            "shares",
            found=f"{needed} of {among}",
            expected=f"at least 2 needed, no more than there are, and at most {MOST}",
            do="Give such numbers: 3 of 5 suits most groups.",
        )
    from shamir_mnemonic import generate_mnemonics

    shares: list[str] = generate_mnemonics(1, [(needed, among)], secret_of(identity))[0]
    return shares


def join_shares(shares: Sequence[str]) -> str:
    """Give the key that shares were made of.

    Raises:
        WrongKey: one is miswritten, they are too few, or not of one key. No share is said again.
    """
    from shamir_mnemonic import MnemonicError, Share, combine_mnemonics

    given = list(dict.fromkeys(" ".join(share.split()).casefold() for share in shares))
    try:
        read = [Share.from_mnemonic(share) for share in given]
        needed = read[0].member_threshold if read else 0
        if len(given) < max(needed, 1):
            raise _wrong(f"{len(given)} shares", f"{needed}" if needed else "at least two")
        return identity_of(combine_mnemonics(given[:needed]))
    except MnemonicError:
        place = next((number for number, share in enumerate(given, 1) if not _is_share(share)), None)
        raise _wrong(
            f"share {place} miswritten" if place else "shares that do not belong together", "shares of one key"
        ) from None


def _is_share(share: str) -> bool:
    from shamir_mnemonic import MnemonicError, Share

    try:
        Share.from_mnemonic(share)
    except MnemonicError:
        return False
    return True


def _wrong(found: str, expected: str) -> WrongKey:
    return WrongKey("key shares", found=found, expected=expected, do="Check each word against the paper.")
