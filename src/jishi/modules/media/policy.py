"""Who may add pictures."""

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Forbidden, Unauthenticated


def check_upload(actor: Actor) -> None:
    """Raise Unauthenticated or Forbidden unless the actor is signed-in staff."""
    if not actor.is_signed_in:
        raise Unauthenticated
    if not actor.is_staff:
        raise Forbidden
