"""What tests of after-sales need to arrange: orders on their way, buyers who ask, agents who answer."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from tests.fulfilment.packing import Bought, Packing, packer
from tests.orders.market import Market

from jishi.kernel.actor import SYSTEM, Actor
from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import AskInput, Case, Inspected, Kind, LineAsk, Reason, ReturnParcel
from jishi.modules.identity.contracts import AddressInput
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Order
from jishi.modules.team.contracts import Role
from jishi.platform.runtime import Runtime

HOME = AddressInput(
    recipient="售后组",
    phone="13900139000",
    country="CN",
    province="浙江省",
    city="杭州市",
    district="余杭区",
    street="文一西路 998 号",
)
PARCEL = ReturnParcel("sf", "SF1234567")


class Desk:
    """The after-sales desk of a market."""

    def __init__(self, packing: Packing) -> None:
        self.packing = packing

    @property
    def app(self) -> Runtime:
        return self.packing.app

    @property
    def market(self) -> Market:
        return self.packing.market

    async def sent(self, *quantities: int) -> Bought:
        """An order that has been shipped whole; its shop says where goods go back to."""
        bought = await self.packing.paid(*quantities)
        await self.packing.ship(bought)
        await self.name_address(bought)
        return bought

    async def name_address(self, bought: Bought) -> None:
        async with self.app.tx() as tx:
            await after_sales.set_return_address(tx, self.agent(bought), bought.goods[0].shop_id, HOME)

    def agent(self, bought: Bought) -> Actor:
        """Somebody of the shop."""
        return packer(bought.goods[0].shop_id, role=Role.MERCHANT_OWNER)

    def clerk(self) -> Actor:
        """Somebody of the platform's service."""
        return packer(role=Role.SERVICE)

    async def ask(
        self,
        bought: Bought,
        kind: Kind = Kind.REFUND,
        reason: Reason = Reason.AGREED,
        *,
        pieces: Sequence[int] = (),
        amounts: Sequence[int | None] = (),
        unsent: bool = False,
        key: str = "",
        actor: Actor | None = None,
        replacement_id: UUID | None = None,
    ) -> Case:
        """The buyer asks: so many pieces of each line, or one of the first."""
        order = await self.packing.order(bought)
        counts = pieces or (1,)
        wanted = list(amounts) or [None] * len(counts)
        lines = [
            LineAsk(line_id=line.id, quantity=count, amount=amount, replacement_id=replacement_id)
            for line, count, amount in zip(order.lines, counts, wanted, strict=False)
            if count
        ]
        given = AskInput(order=bought.number, kind=kind, reason=reason, lines=lines, unsent=unsent, text="有划痕")
        async with self.app.tx() as tx:
            return await after_sales.ask(tx, actor or bought.buyer, given, idempotency_key=key)

    async def do(self, verb: str, actor: Actor, case: Case | str, *args: Any, **kwargs: Any) -> Case:
        """One act in a transaction of its own."""
        code = case if isinstance(case, str) else case.code
        async with self.app.tx() as tx:
            return await getattr(after_sales, verb)(tx, actor, code, *args, **kwargs)  # type: ignore[no-any-return]

    async def returned(self, bought: Bought, kind: Kind = Kind.RETURN, *, pieces: Sequence[int] = (1,)) -> Case:
        """A case whose goods are on their way back."""
        case = await self.ask(bought, kind, Reason.FAULTY, pieces=pieces)
        await self.do("accept", self.agent(bought), case)
        return await self.do("send_back", bought.buyer, case, PARCEL)

    async def inspect(self, bought: Bought, case: Case, *, write_off: int = 0) -> Case:
        """All of it came back, the first `write_off` pieces of each line broken."""
        lines = [
            Inspected(line_id=line.line_id, restock=line.quantity - write_off, write_off=write_off)
            for line in case.lines
        ]
        return await self.do("inspect", self.agent(bought), case, lines)

    async def case(self, case: Case | str, actor: Actor = SYSTEM) -> Case:
        async with self.app.tx(write=False) as tx:
            return await after_sales.get_case(tx, actor, case if isinstance(case, str) else case.code)

    async def order(self, bought: Bought) -> Order:
        async with self.app.tx(write=False) as tx:
            return await orders.get_order(tx, SYSTEM, bought.number)

    async def count(self, table: str, where: str = "true") -> int:
        async with self.app.tx(write=False) as tx:
            return int(await tx.fetch_value(f"SELECT count(*) FROM after_sales.{table} WHERE {where}"))


def lines_of(order: Order) -> list[UUID]:
    return [line.id for line in order.lines]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
