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
# Approvals

APPROVAL = """id, kind, subject, summary, payload, shop_id, state, asked_by, asked_at, asked_why, expires_at,
       decided_by, decided_at, decided_why"""

ASK_APPROVAL = f"""
INSERT INTO team.approvals
    (id, kind, subject, summary, payload, shop_id, state, asked_by, asked_at, asked_why, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, 'asked', $7, $8, $9, $10)
ON CONFLICT (kind, subject) WHERE state = 'asked' DO NOTHING RETURNING {APPROVAL}
"""

FIND_OPEN_APPROVAL = f"SELECT {APPROVAL} FROM team.approvals WHERE kind = $1 AND subject = $2 AND state = 'asked'"

FIND_APPROVAL = f"""
SELECT {APPROVAL} FROM team.approvals
WHERE id = $1 AND (asked_by = $2 OR ($3 AND ($4::uuid[] IS NULL OR shop_id = ANY ($4))))
"""

LIST_APPROVALS = f"""
SELECT {APPROVAL} FROM team.approvals
WHERE (asked_by = $1 OR ($2 AND ($3::uuid[] IS NULL OR shop_id = ANY ($3))))
AND ($4 = '' OR state = $4) AND ($5 = '' OR kind = $5) AND ($6::uuid IS NULL OR id < $6)
ORDER BY id DESC LIMIT $7
"""

COUNT_TO_DECIDE = """
SELECT count(*) FROM (
    SELECT FROM team.approvals WHERE state = 'asked' AND expires_at > $3 AND asked_by IS DISTINCT FROM $1
    AND ($2::uuid[] IS NULL OR shop_id = ANY ($2)) LIMIT 1000
) AS waiting
"""

END_APPROVAL = f"""
UPDATE team.approvals SET state = $2, decided_by = $3, decided_at = $4, decided_why = $5
WHERE id = $1 AND state = 'asked' AND ($2 = 'expired') = (expires_at <= $4) RETURNING {APPROVAL}
"""

FIND_EXPIRED_APPROVALS = """
SELECT id FROM team.approvals WHERE state = 'asked' AND expires_at <= $1 ORDER BY id LIMIT 500
"""
