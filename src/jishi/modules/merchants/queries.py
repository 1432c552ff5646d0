"""Every statement on merchants' tables."""

COLUMNS = """id, slug, name, story, city, state, logo, banner, opened_at,
CASE WHEN place = '{}' AND city <> '' THEN jsonb_build_object('zh-CN', city) ELSE place END AS place"""

INSERT = """
INSERT INTO merchants.shop (id, slug, name, story, city, state, logo, banner, opened_at, changed_at, place)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (slug) DO NOTHING
"""

SET_STATE = "UPDATE merchants.shop SET state = $3, changed_at = $4 WHERE id = $1 AND state = ANY($2::text[])"

SET_PLACE = "UPDATE merchants.shop SET place = $2, city = $3, changed_at = $4 WHERE id = $1"

ALL = f"SELECT {COLUMNS} FROM merchants.shop ORDER BY opened_at, id"

ID_OF = "SELECT id FROM merchants.shop WHERE slug = $1 AND ($2::uuid[] IS NULL OR id = ANY ($2)) FOR UPDATE"

TELL_STATE = """
INSERT INTO merchants.state_changes (id, shop_id, at, state, account_id, name, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7)
"""

STATE_CHANGES = """
SELECT at, state, name, reason FROM merchants.state_changes WHERE shop_id = $1 ORDER BY id DESC LIMIT 100
"""
