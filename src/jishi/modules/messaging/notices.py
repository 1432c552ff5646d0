"""What people hear of messages while they are away."""

from jishi.modules.notifications.contracts import Kind

ASKED = Kind(
    code="messaging.asked",
    group="work",
    title="A buyer asks %(who)s",
    text="A question of a buyer to %(who)s waits for an answer.",
    link="/messages/%(room)s",
    action="Answer it",
    email=False,
    sample={"who": "青木生活", "room": "0"},
)
MESSAGE = Kind(
    code="messaging.message",
    group="messages",
    title="New messages from %(who)s",
    text="%(who)s has written to you. What it says waits in your messages.",
    link="/messages/%(room)s",
    action="Open the conversation",
    email=False,
    sample={"who": "小梅", "room": "0"},
)
