"""Every statement on refunds of orders. What is left of a line is decided by predicates, never in Python (rule 4)."""

LOCK = """
SELECT id, number, owner_id, shop_id, state, currency, total, freight, tax_included, payment_id
FROM orders.orders WHERE id = $1 FOR UPDATE
"""
"""Refunds, cancelling and shipping of one order follow each other."""

_REFUND = """
id, order_id, reference, amount, freight, tax, parts, borne_by, state, reason, by, at, payment_refund_id, attempts,
settled_at, note
"""

CLAIM = """
INSERT INTO orders.refunds (id, order_id, reference, amount, freight, tax, parts, borne_by, state, reason, by,
                            account_id, at, attempts, note)
VALUES ($1, $2, $3, $4, $5, 0, $6, $7, 'promised', $8, $9, $10, $11, 1, '')
ON CONFLICT (order_id, reference) DO NOTHING
RETURNING id
"""

BY_REFERENCE = f"SELECT {_REFUND} FROM orders.refunds WHERE order_id = $1 AND reference = $2"

BY_ID = f"SELECT {_REFUND} FROM orders.refunds WHERE id = $1"

OF_ORDERS = f"SELECT {_REFUND} FROM orders.refunds WHERE order_id = ANY($1::uuid[]) ORDER BY id"

TAKE_LINES = """
UPDATE orders.order_lines AS line
SET refunded = line.refunded + part.amount, refunded_quantity = line.refunded_quantity + part.quantity,
    cancelled = line.cancelled + part.unsent
FROM unnest($2::uuid[], $3::bigint[], $4::int[], $5::int[]) AS part(line_id, amount, quantity, unsent)
WHERE line.order_id = $1 AND line.id = part.line_id
  AND line.refunded + part.amount <= line.payable
  AND line.refunded_quantity + part.quantity <= line.quantity
  AND line.cancelled + part.unsent <= line.quantity - line.packed
RETURNING line.id, line.variant_id, line.tax, line.payable, line.refunded, part.amount, part.unsent
"""
"""Fewer rows than parts: one of them asks for more than is left."""

_FREIGHT = "parent.total - (SELECT sum(payable) FROM orders.order_lines WHERE order_id = parent.id)::bigint"
"""What was paid for the freight: all that no line was paid for. That is the freight, and tax that was added on it."""

TAKE_FREIGHT = f"""
UPDATE orders.orders AS parent SET freight_refunded = freight_refunded + $2
WHERE id = $1 AND freight_refunded + $2 <= {_FREIGHT}
RETURNING {_FREIGHT} - freight AS tax, {_FREIGHT} AS payable, freight_refunded AS refunded, $2::bigint AS amount
"""

FINISH = "UPDATE orders.refunds SET payment_refund_id = $2, tax = $3 WHERE id = $1"

LEFT = """
SELECT id AS line_id, payable - refunded AS amount, quantity - refunded_quantity AS quantity,
       quantity - cancelled AS unsent
FROM orders.order_lines WHERE order_id = $1
  AND (refunded < payable OR refunded_quantity < quantity OR cancelled < quantity)
ORDER BY id
"""

FREIGHT_LEFT = f"SELECT {_FREIGHT} - freight_refunded FROM orders.orders AS parent WHERE id = $1"

STANDING = """
SELECT min(parent.total - parent.freight_refunded) - coalesce(sum(line.refunded), 0)::bigint AS left,
       sum(line.quantity - line.cancelled)::int AS to_send
FROM orders.orders AS parent JOIN orders.order_lines AS line ON line.order_id = parent.id
WHERE parent.id = $1
"""
"""What could still be refunded, and how many pieces are still to be sent or have been."""

MOVE = """
WITH moved AS (
    UPDATE orders.orders SET state = $2 WHERE id = $1 AND state = ANY($3::text[]) RETURNING id
)
INSERT INTO orders.history (order_id, at, state, by, account_id, reason) SELECT id, $4, $2, $5, $6, $7 FROM moved
"""

TELL = """
INSERT INTO orders.history (order_id, at, state, by, account_id, reason)
SELECT id, $2, state, $3, $4, $5 FROM orders.orders WHERE id = $1
"""

ARRIVED = """
WITH arrived AS (
    UPDATE orders.refunds SET state = $2, settled_at = $3, settled_by = $6, note = $7
    WHERE id = $1 AND state = $8
    RETURNING id, order_id, reference, amount
), moved AS (
    UPDATE orders.orders AS parent SET refunded = least(total, parent.refunded + arrived.amount),
        state = CASE WHEN parent.refunded + arrived.amount >= total AND state = ANY($4::text[])
                     THEN 'refunded' ELSE state END
    FROM arrived WHERE parent.id = arrived.order_id
    RETURNING parent.id, state
), told AS (
    INSERT INTO orders.history (order_id, at, state, by, account_id, reason)
    SELECT id, $3, state, $5, $6, 'refund arrived' FROM moved
)
SELECT id, order_id, reference, amount FROM arrived
"""

ARRIVED_UNLISTED = """
WITH moved AS (
    UPDATE orders.orders SET refunded = least(total, refunded + $2),
        state = CASE WHEN refunded + $2 >= total THEN 'refunded' ELSE state END
    WHERE refund_id = $1 AND state = ANY($3::text[])
    RETURNING id, state
)
INSERT INTO orders.history (order_id, at, state, by, account_id, reason)
SELECT id, $4, state, 'system', NULL, 'refund arrived' FROM moved
"""
"""Orders cancelled before refunds were listed carry their refund's id themselves."""

OF_PAYMENT_REFUND = "SELECT id FROM orders.refunds WHERE payment_refund_id = $1"

FAILED = """
UPDATE orders.refunds SET state = 'failed' WHERE payment_refund_id = $1 AND state = 'promised'
RETURNING id, order_id, reference, amount
"""
"""Touches no order: the provider's answer holds the charge, which a refund that holds the order may wait for."""

AGAIN = f"""
UPDATE orders.refunds SET state = 'promised', attempts = attempts + 1 WHERE id = $1 AND state = 'failed'
RETURNING {_REFUND}
"""

ALL_FAILED = f"""
SELECT refund.*, parent.number, parent.shop_id, parent.currency
FROM (SELECT {_REFUND} FROM orders.refunds WHERE state = 'failed') AS refund
JOIN orders.orders AS parent ON parent.id = refund.order_id
WHERE ($1::uuid[] IS NULL OR parent.shop_id = ANY ($1)) ORDER BY refund.at LIMIT 200
"""

SHOP_OF_REFUND = """
SELECT parent.shop_id, parent.number, parent.currency, parent.payment_id
FROM orders.refunds AS refund JOIN orders.orders AS parent ON parent.id = refund.order_id WHERE refund.id = $1
"""

COUNT_RETURNED = """
UPDATE orders.order_lines AS line SET returned = line.returned + part.pieces
FROM unnest($2::uuid[], $3::int[]) AS part(line_id, pieces)
WHERE line.order_id = $1 AND line.id = part.line_id AND line.returned + part.pieces <= line.quantity
"""
