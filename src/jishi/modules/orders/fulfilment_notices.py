"""What buyers hear of their parcels: sent, waiting in a store, arrived; and, with the shop, of those that do not get
there."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict
from jishi.kernel.text import Text
from jishi.modules.inventory import api as inventory
from jishi.modules.notifications import api as notifications
from jishi.modules.notifications.contracts import Group, Kind
from jishi.modules.orders import fulfilment_queries, pickup_queries, queries
from jishi.modules.orders.actions.access import access_order
from jishi.modules.orders.contracts import OrderState
from jishi.modules.orders.events import OrderDelivered, OrderReadyForPickup, OrderShipped
from jishi.modules.orders.notices import Brief
from jishi.modules.orders.policy import SHIP
from jishi.modules.shipping import api as shipping
from jishi.modules.shipping.contracts import Stage
from jishi.modules.shipping.events import ShipmentMoved, ShipmentRefused
from jishi.platform import audit
from jishi.platform.db import Tx
from jishi.platform.i18n import LOCALES, translations
from jishi.platform.runtime import Runtime
from jishi.platform.wiring import Wiring

PURPOSE = "orders"

SHIPPED = Kind(
    code="orders.shipped",
    group="orders",
    title="Order %(number)s is on its way",
    text="A parcel from %(shop)s has left with %(carrier)s. Follow it on the page of your order.",
    link="/orders/%(number)s",
    action="Follow the parcel",
)
READY = Kind(
    code="orders.ready_for_pickup",
    group="orders",
    title="Order %(number)s waits for you",
    text="Your order from %(shop)s lies ready at %(place)s. Show the code on the page of your order when you fetch it.",
    link="/orders/%(number)s",
    action="Show the code",
)
DELIVERED = Kind(
    code="orders.delivered",
    group="orders",
    title="Order %(number)s has arrived",
    text="Your order from %(shop)s has arrived. Please confirm receipt once you have looked at it.",
    link="/orders/%(number)s",
    action="See the order",
    email=False,
)


REFUSED = Kind(
    code="orders.carrier_refused",
    group=Group.WORK,
    title="A carrier refused a parcel of order %(number)s",
    text="%(carrier)s made no label: %(reason)s Please choose another carrier, or check the address with the buyer.",
    link="/console/orders/%(number)s",
    action="See the order",
    email=False,
)
ASTRAY = Kind(
    code="orders.parcel_astray",
    group=Group.WORK,
    title="A parcel of order %(number)s does not get there",
    text="%(carrier)s brings it back, or has lost it. Please get in touch with the buyer and send it another way.",
    link="/console/orders/%(number)s",
    action="See the order",
    email=False,
)
HELD_UP = Kind(
    code="orders.parcel_held_up",
    group="orders",
    title="A parcel of order %(number)s is held up",
    text="%(carrier)s could not take your parcel from %(shop)s yet. The shop is looking into it and may ask you about "
    "the address.",
    link="/orders/%(number)s",
    action="See the order",
)
NOT_DELIVERED = Kind(
    code="orders.parcel_not_delivered",
    group="orders",
    title="A parcel of order %(number)s could not be delivered",
    text="%(carrier)s brings your parcel back to %(shop)s, or has lost it. The shop has been told. If you do not hear "
    "from it soon, ask for your money back on the page of your order.",
    link="/orders/%(number)s",
    action="See the order",
)


async def on_refused(tx: Tx, event: ShipmentRefused) -> None:
    if event.purpose == PURPOSE:
        reason = {locale: translations(locale).gettext(event.reason) for locale in LOCALES}
        await _tell_both(tx, REFUSED, HELD_UP, event.reference, reason=reason)


async def on_moved(tx: Tx, event: ShipmentMoved) -> None:
    if event.purpose == PURPOSE and event.stage in (Stage.RETURNED, Stage.LOST):
        await _tell_both(tx, ASTRAY, NOT_DELIVERED, event.reference)


async def _tell_both(tx: Tx, work: Kind, kind: Kind, fulfilment_id: UUID, **more: Text) -> None:
    """A notice to those who send for the shop, and one to the buyer, once for a parcel and carrier."""
    row = await tx.fetch_row(fulfilment_queries.PARCEL_ORDER, fulfilment_id)
    parcel = await tx.fetch_row(fulfilment_queries.BY_ID, fulfilment_id)
    if row is None or parcel is None:
        return
    carrier, dedupe = _carrier_name(tx, parcel["carrier"]), f"{fulfilment_id}:{parcel['carrier']}"
    await notifications.notify_staff(
        tx,
        work.code,
        permission=SHIP,
        shop_id=row["shop_id"],
        params={"number": row["number"], "carrier": carrier, **more},
        dedupe=dedupe,
    )
    if (order := await _brief(tx, row["order_id"])) is not None:
        await _tell(tx, kind, order, dedupe, carrier=carrier)


def _carrier_name(tx: Tx, code: str) -> Text:
    carrier = shipping.carrier_names(tx).get(code)
    return carrier.name if carrier else {"zh-CN": "快递", "en": "the carrier"}


async def on_shipped(tx: Tx, event: OrderShipped) -> None:
    await _tell_shipped(tx, event.order_id, event.fulfilment_id, str(event.fulfilment_id))


async def on_ready(tx: Tx, event: OrderReadyForPickup) -> None:
    await _tell_ready(tx, event.order_id, str(event.fulfilment_id))


async def on_delivered(tx: Tx, event: OrderDelivered) -> None:
    if (order := await _brief(tx, event.order_id)) is not None:
        await _tell(tx, DELIVERED, order, "delivered")


async def tell_again(tx: Tx, actor: Actor, number: str) -> None:
    """Tell a buyer once more where their order is. Raises NotFound, Forbidden, and Conflict while there is nothing to
    tell."""
    order = await access_order(tx, actor, number, SHIP, lock=False)
    again = f"again:{tx.now.isoformat()}"
    rows = await tx.fetch(fulfilment_queries.OF_ORDERS, [order.id])
    left = [row for row in rows if row["handed_over_at"] is not None]
    if await tx.fetch_row(pickup_queries.OF_ORDER, order.id) is not None:
        await _tell_ready(tx, order.id, again)
    elif order.state is OrderState.DELIVERED and (brief := await _brief(tx, order.id)) is not None:
        await _tell(tx, DELIVERED, brief, again)
    elif left:
        await _tell_shipped(tx, order.id, left[-1]["id"], again)
    else:
        raise Conflict("There is no news to tell of this order yet.", code="no_news")
    await audit.record(tx, actor, "orders.told_again", "order", order.number, shop_id=order.shop_id)


async def _tell_shipped(tx: Tx, order_id: UUID, fulfilment_id: UUID, dedupe: str) -> None:
    row = await tx.fetch_row(fulfilment_queries.BY_ID, fulfilment_id)
    order = await _brief(tx, order_id)
    if row is None or order is None:
        return
    await _tell(tx, SHIPPED, order, dedupe, carrier=_carrier_name(tx, row["carrier"]))


async def _tell_ready(tx: Tx, order_id: UUID, dedupe: str) -> None:
    row, order = await tx.fetch_row(pickup_queries.OF_ORDER, order_id), await _brief(tx, order_id)
    place = await inventory.find_place(tx, row["place_id"]) if row else None
    if place is not None and order is not None:
        await _tell(tx, READY, order, dedupe, place=place.name)


async def _brief(tx: Tx, order_id: UUID) -> Brief | None:
    return await tx.row(Brief, queries.BRIEFS, [order_id])


async def _tell(tx: Tx, kind: Kind, order: Brief, dedupe: str, **more: Text) -> None:
    await notifications.tell(
        tx,
        kind.code,
        order.owner_id,
        params={"number": order.number, "shop": order.shop_name, **more},
        to_email=order.contact_email,
        dedupe=f"{order.number}:{dedupe}",
    )


def provide(runtime: Runtime) -> None:
    """Make these kinds known."""
    notifications.declare(runtime, SHIPPED, READY, DELIVERED, REFUSED, ASTRAY, HELD_UP, NOT_DELIVERED)


def register(wiring: Wiring) -> None:
    """Listen, in the worker."""
    wiring.on(OrderShipped, "orders.tell_shipped", on_shipped)
    wiring.on(OrderReadyForPickup, "orders.tell_ready", on_ready)
    wiring.on(OrderDelivered, "orders.tell_delivered", on_delivered)
    wiring.inside(ShipmentRefused, on_refused)
    wiring.inside(ShipmentMoved, on_moved)
