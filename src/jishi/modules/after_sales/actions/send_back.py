"""Goods travel back: the buyer says how, the shop says that they came and what they are like."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid
from jishi.kernel.text import clean
from jishi.modules.after_sales import queries
from jishi.modules.after_sales.actions.moving import Repeated, Turn, begin, changed, move, write_step
from jishi.modules.after_sales.actions.pay_back import pay_back
from jishi.modules.after_sales.actions.records import access, shown
from jishi.modules.after_sales.actions.telling import tell_shop
from jishi.modules.after_sales.contracts import Act, Case, CaseLine, Inspected, Kind, ReturnParcel, State
from jishi.modules.after_sales.domain.states import SETTLED
from jishi.modules.after_sales.notices import SENT_BACK
from jishi.modules.after_sales.policy import is_counted
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Need
from jishi.modules.orders import api as orders
from jishi.platform.db import Tx

MOST_CARRIER = 40
MOST_NUMBER = 40


async def send_back(
    tx: Tx, actor: Actor, code: str, parcel: ReturnParcel, *, version: int | None = None, key: str = ""
) -> Case:
    """The buyer has sent the goods back, and says how. Raises NotFound, Forbidden, Invalid, Conflict."""
    try:
        turn = await begin(tx, actor, code, Act.SEND_BACK, version=version, key=key)
    except Repeated:
        return await shown(tx, actor, (await access(tx, actor, code)).id)
    given = check_parcel(parcel)
    await tx.execute(queries.SET_RETURN_PARCEL, turn.case.id, given)
    await move(tx, turn, State.SENT_BACK, {"carrier": given.carrier, "number": given.number})
    await tell_shop(tx, turn.case, SENT_BACK)
    return await shown(tx, actor, turn.case.id)


async def receive(tx: Tx, actor: Actor, code: str, *, version: int | None = None, key: str = "") -> Case:
    """The returned parcel is here, not looked into yet. Raises NotFound, Forbidden, Conflict."""
    try:
        turn = await begin(tx, actor, code, Act.RECEIVE, version=version, key=key)
    except Repeated:
        return await shown(tx, actor, (await access(tx, actor, code)).id)
    await tx.execute(queries.SET_GOODS_BACK, turn.case.id)
    await move(tx, turn, State.RECEIVED)
    return await shown(tx, actor, turn.case.id)


async def inspect(
    tx: Tx,
    actor: Actor,
    code: str,
    lines: Sequence[Inspected],
    *,
    version: int | None = None,
    text: str = "",
    key: str = "",
) -> Case:
    """What came back is looked at piece by piece: fit to be sold again, or written off. Then the money goes back, or
    the replacement is to be sent; where the money has gone already, only stock is counted. It is counted once, whoever
    inspects at the same time.

    Raises NotFound, Forbidden, StepUpNeeded, Invalid for more pieces than were to come back, Conflict.
    """
    try:
        turn = await begin(tx, actor, code, Act.INSPECT, version=version, text=text, key=key)
    except Repeated:
        return await shown(tx, actor, (await access(tx, actor, code)).id)
    if is_counted(turn.case):
        raise changed()
    if turn.case.state is State.SENT_BACK:
        arrival = msgspec.structs.replace(turn, act=Act.RECEIVE, text="", key=None)
        moved = await move(tx, arrival, State.RECEIVED)
        turn = msgspec.structs.replace(turn, case=moved)
    restock, write_off = await _count(tx, turn, lines)
    facts = {"restocked": restock, "written_off": write_off}
    if turn.case.state in SETTLED:
        await write_step(tx, turn, turn.case.state, facts)
    elif turn.case.kind is Kind.EXCHANGE:
        await move(tx, turn, State.REPLACING, facts)
    else:
        await pay_back(tx, turn, details=facts)
    return await shown(tx, actor, turn.case.id)


async def _count(tx: Tx, turn: Turn, lines: Sequence[Inspected]) -> tuple[int, int]:
    """Put what is fit into stock, the rest among the damaged; how many of each."""
    case = turn.case
    known = {line.line_id: line for line in case.lines}
    wrong = [one for one in lines if one.line_id not in known or one.restock < 0 or one.write_off < 0]
    if wrong or len({one.line_id for one in lines}) < len(lines):
        raise Invalid("Please check the number of pieces.", field="lines")
    if any(one.restock + one.write_off > known[one.line_id].quantity for one in lines):
        raise Invalid("More pieces than were to come back.", field="lines")
    ids = [one.line_id for one in lines]
    good, broken = [one.restock for one in lines], [one.write_off for one in lines]
    sound, damages, came = await _by_variant(tx, known, lines)
    if lines and await tx.execute(queries.SET_INSPECTED, case.id, ids, good, broken, came) < len(lines):
        raise changed()
    for needs, damaged in ((sound, False), (damages, True)):
        if needs:
            await inventory.take_back(tx, case.id, needs, damaged=damaged, reason="after-sales")
    back = {one: fit + bad for one, fit, bad in zip(ids, good, broken, strict=True) if fit + bad}
    if back:
        await orders.count_returned(tx, case.order_id, back)
    if case.state not in SETTLED:
        await tx.execute(queries.SET_GOODS_BACK, case.id)
    return sum(good), sum(broken)


async def _by_variant(
    tx: Tx, known: Mapping[UUID, CaseLine], lines: Sequence[Inspected]
) -> tuple[list[Need], list[Need], list[dict[str, int]]]:
    """Which variants the sound and the broken pieces are of, and how many of each came back of every line: what the
    buyer was sent in exchange for earlier pieces is what comes back first."""
    replaced: dict[UUID, list[list[Any]]] = {}
    for row in await tx.fetch(queries.REPLACED, [one.line_id for one in lines]):
        replaced.setdefault(row["line_id"], []).append([row["variant_id"], row["pieces"]])
    sound: list[Need] = []
    damages: list[Need] = []
    came: list[dict[str, int]] = []
    for one in lines:
        held = replaced.get(one.line_id, [])
        counts: dict[str, int] = {}
        for needs, pieces in ((sound, one.restock), (damages, one.write_off)):
            for variant_id, taken in _take(held, known[one.line_id].variant_id, pieces):
                needs.append(Need(variant_id, taken))
                counts[str(variant_id)] = counts.get(str(variant_id), 0) + taken
        came.append(counts)
    return sound, damages, came


def _take(held: list[list[Any]], bought: UUID, pieces: int) -> Iterator[tuple[UUID, int]]:
    """So many pieces: as far as they go those that are `held`, which get fewer, then of what was bought."""
    for own in held:
        if taken := min(pieces, own[1]):
            own[1] -= taken
            pieces -= taken
            yield own[0], taken
    if pieces:
        yield bought, pieces


def check_parcel(parcel: ReturnParcel) -> ReturnParcel:
    """A parcel as it is stored. Raises Invalid for a missing carrier or number."""
    carrier = clean(parcel.carrier, field="carrier", most=MOST_CARRIER, least=1)
    number = clean(parcel.number, field="number", most=MOST_NUMBER, least=4).upper().replace(" ", "")
    if not (number.isascii() and number.replace("-", "").isalnum()):
        raise Invalid("A tracking number has letters and digits only.", field="number")
    return ReturnParcel(carrier, number)
