"""Every statement on merchants' tables."""

COLUMNS = "id, slug, name, story, city, state, logo, banner, opened_at"

INSERT = """
INSERT INTO merchants.shop (id, slug, name, story, city, state, logo, banner, opened_at, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (slug) DO NOTHING
"""

SET_STATE = "UPDATE merchants.shop SET state = $3, changed_at = $4 WHERE id = $1 AND state = ANY($2::text[])"

ALL = f"SELECT {COLUMNS} FROM merchants.shop ORDER BY opened_at, id"
