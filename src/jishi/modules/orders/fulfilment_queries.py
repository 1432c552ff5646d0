"""Every statement on parcels and the way of orders. Orders are locked first, in the order of their ids; then lines,
parcels and stock may be touched in any order, for nobody else does."""

ACCESS = """
SELECT id, number, owner_id, shop_id, state, method, address FROM orders.orders
WHERE number = $1 AND ($2::uuid IS NULL OR owner_id = $2 OR shop_id = ANY ($3::uuid[]))
"""

LOCK = """
SELECT id, number, owner_id, shop_id, state, method, address FROM orders.orders
WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE
"""

LOCK_BY_NUMBER = """
SELECT id, number, owner_id, shop_id, state, method, address FROM orders.orders
WHERE number = ANY ($1::text[]) AND ($2::uuid[] IS NULL OR shop_id = ANY ($2)) ORDER BY id FOR UPDATE
"""

UNSENT = """
SELECT id, payable, quantity, refunded_quantity, quantity - cancelled - packed AS unsent,
       payable - refunded AS unpaid_back
FROM orders.order_lines WHERE order_id = $1 AND quantity - cancelled > packed ORDER BY id
"""

LEFT_OF = """
SELECT order_id, sum(quantity - cancelled - packed)::int AS pieces
FROM orders.order_lines WHERE order_id = ANY ($1::uuid[]) GROUP BY order_id
"""

CLAIM = """
WITH asked AS (
    SELECT order_id, line_id, quantity
    FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS given(order_id, line_id, quantity)
    UNION ALL
    SELECT order_id, id, quantity - cancelled - packed FROM orders.order_lines
    WHERE order_id = ANY ($4::uuid[]) AND quantity - cancelled > packed
)
UPDATE orders.order_lines AS line
SET packed = line.packed + asked.quantity, shipped = line.shipped + asked.quantity * $5::int
FROM asked
WHERE line.id = asked.line_id AND line.order_id = asked.order_id
  AND line.packed + asked.quantity <= line.quantity - line.cancelled
RETURNING line.order_id, line.id, line.variant_id, asked.quantity
"""
"""Pieces go into parcels, and ($5 = 1) out of the house: those named, and of the orders $4 all that is left. A line of
which more is asked than is left gives no row."""

HAND_OVER_LINES = """
UPDATE orders.order_lines AS line SET shipped = line.shipped + part.quantity * $2::int
FROM orders.fulfilment_lines AS part
WHERE part.fulfilment_id = $1 AND line.id = part.line_id
  AND ($2 = 1 OR line.shipped - part.quantity >= line.refunded_quantity - line.cancelled)
RETURNING line.variant_id, part.quantity
"""
"""What is in this parcel has left ($2 = 1), or has not after all (-1): a line whose money went back for pieces that had
left gives no row then, or they would be sent to somebody who does not pay for them."""

UNPACK_LINES = """
UPDATE orders.order_lines AS line SET packed = line.packed - part.quantity
FROM orders.fulfilment_lines AS part
WHERE part.fulfilment_id = $1 AND line.id = part.line_id
"""

MAKE = """
WITH given AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[])
        AS given(id, order_id, shop_id, carrier, tracking_number)
), made AS (
    INSERT INTO orders.fulfilments (id, order_id, shop_id, position, kind, state, carrier, tracking_number, place_id,
                                    made_at, made_by, handed_over_at, moved_at)
    SELECT id, order_id, shop_id,
           1 + coalesce((SELECT max(position) FROM orders.fulfilments AS own WHERE own.order_id = given.order_id), 0),
           $6::text, $7::text, carrier, tracking_number, $8::uuid, $9::timestamptz, $10::uuid,
           CASE WHEN $7 = 'packed' THEN NULL ELSE $9 END, $9
    FROM given
), filled AS (
    INSERT INTO orders.fulfilment_lines (fulfilment_id, line_id, quantity)
    SELECT * FROM unnest($11::uuid[], $12::uuid[], $13::int[])
)
INSERT INTO orders.fulfilment_history (fulfilment_id, at, state, by, account_id, reason)
SELECT id, $9, $7, $14::text, $10, '' FROM given
"""

MOVE = """
WITH moved AS (
    UPDATE orders.fulfilments
    SET state = $2::text, moved_at = $4::timestamptz,
        handed_over_at = CASE WHEN $2 = 'packed' THEN NULL ELSE coalesce(handed_over_at, $4) END,
        ended_at = CASE WHEN $2 = ANY ($8::text[]) THEN $4 END
    WHERE id = ANY ($1::uuid[]) AND state = ANY ($3::text[])
    RETURNING id, order_id
), told AS (
    INSERT INTO orders.fulfilment_history (fulfilment_id, at, state, by, account_id, reason)
    SELECT id, $4, $2, $5::text, $6::uuid, $7::text FROM moved
)
SELECT id, order_id FROM moved
"""

ADVANCE = """
WITH facts AS (
    SELECT order_id, bool_and(shipped >= quantity - cancelled) AS all_gone, bool_or(packed > 0) AS some_packed
    FROM orders.order_lines WHERE order_id = ANY ($1::uuid[]) GROUP BY order_id
), parcels AS (
    SELECT order_id, bool_and(state IN ('delivered', 'returned', 'lost')) AS all_ended,
           bool_or(state = 'delivered') AS some_arrived
    FROM orders.fulfilments WHERE order_id = ANY ($1::uuid[]) AND state <> 'voided' GROUP BY order_id
), target AS (
    SELECT order_id, CASE
        WHEN all_gone AND some_packed AND all_ended AND some_arrived THEN 'delivered'
        WHEN all_gone AND some_packed THEN 'shipped'
        WHEN some_packed THEN 'fulfilling'
        ELSE 'paid' END AS state
    FROM facts LEFT JOIN parcels USING (order_id)
), moved AS (
    UPDATE orders.orders AS own SET state = target.state FROM target
    WHERE own.id = target.order_id AND own.state <> target.state
      AND own.state IN ('paid', 'fulfilling', 'shipped')
      AND own.state || '>' || target.state = ANY ($2::text[])
    RETURNING own.id, own.number, own.owner_id, own.shop_id, own.state
), told AS (
    INSERT INTO orders.history (order_id, at, state, by, account_id, reason)
    SELECT id, $3, state, $4, $5, $6 FROM moved
)
SELECT id, number, owner_id, shop_id, state FROM moved
"""
"""The state of locked orders follows from what is packed, gone and arrived; only steps of the table ($2) are taken."""

