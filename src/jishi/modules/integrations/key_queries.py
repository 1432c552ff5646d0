"""Every statement on API keys."""

KEY = """
id, prefix, name, account_id, scopes, shop_ids, per_minute, created_at, expires_at, used_at, revoked_at
"""

ADD = f"""
INSERT INTO integrations.keys (id, prefix, digest, name, account_id, scopes, shop_ids, per_minute, created_at,
                               expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING {KEY}
"""

FIND = f"SELECT digest, {KEY} FROM integrations.keys WHERE prefix = $1 AND revoked_at IS NULL"

USED = "UPDATE integrations.keys SET used_at = $2 WHERE id = $1 AND (used_at IS NULL OR used_at < $3)"

_VISIBLE = "($1::uuid[] IS NULL OR (shop_ids <> '{}' AND shop_ids <@ $1))"

LIST = f"""
SELECT {KEY} FROM integrations.keys WHERE {_VISIBLE} AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3
"""

REVOKE = f"""
UPDATE integrations.keys SET revoked_at = coalesce(revoked_at, $3), revoked_by = coalesce(revoked_by, $4)
WHERE id = $2 AND {_VISIBLE} RETURNING {KEY}, digest, revoked_at = $3 AND revoked_by IS NOT DISTINCT FROM $4 AS fresh
"""
