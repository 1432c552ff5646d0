"""The way in and out."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromQuery
from litestar.response import Redirect

from jishi.kernel.errors import AppError
from jishi.modules.identity import api
from jishi.modules.identity.browser import device_of, drop_session, keep_session
from jishi.modules.identity.contracts import SignedInSession
from jishi.modules.identity.domain.contacts import mask, parse_contact
from jishi.modules.identity.forms import Complaints, explain, form_of
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, RequestContext
from jishi.platform.http.pages import render
from jishi.ui.pages import local_path

Page = Response[Any]
WAYS = ("code", "password")


@get("/sign-in", include_in_schema=False)
async def show(
    request: AnyRequest,
    actor: GivenActor,
    next: FromQuery[str] = "/",
    way: FromQuery[str] = "code",  # noqa: A002
) -> Page:
    """Tabs for code and password; those who are in already go on."""
    if actor.is_signed_in:
        return Redirect(local_path(next), status_code=303)
    return _start(request, way=way, then=local_path(next))


@post("/sign-in/code", include_in_schema=False, status_code=200)
async def send_code(request: AnyRequest, tx: GivenTx, context: GivenContext) -> Page:
    """Send a code and ask for it."""
    form = await form_of(request)
    then = local_path(form.get("next", "/"))
    try:
        await api.send_code(tx, form.get("contact", ""), device_of(context))
    except AppError as refusal:
        if form.get("again"):
            return _enter_code(request, form, then, errors=explain(context, refusal), status=refusal.status)
        return _start(request, form=form, then=then, errors=explain(context, refusal), status=refusal.status)
    return _enter_code(request, form, then)


@post("/sign-in", include_in_schema=False)
async def sign_in_by_code(request: AnyRequest, tx: GivenTx, context: GivenContext) -> Page:
    """Sign in, or up, with the code."""
    form = await form_of(request)
    then = local_path(form.get("next", "/"))
    try:
        session = await api.sign_in_by_code(
            tx,
            form.get("contact", ""),
            form.get("code", ""),
            device_of(context),
            agrees=form.get("agrees") == "1",
        )
    except AppError as refusal:
        return _enter_code(request, form, then, errors=explain(context, refusal), status=refusal.status)
    return _go_on(context, session, then)


@post("/sign-in/password", include_in_schema=False)
async def sign_in_by_password(request: AnyRequest, tx: GivenTx, context: GivenContext) -> Page:
    """Sign in with a password."""
    form = await form_of(request)
    then = local_path(form.get("next", "/"))
    try:
        session = await api.sign_in_by_password(
            tx, form.get("contact", ""), form.get("password", ""), device_of(context)
        )
    except AppError as refusal:
        errors = explain(context, refusal)
        return _start(request, form=form, way="password", then=then, errors=errors, status=refusal.status)
    return _go_on(context, session, then)


@get("/sign-in/second", include_in_schema=False)
async def show_second(request: AnyRequest, tx: GivenTx, actor: GivenActor, next: FromQuery[str] = "/") -> Page:  # noqa: A002
    """Ask for the second factor; those who have none set one up first."""
    profile = await api.get_profile(tx, actor.require_account())
    return render(request, "identity/second.html", profile=profile, next=local_path(next), errors=Complaints())


@post("/sign-in/second", include_in_schema=False)
async def confirm_second(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Page:
    """Confirm with a code of the authenticator app."""
    form = await form_of(request)
    then = local_path(form.get("next", "/"))
    profile = await api.get_profile(tx, actor.require_account())
    try:
        await api.confirm_by_authenticator(tx, actor, form.get("code", ""))
    except AppError as refusal:
        errors = explain(context, refusal)
        return render(request, "identity/second.html", status=refusal.status, profile=profile, next=then, errors=errors)
    return Redirect(then, status_code=303)


@post("/sign-out", include_in_schema=False)
async def sign_out(tx: GivenTx, context: GivenContext) -> Redirect:
    """Sign out here."""
    if token := context.session_token:
        await api.end_session_of_token(tx, token)
    drop_session(context)
    context.flash("info", "You are signed out.")
    return Redirect("/", status_code=303)


def _go_on(context: RequestContext, session: SignedInSession, then: str) -> Redirect:
    keep_session(context, session)
    if session.needs_second_factor:
        return Redirect("/sign-in/second", query_params={"next": then}, status_code=303)
    if session.is_new_account:
        context.flash("success", "Welcome to Jishi, %(name)s.", name=session.account.name)
    return Redirect(then, status_code=303)


def _start(
    request: AnyRequest,
    *,
    then: str,
    way: str = "code",
    form: dict[str, str] | None = None,
    errors: Complaints | None = None,
    status: int = 200,
) -> Page:
    return render(
        request,
        "identity/sign_in.html",
        status=status,
        way=way if way in WAYS else WAYS[0],
        contact=(form or {}).get("contact", ""),
        agrees=(form or {}).get("agrees") == "1",
        next=then,
        errors=errors or Complaints(),
    )


def _enter_code(
    request: AnyRequest, form: dict[str, str], then: str, *, errors: Complaints | None = None, status: int = 200
) -> Page:
    try:
        contact = parse_contact(form.get("contact", ""))
    except AppError:
        return _start(request, form=form, then=then, errors=errors, status=status)
    return render(
        request,
        "identity/enter_code.html",
        status=status,
        contact=contact.value,
        masked=mask(contact),
        code=form.get("code", "") if errors and "agrees" in errors else None,
        next=then,
        agrees=form.get("agrees") == "1",
        errors=errors or Complaints(),
    )


routes = [show, send_code, sign_in_by_code, sign_in_by_password, show_second, confirm_second, sign_out]
