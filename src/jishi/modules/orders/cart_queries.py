"""Every statement on carts."""

_BUMP = """
cart AS (
    INSERT INTO orders.carts (owner_id, version, updated_at) VALUES ($1, 1, $2)
    ON CONFLICT (owner_id) DO UPDATE SET version = carts.version + 1, updated_at = excluded.updated_at
    RETURNING version
)"""

LINES = """
SELECT cart.version, line.variant_id, line.quantity, line.chosen, line.saved, line.price_added
FROM orders.carts AS cart LEFT JOIN orders.cart_lines AS line USING (owner_id)
WHERE cart.owner_id = $1
ORDER BY line.added_at DESC, line.variant_id
"""
"""The version with every line; a line of nulls when the cart is empty, nothing when there is no cart."""

LOCK_LINES = f"{LINES} FOR UPDATE OF cart"
"""The same, taking the person's turn (see LOCK). If it had to wait, the version is new but the lines are not: a version
other than expected means to read the lines again."""

COUNT = "SELECT coalesce(sum(quantity), 0)::int FROM orders.cart_lines WHERE owner_id = $1 AND NOT saved"

ADD = f"""
WITH {_BUMP}, others AS (
    SELECT count(*)::int AS lines, coalesce(sum(quantity) FILTER (WHERE NOT saved), 0)::int AS pieces
    FROM orders.cart_lines WHERE owner_id = $1 AND variant_id <> $3
), line AS (
    INSERT INTO orders.cart_lines AS line (owner_id, variant_id, quantity, chosen, saved, price_added, added_at)
    SELECT $1, $3, $4, true, false, $5, $2 FROM others WHERE others.lines < $7
    ON CONFLICT (owner_id, variant_id) DO UPDATE SET
        quantity = least($6, CASE WHEN line.saved THEN 0 ELSE line.quantity END + excluded.quantity),
        chosen = true, saved = false, price_added = excluded.price_added
    RETURNING quantity
)
SELECT cart.version, line.quantity, others.pieces + line.quantity FROM cart, others LEFT JOIN line ON true
"""
"""No quantity: the cart is full."""

_SUMMARY = """
SELECT cart.version,
       (SELECT coalesce(sum(quantity), 0)::int FROM orders.cart_lines WHERE owner_id = $1 AND NOT saved
        AND variant_id <> ALL(SELECT variant_id FROM changed))
       + (SELECT coalesce(sum(quantity), 0)::int FROM changed WHERE NOT saved),
       (SELECT count(*)::int FROM changed)
FROM cart
"""

CHANGE = f"""
WITH {_BUMP}, changed AS (
    UPDATE orders.cart_lines SET
        quantity = coalesce($4, quantity),
        chosen = coalesce($5, chosen) AND NOT coalesce($6, saved),
        saved = coalesce($6, saved)
    WHERE owner_id = $1 AND variant_id = $3
    RETURNING variant_id, quantity, saved
)
{_SUMMARY}
"""

CHOOSE = f"""
WITH {_BUMP}, changed AS (
    UPDATE orders.cart_lines SET chosen = $4
    WHERE owner_id = $1 AND NOT saved AND ($3::uuid[] IS NULL OR variant_id = ANY($3))
    RETURNING variant_id, quantity, saved
)
{_SUMMARY}
"""

REMOVE = f"""
WITH {_BUMP}, gone AS (
    DELETE FROM orders.cart_lines WHERE owner_id = $1 AND variant_id = ANY($3::uuid[]) RETURNING variant_id
), changed AS (
    SELECT variant_id, 0 AS quantity, false AS saved FROM gone
)
{_SUMMARY}
"""

LOCK_BOTH = """
INSERT INTO orders.carts (owner_id, version, updated_at)
SELECT owner_id, 1, $2 FROM unnest($1::uuid[]) AS wanted(owner_id) ORDER BY owner_id
ON CONFLICT (owner_id) DO UPDATE SET version = carts.version + 1, updated_at = excluded.updated_at
"""

MERGE = """
WITH moved AS (
    DELETE FROM orders.cart_lines WHERE owner_id = $1
    RETURNING variant_id, quantity, chosen, saved, price_added, added_at
)
INSERT INTO orders.cart_lines AS line (owner_id, variant_id, quantity, chosen, saved, price_added, added_at)
SELECT $2, variant_id, quantity, chosen, saved, price_added, added_at FROM moved ORDER BY variant_id
ON CONFLICT (owner_id, variant_id) DO UPDATE SET
    quantity = least($3, CASE WHEN line.saved AND NOT excluded.saved THEN 0 ELSE line.quantity END + excluded.quantity),
    chosen = line.chosen OR excluded.chosen,
    saved = line.saved AND excluded.saved,
    price_added = excluded.price_added
"""

TRIM = """
DELETE FROM orders.cart_lines WHERE owner_id = $1 AND variant_id IN (
    SELECT variant_id FROM orders.cart_lines WHERE owner_id = $1 ORDER BY saved, added_at DESC OFFSET $2
)
"""

LOCK = """
INSERT INTO orders.carts (owner_id, version, updated_at) VALUES ($1, 1, $2)
ON CONFLICT (owner_id) DO UPDATE SET updated_at = excluded.updated_at
RETURNING version
"""
"""Take the person's turn: until the commit, nobody else places or changes for this owner."""