JOURNEY = """
INSERT INTO orders.journeys (order_id, shop_id, shipped_at, delivered_at, receipt_by)
SELECT order_id, shop_id, shipped_at, delivered_at, receipt_by
FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[])
    AS given(order_id, shop_id, shipped_at, delivered_at, receipt_by)
ON CONFLICT (order_id) DO UPDATE
SET shipped_at = CASE WHEN excluded.shipped_at IS NULL THEN NULL
                      ELSE coalesce(journeys.shipped_at, excluded.shipped_at) END,
    delivered_at = excluded.delivered_at,
    receipt_by = CASE WHEN journeys.extended_at IS NULL OR excluded.receipt_by IS NULL THEN excluded.receipt_by
                      ELSE greatest(journeys.receipt_by, excluded.receipt_by) END
"""

PARCEL_ORDER = """
SELECT parcel.order_id, own.number, own.shop_id FROM orders.fulfilments AS parcel
JOIN orders.orders AS own ON own.id = parcel.order_id WHERE parcel.id = $1
"""

SET_CARRIER = """
UPDATE orders.fulfilments SET carrier = $2, tracking_number = $3
WHERE id = $1 AND kind = 'parcel' AND state = ANY ($4::text[]) RETURNING id
"""

SET_NUMBER = "UPDATE orders.fulfilments SET tracking_number = $2 WHERE id = $1"

OPEN_PARCELS = """
SELECT id FROM orders.fulfilments
WHERE order_id = $1 AND kind = 'parcel' AND state = ANY ($2::text[]) ORDER BY position
"""

_FULFILMENT = """
SELECT parcel.id, parcel.order_id, parcel.shop_id, parcel.position, parcel.kind, parcel.state, parcel.carrier,
       parcel.tracking_number, parcel.place_id, parcel.made_at, parcel.handed_over_at, parcel.moved_at, parcel.ended_at,
       (SELECT jsonb_agg(jsonb_build_object('line_id', line_id, 'quantity', quantity) ORDER BY line_id)
        FROM orders.fulfilment_lines WHERE fulfilment_id = parcel.id) AS lines
FROM orders.fulfilments AS parcel
"""

OF_ORDERS = f"{_FULFILMENT} WHERE parcel.order_id = ANY ($1::uuid[]) ORDER BY parcel.order_id, parcel.position"

BY_ID = f"{_FULFILMENT} WHERE parcel.id = $1"

CONFIRM = """
WITH moved AS (
    UPDATE orders.orders SET state = 'completed' WHERE id = ANY ($1::uuid[]) AND state = ANY ($2::text[])
        AND NOT EXISTS (SELECT FROM orders.holds WHERE holds.order_id = orders.id)
    RETURNING id, number, owner_id, shop_id
), told AS (
    INSERT INTO orders.history (order_id, at, state, by, account_id, reason)
    SELECT id, $3, 'completed', $4, $5, $6 FROM moved
), arrived AS (
    UPDATE orders.fulfilments SET state = 'delivered', moved_at = $3, ended_at = $3
    WHERE order_id IN (SELECT id FROM moved) AND state = ANY ($7::text[])
    RETURNING id
), seen AS (
    INSERT INTO orders.fulfilment_history (fulfilment_id, at, state, by, account_id, reason)
    SELECT id, $3, 'delivered', $4, $5, $6 FROM arrived
), ended AS (
    INSERT INTO orders.journeys (order_id, shop_id, shipped_at, delivered_at, completed_at)
    SELECT id, shop_id, $3, $3, $3 FROM moved
    ON CONFLICT (order_id) DO UPDATE
    SET completed_at = excluded.completed_at, delivered_at = coalesce(journeys.delivered_at, excluded.delivered_at)
)
SELECT id, number, owner_id, shop_id FROM moved
"""
"""Received: parcels that were still on their way have arrived with it. The orders are locked already, so a hold that
was committed while they were being looked for is seen here, and none can be added any more."""

DUE = """
SELECT own.id FROM orders.orders AS own JOIN orders.journeys AS way ON way.order_id = own.id
WHERE way.completed_at IS NULL AND way.receipt_by IS NOT NULL AND way.receipt_by <= $1
  AND own.state = ANY ($2::text[])
  AND NOT EXISTS (SELECT FROM orders.holds WHERE holds.order_id = own.id)
ORDER BY own.id LIMIT $3 FOR UPDATE OF own SKIP LOCKED
"""

IS_HELD = "SELECT EXISTS (SELECT FROM orders.holds WHERE order_id = $1)"

HOLD = "INSERT INTO orders.holds (order_id, reference, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"

RELEASE_HOLD = "DELETE FROM orders.holds WHERE order_id = $1 AND reference = $2"

EXTEND = """
UPDATE orders.journeys SET receipt_by = $2, extended_at = $3
WHERE order_id = $1 AND extended_at IS NULL AND completed_at IS NULL AND receipt_by IS NOT NULL
RETURNING receipt_by
"""
