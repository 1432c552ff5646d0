"""Texts are screened, held, reported, and decided about once."""

import httpx
import pytest
from tests.catalog.conftest import count
from tests.moderation.conftest import BEARER, member, moderator_, sign_in, subject_of

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Forbidden, Invalid, NotFound, Unauthenticated
from jishi.kernel.ids import uuid7
from jishi.modules.moderation import api as moderation
from jishi.modules.moderation.contracts import (
    Decision,
    DecisionInput,
    ItemState,
    Outcome,
    ReportInput,
    ReportReason,
    WordInput,
    WordKind,
)
from jishi.modules.moderation.events import ItemDecided
from jishi.platform.db import Tx
from jishi.platform.runtime import Runtime

PUBLISH = DecisionInput(Decision.PUBLISH)
HIDE = DecisionInput(Decision.HIDE, "Not about the product")


@pytest.fixture
async def words(app: Runtime, moderator: Actor) -> None:
    async with app.tx() as tx:
        await moderation.import_words(tx, moderator, "假货,block,\n微信,review,\n")


@pytest.mark.usefixtures("words")
async def test_the_words_say_what_becomes_of_a_text(app: Runtime, moderator: Actor) -> None:
    author = member()
    async with app.tx() as tx:
        assert (await moderation.screen(tx, subject_of(author), ["好茶", ""])).outcome is Outcome.PUBLISH
        refused = await moderation.screen(tx, subject_of(author), ["这是假-货", "加微信"])
        assert refused.outcome is Outcome.REFUSE
        assert "假-货" in str(moderation.refusal(refused))
        assert (await moderation.list_items(tx, moderator)).items == []
        held = await moderation.screen(tx, subject_of(author), ["加微信", "好茶"])
        assert held.is_held
        forced = await moderation.screen(tx, subject_of(author), ["好茶"], hold=True)
        assert forced.is_held
        first, second = (await moderation.list_items(tx, moderator)).items
    assert (first.text, first.words, first.author_name) == ("加微信\n好茶", ["微信"], "Mei")
    assert (second.text, second.words) == ("好茶", [])


@pytest.mark.usefixtures("words")
async def test_a_text_that_is_changed_while_it_waits_waits_once(app: Runtime, moderator: Actor) -> None:
    subject = subject_of(member())
    async with app.tx() as tx:
        await moderation.screen(tx, subject, ["微信 1"])
        await moderation.screen(tx, subject, ["微信 2"])
        items = (await moderation.list_items(tx, moderator)).items
        assert [item.text for item in items] == ["微信 2"]
        await moderation.withdraw(tx, subject.kind, subject.id)
        assert (await moderation.list_items(tx, moderator)).items == []
        assert (await moderation.get_item(tx, moderator, items[0].id)).state is ItemState.WITHDRAWN


async def test_reports_count_once_per_person(tx: Tx, moderator: Actor) -> None:
    subject = subject_of(member("Author"))
    one, two = member("One"), member("Two")
    for who, reason in [(one, ReportReason.ABUSE), (one, ReportReason.ABUSE), (two, ReportReason.PRIVACY)]:
        await moderation.report(tx, who, subject, "words", ReportInput(reason))
    (item,) = (await moderation.list_items(tx, moderator)).items
    assert (item.reports, item.reasons) == (2, {"abuse": 1, "privacy": 1})


async def test_guests_and_authors_report_nothing(tx: Tx, moderator: Actor) -> None:
    author = member()
    for who, refusal in [(author, Invalid), (Actor(guest_id=uuid7()), Unauthenticated)]:
        with pytest.raises(refusal):
            await moderation.report(tx, who, subject_of(author), "words", ReportInput())
    assert (await moderation.list_items(tx, moderator)).items == []


