"""The statements of looking at what was sold. Each reads the orders of a bounded time, by index."""

BOARD = """
WITH paid AS MATERIALIZED (
    SELECT placed_at, total, refunded, owner_id FROM orders.orders
    WHERE {where} AND placed_at < $2 AND placed_at >= $1 AND paid_at IS NOT NULL
), sums AS (
    SELECT period.place, count(paid.total)::int AS orders, coalesce(sum(paid.total), 0)::bigint AS total,
           coalesce(sum(paid.refunded), 0)::bigint AS refunded, count(DISTINCT paid.owner_id)::int AS buyers
    FROM unnest($3::timestamptz[], $4::timestamptz[]) WITH ORDINALITY AS period(start, stop, place)
    LEFT JOIN paid ON paid.placed_at >= period.start AND paid.placed_at < period.stop
    GROUP BY period.place
), days AS (
    SELECT (placed_at AT TIME ZONE $5)::date AS day, count(*)::int AS orders, sum(total)::bigint AS total,
           sum(refunded)::bigint AS refunded
    FROM paid WHERE placed_at >= $6 GROUP BY 1
)
SELECT place::int, NULL::date, orders, total, refunded, buyers FROM sums
UNION ALL SELECT NULL, day, orders, total, refunded, 0 FROM days ORDER BY 1, 2
"""
"""One walk over the paid orders of a bounded time: sums of some periods, and of each day from $6 on."""

OF_SHOPS = "shop_id = ANY ($7::uuid[])"

OF_ALL = "state = ANY ($7::text[])"
"""Said so that the index by state and time is used: there is none by time alone."""

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
