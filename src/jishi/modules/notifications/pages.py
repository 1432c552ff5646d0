"""My notices: the list, the bell, what I want to hear; and the way out of letters."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.modules.notifications import api
from jishi.modules.notifications.contracts import FOR_STAFF, Channel, Group, PreferenceChange
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, is_htmx
from jishi.platform.http.pages import render

HOME = "/account/notices"
SETTINGS = HOME + "/settings"
PER_PAGE = 20


class Choice(msgspec.Struct, frozen=True):
    """A filter over the list."""

    group: Group | None
    url: str
    current: bool


@get(HOME, include_in_schema=False)
async def inbox(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, group: FromQuery[str] = "", cursor: FromQuery[str] = ""
) -> Response[Any]:
    """What I was told, the newest first."""
    chosen = next((one for one in Group if one.value == group), None)
    page = await api.list_notices(tx, actor, group=chosen, cursor=cursor, limit=PER_PAGE)
    return render(
        request,
        "notifications/rows.html" if is_htmx(request) and cursor else "notifications/inbox.html",
        notices=page.items,
        unread=await api.count_unread(tx, actor),
        group=chosen,
        choices=[
            Choice(one, _address(one), one is chosen)
            for one in (None, *Group)
            if one not in FOR_STAFF or actor.is_staff
        ],
        next_url=_address(chosen, page.next_cursor) if page.next_cursor else None,
    )


@get(HOME + "/bell", include_in_schema=False)
async def bell(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """The bell with its number, for pages that do not know it."""
    return render(request, "partials/bell.html", unread=await api.count_unread(tx, actor))


@post(HOME + "/read", include_in_schema=False)
async def read_all(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Redirect:
    """Mark all as read, or those of the group that is shown."""
    group = str((await request.form()).get("group", ""))
    chosen = next((one for one in Group if one.value == group), None)
    await api.read_all(tx, actor, chosen)
    context.flash("success", "Everything is marked as read.")
    return Redirect(_address(chosen), status_code=303)


@post(HOME + "/{notice_id:uuid}/open", include_in_schema=False)
async def open_notice(tx: GivenTx, actor: GivenActor, notice_id: FromPath[UUID]) -> Redirect:
    """Mark one as read and go where it leads."""
    link = await api.read_notice(tx, actor, notice_id)
    return Redirect(link or HOME, status_code=303)


@post(HOME + "/{notice_id:uuid}/removal", include_in_schema=False)
async def remove(tx: GivenTx, actor: GivenActor, context: GivenContext, notice_id: FromPath[UUID]) -> Redirect:
    """Throw one away."""
    await api.delete_notice(tx, actor, notice_id)
    context.flash("success", "The notice is gone.")
    return Redirect(HOME, status_code=303)


@get(SETTINGS, include_in_schema=False)
async def preferences(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """What I want to hear, and by which way."""
    found = await api.list_preferences(tx, actor)
    groups = list(dict.fromkeys(one.group for one in found))
    return render(
        request,
        "notifications/preferences.html",
        groups=groups,
        on={(one.group, one.channel) for one in found if one.enabled},
        fixed={one.group for one in found if one.fixed},
        channels=list(Channel),
    )


@post(SETTINGS, include_in_schema=False)
async def change_preferences(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Redirect:
    """Keep what was ticked; what was not is off."""
    form = await request.form()
    changes = [
        PreferenceChange(one.group, one.channel, f"{one.group}.{one.channel}" in form)
        for one in await api.list_preferences(tx, actor)
        if not one.fixed
    ]
    await api.set_preferences(tx, actor, changes)
    context.flash("success", "Saved.")
    return Redirect(SETTINGS, status_code=303)


@get("/unsubscribe/{token:str}", include_in_schema=False)
async def ask_to_unsubscribe(request: AnyRequest, tx: GivenTx, token: FromPath[str]) -> Response[Any]:
    """The link at the foot of a letter; programs that only look at links change nothing by it."""
    _, group = api.read_unsubscribe(tx, token)
    return render(request, "notifications/unsubscribe.html", group=group, token=token, done=False)


@post("/unsubscribe/{token:str}", include_in_schema=False, status_code=200)
async def unsubscribe(request: AnyRequest, tx: GivenTx, token: FromPath[str]) -> Response[Any]:
    """No more of these letters."""
    group = await api.unsubscribe(tx, token)
    return render(request, "notifications/unsubscribe.html", group=group, token=token, done=True)


def _address(group: Group | None, cursor: str | None = None) -> str:
    query = {name: value for name, value in (("group", group), ("cursor", cursor)) if value}
    return f"{HOME}?{urlencode(query)}" if query else HOME


routes = [
    inbox,
    bell,
    read_all,
    open_notice,
    remove,
    preferences,
    change_preferences,
    ask_to_unsubscribe,
    unsubscribe,
]
