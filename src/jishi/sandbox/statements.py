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
