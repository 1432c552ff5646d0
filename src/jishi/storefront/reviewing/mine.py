"""What one may review, has reviewed, and has asked."""

from enum import StrEnum
from typing import Any

from litestar import Response, get
from litestar.params import FromQuery

from jishi.modules.reviews import api as reviews
from jishi.platform.http.context import AnyRequest, context_of, is_htmx
from jishi.storefront.reviewing.shown import shots, whole
from jishi.storefront.shared import fragment, own_page, words_of

PAGE = 10


class Tab(StrEnum):
    """What of it is shown."""

    TO_WRITE = "to-write"
    WRITTEN = "written"
    ASKED = "asked"


TAB_NAMES = {Tab.TO_WRITE: "To review", Tab.WRITTEN: "My reviews", Tab.ASKED: "My questions"}
"""Message ids of the tabs."""


@get("/account/reviews", include_in_schema=False)
async def mine(request: AnyRequest, tab: FromQuery[str] = "", cursor: FromQuery[str] = "") -> Response[bytes]:
    """One tab of one's reviews."""
    context = context_of(request)
    actor, tx, words = await context.actor(), context.tx, words_of(context)
    actor.require_account()
    chosen = next((one for one in Tab if one.value == tab), Tab.TO_WRITE)
    shown: dict[str, Any]
    if chosen is Tab.TO_WRITE:
        waiting = await reviews.list_reviewable(tx, actor, cursor=cursor, limit=PAGE)
        shown, more = {"lines": [(line, whole(line.image)) for line in waiting.items]}, waiting.next_cursor
    elif chosen is Tab.WRITTEN:
        own = await reviews.list_own(tx, actor, cursor=cursor, limit=PAGE)
        rows = [(one, whole(one.image), shots(words, one.review.pictures)) for one in own.items]
        shown, more = {"own": rows}, own.next_cursor
    else:
        asked = await reviews.list_asked(tx, actor, cursor=cursor, limit=PAGE)
        shown, more = {"questions": asked.items}, asked.next_cursor
    path = "/account/reviews" + (f"?tab={chosen.value}" if chosen is not Tab.TO_WRITE else "")
    joint = "&" if "?" in path else "?"
    values = {"tab": chosen.value, "next_url": f"{path}{joint}cursor={more}" if more else None, **shown}
    if is_htmx(request) and cursor:
        return fragment(request, "reviewing/mine_list.html", **values)
    tabs = [
        {
            "label": words.say(TAB_NAMES[one]),
            "url": "/account/reviews" if one is Tab.TO_WRITE else f"/account/reviews?tab={one.value}",
            "current": one is chosen,
        }
        for one in Tab
    ]
    return await own_page(request, "reviewing/mine.html", tabs=tabs, **values)


routes = [mine]
