"""The public functions of inventory."""

from jishi.modules.inventory.actions.announce import mark_in_lists
from jishi.modules.inventory.actions.look import add_place, audit, available, levels, list_places
from jishi.modules.inventory.actions.receive import mark_damaged, receive, set_count, take_back
from jishi.modules.inventory.actions.reserve import reserve, reserve_all, reserve_last
from jishi.modules.inventory.actions.settle import expire_reservations, keep, release, ship

__all__ = [
    "add_place",
    "audit",
    "available",
    "expire_reservations",
    "keep",
    "levels",
    "list_places",
    "mark_damaged",
    "mark_in_lists",
    "receive",
    "release",
    "reserve",
    "reserve_all",
    "reserve_last",
    "set_count",
    "ship",
    "take_back",
]
