"""Money sent back to payers."""

from datetime import timedelta

from jishi.platform.runtime import Runtime
from jishi.sandbox import queries as sql
from jishi.sandbox.protocol import EventData, RefundMode, RefundRequest, RefundView, Refused
from jishi.sandbox.trades import event

STATES = {RefundMode.SUCCEED: "succeeded", RefundMode.LATER: "processing", RefundMode.FAIL: "failed"}
LATER = timedelta(minutes=1)


class Refunds:
    """All refunds."""

    def __init__(self, app: Runtime) -> None:
        self._app = app

    async def refund(self, asked: RefundRequest, mode: RefundMode) -> RefundView:
        """Refund once per refund number. Raises Refused when the number stands for something else, the charge is not
        known, or it has less left."""
        now = self._app.clock.now()
        async with self._app.tx(write=False) as tx:
            await tx.execute(
                sql.REFUND,
                asked.refund_number,
                asked.number,
                asked.transaction,
                asked.amount,
                asked.currency,
                asked.reason,
                STATES[mode],
                now + LATER if mode is RefundMode.LATER else now,
            )
            same = await tx.fetch_value(sql.REFUND_SAME, asked.refund_number, asked.transaction, asked.amount)
        if same is None:
            raise Refused(422, "not_refundable")
        if not same:
            raise Refused(409, "refund_number_taken")
        found = await self.find(asked.refund_number)
        assert found is not None
        return found

    async def find(self, refund_number: str) -> RefundView | None:
        """The refund, if there is one."""
        async with self._app.tx(write=False) as tx:
            return await tx.row(RefundView, sql.REFUND_VIEW, refund_number)

    async def finish_due(self) -> int:
        """Let refunds that took their time succeed, and tell the merchant. Returns how many."""
        now = self._app.clock.now()
        async with self._app.tx(write=False) as tx:
            rows = await tx.fetch(sql.REFUNDS_DUE, now)
            for row in rows:
                data = EventData(row["number"], "", row["refund_number"], row["amount"], row["currency"])
                id_, body = event("refund.succeeded", now, data)
                await tx.execute(
                    sql.FINISH_REFUND, row["refund_number"], id_, row["number"], row["notify_url"], body, now
                )
        return len(rows)
