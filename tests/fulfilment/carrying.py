"""The shop and the sandbox carrier in one process."""

import msgspec
from tests.fulfilment.packing import Bought, Packing
from tests.sandbox.rig import Rig

from jishi.kernel.actor import SYSTEM, Actor
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Fulfilment, ShipInput
from jishi.platform.worker import drain


class Carrying:
    """Parcels of a packing table, and a courier to push them forward."""

    def __init__(self, packing: Packing) -> None:
        self.packing = packing
        self.rig = Rig(packing.app)

    async def ship(self, bought: Bought, actor: Actor = SYSTEM, *, hand_over: bool = True) -> Fulfilment:
        """Everything, with a label of the sandbox carrier."""
        async with self.packing.app.tx() as tx:
            await orders.ship(tx, actor, bought.number, ShipInput(carrier="sandbox", hand_over=hand_over))
        await drain(self.packing.app)
        return (await self.packing.parcels(bought))[-1]

    async def scan(self, parcel: Fulfilment, stage: str, **behaviour: object) -> int:
        """The courier does something; the webhooks that follow at once are delivered. Returns the status."""
        body = msgspec.json.encode({"stage": stage, "behaviour": behaviour})
        answer = await self.rig.payer.post(f"/v1/parcels/{parcel.tracking_number}/scans", content=body)
        await self.rig.sandbox.settle()
        return answer.status_code

    async def parcel(self, bought: Bought) -> Fulfilment:
        return (await self.packing.parcels(bought))[-1]

    async def events(self) -> int:
        async with self.packing.app.tx(write=False) as tx:
            return int(await tx.fetch_value("SELECT count(*) FROM shipping.tracking_events"))
