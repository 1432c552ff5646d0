"""Whose cart and orders a browser's are."""

import msgspec

from jishi.kernel.actor import Actor, ActorKind
from jishi.platform.http.context import RequestContext


def owner_of(actor: Actor, context: RequestContext) -> Actor:
    """The actor, as a guest if it was nobody yet: from now on there is somebody to own things."""
    if actor.owner_id is not None:
        return actor
    guest = msgspec.structs.replace(actor, kind=ActorKind.GUEST, guest_id=context.ensure_guest())
    context.become(guest)
    return guest
