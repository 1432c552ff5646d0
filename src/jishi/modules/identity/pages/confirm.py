"""Step-up: prove once more who one is, then go on where one was."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromQuery
from litestar.response import Redirect

from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError
from jishi.modules.identity import api
from jishi.modules.identity.forms import Complaints, explain, form_of
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render
from jishi.ui.pages import local_path

HERE = "/account/confirm"
Page = Response[Any]


@get(HERE, include_in_schema=False)
async def show(
    request: AnyRequest,
    tx: GivenTx,
    actor: GivenActor,
    next: FromQuery[str] = "/account",  # noqa: A002
) -> Page:
    """Ask for password, code or passkey: whatever this account has."""
    return await _ask(request, tx, actor, local_path(next))


@post(HERE, include_in_schema=False)
async def confirm(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Page:
    """Take the password, or else the code of the authenticator app."""
    form = await form_of(request)
    then = local_path(form.get("next", "/account"))
    try:
        if "code" in form:
            await api.confirm_by_authenticator(tx, actor, form["code"])
        else:
            await api.prove_by_password(tx, actor, form.get("password", ""))
    except AppError as refusal:
        if refusal.status == 401:
            raise
        return await _ask(request, tx, actor, then, errors=explain(context, refusal), status=refusal.status)
    context.flash("success", "Thank you. You can go on for ten minutes.")
    return Redirect(then, status_code=303)


async def _ask(
    request: AnyRequest, tx: Tx, actor: Actor, then: str, *, errors: Complaints | None = None, status: int = 200
) -> Page:
    profile = await api.get_profile(tx, actor.require_account())
    return render(
        request, "identity/confirm.html", status=status, profile=profile, next=then, errors=errors or Complaints()
    )


routes = [show, confirm]
