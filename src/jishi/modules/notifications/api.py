"""What others may ask of notifications."""

from jishi.modules.notifications.actions.deliver import broadcast, deliver
from jishi.modules.notifications.actions.notify import notify, notify_staff
from jishi.modules.notifications.actions.sweep import sweep
from jishi.modules.notifications.registry import declare

__all__ = ["broadcast", "declare", "deliver", "notify", "notify_staff", "sweep"]
