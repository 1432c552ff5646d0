"""The public functions of shipping."""

from jishi.modules.shipping.actions.offer import HOME, offers, promise
from jishi.modules.shipping.actions.plan import ensure_defaults, set_plan

__all__ = ["HOME", "ensure_defaults", "offers", "promise", "set_plan"]
