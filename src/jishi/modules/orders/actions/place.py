"""Place an order: quote again, compare, owe, write down, reserve; once however often it is asked for (rules 3, 5, 10).

The person's cart row is locked first, so that placements of one person follow each other; stock is reserved last, so
that its rows are locked for as short a time as can be, and what is owed and placed is written in that same statement.
"""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid
from jishi.kernel.ids import uuid7
from jishi.kernel.text import pick
from jishi.modules.identity import api as identity
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Need
from jishi.modules.orders import cart_queries, queries
from jishi.modules.orders.actions.items import sellables
from jishi.modules.orders.actions.look import get_checkout
from jishi.modules.orders.actions.quote import Wanted, calculate, find_address, gather
from jishi.modules.orders.actions.show_cart import StoredLine, load_lines
from jishi.modules.orders.actions.write_down import Papers, write_down
from jishi.modules.orders.contracts import (
    Checkout,
    LineInput,
    OneClick,
    OrderAddress,
    PlaceOrder,
    Quote,
    QuoteChanged,
)
from jishi.modules.orders.domain.papers import check_email, check_invoice, check_key, check_note
from jishi.modules.orders.domain.pricing import VALID, Fingerprint, digest, open_fingerprint
from jishi.modules.orders.events import CheckoutPlaced
from jishi.modules.payments import api as payments
from jishi.modules.payments.contracts import NextStep, Payment, PaymentInput, Sale
from jishi.platform.db import Part, Tx

TIME_TO_PAY = timedelta(minutes=30)
STOCK_GRACE = timedelta(hours=6)
"""Stock outlives the time to pay: orders give it back themselves, after asking the provider; inventory's own sweep is
for what a crash left behind."""


async def place(tx: Tx, actor: Actor, order: PlaceOrder, *, idempotency_key: str = "") -> Checkout:
    """Place what `order.fingerprint` quoted: one checkout, one payment to be made, one order per shop, stock reserved.

    The same key and order again return the same checkout, and so does the same quote of the same cart. Raises
    QuoteChanged (with the new quote) when anything differs from the quote or it is too old, OutOfStock when pieces
    are gone, Conflict for a key used for something else or a cart already placed another way, Invalid for bad input.
    """
    owner_id = actor.require_owner()
    papers = _papers(actor, order)
    seal = open_fingerprint(order.fingerprint)
    key, body_hash = check_key(idempotency_key), _hash(order)
    cart = await _take_turn(tx, owner_id, order)
    is_as_quoted = cart is not None and cart[0] == seal.cart_version
    if key is not None or not is_as_quoted:
        if previous := await _find_previous(tx, actor, key, body_hash, seal):
            return previous
        cart = await load_lines(tx, owner_id) if cart is not None and not is_as_quoted else cart
    wanted, left = _wanted(order, seal, cart)
    address = await find_address(tx, actor, order.address_id, order.address)
    quote = await calculate(tx, wanted, address, order.shipping, placing=True)
    _check_unchanged(tx, quote, seal)
    checkout = await _place(tx, actor, quote, wanted, address, papers, key, body_hash, order.channel)
    return msgspec.structs.replace(checkout, cart_count=left)


async def buy_now(tx: Tx, actor: Actor, click: OneClick, *, idempotency_key: str = "") -> Checkout:
    """Place an order for one variant with one click: to the default address unless one is named, sent the cheapest way.

    With a fingerprint it must still be the price that was quoted; without one it is the price of this moment. Raises
    what `place` raises, and Invalid with code `address_needed` when there is no address to send it to.
    """
    owner_id = actor.require_owner()
    key, body_hash = check_key(idempotency_key), _hash(click)
    seal = open_fingerprint(click.fingerprint) if click.fingerprint else None
    await tx.fetch_value(cart_queries.LOCK, owner_id, tx.now)
    if previous := await _find_previous(tx, actor, key, body_hash, None):
        return previous
    wanted = Wanted(gather([LineInput(click.variant_id, click.quantity)]))
    address_id = click.address_id
    if address_id is None:
        found = await identity.find_default_address(tx, owner_id)
        address_id = found.id if found else None
    address = await find_address(tx, actor, address_id, None)
    methods = await _method_for(tx, click)
    quote = await calculate(tx, wanted, address, methods, placing=True)
    if seal is not None:
        _check_unchanged(tx, quote, seal)
    elif not quote.placeable:
        raise QuoteChanged(quote)
    return await _place(tx, actor, quote, wanted, address, Papers(), key, body_hash, click.channel)


async def _method_for(tx: Tx, click: OneClick) -> dict[UUID, str]:
    if not click.method:
        return {}
    items = await sellables(tx, [click.variant_id])
    return {item.shop_id: click.method for item in items.values()}


def _papers(actor: Actor, order: PlaceOrder) -> Papers:
    email = check_email(order.contact_email)
    if not actor.is_signed_in and not email and order.address is None and order.address_id is None:
        raise Invalid(
            "Please leave an e-mail address, so that we can tell you about your order.",
            fields={"contact_email": "Please fill this in."},
        )
    return Papers(email, check_invoice(order.invoice), check_note(order.note))


def _hash(body: PlaceOrder | OneClick) -> str:
    return hashlib.blake2b(msgspec.json.encode(body), digest_size=16).hexdigest()


