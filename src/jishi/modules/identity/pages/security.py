"""Password, passkeys, authenticator app and sessions of one's account."""

import io
from typing import Any
from uuid import UUID

import segno
from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect
from markupsafe import Markup

from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError
from jishi.modules.identity import api
from jishi.modules.identity.browser import drop_session
from jishi.modules.identity.forms import explain, form_of
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, RequestContext
from jishi.platform.http.pages import render

HERE = "/account/security"
Page = Response[Any]


@get(HERE, include_in_schema=False)
async def show(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Page:
    """Everything about getting in, and where one is in."""
    return await _security(request, tx, actor, context)


@post(f"{HERE}/password", include_in_schema=False)
async def set_password(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Page:
    """Set or change the password."""
    form = await form_of(request)
    try:
        await api.set_password(tx, actor, new=form.get("password", ""), current=form.get("current", ""))
    except AppError as refusal:
        return await _security(request, tx, actor, context, refusal=refusal)
    context.flash("success", "Your password is saved. You are signed out everywhere else.")
    return Redirect(HERE, status_code=303)


@post(f"{HERE}/passkeys/{{passkey_id:uuid}}", include_in_schema=False)
async def name_passkey(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, passkey_id: FromPath[UUID]
) -> Page:
    """Call a passkey something else."""
    form = await form_of(request)
    await api.name_passkey(tx, actor, passkey_id, form.get("name", ""))
    context.flash("success", "The passkey has a new name.")
    return Redirect(HERE, status_code=303)


@post(f"{HERE}/passkeys/{{passkey_id:uuid}}/removal", include_in_schema=False)
async def remove_passkey(tx: GivenTx, actor: GivenActor, context: GivenContext, passkey_id: FromPath[UUID]) -> Page:
    """Remove a passkey."""
    await api.remove_passkey(tx, actor, passkey_id)
    context.flash("success", "The passkey is removed.")
    return Redirect(HERE, status_code=303)


@post(f"{HERE}/authenticator", include_in_schema=False, status_code=200)
async def enrol_authenticator(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Page:
    """Show the secret of an authenticator app, to scan or type."""
    enrolment = await api.enrol_authenticator(tx, actor)
    return _enrol(request, enrolment.secret, enrolment.uri)


@post(f"{HERE}/authenticator/confirmation", include_in_schema=False)
async def confirm_authenticator(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Page:
    """Confirm the app with its first code."""
    form = await form_of(request)
    try:
        await api.confirm_by_authenticator(tx, actor, form.get("code", ""))
    except AppError as refusal:
        return await _security(request, tx, actor, context, refusal=refusal)
    context.flash("success", "The authenticator app is set up.")
    return Redirect(HERE, status_code=303)


@post(f"{HERE}/authenticator/removal", include_in_schema=False)
async def remove_authenticator(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Page:
    """Stop using the app."""
    form = await form_of(request)
    try:
        await api.remove_authenticator(tx, actor, form.get("code", ""))
    except AppError as refusal:
        return await _security(request, tx, actor, context, refusal=refusal)
    context.flash("success", "The authenticator app is removed.")
    return Redirect(HERE, status_code=303)


@post(f"{HERE}/sessions/{{session_id:uuid}}/end", include_in_schema=False)
async def end_session(tx: GivenTx, actor: GivenActor, context: GivenContext, session_id: FromPath[UUID]) -> Page:
    """Sign out one of the other places."""
    await api.end_session(tx, actor.require_account(), session_id)
    context.flash("success", "That device is signed out.")
    return Redirect(HERE, status_code=303)


@post(f"{HERE}/sign-out-everywhere", include_in_schema=False)
async def end_sessions(tx: GivenTx, actor: GivenActor, context: GivenContext) -> Page:
    """Sign out everywhere, here too."""
    await api.end_sessions(tx, actor.require_account())
    drop_session(context)
    context.flash("info", "You are signed out everywhere.")
    return Redirect("/sign-in", status_code=303)


async def _security(
    request: AnyRequest, tx: Tx, actor: Actor, context: RequestContext, *, refusal: AppError | None = None
) -> Page:
    profile = await api.get_profile(tx, actor.require_account())
    session = await api.get_session(tx, actor)
    return render(
        request,
        "identity/security.html",
        status=refusal.status if refusal else 200,
        profile=profile,
        passkeys=await api.list_passkeys(tx, profile.id),
        sessions=await api.list_sessions(tx, profile.id, actor.session_id),
        needs_current=profile.has_password and not api.can_set_password_afresh(session, tx.now),
        errors=explain(context, refusal),
    )


def _enrol(request: AnyRequest, secret: str, uri: str) -> Page:
    grouped = " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
    return render(request, "identity/authenticator.html", secret=grouped, uri=uri, picture=qr_code(uri))


def qr_code(text: str) -> Markup:
    """A QR code as SVG that takes its colour from the page and its size from its frame."""
    out = io.BytesIO()
    segno.make(text, error="m").save(out, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=2)
    return Markup(out.getvalue().decode())


routes = [
    show,
    set_password,
    name_passkey,
    remove_passkey,
    enrol_authenticator,
    confirm_authenticator,
    remove_authenticator,
    end_session,
    end_sessions,
]
