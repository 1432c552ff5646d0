"""Money sent to bank accounts. Accounts that end in 0000 do not exist, those that end in 1111 take a day."""

from datetime import timedelta

from jishi.kernel.ids import short_code
from jishi.platform.runtime import Runtime
from jishi.sandbox import queries as sql
from jishi.sandbox.protocol import Refused, TransferMode, TransferRequest, TransferView

LATER = timedelta(minutes=1)
A_DAY = timedelta(days=1)
NO_SUCH, SLOW = "0000", "1111"
REFERENCE_LENGTH = 14


class Transfers:
    """All transfers."""

    def __init__(self, app: Runtime) -> None:
        self._app = app

    async def send(self, asked: TransferRequest, mode: TransferMode) -> TransferView:
        """Transfer once per code. Raises Refused when the code stands for something else."""
        now, account = self._app.clock.now(), asked.number[-4:]
        lands_at = now + A_DAY if account == SLOW else now + LATER if mode is TransferMode.LATER else None
        fails = account == NO_SUCH or mode is TransferMode.FAIL
        state = "failed" if fails else "processing" if lands_at else "succeeded"
        async with self._app.tx(write=False) as tx:
            await tx.execute(
                sql.TRANSFER,
                asked.code,
                asked.amount,
                asked.currency,
                account,
                state,
                "" if fails else f"BK{short_code(REFERENCE_LENGTH)}",
                "no such account" if fails else "",
                now,
                lands_at,
            )
            if not await tx.fetch_value(sql.TRANSFER_SAME, asked.code, asked.amount, asked.currency, account):
                raise Refused(409, "code_taken")
        found = await self.find(asked.code)
        assert found is not None
        return found

    async def find(self, code: str) -> TransferView | None:
        """The transfer, if there is one."""
        async with self._app.tx(write=False) as tx:
            return await tx.row(TransferView, sql.TRANSFER_VIEW, code, self._app.clock.now())
