"""Money leaves only once, after somebody else agreed, and comes back when it does not arrive."""

import asyncio
from datetime import timedelta
from uuid import UUID

import msgspec
import pytest
from tests.settlement.office import ACCOUNT, Office

from jishi.kernel.actor import SYSTEM
from jishi.kernel.errors import AppError, Conflict, Forbidden, Invalid, NotFound, StepUpNeeded
from jishi.kernel.ids import uuid7
from jishi.modules.settlement import api as settlement
from jishi.modules.settlement.actions.rules import LEAST_PAYOUT
from jishi.modules.settlement.banks.port import TransferState
from jishi.modules.settlement.contracts import PayoutState, TooMuch
from jishi.platform import options


async def rich(office: Office, pieces: int = 5) -> tuple[UUID, int]:
    """A shop with a bank account, and what it can have."""
    bought = await office.settled(pieces)
    shop_id = bought.goods[0].shop_id
    await office.name_account(shop_id)
    return shop_id, (await office.balance(shop_id)).payable


async def test_a_payout_is_asked_for_agreed_to_and_arrives(office: Office) -> None:
    shop_id, payable = await rich(office)
    payout = await office.ask(office.owner(shop_id), shop_id, payable)
    balance = await office.balance(shop_id)
    assert (balance.payable, balance.moving) == (0, payable)
    assert await settlement.send_due(office.app) == 0, "nobody has agreed yet"
    assert office.bank.sent == {}
    await office.decide(payout, actor=office.finance())
    assert await settlement.send_due(office.app) == 1
    assert await settlement.send_due(office.app) == 0
    done = await office.payout(payout)
    assert (done.state, done.bank_reference) == (PayoutState.PAID, f"bank-{payout.code}")
    assert office.bank.sent[payout.code].number == "6225880123456789"
    balance = await office.balance(shop_id)
    assert (balance.payable, balance.moving) == (0, 0)
    await office.assert_all_balances()


async def test_a_refused_payout_gives_the_money_back_once(office: Office) -> None:
    shop_id, payable = await rich(office)
    payout = await office.ask(office.owner(shop_id), shop_id, payable)
    await office.decide(payout, grant=False, actor=office.finance())
    with pytest.raises(Conflict):
        await office.decide(payout, actor=office.finance())
    assert (await office.payout(payout)).state is PayoutState.REFUSED
    assert (await office.balance(shop_id)).payable == payable
    assert await settlement.send_due(office.app) == 0
    await office.assert_all_balances()


async def test_what_the_bank_does_not_take_is_the_shops_again(office: Office) -> None:
    shop_id, payable = await rich(office)
    payout = await office.ask(office.owner(shop_id), shop_id, payable)
    await office.decide(payout, actor=office.finance())
    office.bank.state = TransferState.FAILED
    assert await settlement.send_due(office.app) == 1
    found = await office.payout(payout)
    assert (found.state, found.problem) == (PayoutState.FAILED, "no account")
    assert (await office.balance(shop_id)).payable == payable
    await office.assert_all_balances()


async def test_after_a_crash_the_bank_is_asked_and_the_money_moves_once(office: Office) -> None:
    shop_id, payable = await rich(office)
    payout = await office.ask(office.owner(shop_id), shop_id, payable)
    await office.decide(payout, actor=office.finance())
    office.bank.is_silent = True
    assert await settlement.send_due(office.app) == 0, "the bank has taken it, and we did not hear"
    assert (await office.payout(payout)).state is PayoutState.SENDING
    office.bank.is_silent = False
    sent = dict(office.bank.sent)
    assert await settlement.send_due(office.app) == 1
    assert office.bank.sent == sent
    assert (await office.payout(payout)).state is PayoutState.PAID
    await office.assert_all_balances()


