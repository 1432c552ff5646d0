"""Statements on parts of reservations. Rows are locked as everywhere: reservations first, then levels by (variant,
place)."""

SHIP_PART = """
WITH wanted AS (
    SELECT ref, variant_id, quantity FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS given(ref, variant_id, quantity)
), held AS MATERIALIZED (
    SELECT ref, variant_id, place_id, quantity FROM inventory.reservations
    WHERE ref = ANY ($1) AND state = 'held'
    ORDER BY ref, variant_id, place_id FOR UPDATE
), laid AS (
    SELECT ref, variant_id, place_id, quantity,
           sum(quantity) OVER (PARTITION BY ref, variant_id ORDER BY place_id <> $6, place_id) - quantity AS low
    FROM held
), part AS (
    SELECT ref, variant_id, place_id, least(laid.quantity, wanted.quantity - laid.low)::int AS pieces
    FROM laid JOIN wanted USING (ref, variant_id) WHERE wanted.quantity > laid.low
), short AS (
    SELECT FROM wanted LEFT JOIN part USING (ref, variant_id)
    GROUP BY ref, variant_id, wanted.quantity HAVING coalesce(sum(pieces), 0) < wanted.quantity
), taken AS (
    UPDATE inventory.reservations AS own
    SET state = CASE WHEN own.quantity = part.pieces THEN 'shipped' ELSE 'held' END,
        quantity = CASE WHEN own.quantity = part.pieces THEN own.quantity ELSE own.quantity - part.pieces END,
        shipped = own.shipped + part.pieces
    FROM part
    WHERE own.ref = part.ref AND own.variant_id = part.variant_id AND own.place_id = part.place_id
      AND NOT EXISTS (SELECT FROM short)
    RETURNING own.ref, own.variant_id, own.place_id, part.pieces
), locked AS MATERIALIZED (
    SELECT variant_id, place_id FROM inventory.levels
    WHERE variant_id IN (SELECT variant_id FROM taken)
    ORDER BY variant_id, place_id FOR UPDATE
), moved AS (
    UPDATE inventory.levels AS level SET reserved = level.reserved - piece.pieces
    FROM (
        SELECT variant_id, place_id, sum(pieces)::int AS pieces
        FROM taken JOIN locked USING (variant_id, place_id) GROUP BY 1, 2
    ) AS piece
    WHERE level.variant_id = piece.variant_id AND level.place_id = piece.place_id
), logged AS (
    INSERT INTO inventory.movements (at, variant_id, place_id, kind, available, reserved, damaged, ref, reason)
    SELECT $4, variant_id, place_id, 'shipped', 0, -pieces, 0, ref, $5 FROM taken
)
SELECT ref, variant_id, place_id, pieces FROM taken
"""
"""Some of the pieces that are held leave the house: all that is wanted or, when one ref holds fewer, nothing. Pieces at
place $6 go first."""

UNSHIP = """
WITH wanted AS (
    SELECT ref, variant_id, quantity FROM unnest($1::uuid[], $2::uuid[], $3::int[]) AS given(ref, variant_id, quantity)
), gone AS MATERIALIZED (
    SELECT ref, variant_id, place_id, shipped FROM inventory.reservations
    WHERE ref = ANY ($1) AND shipped > 0
    ORDER BY ref, variant_id, place_id FOR UPDATE
), laid AS (
    SELECT ref, variant_id, place_id, shipped,
           sum(shipped) OVER (PARTITION BY ref, variant_id ORDER BY place_id DESC) - shipped AS low
    FROM gone
), part AS (
    SELECT ref, variant_id, place_id, least(laid.shipped, wanted.quantity - laid.low)::int AS pieces
    FROM laid JOIN wanted USING (ref, variant_id) WHERE wanted.quantity > laid.low
), short AS (
    SELECT FROM wanted LEFT JOIN part USING (ref, variant_id)
    GROUP BY ref, variant_id, wanted.quantity HAVING coalesce(sum(pieces), 0) < wanted.quantity
), back AS (
    UPDATE inventory.reservations AS own
    SET quantity = CASE WHEN own.state = 'held' THEN own.quantity + part.pieces ELSE part.pieces END,
        state = 'held', shipped = own.shipped - part.pieces, expires_at = NULL
    FROM part
    WHERE own.ref = part.ref AND own.variant_id = part.variant_id AND own.place_id = part.place_id
      AND NOT EXISTS (SELECT FROM short)
    RETURNING own.ref, own.variant_id, own.place_id, part.pieces
), locked AS MATERIALIZED (
    SELECT variant_id, place_id FROM inventory.levels
    WHERE variant_id IN (SELECT variant_id FROM back)
    ORDER BY variant_id, place_id FOR UPDATE
), moved AS (
    UPDATE inventory.levels AS level SET reserved = level.reserved + piece.pieces
    FROM (
        SELECT variant_id, place_id, sum(pieces)::int AS pieces
        FROM back JOIN locked USING (variant_id, place_id) GROUP BY 1, 2
    ) AS piece
    WHERE level.variant_id = piece.variant_id AND level.place_id = piece.place_id
), logged AS (
    INSERT INTO inventory.movements (at, variant_id, place_id, kind, available, reserved, damaged, ref, reason)
    SELECT $4, variant_id, place_id, 'unshipped', 0, pieces, 0, ref, $5 FROM back
)
SELECT ref, variant_id, place_id, pieces FROM back
"""
"""A hand-over is undone: what left for these refs is held for them again, at the places it left from."""
