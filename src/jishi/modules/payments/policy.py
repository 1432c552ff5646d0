"""Who may see payments."""

from jishi.kernel.actor import Actor

SEE_ALL = "payments.view"


def can_see_all(actor: Actor) -> bool:
    """Whether this is staff that looks after everybody's payments; others see only what they owe themselves."""
    return actor.has(SEE_ALL)
