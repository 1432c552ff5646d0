"""Every statement on counts."""

_COLUMNS = """count.id, count.code, count.place_id, count.shop_id, count.state, count.note, count.opened_at,
       count.posted_at, coalesce(sums.lines, 0)::int, coalesce(sums.counted, 0)::int, coalesce(sums.missing, 0)::int,
       coalesce(sums.surplus, 0)::int"""

_SUMS = """
LEFT JOIN LATERAL (
    SELECT count(*) AS lines, count(counted) AS counted, sum(greatest(0, expected - counted)) AS missing,
           sum(greatest(0, counted - expected)) AS surplus
    FROM inventory.count_lines AS line WHERE line.count_id = count.id
) AS sums ON true"""

OPEN = """
INSERT INTO inventory.counts (id, code, place_id, shop_id, state, note, opened_by, opened_at)
VALUES ($1, $2, $3, $4, 'open', $5, $6, $7)
"""

FILL = """
INSERT INTO inventory.count_lines (count_id, variant_id)
SELECT $1, level.variant_id FROM inventory.levels AS level JOIN inventory.items AS item USING (variant_id)
WHERE level.place_id = $2 AND ($3::uuid IS NULL OR item.shop_id = $3)
  AND (level.variant_id = ANY ($4::uuid[]) OR ($4 IS NULL AND level.available + level.reserved + level.damaged > 0))
ORDER BY level.variant_id LIMIT $5
ON CONFLICT DO NOTHING
"""

BY_CODE = f"SELECT {_COLUMNS} FROM inventory.counts AS count {_SUMS} WHERE count.code = $1"

RECENT = f"""
SELECT {_COLUMNS} FROM inventory.counts AS count {_SUMS}
WHERE ($1::uuid[] IS NULL OR count.shop_id = ANY ($1)) AND ($2::timestamptz IS NULL OR count.opened_at < $2)
ORDER BY count.opened_at DESC, count.id DESC LIMIT $3
"""

LOCK = "SELECT id, place_id, shop_id, state FROM inventory.counts WHERE code = $1 FOR UPDATE"

MOVE = """
UPDATE inventory.counts SET state = $3, finished_at = CASE WHEN $3 = 'counted' THEN $4 ELSE finished_at END,
       posted_at = CASE WHEN $3 = 'posted' THEN $4 ELSE posted_at END,
       posted_by = CASE WHEN $3 = 'posted' THEN $5 ELSE posted_by END
WHERE id = $1 AND state = ANY ($2::text[])
"""

LINES = """
SELECT variant_id, expected, counted, counted_at, applied, cost FROM inventory.count_lines
WHERE count_id = $1 ORDER BY variant_id
"""

RECORD = """
INSERT INTO inventory.count_lines (count_id, variant_id, expected, counted, counted_at, counted_by)
SELECT $1, given.variant_id, coalesce(level.available + level.reserved, 0), given.pieces, $5, $6
FROM unnest($2::uuid[], $3::int[]) AS given(variant_id, pieces)
LEFT JOIN inventory.levels AS level ON level.variant_id = given.variant_id AND level.place_id = $4
ORDER BY given.variant_id
ON CONFLICT (count_id, variant_id) DO UPDATE SET expected = excluded.expected, counted = excluded.counted,
    counted_at = excluded.counted_at, counted_by = excluded.counted_by
"""
"""What the books say and what was counted are written down in one breath, so that only what happens later differs."""

SETTLE = """
UPDATE inventory.count_lines AS line SET applied = given.applied, cost = given.cost
FROM unnest($2::uuid[], $3::int[], $4::bigint[]) AS given(variant_id, applied, cost)
WHERE line.count_id = $1 AND line.variant_id = given.variant_id
"""
