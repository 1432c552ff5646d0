"""Move goods from place to place. On the way they belong to neither: the transfer's lines account for them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Conflict, Invalid, NotFound
from jishi.kernel.ids import short_code, uuid7
from jishi.kernel.page import Page, clamp_limit, decode_cursor, encode_cursor
from jishi.kernel.text import clean
from jishi.modules.inventory import transfer_queries as queries
from jishi.modules.inventory.actions import trail
from jishi.modules.inventory.actions.adjust import lock_and_check
from jishi.modules.inventory.actions.items import access_variants, usable_place
from jishi.modules.inventory.actions.places import find_place
from jishi.modules.inventory.actions.receive import book
from jishi.modules.inventory.contracts import (
    Arrival,
    MovementKind,
    Transfer,
    TransferInput,
    TransferLine,
    TransferState,
)
from jishi.modules.inventory.domain import TRANSFERS, check_counts, sources_of
from jishi.modules.inventory.policy import EDIT, READ
from jishi.platform.db import Tx

MOST_LINES = 500
MOST_NOTE = 300


async def draft_transfer(tx: Tx, actor: Actor, given: TransferInput) -> str:
    """Write a transfer down and return its code; nothing moves yet.

    A merchant moves goods of one of their shops. Raises Forbidden, NotFound for what is not the actor's, Invalid.
    """
    shops = actor.shops_with(EDIT)
    _check(given.lines)
    if given.source == given.target:
        raise Invalid("The two places are the same.", field="target")
    source = await usable_place(tx, actor, given.source, incoming=False)
    target = await usable_place(tx, actor, given.target)
    owners = set((await access_variants(tx, actor, given.lines, [source, target])).values())
    shop_id = next(iter(owners)) if len(owners) == 1 else given.shop_id
    if shops is not None and shop_id not in shops:
        raise Invalid("A transfer has goods of one shop.", field="lines")
    transfer_id, code = uuid7(), short_code(8).lower()
    note = clean(given.note, field="note", most=MOST_NOTE)
    await tx.execute(queries.DRAFT, transfer_id, code, source.id, target.id, shop_id, note, actor.account_id, tx.now)
    await tx.execute(queries.SAVE_LINES, transfer_id, list(given.lines), list(given.lines.values()))
    await trail.note(tx, actor, "stock.transfer_drafted", "transfer", code, _told(given.lines), [shop_id])
    return code


async def change_transfer(tx: Tx, actor: Actor, code: str, lines: Mapping[UUID, int]) -> None:
    """Replace the lines of a draft. Raises Forbidden, NotFound, Invalid, Conflict once it was sent."""
    _check(lines)
    held = await _lock(tx, actor, code)
    if held.state is not TransferState.DRAFT:
        raise Conflict("The transfer's state does not allow this.")
    places = [place for place_id in (held.source_id, held.target_id) if (place := await find_place(tx, place_id))]
    owners = await access_variants(tx, actor, lines, places)
    if held.shop_id is not None and any(owner != held.shop_id for owner in owners.values()):
        raise Invalid("A transfer has goods of one shop.", field="lines")
    await tx.execute(queries.SAVE_LINES, held.id, list(lines), list(lines.values()))


async def send_transfer(tx: Tx, actor: Actor, code: str) -> None:
    """The goods leave their place, all or none. Sending again is fine.

    Raises Forbidden, NotFound, Conflict when the transfer cannot be sent any more or fewer pieces are free.
    """
    held = await _lock(tx, actor, code)
    if held.state is TransferState.SENT:
        return
    await _move(tx, held, TransferState.SENT)
    lines = await tx.rows(TransferLine, queries.LINES, held.id)
    parts = {line.variant_id: -line.quantity for line in lines}
    await lock_and_check(tx, held.source_id, {one: (pieces, 0) for one, pieces in parts.items()})
    await book(tx, parts, {}, held.source_id, MovementKind.SENT, held.id, f"transfer {code}", actor.account_id)
    await trail.note(tx, actor, "stock.transfer_sent", "transfer", code, _told(parts), [held.shop_id])


async def receive_transfer(tx: Tx, actor: Actor, code: str, arrival: Arrival) -> TransferState:
    """Book what has arrived, sound or broken, in one or several goes, and say how the transfer stands then.

    Raises Forbidden, NotFound, Invalid, Conflict when more arrives than is on the way, or nothing can.
    """
    wanted = sorted({*arrival.received, *arrival.damaged})
    check_counts(arrival.received, least=0)
    check_counts(arrival.damaged, least=0)
    held = await _lock(tx, actor, code)
    good = [arrival.received.get(one, 0) for one in wanted]
    broken = [arrival.damaged.get(one, 0) for one in wanted]
    if not sum(good) + sum(broken):
        raise Invalid("Say how many pieces have arrived.", field="received")
    if held.state not in (TransferState.SENT, TransferState.PARTLY):
        raise Conflict("The transfer's state does not allow this.")
    if await tx.execute(queries.ARRIVE, held.id, wanted, good, broken) < len(wanted):
        raise Conflict("More has arrived than is on the way.", code="too_many_arrived")
    left = sum(line.on_the_way for line in await tx.rows(TransferLine, queries.LINES, held.id))
    state = TransferState.PARTLY if left else TransferState.RECEIVED
    await _move(tx, held, state)
    sound, spoilt = dict(zip(wanted, good, strict=True)), dict(zip(wanted, broken, strict=True))
    note = f"transfer {code}"
    await book(tx, sound, spoilt, held.target_id, MovementKind.ARRIVED, held.id, note, actor.account_id)
    details = {"received": _told(sound), "damaged": _told(spoilt)}
    await trail.note(tx, actor, "stock.transfer_received", "transfer", code, details, [held.shop_id])
    return state


async def close_transfer(tx: Tx, actor: Actor, code: str, reason: str = "") -> None:
    """Nothing more is awaited: what has not come is lost, for a reason that must then be given. Again is fine.

    Raises Forbidden, NotFound, Invalid without a reason, Conflict for a transfer that was not sent.
    """
    held = await _lock(tx, actor, code)
    if held.state is TransferState.CLOSED:
        return
    why = clean(reason, field="reason", most=MOST_NOTE)
    await _move(tx, held, TransferState.CLOSED, why)
    lost = {row["variant_id"]: row["lost"] for row in await tx.fetch(queries.LOSE_REST, held.id)}
    if lost and not why:
        raise Invalid("Say why the rest has not come.", field="reason")
    details = {"lost": _told(lost), "reason": why}
    await trail.note(tx, actor, "stock.transfer_closed", "transfer", code, details, [held.shop_id])


async def cancel_transfer(tx: Tx, actor: Actor, code: str) -> None:
    """Throw a draft away. Raises Forbidden, NotFound, Conflict once it was sent."""
    held = await _lock(tx, actor, code)
    if held.state is TransferState.CANCELLED:
        return
    await _move(tx, held, TransferState.CANCELLED)
    await trail.note(tx, actor, "stock.transfer_cancelled", "transfer", code, {}, [held.shop_id])


async def find_transfer(tx: Tx, actor: Actor, code: str) -> tuple[Transfer, list[TransferLine]]:
    """A transfer with its lines. Raises Forbidden, NotFound. Two statements."""
    shops = actor.shops_with(READ)
    row = await tx.fetch_row(queries.BY_CODE, code)
    found = None if row is None else _transfer(row)
    if found is None or (shops is not None and found.shop_id not in shops):
        raise NotFound
    return found, await tx.rows(TransferLine, queries.LINES, found.id)


async def list_transfers(tx: Tx, actor: Actor, cursor: str = "", limit: int = 50) -> Page[Transfer]:
    """Transfers, the latest first. One statement."""
    shops, most = actor.shops_with(READ), clamp_limit(limit)
    before = decode_cursor(cursor, tuple[datetime])[0] if cursor else None
    found = [_transfer(row) for row in await tx.fetch(queries.RECENT, shops, before, most + 1)]
    return Page(found[:most], encode_cursor(found[most - 1].drafted_at) if len(found) > most else None)


def _transfer(row: Any) -> Transfer:
    values = list(row)
    values[5] = TransferState(values[5])
    return Transfer(*values)


class _Held(msgspec.Struct, frozen=True):
    """What is needed of a locked transfer."""

    id: UUID
    source_id: UUID
    target_id: UUID
    shop_id: UUID | None
    state: TransferState


async def _lock(tx: Tx, actor: Actor, code: str) -> _Held:
    shops = actor.shops_with(EDIT)
    row: Any = await tx.fetch_row(queries.LOCK, code)
    if row is None or (shops is not None and row["shop_id"] not in shops):
        raise NotFound
    return _Held(row["id"], row["source_id"], row["target_id"], row["shop_id"], TransferState(row["state"]))


async def _move(tx: Tx, held: _Held, state: TransferState, reason: str = "") -> None:
    if not await tx.execute(queries.MOVE, held.id, sources_of(TRANSFERS, state), state, tx.now, reason):
        raise Conflict("The transfer's state does not allow this.")


def _check(lines: Mapping[UUID, int]) -> None:
    if not 1 <= len(lines) <= MOST_LINES:
        raise Invalid("Choose between 1 and %(most)s variants.", field="lines", most=MOST_LINES)
    check_counts(lines, least=1)


def _told(pieces: Mapping[UUID, int]) -> dict[str, object]:
    return {str(variant_id): count for variant_id, count in pieces.items()}
