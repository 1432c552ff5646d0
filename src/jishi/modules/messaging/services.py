"""Declares what messaging lets pages hear, shows as cards, and tells."""

from jishi.modules.messaging import api, notices
from jishi.modules.notifications import api as notifications
from jishi.platform.runtime import Runtime


def provide(runtime: Runtime) -> None:
    """Topics, cards, notices."""
    runtime.provide(api.Cards, api.Cards())
    api.declare_topics(runtime)
    notifications.declare(runtime, notices.MESSAGE)
    notifications.declare(runtime, notices.ASKED)
