"""The statements of looking at what was sold. Each reads the orders of a bounded time, by index."""

DAYS = """
SELECT (placed_at AT TIME ZONE $3)::date AS day, count(*)::int, sum(total)::bigint, sum(refunded)::bigint
FROM orders.orders
WHERE placed_at >= $1 AND placed_at < $2 AND paid_at IS NOT NULL AND ($4::uuid[] IS NULL OR shop_id = ANY ($4))
GROUP BY 1 ORDER BY 1
"""

PERIODS = """
SELECT sums.orders, sums.total, sums.refunded, sums.buyers
FROM unnest($1::timestamptz[], $2::timestamptz[]) WITH ORDINALITY AS period(start, stop, place)
CROSS JOIN LATERAL (
    SELECT count(*)::int AS orders, coalesce(sum(total), 0)::bigint AS total,
           coalesce(sum(refunded), 0)::bigint AS refunded, count(DISTINCT owner_id)::int AS buyers
    FROM orders.orders
    WHERE placed_at >= period.start AND placed_at < period.stop AND paid_at IS NOT NULL
      AND ($3::uuid[] IS NULL OR shop_id = ANY ($3))
) AS sums ORDER BY period.place
"""

TO_SHIP = """
SELECT count(*)::int FROM (
    SELECT FROM orders.orders
    WHERE state IN ('paid', 'fulfilling') AND ($1::uuid[] IS NULL OR shop_id = ANY ($1)) LIMIT $2
) AS waiting
"""

LATE = """
SELECT count(*)::int FROM (
    SELECT FROM orders.journeys AS journey JOIN orders.orders AS late ON late.id = journey.order_id
    WHERE journey.ship_by < $3 AND journey.shipped_at IS NULL AND late.state IN ('paid', 'fulfilling')
      AND ($1::uuid[] IS NULL OR journey.shop_id = ANY ($1)) LIMIT $2
) AS waiting
"""

SPENT = """
SELECT owner_id, count(*)::int, coalesce(sum(total - refunded) FILTER (WHERE paid_at IS NOT NULL), 0)::bigint,
       max(placed_at)
FROM orders.orders WHERE owner_id = ANY ($1::uuid[]) GROUP BY owner_id
"""
