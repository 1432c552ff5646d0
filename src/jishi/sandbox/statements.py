"""What moved on a day, as the file that merchants reconcile with."""

import csv
import io
from datetime import UTC, date, datetime, timedelta

from jishi.kernel.money import rate_of
from jishi.platform.runtime import Runtime
from jishi.sandbox import queries as sql

COLUMNS = ("kind", "transaction", "number", "amount", "fee", "currency", "at")
FEE = 60
"""What the provider takes of a charge, in basis points. It is not given back with a refund."""

TOO_HIGH = 100


async def statement(app: Runtime, day: date) -> bytes:
    """All charges and refunds of a day in UTC, oldest first, as CSV. Amounts in minor units."""
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    async with app.tx(write=False) as tx:
        rows = await tx.fetch(sql.STATEMENT, start, start + timedelta(days=1))
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        fee = rate_of(row["amount"], FEE) if row["kind"] == "charge" else 0
        at = row["at"].astimezone(UTC).isoformat()
        writer.writerow((row["kind"], row["transaction"], row["number"], row["amount"], fee, row["currency"], at))
    return file.getvalue().encode()


async def misstate(app: Runtime, day: date, transaction: str) -> None:
    """Have the provider make the mistakes of providers on a day that it had more than two charges on: one is too high,
    one is on the next day's statement, and one was taken twice, again as `transaction`."""
    async with app.tx(write=False) as tx:
        await tx.execute(sql.MISSTATE, datetime(day.year, day.month, day.day, tzinfo=UTC), TOO_HIGH, transaction)
