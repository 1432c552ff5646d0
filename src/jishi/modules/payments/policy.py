"""Who may see payments."""

from jishi.kernel.actor import Actor
from jishi.modules.team.contracts import Permission

SEE_ALL = Permission.PAYMENTS_READ


def can_see_all(actor: Actor) -> bool:
    """Whether this is staff that looks after everybody's payments; others see only what they owe themselves."""
    return actor.has(SEE_ALL) and not actor.shop_ids
