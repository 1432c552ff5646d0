"""One conversation: read it, and say something."""

from uuid import UUID

from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.kernel.errors import AppError, Forbidden, Invalid, TooLarge, TooMany
from jishi.modules.messaging import api as messaging
from jishi.modules.messaging.contracts import CardRef, MemberState, MessageInput
from jishi.platform.http.context import AnyRequest, RequestContext, context_of
from jishi.storefront.buying.fields import Fields, find_id, need_id
from jishi.storefront.messages.lists import list_rows
from jishi.storefront.messages.shown import Bubble, Head, bubbles, head_of
from jishi.storefront.reviewing.form import explain
from jishi.storefront.shared import fragment, own_page, words_of

MOST_BYTES = 21 * 1024 * 1024
REFUSALS = (Invalid, TooLarge, TooMany, Forbidden)


@get("/messages/{room_id:str}", include_in_schema=False)
async def show(
    request: AnyRequest,
    room_id: FromPath[str],
    before: FromQuery[int | None] = None,
    at: FromQuery[int | None] = None,
    reply: FromQuery[str] = "",
    card: FromQuery[str] = "",
) -> Response[bytes]:
    """A conversation of mine: the latest of it, or what was said around a number."""
    context = context_of(request)
    me = (await context.actor()).require_account()
    wanted = at + 20 if at is not None else before
    values = await conversation(context, need_id(room_id), before=wanted)
    values |= await list_rows(context, me)
    return await own_page(request, "messages/room.html", **values, **_begun(reply, card), error="", text="")


@get("/messages/{room_id:str}/bubbles", include_in_schema=False)
async def part(
    request: AnyRequest,
    room_id: FromPath[str],
    before: FromQuery[int | None] = None,
    after: FromQuery[int | None] = None,
) -> Response[bytes]:
    """What was said before a number, or what was said and changed after a version."""
    context = context_of(request)
    actor, wanted = await context.actor(), need_id(room_id)
    if after is None:
        return fragment(request, "messages/bubbles.html", **(await conversation(context, wanted, before=before)))
    head = head_of(words_of(context), await messaging.get_conversation(context.tx, actor, wanted))
    changed = await messaging.read_changes(context.tx, actor, wanted, after)
    shown = bubbles(words_of(context), changed.messages, actor.account_id, head)
    values = {"head": head, "bubbles": shown, "version": changed.version, "has_older": changed.more}
    return fragment(request, "messages/bubbles.html", **values)


@post("/messages/{room_id:str}", status_code=200, include_in_schema=False, request_max_body_size=MOST_BYTES)
async def say(request: AnyRequest, room_id: FromPath[str]) -> Response[bytes] | Redirect:
    """Say something, as a form without a script does."""
    context = context_of(request)
    actor, wanted = await context.actor(), need_id(room_id)
    me = actor.require_account()
    fields = Fields(await request.form())
    try:
        said = await messaging.send(context.tx, actor, wanted, await read_message(request, context, fields))
    except REFUSALS as refusal:
        await context.tx.rollback()
        values = await conversation(context, wanted) | await list_rows(context, me)
        begun = _begun(fields.text("reply_to"), fields.text("card"))
        response = await own_page(
            request, "messages/room.html", **values, **begun, error=told(context, refusal), text=fields.text("text")
        )
        response.status_code = refusal.status
        return response
    return Redirect(f"/messages/{wanted}#m-{said.id}", status_code=303)


@post("/messages/{room_id:str}/read", status_code=200, include_in_schema=False)
async def read(request: AnyRequest, room_id: FromPath[str]) -> Redirect:
    """I have read it all."""
    context = context_of(request)
    actor, wanted = await context.actor(), need_id(room_id)
    actor.require_account()
    history = await messaging.list_messages(context.tx, actor, wanted, limit=1)
    if history.messages:
        await messaging.mark_read(context.tx, actor, wanted, history.messages[-1].seq)
    return Redirect(f"/messages/{wanted}", status_code=303)


async def conversation(context: RequestContext, room_id: UUID, *, before: int | None = None) -> dict[str, object]:
    """What the page of a conversation shows of it. Raises NotFound."""
    actor, words = await context.actor(), words_of(context)
    room = await messaging.get_conversation(context.tx, actor, room_id)
    head: Head = head_of(words, room)
    history = await messaging.list_messages(context.tx, actor, room_id, before=before)
    shown: list[Bubble] = bubbles(words, history.messages, actor.account_id, head)
    return {
        "head": head,
        "bubbles": shown,
        "version": history.version,
        "has_older": history.has_older,
        "is_past": before is not None,
        "may_write": room.may_write and room.state is not MemberState.DECLINED,
    }


async def read_message(request: AnyRequest, context: RequestContext, fields: Fields) -> MessageInput:
    """What a form wants to say; a picture in it is stored. Raises what `add_picture` raises."""
    form, picture_id = await request.form(), None
    file = form.get("picture")
    if isinstance(file, UploadFile) and (data := await file.read()):
        picture_id = (await messaging.add_picture(context.tx, await context.actor(), data)).id
    kind, _, key = fields.text("card").partition(":")
    return MessageInput(
        text=fields.text("text"),
        client_id=fields.text("client_id")[:64],
        picture_id=picture_id,
        card=CardRef(kind, key) if key else None,
        reply_to=find_id(fields.text("reply_to")),
    )


def told(context: RequestContext, refusal: AppError) -> str:
    """Why something was refused, in one sentence."""
    return next(iter(explain(context, refusal).values()), "")


def _begun(reply: str, card: str) -> dict[str, object]:
    return {"reply_id": find_id(reply), "card_ref": card if ":" in card else ""}


routes = [show, part, say, read]
