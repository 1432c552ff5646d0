"""Secrets that must be read back, encrypted with a key derived from the installation's secret."""

import base64
import hashlib

from cryptography.fernet import Fernet


def seal(value: str, secret: str, purpose: str) -> bytes:
    """`value` so that only this installation can read it, and only for this purpose."""
    return _fernet(secret, purpose).encrypt(value.encode())


def unseal(sealed: bytes, secret: str, purpose: str) -> str:
    """What was sealed. Raises cryptography's InvalidToken when the installation's secret has changed."""
    return _fernet(secret, purpose).decrypt(sealed).decode()


def _fernet(secret: str, purpose: str) -> Fernet:
    key = hashlib.sha256(f"{purpose}:{secret}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
