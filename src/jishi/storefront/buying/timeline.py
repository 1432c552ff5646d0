"""An order's history as the timeline of its page."""

from collections.abc import Callable
from datetime import datetime

import msgspec

from jishi.modules.orders.contracts import Order, OrderState
from jishi.storefront.buying.words import AHEAD, STEPS

ENDED = (OrderState.CANCELLED, OrderState.EXPIRED, OrderState.REFUNDED)


class TimelineEvent(msgspec.Struct, frozen=True):
    """An entry of the `timeline` macro; `state` is done, now, todo or failed."""

    title: str
    state: str
    text: str | None = None
    time: datetime | None = None


def timeline_of(order: Order, say: Callable[[str], str]) -> list[TimelineEvent]:
    """What has happened, the last of it as `now`, then what a good order still has before it."""
    events = []
    for position, entry in enumerate(order.history, start=1):
        last = position == len(order.history)
        ended = last and entry.state in (OrderState.CANCELLED, OrderState.EXPIRED)
        state = "failed" if ended else "now" if last else "done"
        # Only people give reasons in words of their own; the system's are notes for staff.
        text = entry.reason if entry.reason and entry.by != "system" else None
        events.append(TimelineEvent(say(STEPS[entry.state]), state, text and say(text), entry.at))
    if order.state in ENDED:
        return events
    reached = {entry.state for entry in order.history}
    if order.state is OrderState.COMPLETED:
        return events
    ahead = [state for state in AHEAD if state not in reached]
    return [*events, *(TimelineEvent(say(STEPS[state]), "todo") for state in ahead)]
