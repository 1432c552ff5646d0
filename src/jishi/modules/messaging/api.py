"""What others may ask of messaging."""

from jishi.modules.messaging.actions.cards import Cards, declare_card
from jishi.modules.messaging.actions.change import edit, obey, react, recall, remove, report
from jishi.modules.messaging.actions.desk import ShopConversation, list_shop_conversations
from jishi.modules.messaging.actions.habits import get_habits, set_habits
from jishi.modules.messaging.actions.lists import (
    count_unread,
    get_conversation,
    list_conversations,
    mark_read,
    search,
)
from jishi.modules.messaging.actions.live import declare_topics, keep_apart, show_typing
from jishi.modules.messaging.actions.members import (
    accept,
    clear,
    decline,
    invite,
    leave,
    list_members,
    remove_member,
    rename,
    set_muted,
    set_role,
)
from jishi.modules.messaging.actions.open import (
    find_product_room,
    open_direct,
    open_group,
    open_product_room,
    open_shop,
)
from jishi.modules.messaging.actions.pictures import SentUpload, add_picture
from jishi.modules.messaging.actions.read import find_message, list_changes, list_messages, read_changes
from jishi.modules.messaging.actions.send import SUBJECT, send
from jishi.modules.messaging.actions.tell import tell_absent
from jishi.modules.messaging.domain import may_change, may_remove, may_run

__all__ = [
    "SUBJECT",
    "Cards",
    "SentUpload",
    "ShopConversation",
    "accept",
    "add_picture",
    "clear",
    "count_unread",
    "declare_card",
    "declare_topics",
    "decline",
    "edit",
    "find_message",
    "find_product_room",
    "get_conversation",
    "get_habits",
    "invite",
    "keep_apart",
    "leave",
    "list_changes",
    "list_conversations",
    "list_members",
    "list_messages",
    "list_shop_conversations",
    "mark_read",
    "obey",
    "may_change",
    "may_remove",
    "may_run",
    "open_direct",
    "open_group",
    "open_product_room",
    "open_shop",
    "react",
    "read_changes",
    "recall",
    "remove",
    "remove_member",
    "rename",
    "report",
    "search",
    "send",
    "set_habits",
    "set_muted",
    "set_role",
    "show_typing",
    "tell_absent",
]
