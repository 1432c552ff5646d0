"""The checkout: one page, one form, quoted again on every change and placed once."""

from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.params import FromQuery
from litestar.response import Redirect

from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError, Conflict, Invalid
from jishi.kernel.ids import uuid7
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import Address, AddressInput
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import (
    MOST_NOTE,
    MOST_PER_LINE,
    Checkout,
    CheckoutState,
    OneClick,
    Quote,
    QuoteChanged,
)
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, RequestContext, is_htmx
from jishi.platform.http.pages import render
from jishi.storefront.buying.cart import remember_count
from jishi.storefront.buying.changes import recall, remember, tell_changes
from jishi.storefront.buying.checkout_form import ADDRESS_FIELDS, NEW, AddressDraft, CheckoutForm, as_draft, read_form
from jishi.storefront.buying.draft import take_draft
from jishi.storefront.buying.fields import find_id, read_fields
from jishi.storefront.buying.shown import amounts, read_trace, shot
from jishi.storefront.buying.stale import check_or_keep, go, keep_and_go

Answer = Response[bytes] | Response[None] | Redirect
ERROR_NAMES = {"contact_email": "email", "invoice.title": "invoice_title", "invoice.tax_number": "tax_number"}
MOST_ADDRESSES = 50
"""As many as identity keeps for a person."""
PAGE, PART = "buying/checkout.html", "buying/checkout_changed.html"


class Trouble(msgspec.Struct, frozen=True):
    """Why the page is shown again instead of going on."""

    status: int = 200
    message: str = ""
    errors: dict[str, str] = {}
    changes: list[str] = []


@get("/checkout", include_in_schema=False)
async def show(
    request: AnyRequest,
    tx: GivenTx,
    actor: GivenActor,
    context: GivenContext,
    variant: FromQuery[str] = "",
    quantity: FromQuery[int] = 1,
    draft: FromQuery[str] = "",
) -> Answer:
    """The page, for the chosen lines of the cart or for one variant; with `draft` as it was before signing in."""
    kept = take_draft(context) if draft else None
    form = kept or CheckoutForm(variant=find_id(variant), quantity=quantity)
    addresses = await _addresses(tx, actor)
    if form.address_id and form.address_id not in {address.id for address in addresses}:
        form = msgspec.structs.replace(form, address="")
    return await _page(request, tx, actor, context, form, addresses)


