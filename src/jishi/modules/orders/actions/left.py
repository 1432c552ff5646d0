"""What is left of an order, for those who settle it with its shop."""

from uuid import UUID

from jishi.kernel.errors import NotFound
from jishi.modules.orders import settlement_queries as sql
from jishi.modules.orders.domain.refunds import tax_in
from jishi.modules.orders.left_contracts import Left, LeftLine
from jishi.platform.db import Tx


async def get_left(tx: Tx, order_id: UUID) -> Left:
    """What of an order was not refunded at its shop's cost, without the tax that was added on top. Two statements.

    Raises NotFound.
    """
    row = await tx.fetch_row(sql.ORDER, order_id)
    if row is None:
        raise NotFound
    own_id, number, shop_id, currency, tax_included, held, refund_ids = row
    lines = [
        LeftLine(line_id, product_id, payable - refunded - (tax - tax_in(tax, payable, refunded)))
        for line_id, product_id, payable, tax, refunded in await tx.fetch(sql.LINES, order_id, tax_included)
    ]
    return Left(own_id, number, shop_id, currency, held, list(refund_ids), lines)
