"""Keys derived from the one secret of the installation, each for one purpose."""

from __future__ import annotations

import hashlib
import hmac
import os
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_ID = b"1"
NONCE_BYTES = 12
TAG_CHARS = 14  # 84 bits of HMAC-SHA256 in base64url


@dataclass(frozen=True)
class Keys:
    """The keys: for the trail's chain, for buttons, for what is encrypted at rest, for PINs."""

    trail: bytes = field(repr=False)
    buttons: bytes = field(repr=False)
    vault: bytes = field(repr=False)
    pins: bytes = field(repr=False)

    @classmethod
    def derive(cls, secret: str) -> Keys:
        """From the installation's secret (`SECRET_KEY`)."""
        return cls(*(_derive(secret, purpose) for purpose in ("trail", "buttons", "vault", "pins")))

    def tag(self, *parts: str) -> str:
        """The signature of a button: 84 bits of HMAC-SHA256 over its parts."""
        digest = hmac.digest(self.buttons, "\x1f".join(parts).encode(), "sha256")
        return urlsafe_b64encode(digest).decode()[:TAG_CHARS]

    def chain(self, *parts: bytes) -> bytes:
        """The keyed hash of a trail row: each part with its length before it."""
        return hmac.digest(self.trail, b"".join(len(p).to_bytes(8, "big") + p for p in parts), "sha256")

    def seal(self, clear: bytes) -> bytes:
        """Encrypt with AES-256-GCM; the key's id stands first."""
        nonce = os.urandom(NONCE_BYTES)
        return KEY_ID + nonce + AESGCM(self.vault).encrypt(nonce, clear, KEY_ID)

    def unseal(self, sealed: bytes) -> bytes:
        """Decrypt what `seal` made. Raises `cryptography.exceptions.InvalidTag` under another key."""
        nonce = sealed[1 : 1 + NONCE_BYTES]
        return AESGCM(self.vault).decrypt(nonce, sealed[1 + NONCE_BYTES :], sealed[:1])


def _derive(secret: str, purpose: str) -> bytes:
    return hashlib.scrypt(secret.encode(), salt=b"phatngon:" + purpose.encode(), n=2**12, r=8, p=1, dklen=32)
