"""Puts team's answers where the platform and identity ask for them."""

from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import SecondFactorPolicy, StaffWatch
from jishi.modules.team.api import is_staff, needs_second_factor, read_actor
from jishi.platform.http.context import SessionReader
from jishi.platform.runtime import Runtime


def key_of(token: str) -> str:
    """The cache key of a session."""
    return identity.cache_key(identity.hash_token(token))


def provide(runtime: Runtime) -> None:
    """Who a session token stands for, and who must show a second factor."""
    runtime.provide(SessionReader, SessionReader(read_actor, key_of))
    runtime.provide(SecondFactorPolicy, SecondFactorPolicy(needs_second_factor))
    runtime.provide(StaffWatch, StaffWatch(is_staff))
