"""Every statement on the tables of inventory. Rows of `levels` are always locked in the order (variant, place)."""

_PLACE = """
place AS (
    INSERT INTO inventory.places (id, code, name, shop_id, priority, created_at)
    VALUES ($2, $3, $4, NULL, $5, $6) ON CONFLICT DO NOTHING
)"""

ENSURE_LEVELS = f"""
WITH {_PLACE}
INSERT INTO inventory.levels (variant_id, place_id, available, reserved, damaged)
SELECT variant_id, $7, 0, 0, 0 FROM unnest($1::uuid[]) AS wanted(variant_id) ORDER BY variant_id
ON CONFLICT DO NOTHING
RETURNING variant_id
"""
"""Rows for these variants at place $7, and the platform's default place ($2 to $6), where missing."""

SET_COUNT = """
WITH wanted AS (
    SELECT variant_id, pieces FROM unnest($1::uuid[], $2::int[]) AS given(variant_id, pieces)
), locked AS MATERIALIZED (
    SELECT variant_id, available, reserved FROM inventory.levels
    WHERE place_id = $3 AND variant_id = ANY($1) ORDER BY variant_id FOR UPDATE
), target AS (
    SELECT variant_id, locked.available AS before, greatest(0, pieces - reserved) AS after
    FROM wanted JOIN locked USING (variant_id)
), changed AS (
    UPDATE inventory.levels AS level SET available = target.after FROM target
    WHERE level.variant_id = target.variant_id AND level.place_id = $3 AND target.after <> target.before
    RETURNING level.variant_id, target.before, target.after
), logged AS (
    INSERT INTO inventory.movements (at, variant_id, place_id, kind, available, reserved, damaged, ref, reason)
    SELECT $4, variant_id, $3, 'counted', after - before, 0, 0, NULL, $5 FROM changed
)
SELECT variant_id, before, after FROM changed
"""
"""What lies on the shelf is counted: pieces already reserved stay reserved, the rest becomes available."""

ADD = """
WITH delta AS (
    SELECT variant_id, available, damaged
    FROM unnest($1::uuid[], $2::int[], $3::int[]) AS given(variant_id, available, damaged)
), changed AS (
    UPDATE inventory.levels AS level
    SET available = level.available + delta.available, damaged = level.damaged + delta.damaged
    FROM delta JOIN (
        SELECT variant_id FROM inventory.levels
        WHERE place_id = $4 AND variant_id = ANY($1) ORDER BY variant_id FOR UPDATE
    ) AS locked USING (variant_id)
    WHERE level.variant_id = delta.variant_id AND level.place_id = $4
    RETURNING level.variant_id, level.available - delta.available AS before, level.available AS after,
              delta.available, delta.damaged
), logged AS (
    INSERT INTO inventory.movements (at, variant_id, place_id, kind, available, reserved, damaged, ref, reason, by)
    SELECT $5, variant_id, $4, $6, available, 0, damaged, $7, $8, $9 FROM changed
)
SELECT variant_id, before, after FROM changed
"""
"""Pieces come in, or (negative available, positive damaged) turn out to be broken."""

