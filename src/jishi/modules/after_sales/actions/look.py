"""Read cases, everybody what they may see."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.modules.after_sales import queries
from jishi.modules.after_sales.actions.offering import soon
from jishi.modules.after_sales.actions.records import access, as_case, steps_of, with_lines
from jishi.modules.after_sales.actions.rules import rules_of
from jishi.modules.after_sales.contracts import Case, Needs, Side, State
from jishi.modules.after_sales.policy import READ, acts_for
from jishi.platform.db import Tx


async def get_case(tx: Tx, actor: Actor, code: str) -> Case:
    """The case with its lines, all that was done and said, and what the actor can do. Raises NotFound for one the
    actor may not see."""
    case = await access(tx, actor, code)
    return msgspec.structs.replace(case, steps=await steps_of(tx, case.id), can=acts_for(actor, case))


async def list_mine(
    tx: Tx,
    actor: Actor,
    *,
    states: Sequence[State] = (),
    order_id: UUID | None = None,
    cursor: str = "",
    limit: int = 20,
) -> Page[Case]:
    """The actor's own cases, the newest first, in two statements however many there are."""
    after = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    count = clamp_limit(limit)
    wanted = [state.value for state in states] or None
    rows = await tx.fetch(queries.LIST, actor.require_owner(), wanted, after, count + 1, order_id)
    return await _page(tx, actor, [as_case(row) for row in rows], count)


async def list_cases(
    tx: Tx,
    actor: Actor,
    *,
    states: Sequence[State] = (),
    waits_for: Side | None = None,
    cursor: str = "",
    limit: int = 20,
) -> Page[Case]:
    """Cases of the actor's shops, or of all, the newest first. Raises Unauthenticated, Forbidden."""
    shops = actor.shops_with(READ)
    after = decode_cursor(cursor, tuple[UUID])[0] if cursor else None
    count = clamp_limit(limit)
    wanted, side = [state.value for state in states] or None, waits_for.value if waits_for else None
    rows = await tx.fetch(queries.LIST_SHOPS, shops, wanted, after, count + 1, side)
    return await _page(tx, actor, [as_case(row) for row in rows], count)


async def cases_of(tx: Tx, actor: Actor, order_ids: Sequence[UUID]) -> list[Case]:
    """All cases of these orders that the actor may see, oldest first, without lines, in one statement."""
    found = [as_case(row) for row in await tx.fetch(queries.OF_ORDERS, list(order_ids))]
    shops = actor.shop_ids
    return [
        case
        for case in found
        if case.owner_id == actor.owner_id or (actor.has(READ) and (not shops or case.shop_id in shops))
    ]


async def count_needs(tx: Tx, actor: Actor) -> Needs:
    """What waits for somebody in the actor's shops. Raises Unauthenticated, Forbidden."""
    near = soon(tx.now, await rules_of(tx))
    found = await tx.row(Needs, queries.NEEDS, actor.shops_with(READ), near)
    assert found is not None
    return found


async def _page(tx: Tx, actor: Actor, cases: list[Case], count: int) -> Page[Case]:
    shown = [msgspec.structs.replace(case, can=acts_for(actor, case)) for case in await with_lines(tx, cases[:count])]
    return Page(shown, encode_cursor(shown[-1].id) if len(cases) > count else None)
