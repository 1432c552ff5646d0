"""Every statement on items, what runs low, and the tables that staff look at."""

NOTE_OWNERS = """
INSERT INTO inventory.items (variant_id, shop_id, product_id)
SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS known(variant_id, shop_id, product_id) ORDER BY variant_id
ON CONFLICT DO NOTHING
"""

WITHOUT_OWNER = """
SELECT DISTINCT variant_id FROM inventory.levels
WHERE NOT EXISTS (SELECT FROM inventory.items WHERE items.variant_id = levels.variant_id) AND variant_id > $1
ORDER BY variant_id LIMIT $2
"""

SET_THRESHOLDS = """
UPDATE inventory.items SET threshold = given.threshold
FROM unnest($1::uuid[], $2::int[]) AS given(variant_id, threshold) WHERE items.variant_id = given.variant_id
"""

THRESHOLDS = "SELECT variant_id, threshold FROM inventory.items WHERE variant_id = ANY($1::uuid[])"

LOCK_LEVELS = """
SELECT variant_id, place_id, available, reserved, damaged FROM inventory.levels
WHERE variant_id = ANY($1::uuid[]) ORDER BY variant_id, place_id FOR UPDATE
"""

ON_THE_WAY = """
SELECT line.variant_id, sum(line.quantity - line.received - line.damaged - line.lost)::int
FROM inventory.transfer_lines AS line JOIN inventory.transfers AS transfer ON transfer.id = line.transfer_id
WHERE line.variant_id = ANY($1::uuid[]) AND transfer.state IN ('sent', 'partly') GROUP BY line.variant_id
"""

STOCK = """
SELECT item.variant_id, level.place_id, item.shop_id, item.product_id, level.available, level.reserved, level.damaged,
       coalesce((SELECT sum(line.quantity - line.received - line.damaged - line.lost)::int
                 FROM inventory.transfer_lines AS line JOIN inventory.transfers AS way ON way.id = line.transfer_id
                 WHERE line.variant_id = item.variant_id AND way.target_id = level.place_id
                   AND way.state IN ('sent', 'partly')), 0),
       item.threshold, low.variant_id IS NOT NULL
FROM inventory.items AS item
JOIN inventory.levels AS level ON level.variant_id = item.variant_id
LEFT JOIN inventory.low_stock AS low ON low.variant_id = item.variant_id
WHERE ($1::uuid[] IS NULL OR item.shop_id = ANY ($1))
  AND ($2::uuid IS NULL OR level.place_id = $2)
  AND ($3::uuid[] IS NULL OR item.variant_id = ANY ($3))
  AND (NOT $4::bool OR low.variant_id IS NOT NULL)
  AND (NOT $5::bool OR level.available = 0)
  AND ($6::uuid IS NULL OR (item.variant_id, level.place_id) < ($6, $7::uuid))
ORDER BY item.variant_id DESC, level.place_id DESC LIMIT $8
"""

MOVEMENTS = """
SELECT id, at, variant_id, place_id, kind, available, reserved, damaged, ref, reason, by
FROM inventory.movements AS movement
WHERE ($1::uuid[] IS NULL OR EXISTS (SELECT FROM inventory.items AS item
                                     WHERE item.variant_id = movement.variant_id AND item.shop_id = ANY ($1)))
  AND ($2::uuid IS NULL OR place_id = $2)
  AND ($3::uuid[] IS NULL OR variant_id = ANY ($3))
  AND ($4::text[] IS NULL OR kind = ANY ($4))
  AND ($5::uuid IS NULL OR ref = $5)
  AND id < $6
ORDER BY id DESC LIMIT $7
"""

MOVED = """
SELECT DISTINCT variant_id FROM inventory.movements
WHERE id > (SELECT max(id) - $1::bigint FROM inventory.movements) AND at > $2
"""
"""What moved lately, and among the last so many movements: found by their key, since there is no index by time."""

_REFRESH_LOW = """
WITH fresh AS (
    SELECT item.variant_id, item.shop_id
    FROM inventory.items AS item JOIN inventory.levels AS level USING (variant_id)
    WHERE {items}
    GROUP BY item.variant_id HAVING sum(level.available) <= coalesce(item.threshold, $1::int)
), gone AS (
    DELETE FROM inventory.low_stock AS low
    WHERE {low} AND NOT EXISTS (SELECT FROM fresh WHERE fresh.variant_id = low.variant_id)
)
INSERT INTO inventory.low_stock (variant_id, shop_id, since, muted)
SELECT variant_id, shop_id, $2, false FROM fresh ORDER BY variant_id
ON CONFLICT (variant_id) DO NOTHING RETURNING variant_id, shop_id
"""
"""Who fell to the threshold comes in, who rose above it goes; only those who came in just now are returned."""

REFRESH_LOW = _REFRESH_LOW.format(items="item.variant_id = ANY ($3::uuid[])", low="low.variant_id = ANY ($3::uuid[])")

REFRESH_ALL_LOW = _REFRESH_LOW.format(items="true", low="true")

MUTE_LOW = "UPDATE inventory.low_stock SET muted = true WHERE variant_id = ANY($1::uuid[])"

FORGET_LOW = "DELETE FROM inventory.low_stock WHERE variant_id = ANY($1::uuid[])"

LOW = """
SELECT low.variant_id, low.shop_id, low.since,
       (SELECT coalesce(sum(available), 0)::int FROM inventory.levels AS level WHERE level.variant_id = low.variant_id)
FROM inventory.low_stock AS low
WHERE ($1::uuid[] IS NULL OR low.shop_id = ANY ($1)) AND NOT low.muted
ORDER BY low.since DESC, low.variant_id LIMIT $2
"""

LOW_COUNT = """
SELECT count(*) FROM inventory.low_stock WHERE ($1::uuid[] IS NULL OR shop_id = ANY ($1)) AND NOT muted
"""