RESERVE = """
WITH need AS (
    SELECT ref, variant_id, quantity, sum(quantity) OVER (PARTITION BY variant_id ORDER BY ref) - quantity AS low
    FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS given(ref, variant_id, quantity)
), locked AS MATERIALIZED (
    SELECT level.variant_id, level.place_id, level.available, place.priority
    FROM inventory.levels AS level JOIN inventory.places AS place ON place.id = level.place_id
    WHERE level.variant_id = ANY($2)
    ORDER BY level.variant_id, level.place_id
    FOR UPDATE OF level
), stock AS (
    SELECT variant_id, place_id, available,
           sum(available) OVER (PARTITION BY variant_id ORDER BY priority, place_id) - available AS low
    FROM locked
), total AS (
    SELECT variant_id, wanted, coalesce(there, 0) AS there
    FROM (SELECT variant_id, sum(quantity) AS wanted FROM need GROUP BY variant_id) AS asked
    LEFT JOIN (SELECT variant_id, sum(available) AS there FROM locked GROUP BY variant_id) AS had USING (variant_id)
), part AS (
    SELECT need.ref, stock.variant_id, stock.place_id,
           (least(need.low + need.quantity, stock.low + stock.available) - greatest(need.low, stock.low))::int AS pieces
    FROM need JOIN stock USING (variant_id)
    WHERE NOT EXISTS (SELECT FROM total WHERE there < wanted)
      AND NOT EXISTS (SELECT FROM inventory.reservations WHERE ref = ANY($1::uuid[]) AND state <> 'released')
      AND least(need.low + need.quantity, stock.low + stock.available) > greatest(need.low, stock.low)
), taken AS (
    UPDATE inventory.levels AS level
    SET available = level.available - piece.pieces, reserved = level.reserved + piece.pieces
    FROM (SELECT variant_id, place_id, sum(pieces)::int AS pieces FROM part GROUP BY 1, 2) AS piece
    WHERE level.variant_id = piece.variant_id AND level.place_id = piece.place_id
    RETURNING level.variant_id, level.place_id
), held AS (
    INSERT INTO inventory.reservations (ref, variant_id, place_id, quantity, state, expires_at, created_at)
    SELECT ref, variant_id, place_id, pieces, 'held', $4, $5 FROM part JOIN taken USING (variant_id, place_id)
    ON CONFLICT (ref, variant_id, place_id) DO UPDATE
        SET quantity = excluded.quantity, state = 'held', expires_at = excluded.expires_at
        WHERE reservations.state = 'released'
    RETURNING 1
), logged AS (
    INSERT INTO inventory.movements (at, variant_id, place_id, kind, available, reserved, damaged, ref, reason)
    SELECT $5, variant_id, place_id, 'reserved', -pieces, pieces, 0, ref, ''
    FROM part JOIN taken USING (variant_id, place_id)
)
SELECT variant_id, there::int, wanted::int,
       (SELECT count(*) FROM held) = (SELECT count(*) FROM part) AND EXISTS (SELECT FROM held)
FROM total
"""
"""Rule 5: all needs or none. Per variant: what was there, what was wanted, whether every piece was written down.

The predicate stands on the locked rows, which are the newest, and not in the UPDATE: its scan would judge the older
rows of the snapshot and miss pieces that came back meanwhile. A ref that gave its pieces
back may hold some again; one that still holds some, or shipped them, may not. Needs and places of a variant are both
laid end to end on a line; where a need overlaps a place, pieces are taken.
"""

LOCK_STOCK = """
SELECT level.variant_id, level.place_id, level.available
FROM inventory.levels AS level JOIN inventory.places AS place ON place.id = level.place_id
WHERE level.variant_id = ANY($1::uuid[])
ORDER BY level.variant_id, level.place_id
FOR UPDATE OF level
"""

SETTLE = """
WITH settled AS (
    UPDATE inventory.reservations SET state = $2, shipped = shipped + quantity * (1 - $3::int)
    WHERE ref = ANY($1::uuid[]) AND state = 'held'
    RETURNING ref, variant_id, place_id, quantity
), locked AS MATERIALIZED (
    SELECT variant_id, place_id, available FROM inventory.levels
    WHERE variant_id IN (SELECT variant_id FROM settled)
    ORDER BY variant_id, place_id FOR UPDATE
), back AS (
    UPDATE inventory.levels AS level
    SET available = level.available + piece.pieces * $3::int, reserved = level.reserved - piece.pieces
    FROM (
        SELECT variant_id, place_id, sum(quantity)::int AS pieces
        FROM settled JOIN locked USING (variant_id, place_id) GROUP BY 1, 2
    ) AS piece
    WHERE level.variant_id = piece.variant_id AND level.place_id = piece.place_id
    RETURNING level.variant_id
), logged AS (
    INSERT INTO inventory.movements (at, variant_id, place_id, kind, available, reserved, damaged, ref, reason)
    SELECT $4, variant_id, place_id, $2, quantity * $3::int, -quantity, 0, ref, $5 FROM settled
)
SELECT settled.ref, settled.variant_id, settled.place_id, settled.quantity,
       (SELECT sum(available)::int FROM locked WHERE locked.variant_id = settled.variant_id) AS before
FROM settled
"""
"""Held pieces leave the reservation, once: back to available ($3 = 1) or out of the house ($3 = 0)."""

