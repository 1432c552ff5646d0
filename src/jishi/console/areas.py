"""Who may enter the console at all."""

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound


def enter(actor: Actor) -> None:
    """Let staff pass. Raises Unauthenticated for the nameless; for everybody else there is no console: NotFound."""
    actor.require_account()
    if not actor.permissions:
        raise NotFound
