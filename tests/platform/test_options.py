"""Options: typed, kept in the process, and changed for everybody at once."""

import asyncio

import pytest

from jishi.kernel.actor import SYSTEM, Actor, ActorKind
from jishi.kernel.errors import Forbidden, Invalid, Unauthenticated
from jishi.kernel.ids import uuid7
from jishi.platform import audit, options
from jishi.platform.db import Tx
from jishi.platform.options import Option, Unit
from jishi.platform.runtime import Runtime

DAYS = Option("test.days", 10, title="Days", group="Test", unit=Unit.DAYS, least=1, most=60)
OPEN = Option("test.open", True, title="Open", group="Test")
WORD = Option("test.word", "", title="Word", group="Test")
PICK = Option("test.pick", "a", title="Pick", group="Test", choices=[("a", "First"), ("b", "Second")])
QUIET = Option("test.quiet", (22, 8), title="Quiet", group="Test")
EDITOR = Actor(kind=ActorKind.STAFF, account_id=uuid7(), permissions=frozenset({"settings.edit"}))


async def test_what_nobody_set_has_its_default(tx: Tx) -> None:
    assert await options.get(tx, DAYS) == 10
    assert await options.get(tx, OPEN) is True
    assert await options.get(tx, QUIET) == (22, 8)
    assert tx.statements == 1, "one statement for all of them, and none for the next ten minutes"


async def test_a_change_holds_at_once_and_for_everybody(app: Runtime, tx: Tx) -> None:
    assert await options.get(tx, DAYS) == 10
    async with app.tx() as changing:
        await options.change(changing, EDITOR, DAYS, "7")
        assert await options.get(changing, DAYS) == 7, "also in the transaction that changes it"
        assert app.cache.peek(options.CACHE_KEY) == {}, "but not in others before it has committed"
    async with app.tx() as reading:
        assert await options.get(reading, DAYS) == 7
    async with app.tx() as changing:
        assert await options.change(changing, EDITOR, DAYS, None) == 10
    assert await options.get(tx, DAYS) == 10
    assert await options.changed(tx) == frozenset()


async def test_what_was_read_while_somebody_changed_it_is_not_kept(own_app: Runtime) -> None:
    async with own_app.tx() as changing:
        await options.change(changing, EDITOR, DAYS, 7)
        async with own_app.tx() as reading:
            assert await options.get(reading, DAYS) == 10
    async with own_app.tx(write=False) as reading:
        assert await options.get(reading, DAYS) == 7


async def test_changes_are_audited_and_repeats_are_not(tx: Tx) -> None:
    for value in (7, 7, 8, None, None):
        await options.change(tx, EDITOR, DAYS, value)
    entries = (await audit.search_page(tx, audit.Search(action="settings.changed"))).items
    assert [entry.details for entry in reversed(entries)] == [
        {"from": 10, "to": 7},
        {"from": 7, "to": 8},
        {"from": 8, "to": 10},
    ]
    assert {entry.actor_id for entry in entries} == {EDITOR.account_id}


@pytest.mark.parametrize(
    ("option", "value", "kept"),
    [
        (DAYS, 1, 1),
        (DAYS, " 60 ", 60),
        (OPEN, "1", True),
        (OPEN, "", False),
        (OPEN, False, False),
        (WORD, "  两个 词\x00 ", "两个 词"),
        (PICK, "b", "b"),
        (QUIET, "23-7", (23, 7)),
        (QUIET, [0, 24], (0, 24)),
    ],
)
async def test_values_from_forms_and_json(tx: Tx, option: options.AnyOption, value: object, kept: object) -> None:
    assert await options.change(tx, SYSTEM, option, value) == kept
    assert await options.get(tx, option) == kept  # type: ignore[misc]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        (DAYS, 0),
        (DAYS, 61),
        (DAYS, "-3"),
        (DAYS, "1.5"),
        (DAYS, 1.5),
        (DAYS, True),
        (DAYS, "٣"),
        (DAYS, "9" * 40),
        (DAYS, [1]),
        (OPEN, "maybe"),
        (OPEN, 7),
        (WORD, "x" * 501),
        (WORD, 1),
        (PICK, "c"),
        (QUIET, "7"),
        (QUIET, [1, 25]),
        (QUIET, [1, 2, 3]),
        (QUIET, {}),
    ],
)
async def test_senseless_values_are_refused_and_change_nothing(
    tx: Tx, option: options.AnyOption, value: object
) -> None:
    with pytest.raises(Invalid) as refusal:
        await options.change(tx, EDITOR, option, value)
    assert set(refusal.value.fields) == {option.name}
    assert await options.changed(tx) == frozenset()
    assert (await audit.search_page(tx, audit.Search())).items == []


async def test_who_may_not_changes_nothing(tx: Tx) -> None:
    for actor, refusal in (
        (Actor(), Unauthenticated),
        (Actor(kind=ActorKind.STAFF, account_id=uuid7(), permissions=frozenset({"orders.read"})), Forbidden),
        (
            Actor(
                kind=ActorKind.STAFF,
                account_id=uuid7(),
                permissions=frozenset({"settings.edit"}),
                shop_ids=frozenset({uuid7()}),
            ),
            Forbidden,
        ),
    ):
        with pytest.raises(refusal):
            await options.change(tx, actor, DAYS, 7)
    assert await options.changed(tx) == frozenset()


async def test_a_value_of_an_older_version_falls_back_to_the_default(tx: Tx) -> None:
    await options.change(tx, SYSTEM, Option("test.days", "soon", title="Days", group="Test"), "later")
    assert await options.get(tx, DAYS) == 10


async def test_two_who_change_the_same_take_turns(own_app: Runtime) -> None:
    async def one(value: int) -> None:
        async with own_app.tx() as tx:
            await options.change(tx, EDITOR, DAYS, value)

    await asyncio.gather(one(30), one(40))
    async with own_app.tx() as tx:
        entries = (await audit.search_page(tx, audit.Search(action="settings.changed"))).items
        steps = {(entry.details["from"], entry.details["to"]) for entry in entries}
        last = await options.get(tx, DAYS)
    assert steps in ({(10, 30), (30, 40)}, {(10, 40), (40, 30)}), "each is told what it replaced"
    assert last in (30, 40)


async def test_an_option_is_declared_once(app: Runtime) -> None:
    options.declare(app, DAYS)
    options.declare(app, DAYS)
    with pytest.raises(ValueError, match=r"test\.days"):
        options.declare(app, Option("test.days", 1, title="Other", group="Test"))
    assert DAYS in options.declared(app)
