"""A security key made of software: answers the questions of WebAuthn as a device would, for tests."""

from __future__ import annotations

import hashlib
import json
import os
import struct
from base64 import urlsafe_b64encode

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2 import cbor
from fido2.cose import ES256

__all__ = ["SecurityKey"]

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


class SecurityKey:
    """One key, for the place of that name."""

    def __init__(self, place: str):
        self._place, self._id, self._counted = place, os.urandom(16), 0
        self._secret = ec.generate_private_key(ec.SECP256R1())

    def create(self, asked: dict) -> str:
        """Give the answer, as a form sends it, to being asked to join."""
        public = cbor.encode(dict(ES256.from_cryptography_key(self._secret.public_key())))
        about = bytes(16) + struct.pack(">H", len(self._id)) + self._id + public
        data = self._data(ATTESTED) + about
        made = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        return self._answer(asked, "webauthn.create", attestationObject=text(made))

    def get(self, asked: dict) -> str:
        """Give the answer, as a form sends it, to being asked who it is."""
        data = self._data(0)
        told = self._told(asked, "webauthn.get")
        signed = self._secret.sign(data + hashlib.sha256(told).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            asked, "webauthn.get", authenticatorData=text(data), signature=text(signed), userHandle=None
        )

    def _data(self, flags: int) -> bytes:
        self._counted += 1
        place = hashlib.sha256(self._place.encode()).digest()
        return place + struct.pack(">BI", PRESENT | VERIFIED | flags, self._counted)

    def _told(self, asked: dict, kind: str) -> bytes:
        challenge = asked["publicKey"]["challenge"]
        return json.dumps({"type": kind, "challenge": challenge, "origin": f"http://{self._place}"}).encode()

    def _answer(self, asked: dict, kind: str, **more) -> str:
        response = {"clientDataJSON": text(self._told(asked, kind))} | more
        told = {"type": "public-key", "id": text(self._id), "rawId": text(self._id), "response": response}
        return json.dumps(told | {"clientExtensionResults": {}})


def text(data: bytes) -> str:
    """Give bytes as WebAuthn writes them in JSON."""
    return urlsafe_b64encode(data).decode().rstrip("=")
