"""What a bank does for us, in words that fit WeChat Pay's merchant transfers, Alipay's fund transfers and Stripe
payouts: a transfer under a number of ours, which may be sent again and asked about."""

from enum import StrEnum
from typing import Protocol

import msgspec


class TransferState(StrEnum):
    """How far a transfer is; `UNKNOWN`: the bank has never heard of it."""

    UNKNOWN = "unknown"
    PROCESSING = "processing"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


class Transfer(msgspec.Struct, frozen=True, kw_only=True):
    """Money to send: minor units, to the account `number` of `holder` at `bank`. `code` is the idempotency key."""

    code: str
    amount: int
    currency: str
    holder: str
    bank: str
    number: str


class TransferAnswer(msgspec.Struct, frozen=True):
    """What the bank says: its own reference once it has one, and why it failed."""

    state: TransferState
    amount: int = 0
    currency: str = ""
    reference: str = ""
    problem: str = ""


class Bank(Protocol):
    """A bank. Its calls raise `platform.outbound.Silent` when no answer comes; each may be repeated."""

    async def send(self, transfer: Transfer) -> TransferAnswer:
        """Send money, once per code however often this is called."""
        ...

    async def ask(self, code: str) -> TransferAnswer:
        """What became of a transfer."""
        ...


class BankService:
    """The bank of this installation."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
