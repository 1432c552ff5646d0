"""No bank is connected: a payout waits until somebody sends it and says so."""

from jishi.modules.settlement.banks.port import Transfer, TransferAnswer, TransferState


class ByHand:
    """See banks.port.Bank. Answers that everything is under way; staff end it with `mark_paid` or `mark_failed`."""

    async def send(self, transfer: Transfer) -> TransferAnswer:
        return TransferAnswer(TransferState.PROCESSING, transfer.amount, transfer.currency)

    async def ask(self, code: str) -> TransferAnswer:
        return TransferAnswer(TransferState.UNKNOWN)
