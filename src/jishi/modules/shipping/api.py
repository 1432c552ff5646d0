"""The public functions of shipping."""

from jishi.modules.shipping.actions.offer import HOME, offers, promise
from jishi.modules.shipping.actions.plan import ensure_defaults, plans_for, set_plan
from jishi.modules.shipping.actions.register import (
    book,
    cancel_label,
    check_carrier,
    correct,
    drop,
    register,
)
from jishi.modules.shipping.actions.settings import (
    access_shop,
    carrier_names,
    carriers_for,
    set_shop_settings,
    shops_settings,
)
from jishi.modules.shipping.actions.track import (
    events_of,
    handle_webhook,
    lock_shipments,
    poll_silent,
    shipments_of,
    take_in,
)
from jishi.modules.shipping.domain.estimate import estimate

__all__ = [
    "HOME",
    "access_shop",
    "book",
    "cancel_label",
    "carrier_names",
    "carriers_for",
    "check_carrier",
    "correct",
    "drop",
    "ensure_defaults",
    "estimate",
    "events_of",
    "handle_webhook",
    "lock_shipments",
    "offers",
    "plans_for",
    "poll_silent",
    "promise",
    "register",
    "set_plan",
    "set_shop_settings",
    "shipments_of",
    "shops_settings",
    "take_in",
]
