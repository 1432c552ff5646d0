"""What is left of an order for its shop."""

ORDER = """
SELECT id, number, shop_id, currency, tax_included,
       EXISTS (SELECT FROM orders.holds WHERE holds.order_id = own.id),
       coalesce((SELECT array_agg(id) FROM orders.refunds WHERE refunds.order_id = own.id), '{}'::uuid[])
FROM orders.orders AS own WHERE id = $1
"""

LINES = """
SELECT id, product_id, payable, CASE WHEN $2 THEN 0 ELSE tax END, (refunded - coalesce((
    SELECT sum((part ->> 'amount')::bigint) FROM orders.refunds, jsonb_array_elements(parts) AS part
    WHERE refunds.order_id = $1 AND borne_by = 'platform' AND (part ->> 'line_id')::uuid = line.id
), 0))::bigint
FROM orders.order_lines AS line WHERE order_id = $1 ORDER BY id
"""
"""The last is what was refunded at the shop's cost."""
