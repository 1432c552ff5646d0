"""After-sales in the console: the list, a case, and what staff of one shop, of another and of the platform can do."""

import pytest
from tests.after_sales.counter import Desk
from tests.console.conftest import Employ, employ, fail
from tests.fulfilment.packing import Bought
from tests.identity.conftest import Person, SignUp, anonymous, sign_up
from tests.payments.fakes import FakeProvider

from jishi.kernel.actor import SYSTEM
from jishi.modules.after_sales import api as after_sales
from jishi.modules.after_sales.contracts import Case, Kind, Reason, State
from jishi.modules.payments.contracts import RefundState
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.worker import drain

__all__ = ["anonymous", "employ", "fail", "sign_up"]
EN = {"Accept": "text/html", "Accept-Language": "en"}


@pytest.fixture
async def keeper(desk: Desk, sign_up: SignUp) -> tuple[Person, Bought]:  # noqa: F811
    """The owner of a shop, and an order that it has sent."""
    bought = await desk.sent(2)
    person = await sign_up("owner@example.com")
    async with desk.app.tx() as tx:
        await team.add_staff(tx, SYSTEM, person.id, [Role.MERCHANT_OWNER], [bought.goods[0].shop_id])
    desk.app.cache.forget("*")
    return person, bought


def at(case: Case, act: str = "") -> str:
    return f"/console/after-sales/{case.code}" + (f"/{act}" if act else "")


async def test_a_shop_sees_and_answers_its_cases(desk: Desk, keeper: tuple[Person, Bought]) -> None:
    person, bought = keeper
    case = await desk.ask(bought, amounts=(500,))
    listed = (await person.call("GET", "/console/after-sales", headers=EN)).text
    assert f'data-row="{case.code}"' in listed
    assert "Waiting for the shop" in listed
    today = (await person.call("GET", "/console", headers=EN)).text
    assert "After-sales to answer" in today
    page = await person.call("GET", at(case), headers=EN)
    assert page.status_code == 200, page.text
    assert "有划痕" in page.text
    assert "Decide for good" not in page.text
    beside = await person.call("GET", f"/console/after-sales?open={case.code}", headers=EN)
    assert beside.status_code == 200, beside.text
    done = await person.call("POST", at(case, "acceptance"), data={"version": "1", "text": "好的"})
    assert done.status_code == 303, done.text
    again = await person.call("POST", at(case, "acceptance"), data={"version": "1"}, headers=EN)
    assert again.status_code == 409
    assert "Somebody else has acted" in again.text
    await drain(desk.app)
    assert (await desk.case(case)).state is State.REFUNDED


async def test_the_whole_way_of_a_return_through_the_pages(desk: Desk, keeper: tuple[Person, Bought]) -> None:
    person, bought = keeper
    case = await desk.returned(bought, pieces=(2,))
    line = case.lines[0].line_id
    assert "Check what came back" in (await person.call("GET", at(case), headers=EN)).text
    assert (await person.call("POST", at(case, "arrival"), data={"version": str(case.version)})).status_code == 303
    fields = {"version": str(case.version + 1), f"restock-{line}": "3", f"write-off-{line}": "0"}
    assert (await person.call("POST", at(case, "inspection"), data=fields, headers=EN)).status_code == 422
    fields |= {f"restock-{line}": "1", f"write-off-{line}": "1"}
    assert (await person.call("POST", at(case, "inspection"), data=fields)).status_code == 303
    await drain(desk.app)
    assert (await desk.case(case)).state is State.REFUNDED


async def test_another_shop_finds_nothing(desk: Desk, keeper: tuple[Person, Bought]) -> None:
    person, _ = keeper
    other = await desk.packing.paid(1, shop_id=await desk.market.shop())
    case = await desk.ask(other, reason=Reason.TOO_SLOW, unsent=True)
    assert case.code not in (await person.call("GET", "/console/after-sales", headers=EN)).text
    assert (await person.call("GET", at(case))).status_code == 404
    for act in ("acceptance", "refusal", "offer", "arrival", "inspection", "arbitration", "messages", "address"):
        answer = await person.call("POST", at(case, act), data={"version": "1", "text": "x", "total": "1"})
        assert answer.status_code == 404, act
    now = await desk.case(case)
    assert (now.state, now.version, len(now.steps)) == (State.ASKED, 1, 1)


