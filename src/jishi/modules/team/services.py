"""Puts team's answers where the platform and identity ask for them."""

from jishi.modules.identity.contracts import SecondFactorPolicy, StaffWatch
from jishi.modules.team.api import is_staff, needs_second_factor, read_actor
from jishi.platform.http.context import SessionReader
from jishi.platform.runtime import Runtime


def provide(runtime: Runtime) -> None:
    """Who a session token stands for, and who must show a second factor."""
    runtime.provide(SessionReader, SessionReader(read_actor))
    runtime.provide(SecondFactorPolicy, SecondFactorPolicy(needs_second_factor))
    runtime.provide(StaffWatch, StaffWatch(is_staff))
