"""The matrix of positions and permissions, and editing one."""

from typing import Any

import msgspec
from litestar import Response, get, post
from litestar.datastructures import FormMultiDict
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.console.forms import Complaints, explain
from jishi.console.staff.words import grouped
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Forbidden, Invalid
from jishi.modules.team import api as team
from jishi.modules.team.contracts import MERCHANT_PERMISSIONS, Permission, Position, PositionInput
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render

HOME = "/console/roles"
Page = Response[Any]
BLANK = Position(
    code="",
    name={"zh-CN": "", "en": ""},
    description={"zh-CN": "", "en": ""},
    permissions=[],
    in_shops=False,
    is_ours=False,
    is_fixed=False,
    version=0,
)


@get(HOME, include_in_schema=False)
async def matrix(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Page:
    """Who may do what."""
    _admit(actor)
    return render(
        request,
        "console/staff/matrix.html",
        positions=await team.list_positions(tx),
        holders=await team.count_holders(tx, actor),
        groups=grouped(),
    )


@get(HOME + "/new", include_in_schema=False)
async def begin(request: AnyRequest, actor: GivenActor) -> Page:
    """An empty position."""
    _admit(actor)
    return _form(request, actor, BLANK)


@post(HOME + "/new", include_in_schema=False)
async def create(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Page:
    """Make a position."""
    _admit(actor)
    given = _read(await request.form())
    try:
        made = await team.create_position(tx, actor, given)
    except (Invalid, Forbidden) as refusal:
        if refusal.code == "step_up":
            raise
        return _form(request, actor, _kept(BLANK, given), errors=explain(context, refusal), status=refusal.status)
    context.flash("success", "The position is saved.")
    return Redirect(f"{HOME}/{made.code}", status_code=303)


@get(HOME + "/{code:str}", include_in_schema=False)
async def edit(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Page:
    """One position."""
    _admit(actor)
    return _form(request, actor, await team.get_position(tx, code))


@post(HOME + "/{code:str}", include_in_schema=False)
async def change(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Page:
    """Change it, for everybody who holds it, at once."""
    _admit(actor)
    given = _read(await request.form())
    before = await team.get_position(tx, code)
    try:
        await team.change_position(tx, actor, code, given)
    except (Invalid, Forbidden, Conflict) as refusal:
        if refusal.code == "step_up":
            raise
        return _form(request, actor, _kept(before, given), errors=explain(context, refusal), status=refusal.status)
    context.flash("success", "The position is saved. It holds from everybody's next click on.")
    return Redirect(HOME, status_code=303)


@post(HOME + "/{code:str}/reset", include_in_schema=False)
async def reset(tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]) -> Page:
    """Take it back."""
    _admit(actor)
    await team.reset_position(tx, actor, code)
    context.flash("success", "Done.")
    return Redirect(HOME, status_code=303)


def _admit(actor: Actor) -> None:
    enter(actor)
    actor.require(Permission.STAFF_MANAGE)


def _read(form: FormMultiDict) -> PositionInput:
    def both(name: str) -> dict[str, str]:
        return {locale: str(form.get(f"{name}.{locale}", ""))[:2_000] for locale in ("zh-CN", "en")}

    version = str(form.get("version", "0"))
    return PositionInput(
        name=both("name"),
        description=both("description"),
        permissions=[str(value)[:64] for value in form.getall("permission", [])],
        in_shops=form.get("where") == "shop",
        version=int(version) if version.isascii() and version.isdigit() and len(version) < 9 else 0,
    )


def _kept(position: Position, given: PositionInput) -> Position:
    """The position as it was typed, to be corrected."""
    return msgspec.structs.replace(
        position, name=given.name, description=given.description, permissions=given.permissions
    )


def _form(
    request: AnyRequest, actor: Actor, position: Position, *, errors: Complaints | None = None, status: int = 200
) -> Page:
    return render(
        request,
        "console/staff/role.html",
        status=status,
        position=position,
        groups=grouped(),
        mine=actor.permissions,
        in_shops={str(permission) for permission in MERCHANT_PERMISSIONS},
        errors=errors or Complaints(),
    )


routes = [matrix, begin, create, edit, change, reset]