async def _find_previous(
    tx: Tx, actor: Actor, key: str | None, body_hash: str, seal: Fingerprint | None
) -> Checkout | None:
    version = seal.cart_version or None if seal else None
    if key is None and version is None:
        return None
    for found_id, found_key, found_hash, _, mark in await tx.fetch(queries.PREVIOUS, actor.owner_id, key, version):
        if key is not None and found_key == key:
            if found_hash != body_hash:
                raise Conflict("This key was already used for another order.", code="idempotency_key_reused")
        elif seal is None or mark != seal.mark:
            raise Conflict("You have already placed this cart. Please look into your orders.", code="already_placed")
        return await get_checkout(tx, actor, found_id)
    return None


async def _take_turn(tx: Tx, owner_id: UUID, order: PlaceOrder) -> tuple[int, list[StoredLine]] | None:
    """Wait for this person's other placements. Returns the cart's version and lines when it is the cart that is
    placed; lines of another version than the quote's must be read again."""
    if order.lines is None:
        return await load_lines(tx, owner_id, lock=True)
    await tx.fetch_value(cart_queries.LOCK, owner_id, tx.now)
    return None


def _wanted(
    order: PlaceOrder, seal: Fingerprint, cart: tuple[int, list[StoredLine]] | None
) -> tuple[Wanted, int | None]:
    """What is to be bought, and how many pieces stay in the cart (None when it was not bought from)."""
    if cart is None:
        if seal.cart_version:
            raise Invalid("This quote was made for the cart.", fields={"lines": "This value is not valid."})
        return Wanted(gather(order.lines or ())), None
    version, stored = cart
    chosen = {line.variant_id: line.quantity for line in stored if line.chosen and not line.saved}
    if not chosen:
        raise Conflict("There is nothing in your cart to be ordered.", code="cart_empty")
    left = sum(line.quantity for line in stored if not line.chosen and not line.saved)
    return Wanted(chosen, version), left


def _check_unchanged(tx: Tx, quote: Quote, seal: Fingerprint) -> None:
    if tx.now - seal.made_at > VALID:
        raise QuoteChanged(quote, expired=True)
    if digest(quote) != seal.mark or not quote.placeable:
        raise QuoteChanged(quote)


async def _place(
    tx: Tx,
    actor: Actor,
    quote: Quote,
    wanted: Wanted,
    address: OrderAddress | None,
    papers: Papers,
    key: str | None,
    body_hash: str,
    channel: str,
) -> Checkout:
    if address is None and any(shop.method for shop in quote.shops):
        raise Invalid("Please say where to send it.", code="address_needed", fields={"address": "Please fill this in."})
    owner_id = actor.require_owner()
    checkout_id, pay_by = uuid7(), tx.now + TIME_TO_PAY
    ids = {shop.shop_id: uuid7() for shop in quote.shops}
    parts: list[Part] = []
    payment, pay_url = None, ""
    if quote.total:
        payment, step, part = await _owe(tx, actor, checkout_id, ids, quote, pay_by, channel)
        pay_url = step.redirect_url if step else ""
        parts.append(part)
    checkout, part = write_down(
        tx.now,
        owner_id,
        checkout_id,
        ids,
        quote,
        wanted,
        address,
        papers,
        payment,
        pay_by,
        key=key,
        body_hash=body_hash,
    )
    expires_at = pay_by + STOCK_GRACE if payment else None
    await inventory.reserve_last(tx, _needs(quote, ids), expires_at, along=[*parts, part])
    await tx.publish(
        CheckoutPlaced(
            checkout_id=checkout_id,
            owner_id=owner_id,
            order_ids=[order.id for order in checkout.orders],
            total=quote.total,
            currency=quote.currency,
        )
    )
    return msgspec.structs.replace(checkout, pay_url=pay_url)


async def _owe(
    tx: Tx, actor: Actor, checkout_id: UUID, ids: dict[UUID, UUID], quote: Quote, pay_by: datetime, channel: str
) -> tuple[Payment, NextStep | None, Part]:
    """Plan the payment; with a channel that begins without a call to anybody, the address to pay at too."""
    given = PaymentInput(
        owner_id=actor.require_owner(),
        purpose="orders",
        reference=checkout_id,
        amount=quote.total,
        currency=quote.currency,
        subject=_subject(quote, actor.locale or tx.app.settings.default_locale),
        expires_at=pay_by,
        sales=[
            Sale(ids[shop.shop_id], shop.shop_id, shop.total, 0 if quote.tax_included else shop.tax)
            for shop in quote.shops
        ],
    )
    return await payments.plan_payment(tx, given, channel)


def _needs(quote: Quote, ids: dict[UUID, UUID]) -> dict[UUID, list[Need]]:
    return {ids[shop.shop_id]: [Need(line.variant_id, line.quantity) for line in shop.lines] for shop in quote.shops}


def _subject(quote: Quote, locale: str) -> str:
    """What is paid for, as the buyer reads it on the payment page and later on their statement."""
    first = next(line for shop in quote.shops for line in shop.lines)
    title = pick(first.item.title, locale)
    pieces = sum(line.quantity for shop in quote.shops for line in shop.lines)
    return f"{title[:60]} × {pieces}"
