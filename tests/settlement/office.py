"""What tests of settlement need to arrange: completed orders, shops with money to have, people who may pay it out."""

from datetime import timedelta
from uuid import UUID

import msgspec
from tests.after_sales.counter import Desk
from tests.fulfilment.packing import Bought, packer

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.clock import FixedClock
from jishi.kernel.ids import uuid7
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Bearer, OrderRefund, RefundPart
from jishi.modules.payments import api as payments
from jishi.modules.settlement import api as settlement
from jishi.modules.settlement.banks.port import BankService, Transfer, TransferAnswer, TransferState
from jishi.modules.settlement.contracts import Balance, BankAccountInput, Payout, PayoutInput
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.outbound import Silent
from jishi.platform.runtime import Runtime
from jishi.platform.worker import drain

ACCOUNT = BankAccountInput(holder="青木家居有限公司", bank="招商银行", number="6225 8801 2345 6789")
CNY = "CNY"


class FakeBank:
    """A bank in memory that says what it is told to."""

    def __init__(self) -> None:
        self.state = TransferState.SUCCEEDED
        self.sent: dict[str, Transfer] = {}
        self.asked: list[str] = []
        self.is_silent = False
        self.amount_off = 0

    async def send(self, transfer: Transfer) -> TransferAnswer:
        self.sent[transfer.code] = transfer
        if self.is_silent:
            raise Silent("no answer")
        return await self.ask(transfer.code)

    async def ask(self, code: str) -> TransferAnswer:
        self.asked.append(code)
        if (found := self.sent.get(code)) is None:
            return TransferAnswer(TransferState.UNKNOWN)
        return TransferAnswer(self.state, found.amount + self.amount_off, found.currency, f"bank-{code}", "no account")


class Office:
    """Where shops get their money."""

    def __init__(self, desk: Desk, clock: FixedClock) -> None:
        self.desk = desk
        self.clock = clock
        self.bank = FakeBank()
        desk.app.provide(BankService, BankService(self.bank))

    @property
    def app(self) -> Runtime:
        return self.desk.app

    async def completed(self, *quantities: int, shop_id: UUID | None = None) -> Bought:
        """An order that was paid, sent, and received."""
        bought = await self.desk.packing.paid(*quantities, shop_id=shop_id)
        await self.desk.packing.ship(bought)
        async with self.app.tx() as tx:
            await orders.confirm_receipt(tx, bought.buyer, bought.number)
        await drain(self.app)
        return bought

    async def settled(self, *quantities: int, shop_id: UUID | None = None) -> Bought:
        """One whose shop can have its money."""
        bought = await self.completed(*quantities, shop_id=shop_id)
        self.clock.advance(timedelta(days=8))
        await settlement.settle_due(self.app)
        return bought

    async def refund(
        self, bought: Bought, amount: int, reference: str = "case", line: int = 0, borne_by: Bearer = Bearer.SHOP
    ) -> OrderRefund:
        order = await self.desk.packing.order(bought)
        async with self.app.tx() as tx:
            parts = [RefundPart(order.lines[line].id, amount)]
            return await orders.refund_part(
                tx, order.id, parts, reason="broken", reference=reference, by=SYSTEM, borne_by=borne_by
            )

    async def balance(self, shop_id: UUID) -> Balance:
        async with self.app.tx(write=False) as tx:
            return (await settlement.list_balances(tx, SYSTEM, [shop_id]))[0]

    async def fees(self) -> int:
        async with self.app.tx(write=False) as tx:
            return -await payments.ledger.balance(tx, payments.accounts.PLATFORM_FEES, CNY)

    def owner(self, shop_id: UUID, *, pays: bool = True) -> Actor:
        """A shop's owner."""
        actor = packer(shop_id, role=Role.MERCHANT_OWNER)
        permissions = actor.permissions | ({"settlement.pay"} if pays else set())
        return _proven(msgspec.structs.replace(actor, permissions=permissions))

    def finance(self, role: Role = Role.MANAGER) -> Actor:
        """Somebody of the company."""
        return _proven(packer(role=role))

    async def name_account(self, shop_id: UUID, *, wait: bool = True) -> None:
        async with self.app.tx() as tx:
            await settlement.set_account(tx, SYSTEM, shop_id, ACCOUNT)
        if wait:
            self.clock.advance(timedelta(days=2))

    async def ask(self, actor: Actor, shop_id: UUID, amount: int, key: str = "") -> Payout:
        async with self.app.tx() as tx:
            given = PayoutInput(shop_id=shop_id, amount=amount)
            return await settlement.ask_payout(tx, actor, given, idempotency_key=key)

    async def decide(self, payout: Payout, *, grant: bool = True, actor: Actor | None = None) -> None:
        assert payout.approval_id is not None
        async with self.app.tx() as tx:
            await team.decide_approval(tx, actor or SYSTEM, payout.approval_id, grant=grant, why="no")

    async def payout(self, payout: Payout) -> Payout:
        async with self.app.tx(write=False) as tx:
            return await settlement.get_payout(tx, SYSTEM, payout.code)

    async def assert_all_balances(self) -> None:
        await self.desk.market.assert_all_balances()


def _proven(actor: Actor) -> Actor:
    """As one with a key, whose scope is proof enough."""
    return msgspec.structs.replace(actor, key_id=uuid7())
