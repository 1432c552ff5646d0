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

STALE_DAYS = """
SELECT calendar.day::date AS day
FROM generate_series($1::date, $2::date - 1, interval '1 day') AS calendar(day)
LEFT JOIN orders.sales_days_made AS made ON made.day = calendar.day::date
WHERE made.day IS NULL OR made.day = $2::date - 1 OR made.made_at < $3 OR calendar.day::date IN (
    SELECT (parent.placed_at AT TIME ZONE $4)::date
    FROM orders.refunds AS refund JOIN orders.orders AS parent ON parent.id = refund.order_id
    WHERE refund.settled_at >= made.made_at
)
ORDER BY 1
"""
"""Days before $2 whose sums are missing, older than $3, or older than a refund that arrived; yesterday's always, for
money that came after midnight."""

SUM_DAY = """
WITH made AS (
    INSERT INTO orders.sales_days_made (day, made_at) VALUES ($1, $4)
    ON CONFLICT (day) DO UPDATE SET made_at = excluded.made_at
)
INSERT INTO orders.sales_days (day, shop_id, orders, total, refunded, buyers)
SELECT $1, shop_id, count(*), sum(total), sum(refunded), array_agg(DISTINCT owner_id)
FROM orders.orders
WHERE state = ANY ($5::text[]) AND placed_at >= $2 AND placed_at < $3 AND paid_at IS NOT NULL GROUP BY shop_id
ON CONFLICT (day, shop_id) DO UPDATE SET orders = excluded.orders, total = excluded.total,
    refunded = excluded.refunded, buyers = excluded.buyers
"""

MADE_DAYS = "SELECT count(*) FROM orders.sales_days_made WHERE day >= $1 AND day < $2"

SUMMED_BOARD = """
WITH whole AS (
    SELECT period.place, day.orders, day.total, day.refunded, day.buyers
    FROM unnest($1::date[], $2::date[]) WITH ORDINALITY AS period(start, stop, place)
    JOIN orders.sales_days AS day ON day.day >= period.start AND day.day < period.stop
    WHERE $6::uuid[] IS NULL OR day.shop_id = ANY ($6)
), edge AS MATERIALIZED (
    SELECT period.place, paid.total, paid.refunded, paid.owner_id
    FROM unnest($3::timestamptz[], $4::timestamptz[]) WITH ORDINALITY AS period(start, stop, place)
    JOIN orders.orders AS paid ON paid.placed_at >= period.start AND paid.placed_at < period.stop
    WHERE paid.state = ANY ($5::text[]) AND paid.paid_at IS NOT NULL AND ($6::uuid[] IS NULL OR paid.shop_id = ANY ($6))
), people AS (
    SELECT place, count(DISTINCT owner_id)::int AS buyers
    FROM (SELECT place, unnest(buyers) AS owner_id FROM whole UNION ALL SELECT place, owner_id FROM edge) AS each
    GROUP BY place
), sums AS (
    SELECT place, sum(orders)::int AS orders, sum(total)::bigint AS total, sum(refunded)::bigint AS refunded
    FROM (SELECT place, orders, total, refunded FROM whole
          UNION ALL SELECT place, 1, total, refunded FROM edge) AS each
    GROUP BY place
)
SELECT period.place::int, NULL::date AS day, coalesce(orders, 0), coalesce(total, 0), coalesce(refunded, 0),
       coalesce(buyers, 0)
FROM unnest($1::date[]) WITH ORDINALITY AS period(start, place)
LEFT JOIN sums USING (place) LEFT JOIN people USING (place)
UNION ALL
SELECT NULL, day.day, sum(day.orders)::int, sum(day.total)::bigint, sum(day.refunded)::bigint, 0
FROM orders.sales_days AS day
WHERE day.day >= $7 AND day.day < $8 AND ($6::uuid[] IS NULL OR day.shop_id = ANY ($6)) GROUP BY day.day
UNION ALL
SELECT NULL, $8, count(*)::int, sum(total)::bigint, sum(refunded)::bigint, 0
FROM edge WHERE place = $9 HAVING count(*) > 0
ORDER BY 1, 2
"""
"""The same from the sums of whole days and the orders of each period's last, unfinished day; $9 is a period that ends
now, on the day $8."""
