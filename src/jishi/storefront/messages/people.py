"""Who is in a conversation, and what one does with the whole of it."""

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.kernel.errors import AppError, Conflict, Forbidden, Invalid
from jishi.modules.messaging import api as messaging
from jishi.modules.messaging.contracts import Role, RoomKind
from jishi.modules.social import api as social
from jishi.platform.http.context import AnyRequest, RequestContext, context_of
from jishi.storefront.buying.fields import Fields, need_id, read_fields
from jishi.storefront.messages.begin import handles
from jishi.storefront.messages.room import told
from jishi.storefront.messages.shown import head_of
from jishi.storefront.shared import own_page, words_of


@get("/messages/{room_id:str}/about", include_in_schema=False)
async def about(request: AnyRequest, room_id: FromPath[str]) -> Response[bytes]:
    """The people of a conversation, and what one can do with it."""
    return await _about(request, room_id)


@post("/messages/{room_id:str}/about", status_code=200, include_in_schema=False)
async def act(request: AnyRequest, room_id: FromPath[str]) -> Response[bytes] | Redirect:
    """Do one of these things: the button that was pressed says which."""
    context = context_of(request)
    actor, wanted = await context.actor(), need_id(room_id)
    actor.require_account()
    fields = await read_fields(request)
    home = f"/messages/{wanted}"
    try:
        gone = await _do(context, fields.text("do"), str(wanted), fields)
    except (Invalid, Forbidden, Conflict) as refusal:
        await context.tx.rollback()
        return await _about(request, room_id, refusal)
    return Redirect("/messages" if gone else home, status_code=303)


async def _do(context: RequestContext, what: str, room: str, fields: Fields) -> bool:
    """Whether the conversation is gone from the list by it."""
    tx, actor, room_id = context.tx, await context.actor(), need_id(room)
    match what:
        case "accept":
            await messaging.accept(tx, actor, room_id)
        case "decline":
            await messaging.decline(tx, actor, room_id)
            return True
        case "mute" | "unmute":
            await messaging.set_muted(tx, actor, room_id, muted=what == "mute")
        case "clear":
            await messaging.clear(tx, actor, room_id)
            return True
        case "leave":
            await messaging.leave(tx, actor, room_id)
            return True
        case "rename":
            await messaging.rename(tx, actor, room_id, fields.text("name"))
        case "invite":
            await messaging.invite(tx, actor, room_id, handles(fields.text("people")))
        case "remove":
            await messaging.remove_member(tx, actor, room_id, need_id(fields.text("person")))
        case "admin" | "member" | "owner":
            await messaging.set_role(tx, actor, room_id, need_id(fields.text("person")), Role(what))
        case "block":
            room_now = await messaging.get_conversation(tx, actor, room_id)
            if room_now.other is not None:
                await social.block(tx, actor, room_now.other.handle)
                return True
        case _:
            raise Invalid("Please choose what to do.")
    return False


async def _about(request: AnyRequest, room_id: str, refusal: AppError | None = None) -> Response[bytes]:
    context = context_of(request)
    actor, words = await context.actor(), words_of(context)
    actor.require_account()
    room = await messaging.get_conversation(context.tx, actor, need_id(room_id))
    if room.state is None:
        raise Forbidden
    found = await messaging.list_members(context.tx, actor, room.id) if room.kind is RoomKind.GROUP else []
    response = await own_page(
        request,
        "messages/about.html",
        head=head_of(words, room),
        members=[
            (one, one.person.account_id == actor.account_id, messaging.may_remove(room.role, one.role)) for one in found
        ],
        is_owner=room.role is Role.OWNER,
        may_run=room.kind is RoomKind.GROUP and messaging.may_run(room.role),
        error=told(context, refusal) if refusal else "",
    )
    if refusal is not None:
        response.status_code = refusal.status
    return response


routes = [about, act]
