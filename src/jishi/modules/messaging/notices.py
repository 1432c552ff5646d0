"""What people hear of messages while they are away."""

from jishi.modules.notifications.contracts import Kind

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
