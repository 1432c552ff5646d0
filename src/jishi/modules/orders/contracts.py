"""What orders takes and tells.

Amounts are minor units of `currency`. The public functions that use these are in `api`:

- `get_cart(tx, actor)`, `cart_count(tx, owner_id)`, `add_to_cart(tx, actor, variant_id, quantity)`,
  `set_cart_line(tx, actor, variant_id, CartLineChange)`, `choose_all(tx, actor, chosen, shop_id=None)`,
  `remove_from_cart(tx, actor, variant_ids)`
- `get_quote(tx, actor, QuoteRequest)`
- `place(tx, actor, PlaceOrder, idempotency_key="")`, `buy_now(tx, actor, OneClick, idempotency_key="")`,
  `get_checkout(tx, actor, checkout_id)`
- `list_orders(tx, actor, states=(), cursor="", limit=20)`, `get_order(tx, actor, number)`,
  `cancel(tx, actor, number, reason)`
- `refund_part(tx, order_id, parts, freight=, reason=, reference=, by=)`, `refunds_of(tx, order_ids)`,
  `retry_refund(tx, actor, refund_id)`, `pay_refund_otherwise(tx, actor, refund_id, note)`
"""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from jishi.kernel.errors import Conflict
from jishi.kernel.text import Text
from jishi.modules.catalog.contracts import Sellable
from jishi.modules.identity.contracts import AddressInput
from jishi.modules.media.contracts import Image
from jishi.modules.orders.fulfilment_contracts import PICKUP as PICKUP
from jishi.modules.orders.fulfilment_contracts import Fulfilment as Fulfilment
from jishi.modules.orders.fulfilment_contracts import FulfilmentKind as FulfilmentKind
from jishi.modules.orders.fulfilment_contracts import FulfilmentLine as FulfilmentLine
from jishi.modules.orders.fulfilment_contracts import FulfilmentState as FulfilmentState
from jishi.modules.orders.fulfilment_contracts import IssuedInvoice as IssuedInvoice
from jishi.modules.orders.fulfilment_contracts import Journey as Journey
from jishi.modules.orders.fulfilment_contracts import LateOrder as LateOrder
from jishi.modules.orders.fulfilment_contracts import ParcelStep as ParcelStep
from jishi.modules.orders.fulfilment_contracts import ParcelView as ParcelView
from jishi.modules.orders.fulfilment_contracts import PickupCode as PickupCode
from jishi.modules.orders.fulfilment_contracts import Sending as Sending
from jishi.modules.orders.fulfilment_contracts import ShipInput as ShipInput
from jishi.modules.orders.fulfilment_contracts import ShipLine as ShipLine
from jishi.modules.orders.fulfilment_contracts import StaffNote as StaffNote
from jishi.modules.orders.fulfilment_contracts import ToPrepare as ToPrepare
from jishi.modules.orders.fulfilment_contracts import WaitingPickup as WaitingPickup
from jishi.modules.orders.left_contracts import Left as Left
from jishi.modules.orders.left_contracts import LeftLine as LeftLine
from jishi.modules.orders.refund_contracts import Bearer as Bearer
from jishi.modules.orders.refund_contracts import FailedRefund as FailedRefund
from jishi.modules.orders.refund_contracts import OrderRefund as OrderRefund
from jishi.modules.orders.refund_contracts import RefundPart as RefundPart
from jishi.modules.orders.refund_contracts import RefundState as RefundState
from jishi.modules.shipping.contracts import ShippingOffer

MOST_PER_LINE = 99
MOST_LINES = 200
MOST_NOTE = 500


class OrderState(StrEnum):
    """The life of an order; see `domain.TRANSITIONS`."""

    PLACED = "placed"
    PAID = "paid"
    FULFILLING = "fulfilling"
    SHIPPED = "shipped"
    DELIVERED = "delivered"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    REFUNDED = "refunded"


class CheckoutState(StrEnum):
    """The life of a checkout: what was placed together and is paid together."""

    OPEN = "open"
    PAID = "paid"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class NoticeKind(StrEnum):
    """What a person is told about a line of the cart or quote."""

    PRICE_UP = "price_up"
    PRICE_DOWN = "price_down"
    FEW_LEFT = "few_left"
    SHORT = "short"
    SOLD_OUT = "sold_out"
    NOT_SOLD = "not_sold"
    NOT_DELIVERED = "not_delivered"