async def test_payouts_that_take_long_keep_no_other_waiting(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    shop_id, payable = await rich(office, 10)
    slow = await office.ask(office.owner(shop_id), shop_id, payable // 2)
    later = await office.ask(office.owner(shop_id), shop_id, payable - payable // 2)
    monkeypatch.setattr("jishi.modules.settlement.actions.send.BATCH", 1)
    office.bank.state = TransferState.PROCESSING
    await office.decide(slow, actor=office.finance())
    await settlement.send_due(office.app)
    await office.decide(later, actor=office.finance())
    await settlement.send_due(office.app)
    assert (await office.payout(later)).state is PayoutState.SENDING


async def test_a_bank_that_lies_about_the_amount_is_not_believed(office: Office) -> None:
    shop_id, payable = await rich(office)
    payout = await office.ask(office.owner(shop_id), shop_id, payable)
    await office.decide(payout, actor=office.finance())
    office.bank.amount_off = -1
    assert await settlement.send_due(office.app) == 0
    assert (await office.payout(payout)).state is PayoutState.SENDING


async def test_more_than_there_is_cannot_be_had(office: Office) -> None:
    shop_id, payable = await rich(office)
    with pytest.raises(TooMuch) as refused:
        await office.ask(office.owner(shop_id), shop_id, payable + 1)
    assert refused.value.available == payable
    with pytest.raises(Invalid):
        await office.ask(office.owner(shop_id), shop_id, -payable)
    async with office.app.tx() as tx:
        await options.change(tx, SYSTEM, LEAST_PAYOUT, 0)
    with pytest.raises(Invalid):
        await office.ask(office.owner(shop_id), shop_id, 0)
    assert (await office.balance(shop_id)).payable == payable


async def test_the_same_key_is_the_same_payout(office: Office) -> None:
    shop_id, payable = await rich(office)
    owner = office.owner(shop_id)
    first = await office.ask(owner, shop_id, payable, "k1")
    assert (await office.ask(owner, shop_id, payable, "k1")).id == first.id
    with pytest.raises(Conflict):
        await office.ask(owner, shop_id, payable - 1, "k1")
    await office.assert_all_balances()


async def test_without_an_account_or_with_a_fresh_one_nothing_is_paid(office: Office) -> None:
    bought = await office.settled(5)
    shop_id = bought.goods[0].shop_id
    owner, payable = office.owner(shop_id), (await office.balance(shop_id)).payable
    with pytest.raises(Conflict, match="bank account first"):
        await office.ask(owner, shop_id, payable)
    await office.name_account(shop_id, wait=False)
    with pytest.raises(Conflict, match="short while ago"):
        await office.ask(owner, shop_id, payable)
    assert (await office.balance(shop_id)).moving == 0


async def test_who_may_not_gets_nothing(office: Office) -> None:
    shop_id, payable = await rich(office)
    with pytest.raises(Forbidden):
        await office.ask(office.owner(shop_id, pays=False), shop_id, payable)
    stranger = office.owner(uuid7())
    with pytest.raises(NotFound):
        await office.ask(stranger, shop_id, payable)
    async with office.app.tx() as tx:
        with pytest.raises(NotFound):
            await settlement.set_account(tx, stranger, shop_id, ACCOUNT)
    payout = await office.ask(office.owner(shop_id), shop_id, payable)
    async with office.app.tx(write=False) as tx:
        with pytest.raises(NotFound):
            await settlement.get_payout(tx, stranger, payout.code)
        assert (await settlement.list_payouts(tx, stranger)).items == []


async def test_without_a_recent_proof_no_money_moves(office: Office) -> None:
    shop_id, payable = await rich(office)
    owner = msgspec.structs.replace(office.owner(shop_id), key_id=None)
    with pytest.raises(StepUpNeeded):
        await office.ask(owner, shop_id, payable)
    async with office.app.tx() as tx:
        with pytest.raises(StepUpNeeded):
            await settlement.set_account(tx, owner, shop_id, ACCOUNT)
    balance = await office.balance(shop_id)
    assert (balance.payable, balance.moving) == (payable, 0)


async def test_nobody_agrees_to_their_own_payout(office: Office) -> None:
    shop_id, payable = await rich(office)
    manager = office.finance()
    payout = await office.ask(manager, shop_id, payable)
    with pytest.raises(Forbidden):
        await office.decide(payout, actor=manager)
    assert (await office.payout(payout)).state is PayoutState.ASKED


async def naive(office: Office, shop_id: UUID, amount: int, barrier: asyncio.Barrier) -> int:
    """Read the balance, decide, then take."""
    seen = (await office.balance(shop_id)).payable
    await barrier.wait()
    return amount if seen >= amount else 0


async def test_naively_the_same_money_is_paid_out_twice(own_office: Office) -> None:
    shop_id, payable = await rich(own_office)
    barrier = asyncio.Barrier(2)
    given = await asyncio.gather(*(naive(own_office, shop_id, payable, barrier) for _ in range(2)))
    assert sum(given) == 2 * payable


async def test_ours_is_paid_out_once_whoever_asks_at_the_same_time(own_office: Office) -> None:
    shop_id, payable = await rich(own_office)
    asked = [own_office.ask(own_office.owner(shop_id), shop_id, payable) for _ in range(6)]
    found = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(one, TooMuch) for one in found) == 5
    balance = await own_office.balance(shop_id)
    assert (balance.payable, balance.moving) == (0, payable)
    await own_office.assert_all_balances()


async def test_settling_and_refunding_at_once_leaves_nothing_pending(own_office: Office) -> None:
    for _ in range(4):
        bought = await own_office.completed(2)
        own_office.clock.advance(timedelta(days=8))
        done = await asyncio.gather(
            settlement.settle_due(own_office.app), own_office.refund(bought, 1_500), return_exceptions=True
        )
        assert not [one for one in done if isinstance(one, BaseException) and not isinstance(one, AppError)]
        await settlement.settle_due(own_office.app)
        balance = await own_office.balance(bought.goods[0].shop_id)
        assert balance.pending == 0
        await own_office.assert_all_balances()


async def test_many_workers_send_a_payout_once(own_office: Office) -> None:
    shop_id, payable = await rich(own_office)
    payout = await own_office.ask(own_office.owner(shop_id), shop_id, payable)
    await own_office.decide(payout, actor=SYSTEM)
    ended = await asyncio.gather(*(settlement.send_due(own_office.app) for _ in range(4)))
    assert sum(ended) == 1
    assert len(own_office.bank.sent) == 1
    await own_office.assert_all_balances()
