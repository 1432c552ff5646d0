"""kill -9 of the worker while shops are paid: the bank moves each payout once, and the ledger knows of each."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import msgspec
import pytest
from tests.faults.processes import Shop, shop_on, until
from tests.fulfilment.packing import packer
from tests.settlement.office import ACCOUNT, CNY

from jishi.kernel.actor import SYSTEM
from jishi.kernel.ids import uuid7
from jishi.modules.payments import api as payments
from jishi.modules.payments.contracts import Entry
from jishi.modules.settlement import api as settlement
from jishi.modules.settlement.contracts import PayoutInput
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role

pytestmark = pytest.mark.faults
PAYOUTS = 60
AMOUNT = 12_345
"""Fen."""


@pytest.fixture
async def shop(database: str, folder: Path) -> AsyncIterator[Shop]:
    async with shop_on(database, folder, "sandbox") as found:
        await found.stock(1)
        yield found


async def test_each_payout_moves_once_when_the_worker_is_killed_again_and_again(shop: Shop) -> None:
    shop_id = await agreed_payouts(shop)
    for least in (3, PAYOUTS // 3, 2 * PAYOUTS // 3):
        await shop.processes.spawn("sender", "-m", "tests.faults.payout_sender")
        await until(lambda least=least: moved(shop, least))  # type: ignore[misc]
        await shop.processes.kill("sender")
        assert await shop.count("settlement.payouts WHERE state = 'paid'") < PAYOUTS, "it was not killed in the middle"
        await assert_balanced(shop)
    await shop.processes.spawn("sender", "-m", "tests.faults.payout_sender")
    await until(lambda: paid(shop))
    assert await shop.count("sandbox.transfer") == PAYOUTS
    assert await shop.count("sandbox.transfer WHERE amount = $1 AND state = 'succeeded'", AMOUNT) == PAYOUTS
    async with shop.app.tx(write=False) as tx:
        accounts = payments.accounts
        left = [accounts.shop_payable(shop_id), accounts.shop_moving(shop_id)]
        balances = await payments.ledger.balances(tx, left)
        bank = await payments.ledger.balance(tx, accounts.PLATFORM_BANK, CNY)
    assert [value for value in balances.values() if value] == []
    assert bank == 0, "what came in for the shop has gone to it"
    await assert_balanced(shop)


async def agreed_payouts(shop: Shop) -> UUID:
    """A shop with money, all of which was asked for in many payouts, and agreed to."""
    async with shop.app.tx() as tx:
        shop_id = UUID(str(await tx.fetch_value("SELECT id FROM merchants.shop")))
        await settlement.set_account(tx, SYSTEM, shop_id, ACCOUNT)
        await tx.execute("UPDATE settlement.accounts SET changed_at = changed_at - interval '30 days'")
        whole = PAYOUTS * AMOUNT
        entries = [
            Entry(payments.accounts.PLATFORM_BANK, whole),
            Entry(payments.accounts.shop_payable(shop_id), -whole),
        ]
        await payments.ledger.post(tx, "settlement.settled", uuid7(), CNY, entries)
    boss = msgspec.structs.replace(packer(role=Role.MANAGER), key_id=uuid7())
    for at in range(PAYOUTS):
        async with shop.app.tx() as tx:
            given = PayoutInput(shop_id=shop_id, amount=AMOUNT)
            payout = await settlement.ask_payout(tx, SYSTEM, given, idempotency_key=f"payout-{at}")
            assert payout.approval_id is not None
            await team.decide_approval(tx, boss, payout.approval_id, grant=True, why="")
    return shop_id


async def assert_balanced(shop: Shop) -> None:
    async with shop.app.tx(write=False) as tx:
        assert await payments.ledger.audit(tx) == []


async def moved(shop: Shop, least: int) -> bool:
    return await shop.count("sandbox.transfer") >= least


async def paid(shop: Shop) -> bool:
    return await shop.count("settlement.payouts WHERE state = 'paid'") == PAYOUTS
