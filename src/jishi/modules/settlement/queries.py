"""Statements on sales and rates."""

RATES = "SELECT id, shop_id, category_code, basis_points, valid_from FROM settlement.rates ORDER BY valid_from, id"

ADD_RATE = """
INSERT INTO settlement.rates (id, shop_id, category_code, basis_points, valid_from, set_at, set_by)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (shop_id, category_code, valid_from) DO NOTHING
"""

ADD_SALE = """
INSERT INTO settlement.sales (order_id, number, shop_id, currency, state, completed_at, due_at, gross, commission,
                              reversed, given_back, shares)
VALUES ($1, $2, $3, $4, 'waiting', $5, $6, 0, 0, 0, 0, '[]')
ON CONFLICT (order_id) DO NOTHING
"""

SALE = """
SELECT order_id, number, shop_id, currency, state, completed_at, due_at, settled_at, gross, commission, reversed,
       given_back, shares
FROM settlement.sales
"""

DUE = """
SELECT order_id FROM settlement.sales WHERE state = 'waiting' AND due_at <= $1 ORDER BY due_at LIMIT $2
"""

LOCK_WAITING = f"{SALE} WHERE order_id = $1 AND state = 'waiting' FOR UPDATE SKIP LOCKED"
"""Nothing when somebody else settles it just now, or has."""

LOCK_SETTLED = f"{SALE} WHERE order_id = $1 FOR UPDATE"

POSTPONE = "UPDATE settlement.sales SET due_at = $2 WHERE order_id = $1 AND state = 'waiting'"

SETTLE = """
UPDATE settlement.sales SET state = $2, settled_at = $3, gross = $4, commission = $5, shares = $6
WHERE order_id = $1 AND state = 'waiting'
"""

UNDO = """
WITH undone AS (
    INSERT INTO settlement.reversals (refund_id, order_id, amount, commission, at) VALUES ($2, $1, $3, $4, $5)
    ON CONFLICT (refund_id) DO NOTHING RETURNING amount, commission
)
UPDATE settlement.sales AS sale
SET reversed = sale.reversed + undone.amount, given_back = sale.given_back + undone.commission
FROM undone WHERE sale.order_id = $1
"""

NAMES = """
SELECT order_id AS reference, number, commission FROM settlement.sales WHERE order_id = ANY($1::uuid[])
UNION ALL
SELECT reversal.refund_id, sale.number, -reversal.commission
FROM settlement.reversals AS reversal JOIN settlement.sales AS sale USING (order_id)
WHERE reversal.refund_id = ANY($1::uuid[])
UNION ALL
SELECT id, code, 0 FROM settlement.payouts WHERE id = ANY($1::uuid[])
"""
"""What ledger transactions are about, in the words of people."""

SALES_OF = f"""
{SALE} WHERE ($1::uuid[] IS NULL OR shop_id = ANY ($1)) AND ($2::text[] IS NULL OR state = ANY ($2))
  AND ($3::timestamptz IS NULL OR (completed_at, order_id) < ($3, $4::uuid))
ORDER BY completed_at DESC, order_id DESC LIMIT $5
"""
