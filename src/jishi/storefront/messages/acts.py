"""What one can do with a message: answer with a sign, change, recall, remove, report."""

from uuid import UUID

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.kernel.errors import NotFound
from jishi.modules.messaging import api as messaging
from jishi.modules.messaging.contracts import MessageKind, MessageState
from jishi.modules.moderation.contracts import ReportInput, ReportReason
from jishi.platform.http.context import AnyRequest, RequestContext, context_of, is_htmx
from jishi.storefront.buying.fields import need_id, read_fields
from jishi.storefront.messages.shown import bubbles, head_of, signs_to_choose
from jishi.storefront.shared import fragment, own_page, words_of

HERE = "/messages/{room_id:str}/{message_id:str}"


@get(HERE, include_in_schema=False)
async def choices(request: AnyRequest, room_id: FromPath[str], message_id: FromPath[str]) -> Response[bytes]:
    """What one can do with this message."""
    context = context_of(request)
    actor, words = await context.actor(), words_of(context)
    actor.require_account()
    room = await messaging.get_conversation(context.tx, actor, need_id(room_id))
    message = await messaging.find_message(context.tx, actor, room.id, need_id(message_id))
    if message.kind is MessageKind.SYSTEM:
        raise NotFound
    shown = bubbles(words, [message], actor.account_id, head_of(words, room))[0]
    is_open = message.state in (MessageState.SHOWN, MessageState.HELD)
    is_author = message.author is not None and message.author.account_id == actor.account_id
    values = {
        "one": shown,
        "head": head_of(words, room),
        "text": message.text,
        "signs": signs_to_choose() if message.state is MessageState.SHOWN else (),
        "is_author": is_author,
        "may_change": is_author and is_open and messaging.may_change(message.at, context.tx.now),
        "is_open": is_open,
        "reasons": list(ReportReason),
    }
    if is_htmx(request):
        return fragment(request, "messages/choices.html", **values)
    return await own_page(request, "messages/message.html", **values)


@post(HERE + "/sign", status_code=200, include_in_schema=False)
async def sign(request: AnyRequest, room_id: FromPath[str], message_id: FromPath[str]) -> Response[bytes] | Redirect:
    """Answer with a sign, or take it back."""
    context, room, message = await _asked(request, room_id, message_id)
    fields = await read_fields(request)
    given, is_on = fields.text("sign"), fields.text("on", "1") == "1"
    await messaging.react(context.tx, await context.actor(), room, message, given, on=is_on)
    return _done(request, room, message)


@post(HERE + "/edit", status_code=200, include_in_schema=False)
async def edit(request: AnyRequest, room_id: FromPath[str], message_id: FromPath[str]) -> Response[bytes] | Redirect:
    """Say it otherwise."""
    context, room, message = await _asked(request, room_id, message_id)
    fields = await read_fields(request)
    await messaging.edit(context.tx, await context.actor(), room, message, fields.text("text"))
    return _done(request, room, message)


@post(HERE + "/recall", status_code=200, include_in_schema=False)
async def recall(request: AnyRequest, room_id: FromPath[str], message_id: FromPath[str]) -> Response[bytes] | Redirect:
    """Take it back for everybody."""
    context, room, message = await _asked(request, room_id, message_id)
    await messaging.recall(context.tx, await context.actor(), room, message)
    return _done(request, room, message)


@post(HERE + "/removal", status_code=200, include_in_schema=False)
async def remove(request: AnyRequest, room_id: FromPath[str], message_id: FromPath[str]) -> Response[bytes] | Redirect:
    """Remove it for me alone."""
    context, room, message = await _asked(request, room_id, message_id)
    await messaging.remove(context.tx, await context.actor(), room, message)
    return _done(request, room, message)


@post(HERE + "/report", status_code=200, include_in_schema=False)
async def report(request: AnyRequest, room_id: FromPath[str], message_id: FromPath[str]) -> Response[bytes] | Redirect:
    """Have a moderator look at it."""
    context, room, message = await _asked(request, room_id, message_id)
    fields = await read_fields(request)
    chosen = fields.text("reason")
    reason = ReportReason(chosen) if chosen in set(ReportReason) else ReportReason.OTHER
    await messaging.report(context.tx, await context.actor(), room, message, ReportInput(reason, ""))
    context.flash("success", "Thank you. Somebody will look at it.")
    return Redirect(f"/messages/{room}", status_code=303)


async def _asked(request: AnyRequest, room_id: str, message_id: str) -> tuple[RequestContext, UUID, UUID]:
    context = context_of(request)
    (await context.actor()).require_account()
    return context, need_id(room_id), need_id(message_id)


def _done(request: AnyRequest, room: UUID, message: UUID) -> Response[bytes] | Redirect:
    """A page with a script hears of the change; one without is led back."""
    if is_htmx(request):
        return Response(b"", status_code=204)
    return Redirect(f"/messages/{room}#m-{message}", status_code=303)


routes = [choices, sign, edit, recall, remove, report]
