"""Declares what notifications itself tells."""

from jishi.modules.notifications import api, own
from jishi.platform.runtime import Runtime


def provide(runtime: Runtime) -> None:
    """Kinds about accounts."""
    api.declare(runtime, *own.KINDS)
