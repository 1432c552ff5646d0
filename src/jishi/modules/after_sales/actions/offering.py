"""What may be asked for of an order, and what it would come to."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import asyncpg
import msgspec

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.errors import Conflict, Invalid
from jishi.modules.after_sales import queries
from jishi.modules.after_sales.actions.rules import rules_of
from jishi.modules.after_sales.contracts import AskInput, Kind, LineAsk, Opening, OpenLine, Options, Preview, Reason
from jishi.modules.after_sales.domain.amounts import worth_table
from jishi.modules.after_sales.domain.deadlines import end_of_day_after
from jishi.modules.after_sales.domain.reasons import REASONS, SHOPS_FAULT, UNSENT, reasons_for
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import Order, OrderLine, OrderState
from jishi.platform.db import Tx
from jishi.platform.formats import ZONE

NOT_PAID = "There is nothing to ask for: this order has not been paid."
OVER = "The time for after-sales of this order is over."
NOTHING_LEFT = "Everything of this order has gone back already, or is in a case."
TO_SEND = frozenset({OrderState.PAID, OrderState.FULFILLING})
SENT = frozenset({OrderState.FULFILLING, OrderState.SHIPPED, OrderState.DELIVERED, OrderState.COMPLETED})


class Claim(msgspec.Struct, frozen=True):
    """What open cases keep of a line."""

    unsent: int = 0
    sent: int = 0
    most: int = 0


class Piece(msgspec.Struct, frozen=True):
    """A line of an ask, checked: what it is about, and what could go back for it."""

    line: OrderLine
    asked: LineAsk
    amount: int
    most: int


class Reckoning(msgspec.Struct, frozen=True):
    """An ask, checked and added up."""

    order: Order
    pieces: list[Piece]
    freight: int

    @property
    def goods(self) -> int:
        return sum(piece.amount for piece in self.pieces)

    @property
    def most(self) -> int:
        """What the case could come to at all."""
        return sum(piece.most for piece in self.pieces) + self.freight


async def get_opening(tx: Tx, actor: Actor, number: str) -> Opening:
    """What the actor may ask for of their order. Raises NotFound for an order that is not theirs to see."""
    order = await orders.get_order(tx, actor, number)
    claims = await _claims(tx, order.lines)
    rules = await rules_of(tx)
    unsent, sent = _open_lines(order, claims, unsent=True), _open_lines(order, claims, unsent=False)
    late = order.state in SENT and _over(order, rules.window_days, tx.now)
    lines: dict[Kind, list[OpenLine]] = {Kind.REFUND: [*unsent, *([] if late else sent)]}
    if sent and not late:
        lines |= {Kind.RETURN: sent, Kind.EXCHANGE: sent}
    kinds = [kind for kind, found in lines.items() if found]
    why_not = "" if kinds else NOT_PAID if order.paid_at is None else OVER if late and sent else NOTHING_LEFT
    return Opening(
        order.id,
        order.number,
        order.shop_name,
        order.currency,
        kinds,
        {kind: _reasons(kind, order, rules, tx.now) for kind in kinds},
        lines,
        why_not,
    )


async def preview(tx: Tx, actor: Actor, given: AskInput) -> Preview:
    """What `given` would come to. Raises what asking for it would."""
    found = await reckon(tx, await orders.get_order(tx, actor, given.order), given)
    goods = found.goods
    lines = {piece.line.id: piece.amount for piece in found.pieces}
    return Preview(found.order.currency, goods, found.freight, goods + found.freight, lines)


async def reckon(tx: Tx, order: Order, given: AskInput) -> Reckoning:
    """Check an ask against what is left of its order. Raises Invalid for what makes no sense, Conflict for what is not
    (any longer) possible."""
    if given.unsent and given.kind is not Kind.REFUND:
        raise Invalid("What has not been sent cannot come back.", field="kind")
    if given.reason not in reasons_for(given.kind, unsent=given.unsent):
        raise Invalid("Please choose a reason.", field="reason")
    rules = await rules_of(tx)
    if order.state not in (TO_SEND if given.unsent else SENT):
        raise Conflict(NOTHING_LEFT if order.paid_at else NOT_PAID, code="not_open")
    days = rules.change_mind_days if given.reason is Reason.NO_LONGER_WANTED else rules.window_days
    if not given.unsent and _over(order, days, tx.now):
        raise Conflict(OVER, code="too_late")
    claims = await _claims(tx, order.lines)
    open_lines = {one.line_id: one for one in _open_lines(order, claims, unsent=given.unsent)}
    known = {line.id: line for line in order.lines}
    pieces = [_piece(known, open_lines, asked, given.kind) for asked in _merged(given.lines)]
    freight = await _freight(tx, order, given, claims, pieces)
    if given.kind is not Kind.EXCHANGE and not sum(piece.amount for piece in pieces) + freight:
        raise Conflict(NOTHING_LEFT, code="not_open")
    return Reckoning(order, pieces, freight)


async def check_sent(tx: Tx, number: str) -> None:
    """Raise Conflict when open cases are about more pieces of this order than have been sent."""
    order = await orders.get_order(tx, SYSTEM, number)
    claims = await _claims(tx, order.lines)
    if any(claim.sent and _sent_left(line, claim) < 0 for line in order.lines if (claim := claims.get(line.id))):
        raise Conflict("An after-sales case of this order is still open.", code="case_open")


def _merged(lines: Sequence[LineAsk]) -> list[LineAsk]:
    """The lines in a fixed order. Raises Invalid for none, or for one that is named twice."""
    if not lines or len({line.line_id for line in lines}) < len(lines):
        raise Invalid("Please choose what it is about.", field="lines")
    return sorted(lines, key=lambda line: line.line_id)


def _piece(known: dict[UUID, OrderLine], open_lines: dict[UUID, OpenLine], asked: LineAsk, kind: Kind) -> Piece:
    if asked.line_id not in known:
        raise Invalid("Please choose what it is about.", field="lines")
    there = open_lines.get(asked.line_id)
    if there is None or asked.quantity > there.quantity:
        raise Conflict("Fewer pieces are left than that.", code="too_many_pieces")
    if asked.quantity < 1:
        raise Invalid("Please choose how many.", field="lines")
    most = there.worth[asked.quantity]
    amount = most if asked.amount is None or kind is Kind.EXCHANGE else asked.amount
    if not 0 <= amount <= most:
        raise Invalid("This is more than was paid for it.", field="amount")
    if there.unsent and amount != most:
        raise Invalid("What is not sent is refunded whole.", field="amount")
    return Piece(known[asked.line_id], asked, amount, most)


def _open_lines(order: Order, claims: dict[UUID, Claim], *, unsent: bool) -> list[OpenLine]:
    """The lines of which pieces are left that (have not, or) have been sent."""
    if order.state not in (TO_SEND if unsent else SENT):
        return []
    found = []
    for line in order.lines:
        claim = claims.get(line.id, Claim())
        left = _unsent_left(line, claim) if unsent else _sent_left(line, claim)
        money = max(0, line.payable - line.refunded - claim.most)
        if left <= 0:
            continue
        given_up = line.refunded_quantity + claim.unsent + claim.sent
        worth = worth_table(line.payable, line.quantity, given_up, money, left)
        found.append(
            OpenLine(
                line.id,
                line.product_code,
                line.title,
                line.label,
                line.image,
                left,
                worth,
                unsent,
                worth[-1],
                line.variant_id,
                line.price,
            )
        )
    return found


def _unsent_left(line: OrderLine, claim: Claim) -> int:
    return line.quantity - line.packed - line.cancelled - claim.unsent


def _sent_left(line: OrderLine, claim: Claim) -> int:
    return line.shipped - (line.refunded_quantity - line.cancelled) - claim.sent


async def _claims(tx: Tx, lines: Sequence[OrderLine]) -> dict[UUID, Claim]:
    found: dict[UUID, Claim] = {}
    for row in await tx.fetch(queries.CLAIMED, [line.id for line in lines]):
        found[row["line_id"]] = _add(found.get(row["line_id"], Claim()), row)
    return found


def _add(claim: Claim, row: asyncpg.Record) -> Claim:
    pieces, unsent = row["quantity"], row["unsent"]
    return Claim(claim.unsent + pieces * unsent, claim.sent + pieces * (not unsent), claim.most + row["most"])


async def _freight(tx: Tx, order: Order, given: AskInput, claims: dict[UUID, Claim], pieces: Sequence[Piece]) -> int:
    """Freight goes back with the last of the goods, when nothing was sent or the shop is at fault."""
    if not (given.unsent or given.reason in SHOPS_FAULT) or given.kind is Kind.EXCHANGE:
        return 0
    asked = {piece.line.id: piece.asked.quantity for piece in pieces if piece.amount == piece.most}
    for line in order.lines:
        claim = claims.get(line.id, Claim())
        if line.refunded_quantity + claim.unsent + claim.sent + asked.get(line.id, 0) < line.quantity:
            return 0
        if given.unsent and line.packed:
            return 0
    claimed = int(await tx.fetch_value(queries.FREIGHT_CLAIMED, order.id))
    return max(0, orders.freight_left(order) - claimed)


def _over(order: Order, days: int, now: datetime) -> bool:
    """Whether that many days have passed since the order arrived."""
    arrived = [entry.at for entry in order.history if entry.state in (OrderState.DELIVERED, OrderState.COMPLETED)]
    return bool(arrived) and now > end_of_day_after(min(arrived), days, ZONE)


def _reasons(kind: Kind, order: Order, rules: Options, now: datetime) -> list[Reason]:
    found = list(REASONS[kind])
    if kind is Kind.REFUND and order.state in TO_SEND:
        found = [*UNSENT, *(reason for reason in found if reason not in UNSENT and order.state in SENT)]
    if kind is Kind.RETURN and _over(order, rules.change_mind_days, now):
        found.remove(Reason.NO_LONGER_WANTED)
    return found


def soon(now: datetime, rules: Options) -> datetime:
    """Deadlines before this are near."""
    return now + max(rules.remind_before, timedelta(0))
