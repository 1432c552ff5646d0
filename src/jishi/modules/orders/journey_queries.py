"""Every statement on what was promised about the way of orders."""

PROMISE = """
INSERT INTO orders.journeys (order_id, shop_id, ship_by, arrive_from, arrive_to)
SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::date[], $5::date[])
ON CONFLICT (order_id) DO UPDATE
SET ship_by = coalesce(journeys.ship_by, excluded.ship_by),
    arrive_from = coalesce(journeys.arrive_from, excluded.arrive_from),
    arrive_to = coalesce(journeys.arrive_to, excluded.arrive_to)
"""

FORGET = "UPDATE orders.journeys SET ship_by = NULL WHERE order_id = ANY ($1::uuid[]) AND shipped_at IS NULL"

JOURNEY = """
SELECT ship_by, arrive_from, arrive_to, shipped_at, delivered_at, receipt_by, extended_at, completed_at
FROM orders.journeys WHERE order_id = $1
"""

LATE = """
SELECT own.number, own.shop_id, own.shop_name, own.state, own.paid_at, way.ship_by
FROM orders.journeys AS way JOIN orders.orders AS own ON own.id = way.order_id
WHERE way.shipped_at IS NULL AND way.ship_by < $2 AND own.state IN ('paid', 'fulfilling')
  AND own.method NOT LIKE 'pickup:%' AND ($1::uuid[] IS NULL OR way.shop_id = ANY ($1))
ORDER BY way.ship_by LIMIT $3
"""

COUNT_TROUBLED = """
SELECT count(*)::int FROM (
    SELECT FROM orders.fulfilments AS parcel JOIN orders.orders AS own ON own.id = parcel.order_id
    WHERE parcel.state IN ('returned', 'lost') AND own.state IN ('fulfilling', 'shipped')
      AND ($1::uuid[] IS NULL OR parcel.shop_id = ANY ($1))
    LIMIT $2
) AS found
"""
