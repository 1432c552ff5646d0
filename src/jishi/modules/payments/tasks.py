"""The jobs of payments, by name and payload."""

from uuid import UUID

import msgspec

from jishi.platform.jobs import Job


class RefundTask(msgspec.Struct, frozen=True):
    """Have the provider send a refund."""

    refund_id: UUID


class CloseTask(msgspec.Struct, frozen=True):
    """Have the providers close what is still open of a payment."""

    payment_id: UUID


SEND_REFUND = Job("payments.send_refund", RefundTask)
CLOSE_ATTEMPTS = Job("payments.close_attempts", CloseTask)
