"""The list of shops' conversations; each opens where one answers it."""

from typing import Any

from litestar import Response, get
from litestar.params import FromQuery

from jishi.console.areas import enter
from jishi.modules.messaging import api as messaging
from jishi.platform.http.context import AnyRequest, GivenActor, GivenTx
from jishi.platform.http.pages import render

HOME = "/console/service"


@get(HOME, include_in_schema=False)
async def desk(request: AnyRequest, tx: GivenTx, actor: GivenActor, cursor: FromQuery[str] = "") -> Response[Any]:
    """What buyers have asked, the latest first."""
    enter(actor)
    page = await messaging.list_shop_conversations(tx, actor, cursor=cursor)
    next_url = f"{HOME}?cursor={page.next_cursor}" if page.next_cursor else None
    return render(request, "console/service/desk.html", conversations=page.items, next_url=next_url)


routes = [desk]