@post("/checkout/quote", status_code=200, include_in_schema=False, before_request=check_or_keep)
async def quote_again(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Answer:
    """The page after a change of address, delivery or quantity, or an act on the address book."""
    fields = await read_fields(request)
    form = posted = read_form(fields)
    if form.member and not actor.is_signed_in:
        return keep_and_go(request, context, form)
    act, _, which = fields.text("act").partition(":")
    trouble = Trouble()
    if act == "edit" and (address_id := find_id(which)):
        stored = await identity.get_address(tx, actor, address_id)
        typed = as_draft(msgspec.structs.replace(stored, phone=identity.show_phone(stored.phone)))
        form = msgspec.structs.replace(form, address=which, editing=which, typed=typed)
    elif act == "cancel":
        form = msgspec.structs.replace(form, editing="", address="" if form.address == NEW else form.address)
    elif act == "save":
        try:
            form = await _save_address(tx, actor, form)
        except Invalid as refusal:
            await tx.rollback()
            trouble = _trouble(context, refusal, form)
    elif form.address == NEW and form.editing != NEW:
        form = msgspec.structs.replace(form, editing=NEW, typed=AddressDraft())
    acted = bool(act) or form.editing != posted.editing
    return await _page(request, tx, actor, context, form, await _addresses(tx, actor), trouble, acted=acted)


@post("/checkout", status_code=200, include_in_schema=False, before_request=check_or_keep)
async def place(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Answer:
    """Place the order and go on to paying; or show the page again, with everything that was put in, and say why."""
    form = read_form(await read_fields(request))
    if form.member and not actor.is_signed_in:
        return keep_and_go(request, context, form)
    try:
        checkout = await _place(tx, actor, form)
    except QuoteChanged as change:
        await tx.rollback()
        changes = tell_changes(recall(form.seen), change.quote, context.translations)
        trouble = Trouble(409, context.translations.gettext(change.message), changes=changes)
    except Invalid as refusal:
        await tx.rollback()
        trouble = _trouble(context, refusal, form)
    except Conflict as refusal:
        await tx.rollback()
        if refusal.code in ("already_placed", "cart_empty"):
            context.flash("info", refusal.message, **refusal.params)
            return Redirect("/orders" if refusal.code == "already_placed" else "/cart", status_code=303)
        trouble = _trouble(context, refusal, form)
    else:
        if form.variant is None:
            remember_count(context, await orders.cart_count(tx, actor.require_owner()))
        return Redirect(next_page(checkout), status_code=303)
    return await _page(request, tx, actor, context, form, await _addresses(tx, actor), trouble)


@post("/buy-now", status_code=200, include_in_schema=False)
async def buy_now(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Answer:
    """One click from the product page to paying, for members with a default address; for others, the checkout."""
    fields = await read_fields(request)
    variant_id = find_id(fields.text("variant_id") or fields.text("variant"))
    if variant_id is None:
        raise Invalid("Please choose a variant first.", field="variant_id")
    quantity = fields.whole("quantity") if "quantity" in fields else 1
    checkout_page = f"/checkout?variant={variant_id}&quantity={quantity}"
    if not actor.is_signed_in:
        return go(request, checkout_page)
    click = OneClick(variant_id=variant_id, quantity=quantity)
    try:
        checkout = await orders.buy_now(tx, actor, click, idempotency_key=fields.text("idempotency_key"))
    except (Invalid, Conflict) as refusal:
        if "quantity" in refusal.fields:
            raise
        await tx.rollback()
        return go(request, checkout_page)
    return go(request, next_page(checkout))


async def _place(tx: Tx, actor: Actor, form: CheckoutForm) -> Checkout:
    """The checkout of this form. A stored address that was being edited is stored first; a new one afterwards, so that
    the same form sent twice is the same order."""
    if actor.is_signed_in and form.address_id is not None and form.editing == form.address:
        await identity.change_address(tx, actor, form.address_id, form.typed.given())
    checkout = await orders.place(tx, actor, form.order(), idempotency_key=form.key)
    if actor.account_id and form.editing == NEW and form.address_id is None:
        await _remember_address(tx, actor.account_id, form.typed.given())
    return checkout


async def _remember_address(tx: Tx, account_id: UUID, given: AddressInput) -> None:
    """Put a new address into the book, unless it is there or the book is full."""
    checked = identity.check_address(given)
    known = await identity.list_addresses(tx, account_id)
    if len(known) < MOST_ADDRESSES and not any(_is_same(one, checked) for one in known):
        await identity.add_address(tx, account_id, given)


def _is_same(one: Address, other: AddressInput) -> bool:
    names = [name for name in ADDRESS_FIELDS if name != "label"]
    return all(getattr(one, name) == getattr(other, name) for name in names)


async def _save_address(tx: Tx, actor: Actor, form: CheckoutForm) -> CheckoutForm:
    owner_id, given = actor.require_account(), form.typed.given()
    if edited := find_id(form.editing):
        stored = await identity.change_address(tx, actor, edited, given)
    else:
        stored = await identity.add_address(tx, owner_id, given)
    return msgspec.structs.replace(form, address=str(stored.id), editing="", typed=AddressDraft())


async def _addresses(tx: Tx, actor: Actor) -> list[Address]:
    return await identity.list_addresses(tx, actor.account_id) if actor.account_id else []


async def _page(
    request: AnyRequest,
    tx: Tx,
    actor: Actor,
    context: RequestContext,
    form: CheckoutForm,
    addresses: list[Address],
    trouble: Trouble | None = None,
    *,
    acted: bool = False,
) -> Answer:
    trouble, before = trouble or Trouble(), form
    form = _settle_address(form, addresses)
    form, quote = await _quote(tx, actor, form)
    if form.variant is None and not quote.shops and not quote.notices:
        return go(request, "/cart")
    names = {str(shop.shop_id): shop.name for shop in quote.shops}
    goods = amounts(quote.currency)(quote.goods)
    words = context.translations
    return render(
        request,
        PART if is_htmx(request) else PAGE,
        status=trouble.status if not is_htmx(request) else 200,
        form=form,
        addresses=addresses,
        member=actor.is_signed_in,
        quote=quote,
        seen=remember(quote),
        key=_key_of(form, trouble),
        trace=read_trace(quote.trace, goods, context.locale, goods_label=words.gettext("Items"), shops=names),
        trouble=trouble,
        errors=trouble.errors,
        redraw_address=acted or form.editing != before.editing or form.typed.country != form.shown_country,
        countries=identity.country_names(context.locale),
        amount=amounts(quote.currency),
        shot=shot,
        show_phone=identity.show_phone,
        most=MOST_PER_LINE,
        most_note=MOST_NOTE,
    )


async def _quote(tx: Tx, actor: Actor, form: CheckoutForm) -> tuple[CheckoutForm, Quote]:
    """The quote of as much of the form as makes sense: a way of delivery that is not offered there gives way to the
    cheapest, an address that is not one yet to none."""
    ways: list[dict[str, object]] = [{}, {"shipping": {}}, {"shipping": {}, "typed": AddressDraft()}]
    for simpler in ways:
        attempt = msgspec.structs.replace(form, **simpler)
        try:
            quote = await orders.get_quote(tx, actor, attempt.quote_request())
        except Invalid as refusal:
            if "quantity" in refusal.fields:
                raise
        else:
            return msgspec.structs.replace(form, shipping=attempt.shipping), quote
    raise Invalid("Please look at the marked fields.")


def _settle_address(form: CheckoutForm, addresses: list[Address]) -> CheckoutForm:
    """The form with an address chosen: the default one at first, the open fields when there is none."""
    if not addresses:
        return msgspec.structs.replace(form, address=NEW, editing=NEW)
    if not form.address:
        return msgspec.structs.replace(form, address=str(addresses[0].id), editing="")
    if form.editing and form.editing != form.address:
        return msgspec.structs.replace(form, editing="")
    return form


def _key_of(form: CheckoutForm, trouble: Trouble) -> str:
    """The attempt's key: the same while the form stays open, a new one when the old one was used for something else."""
    return str(uuid7()) if trouble.status == 409 or not form.key else form.key


def _trouble(context: RequestContext, refusal: AppError, form: CheckoutForm) -> Trouble:
    say = context.translations.gettext
    errors = {ERROR_NAMES.get(name, name): say(text, **refusal.params) for name, text in refusal.fields.items()}
    if form.member and "email" in errors:
        errors["invoice_email"] = errors.pop("email")
    return Trouble(refusal.status, say(refusal.message, **refusal.params), errors)


def next_page(checkout: Checkout) -> str:
    """Where a person goes after placing: to paying, or straight to the result when nothing is owed any more."""
    owes = checkout.payment_code and checkout.state is CheckoutState.OPEN
    return f"/pay/{checkout.payment_code}" if owes else f"/checkouts/{checkout.id}"


routes = [show, quote_again, place, buy_now]
