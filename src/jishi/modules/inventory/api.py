"""The public functions of inventory."""

from jishi.modules.inventory.actions.adjust import adjust
from jishi.modules.inventory.actions.announce import mark_in_lists
from jishi.modules.inventory.actions.counting import (
    find_count,
    list_counts,
    move_count,
    open_count,
    post_count,
    record_counts,
)
from jishi.modules.inventory.actions.items import note_missing_owners
from jishi.modules.inventory.actions.look import audit, available, levels
from jishi.modules.inventory.actions.low import (
    count_low,
    forget_low,
    list_low,
    refresh_low,
    refresh_moved,
    set_thresholds,
)
from jishi.modules.inventory.actions.places import (
    access_place,
    add_place,
    change_place,
    find_place,
    list_my_places,
    list_places,
    open_place,
)
from jishi.modules.inventory.actions.rebuild import rebuild_levels
from jishi.modules.inventory.actions.receive import mark_damaged, receive, set_count, take_back
from jishi.modules.inventory.actions.reserve import reserve, reserve_all, reserve_last
from jishi.modules.inventory.actions.restock import (
    ask_for_restock,
    count_waiting,
    forget_old_requests,
    leave_by_token,
    list_waited_for,
    stop_waiting,
    waited_for,
)
from jishi.modules.inventory.actions.settle import expire_reservations, keep, keep_sql, release, release_some, ship
from jishi.modules.inventory.actions.settle_part import ship_part, unship
from jishi.modules.inventory.actions.stock_table import list_movements, list_stock, on_the_way
from jishi.modules.inventory.actions.tell import tell_running_low, tell_waiting
from jishi.modules.inventory.actions.transfer import (
    cancel_transfer,
    change_transfer,
    close_transfer,
    draft_transfer,
    find_transfer,
    list_transfers,
    receive_transfer,
    send_transfer,
)

__all__ = [
    "access_place",
    "add_place",
    "adjust",
    "ask_for_restock",
    "audit",
    "available",
    "cancel_transfer",
    "change_place",
    "change_transfer",
    "close_transfer",
    "count_low",
    "count_waiting",
    "draft_transfer",
    "expire_reservations",
    "find_count",
    "find_place",
    "find_transfer",
    "forget_low",
    "forget_old_requests",
    "keep",
    "keep_sql",
    "leave_by_token",
    "levels",
    "list_counts",
    "list_low",
    "list_movements",
    "list_my_places",
    "list_places",
    "list_stock",
    "list_transfers",
    "list_waited_for",
    "mark_damaged",
    "mark_in_lists",
    "move_count",
    "note_missing_owners",
    "on_the_way",
    "open_count",
    "open_place",
    "post_count",
    "rebuild_levels",
    "receive",
    "receive_transfer",
    "record_counts",
    "refresh_low",
    "refresh_moved",
    "release",
    "release_some",
    "reserve",
    "reserve_all",
    "reserve_last",
    "send_transfer",
    "set_count",
    "set_thresholds",
    "ship",
    "ship_part",
    "stop_waiting",
    "take_back",
    "tell_running_low",
    "tell_waiting",
    "unship",
    "waited_for",
]
