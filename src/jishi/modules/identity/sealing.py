"""Secrets of authenticators, sealed."""

from jishi.platform import sealing

PURPOSE = "identity.seal"


def seal(value: str, secret: str) -> bytes:
    """`value` so that only this installation can read it."""
    return sealing.seal(value, secret, PURPOSE)


def unseal(sealed: bytes, secret: str) -> str:
    """What was sealed. Raises cryptography's InvalidToken when the installation's secret has changed."""
    return sealing.unseal(sealed, secret, PURPOSE)
