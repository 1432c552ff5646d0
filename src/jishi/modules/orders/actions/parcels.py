"""Read parcels, and what carriers say of them."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from jishi.kernel.errors import NotFound
from jishi.modules.orders import fulfilment_queries as queries
from jishi.modules.orders.contracts import Fulfilment, FulfilmentState, ParcelStep, ParcelView
from jishi.modules.shipping import api as shipping
from jishi.platform.db import Tx


async def list_fulfilments(tx: Tx, order_ids: Sequence[UUID]) -> dict[UUID, list[Fulfilment]]:
    """The parcels of these orders, the first made first, in one statement. Whoever asks has been let see the orders."""
    found: dict[UUID, list[Fulfilment]] = {}
    for row in await tx.fetch(queries.OF_ORDERS, list(order_ids)):
        found.setdefault(row["order_id"], []).append(msgspec.convert(dict(row), Fulfilment))
    return found


async def get_fulfilment(tx: Tx, fulfilment_id: UUID) -> Fulfilment:
    """The parcel with this id. Raises NotFound."""
    if (found := await find_fulfilment(tx, fulfilment_id)) is None:
        raise NotFound
    return found


async def find_fulfilment(tx: Tx, fulfilment_id: UUID) -> Fulfilment | None:
    """The parcel with this id."""
    row = await tx.fetch_row(queries.BY_ID, fulfilment_id)
    return None if row is None else msgspec.convert(dict(row), Fulfilment)


async def view_parcels(tx: Tx, order_id: UUID) -> list[ParcelView]:
    """The parcels of an order with what their carriers say, in three statements; those taken apart are left out.
    Whoever asks has been let see the order."""
    parcels = (await list_fulfilments(tx, [order_id])).get(order_id, [])
    parcels = [parcel for parcel in parcels if parcel.state is not FulfilmentState.VOIDED]
    shipments = await shipping.shipments_of(tx, [parcel.id for parcel in parcels])
    events = await shipping.events_of(tx, shipments.values())
    carriers = shipping.carrier_names(tx)
    views = []
    for parcel in parcels:
        carrier, shipment = carriers.get(parcel.carrier), shipments.get(parcel.id)
        url = carrier.url.format(number=parcel.tracking_number) if carrier and parcel.tracking_number else ""
        views.append(
            ParcelView(
                **{name: getattr(parcel, name) for name in Fulfilment.__struct_fields__},
                carrier_name=carrier.name if carrier else {},
                tracking_url=url,
                label_url=shipment.label_url if shipment else "",
                refusal=shipment.refusal if shipment else "",
                is_scanned=shipment is not None and shipment.stage_at is not None,
                steps=[
                    ParcelStep(event.at, event.stage.value, event.place, event.text)
                    for event in events.get(parcel.id, [])
                ],
            )
        )
    return views
