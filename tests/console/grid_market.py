"""Orders as rows, many of them, written straight into their tables: how they came to be is other tests' business."""

from datetime import datetime, timedelta
from uuid import UUID

from jishi.kernel.ids import short_code, uuid7
from jishi.platform.db import Tx

INSERT = """
WITH checkout AS (
    INSERT INTO orders.checkouts (id, owner_id, placed_by, state, currency, total, fingerprint, body_hash,
                                  payment_code, placed_at, pay_by)
    VALUES ($1, $4, $4, 'paid', 'CNY', $6, 'x', 'x', 'x', $7, $7)
), made AS (
    INSERT INTO orders.orders (id, number, checkout_id, shop_id, shop_name, owner_id, state, currency, goods, discount,
        freight, tax, total, tax_included, refunded, method, method_name, days_from, days_to, address, contact_email,
        note, trace, placed_at, pay_by, paid_at, counted)
    VALUES ($2, $3, $1, $5, $8, $4, $9, 'CNY', $6, 0, 0, 0, $6, true, 0, 'standard', '{"en": "Standard"}', 1, 3, $10,
        '', '', '[]', $7, $7, $7, false)
)
INSERT INTO orders.order_lines (id, order_id, variant_id, product_id, product_code, sku, title, label, quantity, price,
    amount, discount, tax, payable)
VALUES ($11, $2, $11, $11, 'P', 'S', $12, '{"en": ""}', 1, $6, $6, 0, 0, $6)
"""


async def write_order(
    tx: Tx,
    shop_id: UUID,
    *,
    state: str = "paid",
    total: int = 8_900,
    recipient: str = "林小梅",
    owner_id: UUID | None = None,
    placed_at: datetime | None = None,
    title: str = "Mug",
    shop: str = "Qingmu",
) -> str:
    """One order with one line; its number."""
    number = short_code(12)
    address = {
        "recipient": recipient, "phone": "13800138000", "country": "CN", "province": "浙江省", "city": "杭州市",
        "district": "西湖区", "street": "北山街 24 号", "postal_code": "",
    }  # fmt: skip
    await tx.execute(
        INSERT,
        uuid7(),
        uuid7(),
        number,
        owner_id or uuid7(),
        shop_id,
        total,
        placed_at or tx.now,
        {"en": shop, "zh-CN": shop},
        state,
        address,
        uuid7(),
        {"en": title, "zh-CN": title},
    )
    return number


async def write_orders(tx: Tx, shop_id: UUID, count: int, **more: object) -> list[str]:
    """Several, each a minute older than the one before; their numbers, the newest first."""
    return [
        await write_order(tx, shop_id, placed_at=tx.now - timedelta(minutes=index), **more)  # type: ignore[arg-type]
        for index in range(count)
    ]
