"""What payments does for others."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound, Unavailable
from jishi.kernel.ids import normalise_code
from jishi.modules.payments import accounts, ledger
from jishi.modules.payments import queries as sql
from jishi.modules.payments.actions.ask import ask_provider, close_attempts
from jishi.modules.payments.actions.capture import accept_late
from jishi.modules.payments.actions.close import close_payment
from jishi.modules.payments.actions.heal import audit_ledger, heal
from jishi.modules.payments.actions.movements import ask_about, list_movements, paid_numbers
from jishi.modules.payments.actions.open import open_payment
from jishi.modules.payments.actions.receive import handle_callback
from jishi.modules.payments.actions.records import as_payment, as_refund, load_payment
from jishi.modules.payments.actions.refund import refund
from jishi.modules.payments.actions.send_refund import send_refund
from jishi.modules.payments.actions.start import plan_payment, start_attempt
from jishi.modules.payments.contracts import AttemptState, Channel, Payment, PaymentView, Refund
from jishi.modules.payments.policy import can_see_all
from jishi.modules.payments.providers.port import ProviderRefused, StatementLine
from jishi.modules.payments.services import Homes, Providers
from jishi.platform.db import Tx
from jishi.platform.outbound import Silent
from jishi.platform.runtime import Runtime

SILENT = "The provider does not answer right now. Please try again in a while."

__all__ = [
    "accept_late",
    "accounts",
    "ask_about",
    "ask_provider",
    "audit_ledger",
    "channels",
    "close_attempts",
    "close_payment",
    "find_last_attempt",
    "find_payment_by_code",
    "get_payment",
    "handle_callback",
    "heal",
    "home_of",
    "lead",
    "ledger",
    "list_movements",
    "open_payment",
    "paid_numbers",
    "payments_of",
    "plan_payment",
    "refund",
    "refunds_of",
    "send_refund",
    "start_attempt",
    "statement",
    "take_over",
    "view_payment",
]


async def get_payment(tx: Tx, payment_id: UUID) -> Payment:
    """The payment. Raises NotFound."""
    return await load_payment(tx, payment_id)


async def find_payment_by_code(tx: Tx, actor: Actor, code: str) -> Payment | None:
    """The payment that a person typed or followed a link to, if it is theirs or they may see all; else None."""
    row = await tx.fetch_row(sql.PAYMENT_BY_CODE, normalise_code(code), actor.owner_id, can_see_all(actor))
    return None if row is None else as_payment(row)


async def payments_of(tx: Tx, purpose: str, references: Sequence[UUID]) -> list[Payment]:
    """The payments for these references of `purpose`, oldest first, in one statement."""
    return [as_payment(row) for row in await tx.fetch(sql.PAYMENTS_OF, purpose, list(references))]


async def refunds_of(tx: Tx, payment_ids: Sequence[UUID]) -> list[Refund]:
    """All refunds of these payments, oldest first, in one statement."""
    return [as_refund(row) for row in await tx.fetch(sql.REFUNDS_OF, list(payment_ids))]


async def channels(tx: Tx) -> list[Channel]:
    """The ways to pay that are offered now."""
    return tx.app.service(Providers).channels()


async def find_last_attempt(tx: Tx, payment_id: UUID) -> AttemptState | None:
    """The state of the newest attempt, if there is any."""
    state = await tx.fetch_value(sql.LAST_ATTEMPT, payment_id)
    return None if state is None else AttemptState(state)


def home_of(tx: Tx, payment: Payment) -> str:
    """The address of the page of what `payment` is for."""
    return tx.app.service(Homes).of(payment)


async def view_payment(tx: Tx, actor: Actor, code: str) -> PaymentView:
    """A payment for its payer's eyes. Raises NotFound for anybody else's."""
    if (found := await find_payment_by_code(tx, actor, code)) is None:
        raise NotFound
    return PaymentView(
        code=found.code,
        subject=found.subject,
        amount=found.amount,
        currency=found.currency,
        state=found.state,
        expires_at=found.expires_at,
        paid_at=found.paid_at,
        refunded=found.refunded,
        channels=await channels(tx),
        home_url=home_of(tx, found),
    )


async def statement(app: Runtime, channel: str, day: date) -> list[StatementLine]:
    """All movements of a day (UTC) as the provider of `channel` has them. Raises NotFound for a channel that is not
    offered, Unavailable when the provider has no statement to give now."""
    try:
        return await app.service(Providers).get(channel).statement(day)
    except (Silent, ProviderRefused) as reason:
        raise Unavailable(SILENT, code="provider_silent") from reason


async def take_over(tx: Tx, guest_id: UUID, account_id: UUID) -> None:
    """What the guest owes is the account's from now on."""
    await tx.execute(sql.CHANGE_OWNER, guest_id, account_id)


def lead(app: Runtime, purpose: str, template: str) -> None:
    """After paying for `purpose`, people go to `template`, which has a `{reference}` place."""
    app.service(Homes).add(purpose, template)
