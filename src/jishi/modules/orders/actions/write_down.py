"""Write a checkout, its orders, lines and first history down, as a part of the statement that reserves the stock."""

from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.ids import uuid7
from jishi.kernel.text import Text
from jishi.modules.media.contracts import Image
from jishi.modules.orders import queries
from jishi.modules.orders.actions.quote import Wanted
from jishi.modules.orders.contracts import (
    Checkout,
    CheckoutState,
    Invoice,
    OrderAddress,
    OrderState,
    PlacedOrder,
    Quote,
    QuoteShop,
    TraceScope,
    TraceStep,
)
from jishi.modules.orders.domain.numbers import new_number
from jishi.modules.orders.domain.pricing import digest
from jishi.modules.payments.contracts import Payment
from jishi.platform.db import Part


class Papers(msgspec.Struct, frozen=True):
    """What the person wrote, checked."""

    contact_email: str = ""
    invoice: Invoice | None = None
    note: str = ""


class _OrderRow(msgspec.Struct, frozen=True):
    id: UUID
    number: str
    shop_id: UUID
    shop_name: Text
    goods: int
    discount: int
    freight: int
    tax: int
    total: int
    method: str
    method_name: Text
    days_from: int
    days_to: int
    trace: list[TraceStep]


class _LineRow(msgspec.Struct, frozen=True):
    id: UUID
    order_id: UUID
    variant_id: UUID
    product_id: UUID
    product_code: str
    sku: str
    title: Text
    label: Text
    image: Image | None
    quantity: int
    price: int
    list_price: int | None
    amount: int
    discount: int
    tax: int
    payable: int


def write_down(
    now: datetime,
    owner_id: UUID,
    checkout_id: UUID,
    ids: dict[UUID, UUID],
    quote: Quote,
    wanted: Wanted,
    address: OrderAddress | None,
    papers: Papers,
    payment: Payment | None,
    pay_by: datetime,
    *,
    key: str | None,
    body_hash: str,
) -> tuple[Checkout, Part]:
    """The checkout, and everything that placing leaves behind, to be written with the reservation. `ids` are the
    orders' ids by shop; with nothing to pay (`payment` None) the orders are paid at once."""
    rows = [_order_row(ids[shop.shop_id], quote, shop) for shop in quote.shops]
    lines = [line for row, shop in zip(rows, quote.shops, strict=True) for line in _line_rows(row.id, shop)]
    state = OrderState.PLACED if payment else OrderState.PAID
    checkout_state = CheckoutState.OPEN if payment else CheckoutState.PAID
    values = (
        checkout_id,
        owner_id,
        checkout_state.value,
        quote.currency,
        quote.total,
        digest(quote),
        wanted.cart_version or None,
        key,
        body_hash,
        payment.id if payment else None,
        payment.code if payment else "",
        now,
        pay_by,
        state.value,
        quote.tax_included,
        address,
        papers.contact_email,
        papers.invoice,
        papers.note,
        None if payment else now,
        rows,
        lines,
        owner_id,
        list(wanted.lines) if wanted.cart_version else None,
    )
    checkout = Checkout(
        checkout_id,
        owner_id,
        checkout_state,
        quote.currency,
        quote.total,
        now,
        pay_by,
        payment.id if payment else None,
        payment.code if payment else "",
        [PlacedOrder(row.id, row.number, row.shop_id, state, row.total) for row in rows],
    )
    return checkout, Part(queries.PLACE, values)


def _order_row(order_id: UUID, quote: Quote, shop: QuoteShop) -> _OrderRow:
    offer = next((one for one in shop.offers if one.method == shop.method), None)
    return _OrderRow(
        id=order_id,
        number=new_number(),
        shop_id=shop.shop_id,
        shop_name=shop.name,
        goods=shop.goods,
        discount=shop.discount,
        freight=shop.freight,
        tax=shop.tax,
        total=shop.total,
        method=shop.method,
        method_name=offer.name if offer else {},
        days_from=offer.days_from if offer else 0,
        days_to=offer.days_to if offer else 0,
        trace=_trace_of(quote, shop),
    )


def _trace_of(quote: Quote, shop: QuoteShop) -> list[TraceStep]:
    """The steps about this shop and its lines; those about the whole checkout too when it is the only shop."""
    about = {str(shop.shop_id), *(str(line.variant_id) for line in shop.lines)}
    alone = len(quote.shops) == 1
    return [step for step in quote.trace if step.subject in about or (alone and step.scope is TraceScope.TOTAL)]


def _line_rows(order_id: UUID, shop: QuoteShop) -> list[_LineRow]:
    return [
        _LineRow(
            id=uuid7(),
            order_id=order_id,
            variant_id=line.variant_id,
            product_id=line.item.product_id,
            product_code=line.item.product_code,
            sku=line.item.sku,
            title=line.item.title,
            label=line.item.label,
            image=line.item.image,
            quantity=line.quantity,
            price=line.price,
            list_price=line.list_price,
            amount=line.amount,
            discount=line.discount,
            tax=line.tax,
            payable=line.payable,
        )
        for line in shop.lines
    ]
