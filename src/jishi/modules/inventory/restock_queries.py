"""Every statement on restock requests."""

ASK = """
INSERT INTO inventory.restock_requests (id, variant_id, account_id, email, locale, token, asked_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (variant_id, (coalesce(account_id::text, email))) WHERE told_at IS NULL AND left_at IS NULL DO NOTHING
"""

OPEN_OF = """
SELECT count(*) FROM inventory.restock_requests
WHERE coalesce(account_id::text, email) = $1 AND told_at IS NULL AND left_at IS NULL
"""

MINE = """
SELECT variant_id FROM inventory.restock_requests
WHERE account_id = $1 AND variant_id = ANY($2::uuid[]) AND told_at IS NULL AND left_at IS NULL
"""

LEAVE = """
UPDATE inventory.restock_requests SET left_at = $2
WHERE token = $1 AND left_at IS NULL RETURNING variant_id
"""

LEAVE_MINE = """
UPDATE inventory.restock_requests SET left_at = $3
WHERE account_id = $1 AND variant_id = $2 AND told_at IS NULL AND left_at IS NULL
"""

KNOWN_TOKEN = "SELECT variant_id FROM inventory.restock_requests WHERE token = $1"

WAITED_FOR = """
SELECT DISTINCT variant_id FROM inventory.restock_requests AS request
WHERE told_at IS NULL AND left_at IS NULL
  AND EXISTS (SELECT FROM inventory.levels WHERE levels.variant_id = request.variant_id AND available > 0)
LIMIT $1
"""

TELL = """
WITH room AS (
    SELECT greatest(0, $2::int * (SELECT coalesce(sum(available), 0) FROM inventory.levels WHERE variant_id = $1)
           - (SELECT count(*) FROM inventory.restock_requests
              WHERE variant_id = $1 AND told_at > $3::timestamptz))::bigint AS people
), next AS (
    SELECT id FROM inventory.restock_requests
    WHERE variant_id = $1 AND told_at IS NULL AND left_at IS NULL
    ORDER BY id LIMIT (SELECT people FROM room) FOR UPDATE SKIP LOCKED
)
UPDATE inventory.restock_requests AS request SET told_at = $4 FROM next WHERE request.id = next.id
RETURNING request.id, request.variant_id, request.account_id, request.email, request.locale, request.token
"""
"""Who asked first is told first, and no more people than there are pieces for (times $2), with those told lately."""

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtextextended($1::text, 4712))"

WAITING = """
SELECT variant_id, count(*)::int FROM inventory.restock_requests
WHERE variant_id = ANY($1::uuid[]) AND told_at IS NULL AND left_at IS NULL GROUP BY variant_id
"""

FORGET_OLD = "DELETE FROM inventory.restock_requests WHERE coalesce(told_at, left_at) < $1"
"""Addresses of people are not kept longer than they are needed."""
