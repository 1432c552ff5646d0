"""Two moderators at one item: what happens without the compare-and-set, and with it."""

import asyncio
from uuid import UUID

import pytest
from tests.moderation.conftest import member, moderator_, subject_of

from jishi.kernel.errors import Conflict
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation import queries
from jishi.modules.moderation.contracts import Decision, DecisionInput, Item, ReportInput
from jishi.platform.runtime import Runtime


async def held(app: Runtime) -> UUID:
    async with app.tx() as tx:
        await moderation.screen(tx, subject_of(member()), ["x"], hold=True)
        return (await moderation.list_items(tx, moderator_())).items[0].id


async def decide_at_once(app: Runtime, item_id: UUID) -> list[Item | BaseException]:
    async def one(number: int) -> Item:
        given = DecisionInput(Decision.PUBLISH if number % 2 else Decision.HIDE, "because")
        async with app.tx() as tx:
            return await moderation.decide(tx, moderator_(str(number)), item_id, given)

    return await asyncio.gather(*(one(number) for number in range(6)), return_exceptions=True)


async def test_without_comparing_all_of_them_decide(own_app: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    item_id = await held(own_app)
    blind = queries.DECIDE.replace("AND state = ANY($2::text[])", "AND $2::text[] IS NOT NULL")
    monkeypatch.setattr(queries, "DECIDE", blind)
    results = await decide_at_once(own_app, item_id)
    assert len([result for result in results if isinstance(result, Item)]) == 6


async def test_with_it_one_decides_and_the_others_are_told(own_app: Runtime) -> None:
    item_id = await held(own_app)
    results = await decide_at_once(own_app, item_id)
    assert len([result for result in results if isinstance(result, Item)]) == 1
    assert len([result for result in results if isinstance(result, Conflict)]) == 5


async def test_reports_at_once_join_one_item(own_app: Runtime) -> None:
    subject = subject_of(member("Author"))
    people = [member(str(number)) for number in range(5)] * 2

    async def one(number: int) -> None:
        async with own_app.tx() as tx:
            await moderation.report(tx, people[number], subject, "x", ReportInput())

    await asyncio.gather(*(one(number) for number in range(10)))
    async with own_app.tx() as tx:
        (item,) = (await moderation.list_items(tx, moderator_())).items
    assert (item.reports, item.reasons) == (5, {"other": 5})
