"""What others may ask of notifications."""

from jishi.modules.notifications.actions.deliver import broadcast, deliver, deliver_many, tell
from jishi.modules.notifications.actions.edit_words import (
    get_kind,
    list_kinds,
    list_versions,
    preview,
    reset_words,
    save_words,
    send_test,
)
from jishi.modules.notifications.actions.inbox import count_unread, delete_notice, list_notices, read_all, read_notice
from jishi.modules.notifications.actions.notify import Told, notify, notify_many, notify_staff
from jishi.modules.notifications.actions.prefer import (
    list_preferences,
    read_unsubscribe,
    set_preferences,
    unsubscribe,
)
from jishi.modules.notifications.actions.sweep import sweep
from jishi.modules.notifications.registry import declare

__all__ = [
    "Told",
    "broadcast",
    "count_unread",
    "declare",
    "delete_notice",
    "deliver",
    "deliver_many",
    "get_kind",
    "list_kinds",
    "list_notices",
    "list_preferences",
    "list_versions",
    "notify",
    "notify_many",
    "notify_staff",
    "preview",
    "read_all",
    "read_notice",
    "read_unsubscribe",
    "reset_words",
    "save_words",
    "send_test",
    "set_preferences",
    "sweep",
    "tell",
    "unsubscribe",
]