SETTLE_SOME = """
WITH need AS (
    SELECT variant_id, quantity FROM unnest($2::uuid[], $3::int[]) AS given(variant_id, quantity)
), held AS MATERIALIZED (
    SELECT variant_id, place_id, quantity FROM inventory.reservations
    WHERE ref = $1 AND state = 'held' AND variant_id = ANY($2)
    ORDER BY variant_id, place_id FOR UPDATE
), part AS (
    SELECT held.variant_id, held.place_id, held.quantity AS there,
           least(need.quantity - held.low, held.quantity)::int AS pieces
    FROM (SELECT *, sum(quantity) OVER (PARTITION BY variant_id ORDER BY place_id) - quantity AS low FROM held) AS held
    JOIN need USING (variant_id)
    WHERE held.low < need.quantity
), settled AS (
    UPDATE inventory.reservations AS reservation
    SET state = CASE WHEN part.pieces = part.there THEN $4 ELSE 'held' END,
        quantity = CASE WHEN part.pieces = part.there THEN part.there ELSE part.there - part.pieces END
    FROM part
    WHERE reservation.ref = $1 AND reservation.variant_id = part.variant_id AND reservation.place_id = part.place_id
    RETURNING reservation.variant_id, reservation.place_id, part.pieces
), locked AS MATERIALIZED (
    SELECT variant_id, place_id, available FROM inventory.levels
    WHERE variant_id IN (SELECT variant_id FROM settled)
    ORDER BY variant_id, place_id FOR UPDATE
), back AS (
    UPDATE inventory.levels AS level
    SET available = level.available + settled.pieces * $5::int, reserved = level.reserved - settled.pieces
    FROM settled JOIN locked USING (variant_id, place_id)
    WHERE level.variant_id = settled.variant_id AND level.place_id = settled.place_id
    RETURNING level.variant_id
), logged AS (
    INSERT INTO inventory.movements (at, variant_id, place_id, kind, available, reserved, damaged, ref, reason)
    SELECT $6, variant_id, place_id, $4, pieces * $5::int, -pieces, 0, $1, $7 FROM settled
)
SELECT $1::uuid AS ref, settled.variant_id, settled.place_id, settled.pieces,
       (SELECT sum(available)::int FROM locked WHERE locked.variant_id = settled.variant_id) AS before
FROM settled
"""
"""Some of the pieces held under one ref leave the reservation, as in SETTLE; the others stay held."""

KEEP = """
UPDATE inventory.reservations SET expires_at = $2
WHERE ref = ANY(ARRAY(SELECT unnest($1::uuid[]))) AND state = 'held' RETURNING ref
"""
"""The array is wrapped so that the planner plans once, and not for every length of it; below too."""

KEEP_ALL = """
UPDATE inventory.reservations SET expires_at = NULL WHERE ref IN ({refs}) AND state = 'held' RETURNING ref
"""

EXPIRED = """
SELECT DISTINCT ref FROM (
    SELECT ref FROM inventory.reservations WHERE state = 'held' AND expires_at < $1 ORDER BY expires_at LIMIT $2
) AS due
"""
"""The longest overdue first, which is the order of their index; any order would have all of them read for DISTINCT."""

SETTLE_EXPIRED = """
SELECT ref FROM inventory.reservations
WHERE ref = ANY($1::uuid[]) AND state = 'held' AND expires_at < $2
ORDER BY ref, variant_id, place_id FOR UPDATE SKIP LOCKED
"""

AVAILABLE = """
SELECT variant_id, sum(available)::int FROM inventory.levels
WHERE variant_id = ANY(ARRAY(SELECT unnest($1::uuid[]))) GROUP BY variant_id
"""

LEVELS = """
SELECT variant_id, place_id, available, reserved, damaged FROM inventory.levels
WHERE variant_id = ANY($1::uuid[]) ORDER BY variant_id, place_id
"""

AUDIT = """
SELECT variant_id, place_id,
       coalesce(level.available, 0), coalesce(level.reserved, 0), coalesce(level.damaged, 0),
       coalesce(moved.available, 0)::int, coalesce(moved.reserved, 0)::int, coalesce(moved.damaged, 0)::int
FROM inventory.levels AS level
FULL JOIN (
    SELECT variant_id, place_id, sum(available) AS available, sum(reserved) AS reserved, sum(damaged) AS damaged
    FROM inventory.movements GROUP BY variant_id, place_id
) AS moved USING (variant_id, place_id)
FULL JOIN (
    SELECT variant_id, place_id, sum(quantity) AS held FROM inventory.reservations
    WHERE state = 'held' GROUP BY variant_id, place_id
) AS reservation USING (variant_id, place_id)
WHERE (coalesce(level.available, 0), coalesce(level.reserved, 0), coalesce(level.damaged, 0))
   <> (coalesce(moved.available, 0), coalesce(moved.reserved, 0), coalesce(moved.damaged, 0))
   OR coalesce(level.reserved, 0) <> coalesce(reservation.held, 0)
ORDER BY variant_id, place_id
"""
"""Rule 6: levels that their movements, or their held reservations, do not explain. None, if all is well."""

LOCK_LEVELS = "LOCK TABLE inventory.levels IN EXCLUSIVE MODE"

REBUILD = """
INSERT INTO inventory.levels AS level (variant_id, place_id, available, reserved, damaged)
SELECT variant_id, place_id, sum(available), sum(reserved), sum(damaged)
FROM inventory.movements GROUP BY variant_id, place_id ORDER BY variant_id, place_id
ON CONFLICT (variant_id, place_id) DO UPDATE
SET available = excluded.available, reserved = excluded.reserved, damaged = excluded.damaged
"""
"""Every level as its movements sum to."""
