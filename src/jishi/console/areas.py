"""Who may enter the console at all."""

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound, SecondFactorNeeded


def enter(actor: Actor) -> None:
    """Let staff pass. Raises Unauthenticated for the nameless, SecondFactorNeeded for staff who have not shown theirs
    where it is required; for everybody else there is no console: NotFound."""
    actor.require_account()
    if actor.lacks_second_factor:
        raise SecondFactorNeeded
    if not actor.permissions:
        raise NotFound
