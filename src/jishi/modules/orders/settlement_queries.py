"""What is left of an order for its shop."""

ORDER = """
SELECT id, number, shop_id, currency, tax_included,
       EXISTS (SELECT FROM orders.holds WHERE holds.order_id = own.id),
       coalesce((SELECT array_agg(id) FROM orders.refunds WHERE refunds.order_id = own.id), '{}'::uuid[])
FROM orders.orders AS own WHERE id = $1
"""

LINES = """
SELECT id, product_id, payable, CASE WHEN $2 THEN 0 ELSE tax END, refunded
FROM orders.order_lines WHERE order_id = $1 ORDER BY id
"""
