"""What shops were settled and paid in the last weeks, and what finance found comparing days with the provider."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec

from jishi.demo.make.progress import Part
from jishi.demo.make.team import FINANCE, OWN
from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.kernel.clock import FixedClock
from jishi.kernel.ids import uuid7
from jishi.modules.identity import api as identity
from jishi.modules.merchants import api as merchants
from jishi.modules.settlement import api as settlement
from jishi.modules.settlement.contracts import BankAccountInput, Payout, PayoutInput, PayoutState, RateInput
from jishi.modules.team import api as team
from jishi.modules.team.contracts import ROLE_PERMISSIONS, Role
from jishi.platform.runtime import Runtime
from jishi.sandbox.statements import misstate

CHANNEL = "sandbox"
BANKS = ("招商银行", "中国工商银行", "宁波银行", "杭州银行", "中国建设银行")
WEEKS = (56, 49, 42, 35, 28, 21, 14, 7, 3, 0)
"""Days before today on which shops are settled with."""

RATES = (("technology", 300), ("beauty", 800))
"""Categories, if the world has them, and their commission in basis points; the first shop has one of its own."""

FRIEND = 350
COMPARED = range(8, 0, -1)
"""Days before today that were compared with the provider, and the one on which it had made mistakes."""

MISTAKEN = 3
MUCH = 50_000
"""Less than this is not worth a payout, in minor units."""

NO_SUCH, SLOW = "0000", "1111"
"""Ends of bank accounts that the sandbox's bank does not know, and is slow with."""


class Plan(msgspec.Struct, frozen=True):
    """A payout: of which shop, so many days ago, what share of its balance in percent, and how it ended."""

    shop: int
    days: int
    share: int
    end: str


PLANS = (
    Plan(0, 28, 90, "paid"),
    Plan(1, 28, 80, "paid"),
    Plan(2, 21, 80, "by hand"),
    Plan(0, 14, 90, "paid"),
    Plan(3, 14, 70, "failed"),
    Plan(4, 7, 90, "paid"),
    Plan(1, 7, 100, "refused"),
    Plan(5, 3, 60, "paid"),
    Plan(2, 0, 60, "sending"),
    Plan(0, 0, 80, "asked"),
    Plan(1, 0, 60, "asked"),
)
ENDS = {2: SLOW, 3: NO_SUCH}
"""How the account numbers of some shops end."""

AT_ONCE = 4
"""So many orders are settled at the same time."""

WITHOUT_ACCOUNT = 6
"""The place of a shop that has not named a bank account yet."""


class Settlement:
    """Lives through ten weeks of money, after everything else of the demo world has happened."""

    def __init__(self, app: Runtime, clock: FixedClock, staff: UUID) -> None:
        self._app, self._clock = app, clock
        self._judge = _at_work(staff, map(str, ROLE_PERMISSIONS[Role.MANAGER]))
        self._finance = self._judge

    async def make(self, shops: Sequence[UUID], categories: Sequence[str], now: datetime) -> int:
        """Settle with these shops. Returns how many orders were settled."""
        settled = 0
        async with self._app.tx(write=False) as tx:
            if (account := await identity.find_account_by_contact(tx, FINANCE)) is not None:
                self._finance = _at_work(account.id, OWN["finance"].permissions)
        with Part("Settlement", len(WEEKS) + len(COMPARED)) as part:
            self._clock.set(now - timedelta(days=WEEKS[0] + 3))
            await self._agree(shops, categories)
            for days in WEEKS:
                self._clock.set(now - timedelta(days=days, minutes=30))
                while count := await settlement.settle_due(self._app, parallel=AT_ONCE):
                    settled += count
                for plan in PLANS:
                    if plan.days == days and plan.shop < len(shops):
                        await self._pay_out(shops[plan.shop], plan)
                part.done()
            await self._compare(now, part)
        return settled

    async def _agree(self, shops: Sequence[UUID], categories: Sequence[str]) -> None:
        """Commission rates and bank accounts."""
        async with self._app.tx() as tx:
            for code, points in RATES:
                if code in categories:
                    await settlement.set_rate(tx, self._finance, RateInput(category_code=code, basis_points=points))
            await settlement.set_rate(tx, self._finance, RateInput(shop_id=shops[0], basis_points=FRIEND))
            names = {shop.id: shop.name for shop in await merchants.list_shops(tx)}
            for place, shop_id in enumerate(shops):
                if place == WITHOUT_ACCOUNT:
                    continue
                given = BankAccountInput(
                    holder=f"{names[shop_id]['zh-CN']}商贸有限公司",
                    bank=BANKS[place % len(BANKS)],
                    number=f"62148300{place:04d}{ENDS.get(place, f'{4021 + 37 * place}')}",
                    automatic=place > WITHOUT_ACCOUNT and place % 3 == 0,
                )
                await settlement.set_account(tx, self._finance, shop_id, given)

    async def _pay_out(self, shop_id: UUID, plan: Plan) -> None:
        """One payout, as far as it came; none when the shop has too little."""
        async with self._app.tx() as tx:
            currency = self._app.settings.currency
            balances = await settlement.list_balances(tx, SYSTEM, [shop_id])
            payable = next((one.payable for one in balances if one.currency == currency), 0)
            amount = payable * plan.share // 100 // 100 * 100
            if amount < MUCH:
                return
            given = PayoutInput(shop_id=shop_id, amount=amount, currency=currency)
            payout = await settlement.ask_payout(tx, self._finance, given)
        if plan.end == "asked" or payout.approval_id is None:
            return
        self._clock.advance(timedelta(minutes=11))
        async with self._app.tx() as tx:
            refused = plan.end == "refused"
            why = "与上月对账单不符，请先核对。" if refused else ""
            await team.decide_approval(tx, self._judge, payout.approval_id, grant=not refused, why=why)
        if not refused:
            await self._send(payout, plan)

    async def _send(self, payout: Payout, plan: Plan) -> None:
        self._clock.advance(timedelta(minutes=1))
        await settlement.send(self._app, payout.id)
        async with self._app.tx() as tx:
            found = await settlement.get_payout(tx, SYSTEM, payout.code)
            if plan.end == "by hand" and found.state is PayoutState.SENDING:
                await settlement.end_by_hand(tx, self._finance, payout.code, paid=True, note="网银转账，凭证 1107")

    async def _compare(self, now: datetime, part: Part) -> None:
        """The days of the last week, on one of which the provider was wrong."""
        self._clock.set(now)
        today = now.astimezone(UTC).date()
        for days in COMPARED:
            day = today - timedelta(days=days)
            if days == MISTAKEN:
                await misstate(self._app, day, f"txn_again_{day:%Y%m%d}")
            await settlement.reconcile(self._app, CHANNEL, day)
            part.done()


def _at_work(account_id: UUID, permissions: Iterable[str]) -> Actor:
    """Somebody who needs no second look at who they are."""
    return Actor(kind=ActorKind.STAFF, account_id=account_id, permissions=frozenset(permissions), key_id=uuid7())
