"""Every statement on the tables of team."""

STAFF = "account_id, roles, shop_ids, added_at"

FIND_STAFF = f"SELECT {STAFF} FROM team.staff WHERE account_id = $1"

LIST_STAFF = f"SELECT {STAFF} FROM team.staff WHERE $1::uuid IS NULL OR account_id > $1 ORDER BY account_id LIMIT $2"

SAVE_STAFF = f"""
INSERT INTO team.staff (account_id, roles, shop_ids, added_at, added_by) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (account_id) DO UPDATE SET roles = $2, shop_ids = $3
RETURNING {STAFF}
"""

REMOVE_STAFF = "DELETE FROM team.staff WHERE account_id = $1"

LOCK_MANAGERS = "SELECT account_id FROM team.staff WHERE $1 = ANY(roles) ORDER BY account_id FOR UPDATE"

LIST_STAFF_OF = """
SELECT account_id FROM team.staff
WHERE CASE WHEN $1::uuid IS NULL THEN shop_ids = '{}' ELSE $1 = ANY(shop_ids) END ORDER BY account_id LIMIT $2
"""
