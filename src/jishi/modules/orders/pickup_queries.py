"""Every statement on orders that wait in a store."""

OPEN = """
INSERT INTO orders.pickups (fulfilment_id, place_id, code_hash, generation, until) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (place_id, code_hash) WHERE closed_at IS NULL DO NOTHING RETURNING fulfilment_id
"""

RENEW = """
UPDATE orders.pickups SET until = $2 WHERE fulfilment_id = $1 AND closed_at IS NULL RETURNING fulfilment_id
"""

CLOSE = """
UPDATE orders.pickups SET closed_at = $2 WHERE fulfilment_id = $1 AND closed_at IS NULL RETURNING place_id, until
"""

BY_CODE = """
SELECT pickup.fulfilment_id, own.number FROM orders.pickups AS pickup
JOIN orders.fulfilments AS parcel ON parcel.id = pickup.fulfilment_id
JOIN orders.orders AS own ON own.id = parcel.order_id
WHERE pickup.closed_at IS NULL AND pickup.place_id = $1 AND pickup.code_hash = $2
  AND ($3::uuid[] IS NULL OR parcel.shop_id = ANY ($3))
"""

OF_ORDER = """
SELECT pickup.fulfilment_id, pickup.place_id, pickup.generation, pickup.until
FROM orders.pickups AS pickup JOIN orders.fulfilments AS parcel ON parcel.id = pickup.fulfilment_id
WHERE parcel.order_id = $1 AND pickup.closed_at IS NULL
"""

WAITING = """
SELECT parcel.id, own.number, own.shop_id, own.shop_name, pickup.place_id, parcel.made_at, pickup.until,
       own.address ->> 'recipient',
       (SELECT coalesce(sum(quantity), 0)::int FROM orders.fulfilment_lines WHERE fulfilment_id = parcel.id)
FROM orders.pickups AS pickup
JOIN orders.fulfilments AS parcel ON parcel.id = pickup.fulfilment_id
JOIN orders.orders AS own ON own.id = parcel.order_id
WHERE pickup.closed_at IS NULL AND ($1::uuid[] IS NULL OR parcel.shop_id = ANY ($1))
ORDER BY pickup.until LIMIT $2
"""

TO_PREPARE = """
SELECT own.number, own.shop_id, own.shop_name, own.method, own.paid_at
FROM orders.journeys AS way JOIN orders.orders AS own ON own.id = way.order_id
WHERE way.shipped_at IS NULL AND way.ship_by IS NOT NULL AND own.state = 'paid' AND own.method LIKE 'pickup:%'
  AND ($1::uuid[] IS NULL OR way.shop_id = ANY ($1))
ORDER BY way.ship_by LIMIT $2
"""

COUNT_OVERDUE = """
SELECT count(*)::int FROM (
    SELECT FROM orders.pickups AS pickup JOIN orders.fulfilments AS parcel ON parcel.id = pickup.fulfilment_id
    WHERE pickup.closed_at IS NULL AND pickup.until < $2 AND ($1::uuid[] IS NULL OR parcel.shop_id = ANY ($1))
    LIMIT $3
) AS found
"""
