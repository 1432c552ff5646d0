"""What tests of fulfilment need to arrange."""

from uuid import UUID

import msgspec
from tests.orders.market import Goods, Market, guest, place_directly
from tests.payments.fakes import FakeProvider

from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.kernel.ids import uuid7
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Fulfilment, Order, OrderState, ShipInput, ShipLine
from jishi.modules.team.contracts import ROLE_PERMISSIONS, Role
from jishi.platform.runtime import Runtime


class Bought(msgspec.Struct, frozen=True):
    """A paid order, and who bought it."""

    number: str
    order_id: UUID
    buyer: Actor
    goods: list[Goods]


class Packing:
    """Orders to ship, and what became of them."""

    def __init__(self, market: Market, provider: FakeProvider) -> None:
        self.market = market
        self.provider = provider

    @property
    def app(self) -> Runtime:
        return self.market.app

    async def paid(self, *quantities: int, stock: int = 20, shop_id: UUID | None = None) -> Bought:
        """An order of one shop with a line per quantity, paid."""
        goods = [await self.market.goods(stock=stock, shop_id=shop_id) for _ in quantities or (1,)]
        return await self.paid_for(dict(zip(goods, quantities or (1,), strict=True)))

    async def paid_for(self, wanted: dict[Goods, int]) -> Bought:
        buyer = guest()
        lines = {one.variant_id: quantity for one, quantity in wanted.items()}
        checkout = await place_directly(self.app, buyer, lines)
        await self.market.pay(checkout, self.provider)
        placed = checkout.orders[0]
        return Bought(placed.number, placed.id, buyer, list(wanted))

    async def order(self, bought: Bought) -> Order:
        async with self.app.tx(write=False) as tx:
            return await orders.get_order(tx, SYSTEM, bought.number)

    async def state(self, bought: Bought) -> OrderState:
        return (await self.order(bought)).state

    async def ship(self, bought: Bought, actor: Actor = SYSTEM, *, number: str = "SF100", **pieces: int) -> Fulfilment:
        """All that is left, or so many pieces of the lines named `line0`, `line1` …"""
        lines = None
        if pieces:
            order = await self.order(bought)
            lines = [ShipLine(order.lines[int(name[4:])].id, count) for name, count in pieces.items()]
        async with self.app.tx() as tx:
            given = ShipInput(lines=lines, carrier="sf", tracking_number=number)
            return await orders.ship(tx, actor, bought.number, given)

    async def parcels(self, bought: Bought) -> list[Fulfilment]:
        async with self.app.tx(write=False) as tx:
            return (await orders.list_fulfilments(tx, [bought.order_id])).get(bought.order_id, [])

    async def stock_of(self, bought: Bought, line: int = 0) -> tuple[int, int]:
        return await self.market.stock_of(bought.goods[line])


def packer(*shop_ids: UUID, role: Role = Role.MERCHANT_STAFF) -> Actor:
    """Somebody who works in these shops, or with a role of the operating company."""
    permissions = frozenset(str(one) for one in ROLE_PERMISSIONS[role])
    return Actor(
        kind=ActorKind.STAFF, account_id=uuid7(), name="Packer", permissions=permissions, shop_ids=frozenset(shop_ids)
    )