async def test_who_may_only_look_changes_nothing(desk: Desk, employ: Employ) -> None:  # noqa: F811
    analyst = await employ(Role.ANALYST)
    bought = await desk.sent(1)
    case = await desk.ask(bought)
    page = (await analyst.call("GET", at(case), headers=EN)).text
    assert "Make the offer" not in page
    for act in ("acceptance", "refusal", "offer", "arbitration", "messages"):
        fields = {"version": "1", "text": "x", "total": "1", "verdict": "refund"}
        assert (await analyst.call("POST", at(case, act), data=fields)).status_code == 403, act
    assert (await desk.case(case)).version == 1
    marketer = await employ(Role.MARKETER, contact="marketer@example.com")
    assert (await marketer.call("GET", at(case))).status_code == 403


async def test_service_decides(desk: Desk, employ: Employ) -> None:  # noqa: F811
    clerk = await employ(Role.SERVICE)
    bought = await desk.sent(1)
    case = await desk.ask(bought, Kind.REFUND, Reason.DAMAGED)
    await desk.do("refuse", desk.agent(bought), case, text="no")
    await desk.do("escalate", bought.buyer, case, text="yes")
    assert "Decide for good" in (await clerk.call("GET", at(case), headers=EN)).text
    fields = {"version": "3", "verdict": "refund", "total": "5.50", "borne_by": "platform", "text": "平台补偿"}
    assert (await clerk.call("POST", at(case, "arbitration"), data=fields)).status_code == 303
    await drain(desk.app)
    now = await desk.case(case)
    assert (now.state, now.total, now.borne_by) == (State.REFUNDED, 550, "platform")


async def test_a_refused_refund_is_a_need_until_somebody_sees_to_it(
    desk: Desk,
    keeper: tuple[Person, Bought],
    employ: Employ,  # noqa: F811
    provider: FakeProvider,
) -> None:
    person, bought = keeper
    clerk = await employ(Role.SERVICE)
    case = await desk.ask(bought, amounts=(500,))
    provider.refund_state = RefundState.FAILED
    await desk.do("accept", desk.agent(bought), case)
    await drain(desk.app)
    assert "Refunds that were refused" in (await person.call("GET", "/console", headers=EN)).text
    assert "refused this refund" in (await person.call("GET", at(case), headers=EN)).text
    paid = {"note": "bank transfer 4711"}
    # It would be the platform's bank that paid: no shop says so by itself.
    assert (await person.call("POST", at(case, "refund/other-payment"), data=paid)).status_code == 403
    assert (await desk.case(case)).refund_failed
    answer = await clerk.call("POST", at(case, "refund/other-payment"), data=paid)
    assert answer.status_code == 303, answer.text
    now = await desk.case(case)
    assert (now.state, now.refund_failed) == (State.REFUNDED, False)
    assert "bank transfer 4711" in (await person.call("GET", at(case), headers=EN)).text
    await desk.market.assert_all_balances()


async def test_small_cases_are_agreed_to_many_at_once(desk: Desk, keeper: tuple[Person, Bought]) -> None:
    person, _ = keeper
    small = [await desk.ask(await desk.sent(1), amounts=(500,)) for _ in range(3)]
    dear = await desk.market.goods(price=20_000)
    large = await desk.ask(await desk.packing.paid_for({dear: 1}), reason=Reason.TOO_SLOW, unsent=True)
    ids = [case.code for case in [*small, large]]
    asked = await person.call("POST", "/console/after-sales/bulk", data={"action": "accept", "id": ids}, headers=EN)
    assert asked.status_code in (200, 303), asked.text
    fields = {"action": "accept", "id": ids, "sure": "1"}
    done = await person.call("POST", "/console/after-sales/bulk", data=fields, headers=EN)
    assert done.status_code in (200, 303), done.text
    await drain(desk.app)
    states = [(await desk.case(case)).state for case in small]
    assert states == [State.REFUNDED] * 3
    assert (await desk.case(large)).state is State.ASKED


async def test_the_list_costs_the_same_however_long_it_is(desk: Desk, keeper: tuple[Person, Bought]) -> None:
    _, bought = keeper
    agent = desk.agent(bought)
    counts = []
    for _ in range(2):
        await desk.ask(await desk.sent(1))
        async with desk.app.tx(write=False) as tx:
            await after_sales.list_cases(tx, agent)
            counts.append(tx.statements)
    assert counts[0] == counts[1]
