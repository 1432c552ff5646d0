"""The people of the identity tests work here."""

from tests.identity.conftest import anonymous, sign_up

__all__ = ["anonymous", "sign_up"]