class Notice(msgspec.Struct, frozen=True):
    """A change announced in the person's words; `before` and `now` are amounts or counts, as the kind has it."""

    kind: NoticeKind
    text: Text
    before: int = 0
    now: int = 0


class CartLine(msgspec.Struct, frozen=True):
    """A line of the cart as it stands now. `item` is None when the variant no longer exists. `buyable` means on sale
    with at least `quantity` available."""

    variant_id: UUID
    quantity: int
    chosen: bool
    price_when_added: int
    price: int
    amount: int
    available: int
    buyable: bool
    item: Sellable | None
    notices: list[Notice] = []


class CartShop(msgspec.Struct, frozen=True):
    """The lines of one shop; `amount` counts chosen, buyable lines."""

    shop_id: UUID
    name: Text
    slug: str
    lines: list[CartLine]
    amount: int
    all_chosen: bool


class Cart(msgspec.Struct, frozen=True):
    """A person's cart. `count` is all pieces not saved for later; `amount` and `chosen_count` what would be bought."""

    version: int
    currency: str
    shops: list[CartShop]
    saved: list[CartLine]
    count: int
    chosen_count: int
    amount: int


class CartChange(msgspec.Struct, frozen=True):
    """What a change did: the line's new quantity (0 when gone) and how many pieces the cart holds."""

    version: int
    count: int
    variant_id: UUID | None = None
    quantity: int = 0
    notices: list[Notice] = []


