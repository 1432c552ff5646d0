"""A refund that the provider refused: staff try again, or pay another way."""

from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.modules.identity import api as identity
from jishi.modules.orders import api as orders
from jishi.modules.orders.contracts import OrderRefund
from jishi.platform import audit
from jishi.platform.db import Tx


async def retry_refund(tx: Tx, actor: Actor, refund_id: UUID) -> OrderRefund:
    """Have the provider try again. Raises NotFound for another shop's, Forbidden, Conflict when it does not wait for
    anybody (any more)."""
    refund = await orders.retry_refund(tx, actor, refund_id)
    await _note(tx, actor, "after_sales.refund_retried", refund)
    return refund


async def pay_refund_otherwise(tx: Tx, actor: Actor, refund_id: UUID, note: str) -> OrderRefund:
    """Record that the money went another way, and how; always with a fresh proof. Raises what `retry_refund` does,
    StepUpNeeded, and Invalid without a note."""
    await identity.require_recent_proof(tx, actor)
    refund = await orders.pay_refund_otherwise(tx, actor, refund_id, note)
    await _note(tx, actor, "after_sales.refund_paid_otherwise", refund)
    return refund


async def _note(tx: Tx, actor: Actor, action: str, refund: OrderRefund) -> None:
    details = {"amount": refund.amount, "attempts": refund.attempts}
    await audit.record(tx, actor, action, "refund", str(refund.id), details, shop_id=refund.shop_id)
