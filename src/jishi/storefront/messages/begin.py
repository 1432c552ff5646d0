"""Begin a conversation: with somebody, or with several."""

from litestar import Response, get, post
from litestar.params import FromQuery
from litestar.response import Redirect

from jishi.kernel.errors import AppError, Forbidden, Invalid, NotFound, TooMany
from jishi.modules.messaging import api as messaging
from jishi.modules.messaging.contracts import GroupInput
from jishi.platform.http.context import AnyRequest, context_of
from jishi.storefront.buying.fields import read_fields
from jishi.storefront.reviewing.form import explain
from jishi.storefront.shared import own_page

REFUSALS = (Forbidden, Invalid, NotFound, TooMany)


@get("/messages/new", include_in_schema=False)
async def new(request: AnyRequest, to: FromQuery[str] = "") -> Response[bytes]:
    """Whom to talk with."""
    context = context_of(request)
    (await context.actor()).require_account()
    return await _form(request, to=to[:40])


@post("/messages/direct", status_code=200, include_in_schema=False)
async def direct(request: AnyRequest) -> Response[bytes] | Redirect:
    """My conversation with somebody."""
    context = context_of(request)
    actor = await context.actor()
    actor.require_account()
    handle = (await read_fields(request)).text("handle").lstrip("@").lower()
    try:
        room_id = await messaging.open_direct(context.tx, actor, handle)
    except REFUSALS as refusal:
        await context.tx.rollback()
        return await _form(request, to=handle, refusal=refusal)
    return Redirect(f"/messages/{room_id}", status_code=303)


@post("/messages/groups", status_code=200, include_in_schema=False)
async def group(request: AnyRequest) -> Response[bytes] | Redirect:
    """A new group."""
    context = context_of(request)
    actor = await context.actor()
    actor.require_account()
    fields = await read_fields(request)
    name, people = fields.text("name"), fields.text("people")
    try:
        room_id = await messaging.open_group(context.tx, actor, GroupInput(name, handles(people)))
    except REFUSALS as refusal:
        await context.tx.rollback()
        return await _form(request, name=name, people=people, refusal=refusal)
    return Redirect(f"/messages/{room_id}", status_code=303)


def handles(text: str) -> list[str]:
    """The handles in what was typed, however they are divided."""
    return text.replace(",", " ").replace("，", " ").replace("、", " ").split()


async def _form(
    request: AnyRequest, *, to: str = "", name: str = "", people: str = "", refusal: AppError | None = None
) -> Response[bytes]:
    context = context_of(request)
    error, at = "", "handle" if to else "name"
    if refusal is not None:
        complaints = explain(context, refusal)
        at = next((field for field in ("name", "people") if field in complaints), "handle")
        error = next(iter(complaints.values()), "")
        if isinstance(refusal, NotFound):
            error = context.translations.gettext("There is nobody called @%(handle)s.", handle=to)
    response = await own_page(
        request, "messages/new.html", to=to, name=name, people=people, error={at: error} if error else {}
    )
    if refusal is not None:
        response.status_code = refusal.status
    return response


routes = [new, direct, group]