class LineInput(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """So many of a variant. A price is not among the fields, and sending one is refused (rule 3)."""

    variant_id: UUID
    quantity: int = 1


class CartLineChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """New values for a line; None leaves a value as it is. `quantity` 0 removes the line."""

    quantity: int | None = None
    chosen: bool | None = None
    saved: bool | None = None


class Invoice(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """发票: for a person (`company` False) or a company, whose tax number (统一社会信用代码) is then needed."""

    title: str
    company: bool = False
    tax_number: str = ""
    email: str = ""


class QuoteRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What to quote: `lines`, or the chosen lines of the cart when None. Where to: a stored address, or one given
    here, or nowhere yet (then delivery is quoted for the shop's own country). `shipping` maps shop id to a method."""

    lines: list[LineInput] | None = None
    address_id: UUID | None = None
    address: AddressInput | None = None
    shipping: dict[UUID, str] = {}


class TraceScope(StrEnum):
    """What a step of the trace is about."""

    LINE = "line"
    SHOP = "shop"
    TOTAL = "total"


class TraceStep(msgspec.Struct, frozen=True):
    """One step of the calculation in order. `amount` is what it adds to (or, negative, takes off) what is paid;
    `applied` False says why a rule did not apply. `subject` is the variant or shop it is about. Tax that is included
    in prices, and savings against list prices, are told with `informative` True and change no sum."""

    rule: str
    text: Text
    amount: int
    scope: TraceScope
    subject: str = ""
    applied: bool = True
    informative: bool = False


class QuoteLine(msgspec.Struct, frozen=True):
    """A line of a quote: `amount` = price x quantity; `payable` = amount - discount + tax when tax is added."""

    variant_id: UUID
    quantity: int
    item: Sellable
    price: int
    list_price: int | None
    amount: int
    discount: int
    tax: int
    tax_rate: int
    payable: int
    notices: list[Notice] = []


class QuoteShop(msgspec.Struct, frozen=True):
    """One shop's part of a quote. `method` is the chosen one of `offers`, empty when nothing needs sending or the shop
    does not deliver there. total = goods - discount + freight + (tax when it is added)."""

    shop_id: UUID
    name: Text
    slug: str
    lines: list[QuoteLine]
    offers: list[ShippingOffer]
    method: str
    goods: int
    discount: int
    freight: int
    tax: int
    total: int


class Quote(msgspec.Struct, frozen=True):
    """What it costs and why. `fingerprint` stands for all of it and is what placing must be given; it is good until
    `valid_until`. `placeable` is False while `notices` or a line's notices say what hinders."""

    currency: str
    country: str
    tax_included: bool
    shops: list[QuoteShop]
    goods: int
    saved: int
    discount: int
    freight: int
    tax: int
    total: int
    trace: list[TraceStep]
    notices: list[Notice]
    placeable: bool
    fingerprint: str
    valid_until: datetime


class PlaceOrder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Place what `fingerprint` quoted. Guests give `address`, whose phone is how to reach them, and may add
    `contact_email`; `lines` None means the cart. With a payment `channel` the checkout may come back with the address
    to pay at."""

    fingerprint: str
    lines: list[LineInput] | None = None
    address_id: UUID | None = None
    address: AddressInput | None = None
    contact_email: str = ""
    shipping: dict[UUID, str] = {}
    invoice: Invoice | None = None
    note: str = ""
    channel: str = ""


class OneClick(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Buy this variant now, to the default address unless one is named, sent the cheapest way unless named."""

    variant_id: UUID
    quantity: int = 1
    address_id: UUID | None = None
    method: str = ""
    fingerprint: str = ""
    channel: str = ""


class OrderAddress(msgspec.Struct, frozen=True):
    """The delivery address as it was when the order was placed."""

    recipient: str
    phone: str
    country: str
    province: str
    city: str
    district: str
    street: str
    postal_code: str


class OrderLine(msgspec.Struct, frozen=True):
    """A line as it was sold; nothing in it changes when the product does. `payable` is its share of what was paid for
    goods (after discount, with added tax), `refunded` what of it was promised back, for `refunded_quantity` pieces. Of
    the pieces `cancelled` will never be sent, `packed` are in parcels, `shipped` of them gone, `returned` of those
    back."""

    id: UUID
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
    refunded: int = 0
    refunded_quantity: int = 0
    cancelled: int = 0
    packed: int = 0
    shipped: int = 0
    returned: int = 0


class HistoryEntry(msgspec.Struct, frozen=True):
    """A change of state: when, to what, by whom (`buyer`, `staff`, `system`), why: a person's words, or for the system
    one of the message ids in our catalogue of translations."""

    at: datetime
    state: OrderState
    by: str
    reason: str


class Order(msgspec.Struct, frozen=True):
    """An order of one shop. `number` is what people see and type. `history` is filled only when one order is asked
    for. `refunded` has arrived back. `payment_id` is None when nothing had to be paid."""

    id: UUID
    number: str
    checkout_id: UUID
    shop_id: UUID
    shop_name: Text
    owner_id: UUID
    state: OrderState
    currency: str
    goods: int
    discount: int
    freight: int
    tax: int
    total: int
    tax_included: bool
    refunded: int
    method: str
    method_name: Text
    days_from: int
    days_to: int
    address: OrderAddress | None
    contact_email: str
    invoice: Invoice | None
    note: str
    placed_at: datetime
    pay_by: datetime
    paid_at: datetime | None
    payment_id: UUID | None
    trace: list[TraceStep]
    lines: list[OrderLine]
    history: list[HistoryEntry]
    can_pay: bool
    can_cancel: bool
    freight_refunded: int = 0


class PlacedOrder(msgspec.Struct, frozen=True):
    """An order of a checkout in brief."""

    id: UUID
    number: str
    shop_id: UUID
    state: OrderState
    total: int


class Checkout(msgspec.Struct, frozen=True):
    """What was placed together: one payment, one order per shop. `payment_code` addresses the payment page; `pay_url`,
    when a channel was named and could begin at once, is where to pay, and `cart_count` how many pieces the cart still
    holds when it was bought from (both are told once, when it is placed)."""

    id: UUID
    owner_id: UUID
    state: CheckoutState
    currency: str
    total: int
    placed_at: datetime
    pay_by: datetime
    payment_id: UUID | None
    payment_code: str
    orders: list[PlacedOrder]
    pay_url: str = ""
    cart_count: int | None = None


class QuoteChanged(Conflict):
    """Something is no longer as it was quoted; `quote` is how it stands now."""

    code = "quote_changed"

    def __init__(self, quote: Quote, *, expired: bool = False) -> None:
        message = (
            "This quote has expired. Please check the new one."
            if expired
            else "Something has changed since you looked. Please check the new quote."
        )
        super().__init__(message, code="quote_expired" if expired else None)
        self.quote = quote
