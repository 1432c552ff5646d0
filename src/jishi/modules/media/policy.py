"""Who may add pictures."""

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Forbidden, Unauthenticated
from jishi.modules.team.contracts import Permission

KEEPERS = (Permission.CATALOG_EDIT, Permission.CONTENT_EDIT, Permission.MERCHANTS_MANAGE)


def check_upload(actor: Actor) -> None:
    """Raise Unauthenticated or Forbidden unless the actor keeps something that is shown with pictures."""
    if not actor.is_signed_in:
        raise Unauthenticated
    if not any(actor.has(permission) for permission in KEEPERS):
        raise Forbidden