async def test_a_decision_is_announced_and_stays(app: Runtime, moderator: Actor) -> None:
    heard: list[ItemDecided] = []

    async def hear(_tx: Tx, event: ItemDecided) -> None:
        heard.append(event)

    app.wiring.inside(ItemDecided, hear)
    subject = subject_of(member())
    async with app.tx() as tx:
        await moderation.screen(tx, subject, ["x"], hold=True)
        (item,) = (await moderation.list_items(tx, moderator)).items
        with pytest.raises(Invalid):
            await moderation.decide(tx, moderator, item.id, DecisionInput(Decision.HIDE))
        done = await moderation.decide(tx, moderator, item.id, HIDE)
        assert (done.state, done.decided_by, done.reason) == (ItemState.HIDDEN, moderator.account_id, HIDE.reason)
        assert await moderation.decide(tx, moderator, item.id, HIDE) == done
        for actor, other in [(moderator, PUBLISH), (moderator_("Other"), HIDE)]:
            with pytest.raises(Conflict):
                await moderation.decide(tx, actor, item.id, other)
        with pytest.raises(NotFound):
            await moderation.decide(tx, moderator, uuid7(), PUBLISH)
    assert [(event.subject_id, event.published) for event in heard] == [(subject.id, False)]


async def test_others_neither_see_the_queue_nor_decide(app: Runtime, moderator: Actor) -> None:
    async with app.tx() as tx:
        await moderation.screen(tx, subject_of(member()), ["x"], hold=True)
        (item,) = (await moderation.list_items(tx, moderator)).items
        for actor, refusal in [(Actor(), Unauthenticated), (member(), Forbidden)]:
            with pytest.raises(refusal):
                await moderation.list_items(tx, actor)
            with pytest.raises(refusal):
                await moderation.decide(tx, actor, item.id, PUBLISH)
        assert (await moderation.get_item(tx, moderator, item.id)).state is ItemState.WAITING


async def test_the_queue_over_http(app: Runtime, client: httpx.AsyncClient, moderator: Actor) -> None:
    async with app.tx() as tx:
        for _ in range(3):
            await moderation.screen(tx, subject_of(member()), ["x"], hold=True)
        assert await moderation.count_waiting(tx, moderator) == {"review": 3}
    url = "/api/v1/moderation/items"
    sign_in(app, frozenset({"reviews.read"}))
    assert (await client.get(url, headers=BEARER)).status_code == 403
    sign_in(app, frozenset({"reviews.moderate"}))
    first = (await client.get(f"{url}?limit=2", headers=BEARER)).json()
    rest = (await client.get(f"{url}?limit=2&cursor={first['next_cursor']}", headers=BEARER)).json()
    assert (len(first["items"]), len(rest["items"]), rest["next_cursor"]) == (2, 1, None)
    item_id = first["items"][0]["id"]
    decided = await client.post(f"{url}/{item_id}/decision", json={"decision": "publish"}, headers=BEARER)
    assert decided.json()["state"] == "published"
    again = await client.post(f"{url}/{item_id}/decision", json={"decision": "publish"}, headers=BEARER)
    assert again.status_code == 409  # another session here is another person
    hidden = (await client.get(f"{url}?state=published", headers=BEARER)).json()["items"]
    assert [item["id"] for item in hidden] == [item_id]


async def test_the_list_costs_one_statement(app: Runtime, moderator: Actor) -> None:
    async with app.tx() as tx:
        for _ in range(12):
            await moderation.screen(tx, subject_of(member()), ["x"], hold=True)
        assert await count(tx, "moderation.items") == 12
    async with app.tx(write=False) as tx:
        await moderation.list_items(tx, moderator)
        assert tx.statements == 1


@pytest.mark.usefixtures("words")
async def test_a_word_of_both_kinds_refuses(tx: Tx, moderator: Actor) -> None:
    await moderation.add_word(tx, moderator, WordInput("微信", WordKind.BLOCK))
    tx.app.cache.forget("*")
    assert (await moderation.screen(tx, subject_of(member()), ["微信"])).outcome is Outcome.REFUSE
