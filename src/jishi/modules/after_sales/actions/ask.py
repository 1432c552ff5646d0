"""A buyer asks for something."""

import hashlib
from collections.abc import Sequence
from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor, ActorKind
from jishi.kernel.errors import Conflict, Forbidden, Invalid
from jishi.kernel.ids import short_code, uuid7
from jishi.kernel.text import Text, clean
from jishi.modules.after_sales import queries
from jishi.modules.after_sales.actions.moving import MOST_KEY, Turn, check_words, shown_pictures, write_step
from jishi.modules.after_sales.actions.offering import Piece, Reckoning, reckon
from jishi.modules.after_sales.actions.records import CODE_LENGTH, access, reread, shown
from jishi.modules.after_sales.actions.rules import rules_of
from jishi.modules.after_sales.actions.telling import tell_shop
from jishi.modules.after_sales.contracts import MOST_LINES, MOST_TEXT, Act, AskInput, Case, Kind, Reason, Side, State
from jishi.modules.after_sales.domain.deadlines import deadline_of
from jishi.modules.after_sales.domain.reasons import NEEDS_EVIDENCE
from jishi.modules.after_sales.events import CaseOpened
from jishi.modules.after_sales.notices import ASKED
from jishi.modules.catalog import api as catalog
from jishi.modules.media.contracts import Image
from jishi.modules.orders import api as orders
from jishi.platform.db import Tx
from jishi.platform.formats import ZONE


class _LineRow(msgspec.Struct, frozen=True):
    line_id: UUID
    variant_id: UUID
    product_code: str
    title: Text
    label: Text
    image: Image | None
    quantity: int
    unsent: bool
    amount: int
    most: int
    given_up: bool
    replacement_id: UUID | None
    replacement_label: Text | None


async def ask(tx: Tx, actor: Actor, given: AskInput, *, idempotency_key: str = "") -> Case:
    """Open a case and return it; the same key with the same content is the same case.

    Two asks for the same pieces follow each other, and the second finds fewer left. Raises NotFound for an order that
    is not the actor's to see, Forbidden for one that is not theirs, Invalid, Conflict for what is not possible (any
    more) or for a key that stands for something else.
    """
    order = await orders.get_order(tx, actor, given.order)
    if order.owner_id != actor.owner_id and actor.kind is not ActorKind.SYSTEM:
        raise Forbidden
    text = clean(given.text, field="text", most=MOST_TEXT, lines=True)
    await check_words(tx, text)
    if len(given.lines) > MOST_LINES:
        raise Invalid("Please choose what it is about.", field="lines")
    if given.reason in NEEDS_EVIDENCE and not text and not given.pictures:
        raise Invalid("Please say what is wrong, or add a picture.", field="text")
    key, body = idempotency_key.strip()[:MOST_KEY] or None, _hash(given)
    case_id = uuid7()
    # Locks the order, so whoever asks next for the same pieces sees what is taken here.
    await orders.hold_completion(tx, order.id, case_id)
    if key is not None and (found := await tx.fetch_row(queries.BY_KEY, order.owner_id, key)) is not None:
        if found["body_hash"] != body:
            raise Conflict("This key was used for another request.", code="idempotency_key")
        await orders.release_completion(tx, order.id, case_id)
        return await shown(tx, actor, (await access(tx, actor, found["code"])).id)
    pictures = await shown_pictures(tx, given.pictures)
    reckoning = await reckon(tx, await orders.get_order(tx, actor, given.order), given)
    rows = await _rows(tx, reckoning, given)
    deadline = deadline_of(State.ASKED, tx.now, await rules_of(tx), ZONE)
    goods, code = reckoning.goods, short_code(CODE_LENGTH)
    await tx.execute(
        queries.ADD,
        case_id,
        code,
        order.id,
        order.number,
        order.shop_id,
        order.shop_name,
        order.owner_id,
        order.contact_email,
        given.kind.value,
        given.reason.value,
        order.currency,
        goods + reckoning.freight,
        goods,
        reckoning.freight,
        reckoning.most,
        deadline,
        tx.now,
        key,
        body,
        rows,
    )
    case = await reread(tx, case_id)
    turn = Turn(case, actor, Side.BUYER, Act.ASK, text, pictures)
    await write_step(tx, turn, State.ASKED, {"total": case.total, "reason": case.reason.value})
    await tell_shop(tx, case, ASKED)
    await tx.publish(
        CaseOpened(
            case_id=case.id,
            code=case.code,
            order_id=case.order_id,
            order_number=case.order_number,
            shop_id=case.shop_id,
            owner_id=case.owner_id,
            kind=case.kind.value,
        )
    )
    return await shown(tx, actor, case.id)


def _hash(given: AskInput) -> str:
    return hashlib.blake2b(msgspec.json.encode(given), digest_size=16).hexdigest()


async def _rows(tx: Tx, reckoning: Reckoning, given: AskInput) -> list[_LineRow]:
    labels = await _replacements(tx, reckoning.pieces) if given.kind is Kind.EXCHANGE else {}
    keeps = given.kind is Kind.REFUND and not given.unsent and given.reason is not Reason.NOT_RECEIVED
    return [
        _LineRow(
            piece.line.id,
            piece.line.variant_id,
            piece.line.product_code,
            piece.line.title,
            piece.line.label,
            piece.line.image,
            piece.asked.quantity,
            given.unsent,
            piece.amount,
            piece.most,
            not keeps,
            (piece.asked.replacement_id or piece.line.variant_id) if given.kind is Kind.EXCHANGE else None,
            labels.get(piece.line.id),
        )
        for piece in reckoning.pieces
    ]


async def _replacements(tx: Tx, pieces: Sequence[Piece]) -> dict[UUID, Text]:
    """The names of what is wanted instead, by line. Raises Invalid unless it is the same product at the same price."""
    wanted = {piece.line.id: piece.asked.replacement_id or piece.line.variant_id for piece in pieces}
    ids = {*wanted.values(), *(piece.line.variant_id for piece in pieces)}
    found = await catalog.list_sellable(tx, ids)
    for piece in pieces:
        new, old = found.get(wanted[piece.line.id]), found.get(piece.line.variant_id)
        if new is None or new.product_id != piece.line.product_id or not new.on_sale:
            raise Invalid("This cannot be had instead.", field="replacement_id")
        if new.variant_id != piece.line.variant_id and new.price not in (piece.line.price, old.price if old else None):
            raise Invalid("An exchange is for something of the same price.", field="replacement_id")
    return {line_id: found[variant_id].label for line_id, variant_id in wanted.items()}
