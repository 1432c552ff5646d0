"""Overview and settings of one's account."""

from typing import Any

from litestar import Response, get, post
from litestar.response import Redirect

from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError
from jishi.modules.identity import api
from jishi.modules.identity.browser import device_of
from jishi.modules.identity.contracts import AVATAR_COLOURS, ProfileChange
from jishi.modules.identity.domain.avatars import avatar_path, colour_of
from jishi.modules.identity.domain.contacts import mask, parse_contact
from jishi.modules.identity.forms import Complaints, explain, form_of
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, RequestContext
from jishi.platform.http.pages import render
from jishi.ui.pages import local_path

SETTINGS = "/account/settings"
Page = Response[Any]


@get("/account", include_in_schema=False)
async def overview(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Page:
    """Who I am here, and where everything of mine is."""
    profile = await api.get_profile(tx, actor.require_account())
    addresses = await api.list_addresses(tx, profile.id)
    return render(
        request,
        "identity/overview.html",
        profile=profile,
        phone=api.show_phone(profile.phone) if profile.phone else "",
        address=addresses[0] if addresses else None,
        address_count=len(addresses),
        lacks_second_factor=await api.lacks_second_factor(tx, actor),
    )


@get(SETTINGS, include_in_schema=False)
async def settings(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Page:
    """Name, avatar, contacts, looks and language."""
    return await _settings(request, tx, actor, context)


@post(SETTINGS, include_in_schema=False)
async def change_profile(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Page:
    """Change name and avatar."""
    form = await form_of(request)
    change = ProfileChange(name=form.get("name", ""), avatar_colour=form.get("avatar_colour") or None)
    try:
        await api.change_profile(tx, actor, change)
    except AppError as refusal:
        return await _settings(request, tx, actor, context, refusal=refusal, form=form)
    context.flash("success", "Your profile is saved.")
    return Redirect(SETTINGS, status_code=303)


@post("/account/settings/contact", include_in_schema=False, status_code=200)
async def send_contact_code(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Page:
    """Send a code to a new e-mail address or phone number."""
    actor.require_account()
    form = await form_of(request)
    try:
        await api.send_code(tx, form.get("contact", ""), device_of(context))
    except AppError as refusal:
        return await _settings(request, tx, actor, context, refusal=refusal, form=form)
    return _prove(request, form.get("contact", ""))


@post("/account/settings/contact/proof", include_in_schema=False)
async def set_contact(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Page:
    """Take over the contact that the code proves."""
    form = await form_of(request)
    try:
        await api.set_contact(tx, actor, form.get("contact", ""), form.get("code", ""), device_of(context))
    except AppError as refusal:
        errors = explain(context, refusal)
        if "code" in errors:
            return _prove(request, form.get("contact", ""), errors=errors, status=refusal.status)
        return await _settings(request, tx, actor, context, refusal=refusal, form=form)
    context.flash("success", "Your profile is saved.")
    return Redirect(SETTINGS, status_code=303)


@post("/preferences", include_in_schema=False)
async def change_preferences(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Redirect:
    """Choose language and looks, with or without an account, then go back to where one was; unknown values change
    nothing."""
    form = await form_of(request)
    chosen = {name: form[name] for name in ("theme", "density", "locale") if name in form}
    context.prefer(**chosen)
    kept = {name: value for name, value in chosen.items() if getattr(context, name) == value}
    await api.change_preferences(tx, actor, **kept)
    return Redirect(local_path(form.get("next", "/")), status_code=303)


async def _settings(
    request: AnyRequest,
    tx: Tx,
    actor: Actor,
    context: RequestContext,
    *,
    refusal: AppError | None = None,
    form: dict[str, str] | None = None,
) -> Page:
    profile = await api.get_profile(tx, actor.require_account())
    given = form or {}
    name = given.get("name", profile.name)
    return render(
        request,
        "identity/settings.html",
        status=refusal.status if refusal else 200,
        profile=profile,
        name=name,
        contact=given.get("contact", ""),
        phone=api.show_phone(profile.phone) if profile.phone else "",
        colours=[(colour, avatar_path(profile.name, colour)) for colour in AVATAR_COLOURS],
        colour=given.get("avatar_colour") or colour_of(profile.avatar_url),
        theme=context.theme,
        density=context.density,
        errors=explain(context, refusal),
    )


def _prove(request: AnyRequest, contact_text: str, *, errors: Complaints | None = None, status: int = 200) -> Page:
    contact = parse_contact(contact_text)
    return render(
        request,
        "identity/prove_contact.html",
        status=status,
        contact=contact.value,
        masked=mask(contact),
        errors=errors or Complaints(),
    )


routes = [overview, settings, change_profile, send_contact_code, set_contact, change_preferences]
