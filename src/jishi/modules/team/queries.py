"""Every statement on the tables of team."""

STAFF = "account_id, roles, shop_ids, added_at, deactivated_at"

STORED = """(SELECT jsonb_object_agg(r.code, to_jsonb(r.permissions)) FROM team.roles r WHERE r.code = ANY (s.roles))"""
"""Permissions of those of somebody's positions that are in the table."""

FIND_STAFF = f"SELECT {STAFF} FROM team.staff WHERE account_id = $1"

FIND_ACCESS = f"""
SELECT s.roles, s.shop_ids, {STORED} FROM team.staff s WHERE s.account_id = $1 AND s.deactivated_at IS NULL
"""

LIST_STAFF = f"""
SELECT {STAFF} FROM team.staff
WHERE ($1::uuid IS NULL OR account_id > $1) AND ($3 OR shop_ids <> '{{}}') AND ($4::uuid[] IS NULL OR shop_ids <@ $4)
AND ($5::text[] IS NULL OR roles && $5) AND ($6::uuid[] IS NULL OR shop_ids && $6)
AND ($7::bool IS NULL OR (deactivated_at IS NULL) = $7)
ORDER BY account_id LIMIT $2
"""

SHOP_STAFF = f"SELECT {STAFF} FROM team.staff WHERE $1 = ANY(shop_ids) ORDER BY added_at, account_id LIMIT 200"

SAVE_STAFF = f"""
INSERT INTO team.staff (account_id, roles, shop_ids, added_at, added_by) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (account_id) DO UPDATE SET roles = $2, shop_ids = $3
RETURNING {STAFF}
"""

REMOVE_STAFF = "DELETE FROM team.staff WHERE account_id = $1"

DEACTIVATE_STAFF = f"""
UPDATE team.staff SET deactivated_at = $2 WHERE account_id = $1 AND deactivated_at IS NULL RETURNING {STAFF}
"""

REACTIVATE_STAFF = f"""
UPDATE team.staff SET deactivated_at = NULL WHERE account_id = $1 AND deactivated_at IS NOT NULL RETURNING {STAFF}
"""

LOCK_TEAM = "SELECT pg_advisory_xact_lock(hashtextextended('team.staff', 0))"

LIST_COMPANY = f"""
SELECT s.account_id, s.roles, {STORED} FROM team.staff s WHERE s.shop_ids = '{{}}' AND s.deactivated_at IS NULL
"""

LIST_STAFF_OF = f"""
SELECT s.account_id, s.roles, {STORED} FROM team.staff s
WHERE CASE WHEN $1::uuid IS NULL THEN s.shop_ids = '{{}}' ELSE $1 = ANY(s.shop_ids) END AND s.deactivated_at IS NULL
ORDER BY s.account_id LIMIT $2
"""

# Positions

ROLE = "code, name, description, permissions, in_shops, version"

LIST_ROLES = f"SELECT {ROLE} FROM team.roles"

FIND_ROLE = f"SELECT {ROLE} FROM team.roles WHERE code = $1"

ADD_ROLE = """
INSERT INTO team.roles (code, name, description, permissions, in_shops, version, changed_at, changed_by)
VALUES ($1, $2, $3, $4, $5, 1, $6, $7)
"""

SAVE_ROLE = """
INSERT INTO team.roles AS r (code, name, description, permissions, in_shops, version, changed_at, changed_by)
SELECT $1, $2, $3, $4, $5, 1, $6, $7
WHERE $8 = 0 OR EXISTS (SELECT FROM team.roles WHERE code = $1)
ON CONFLICT (code) DO UPDATE SET name = $2, description = $3, permissions = $4, version = r.version + 1,
       changed_at = $6, changed_by = $7
WHERE r.version = $8
"""

REMOVE_ROLE = "DELETE FROM team.roles WHERE code = $1"

HAS_HOLDERS = "SELECT EXISTS (SELECT FROM team.staff WHERE $1 = ANY (roles))"

COUNT_HOLDERS = """
SELECT role, count(*) FROM team.staff, unnest(roles) AS role WHERE deactivated_at IS NULL GROUP BY role
"""

# Invitations

INVITATION = "id, email, roles, shop_ids, state, invited_by, invited_at, expires_at, account_id"

ADD_INVITATION = f"""
INSERT INTO team.invitations (id, token_hash, email, roles, shop_ids, state, invited_by, invited_at, expires_at)
VALUES ($1, $2, $3, $4, $5, 'open', $6, $7, $8) RETURNING {INVITATION}
"""

SUPERSEDE_INVITATIONS = """
UPDATE team.invitations SET state = 'withdrawn', ended_at = $3 WHERE email = $1 AND shop_ids = $2 AND state = 'open'
"""

FIND_INVITATION = f"SELECT {INVITATION} FROM team.invitations WHERE id = $1"

FIND_INVITATION_BY_TOKEN = f"SELECT {INVITATION} FROM team.invitations WHERE token_hash = $1"

ACCEPT_INVITATION = """
UPDATE team.invitations SET state = 'accepted', account_id = $2, ended_at = $3
WHERE id = $1 AND state = 'open' AND expires_at > $3
"""

WITHDRAW_INVITATION = "UPDATE team.invitations SET state = 'withdrawn', ended_at = $2 WHERE id = $1 AND state = 'open'"

LIST_INVITATIONS = f"""
SELECT {INVITATION} FROM team.invitations
WHERE state = 'open' AND expires_at > $3 AND ($1 OR shop_ids <> '{{}}') AND ($2::uuid[] IS NULL OR shop_ids <@ $2)
ORDER BY id DESC LIMIT 200
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
AND ($4::text[] IS NULL OR state = ANY ($4)) AND ($5::text[] IS NULL OR kind = ANY ($5))
AND ($6::uuid IS NULL OR id < $6)
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
