"""The public functions of inventory."""

from jishi.modules.inventory.actions.announce import mark_in_lists
from jishi.modules.inventory.actions.look import audit, available, levels
from jishi.modules.inventory.actions.places import (
    access_place,
    add_place,
    change_place,
    find_place,
    list_my_places,
    list_places,
    open_place,
)
from jishi.modules.inventory.actions.receive import mark_damaged, receive, set_count, take_back
from jishi.modules.inventory.actions.reserve import reserve, reserve_all, reserve_last
from jishi.modules.inventory.actions.settle import expire_reservations, keep, release, release_some, ship
from jishi.modules.inventory.actions.settle_part import ship_part, unship

__all__ = [
    "access_place",
    "add_place",
    "audit",
    "available",
    "change_place",
    "expire_reservations",
    "find_place",
    "keep",
    "levels",
    "list_my_places",
    "list_places",
    "mark_damaged",
    "mark_in_lists",
    "open_place",
    "receive",
    "release",
    "release_some",
    "reserve",
    "reserve_all",
    "reserve_last",
    "set_count",
    "ship",
    "ship_part",
    "take_back",
    "unship",
]
