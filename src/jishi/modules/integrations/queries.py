"""Every statement on webhooks."""

_FIELDS = "id, url, description, shop_id, events, state, created_at, failing_since, rotated_at"
_SEEN = "removed_at IS NULL AND ($1::uuid[] IS NULL OR shop_id = ANY ($1))"

ADD = f"""
INSERT INTO integrations.endpoints (id, account_id, shop_id, url, description, events, state, sealed_secret, created_at)
VALUES ($1, $2, $3, $4, $5, $6, 'active', $7, $8) RETURNING {_FIELDS}
"""

LIST = f"SELECT {_FIELDS} FROM integrations.endpoints WHERE {_SEEN} ORDER BY id DESC LIMIT 200"

COUNT = "SELECT count(*) FROM integrations.endpoints WHERE removed_at IS NULL AND shop_id IS NOT DISTINCT FROM $1"

ONE = f"SELECT {_FIELDS} FROM integrations.endpoints WHERE {_SEEN} AND id = $2"

CHANGE = f"""
UPDATE integrations.endpoints
SET url = $3, description = $4, events = $5, state = $6,
    failing_since = CASE WHEN $6 = 'active' AND state <> 'active' THEN NULL ELSE failing_since END
WHERE {_SEEN} AND id = $2 RETURNING {_FIELDS}
"""

REMOVE = f"UPDATE integrations.endpoints SET removed_at = $3, state = 'paused' WHERE {_SEEN} AND id = $2"

ROTATE = f"""
UPDATE integrations.endpoints SET old_secret = sealed_secret, old_until = $4, sealed_secret = $3, rotated_at = $5
WHERE {_SEEN} AND id = $2 RETURNING {_FIELDS}
"""

WANTING = "SELECT id, shop_id, events FROM integrations.endpoints WHERE state = 'active' AND removed_at IS NULL"

ADD_MESSAGE = """
WITH message AS (
    INSERT INTO integrations.messages (id, event, shop_id, body, at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (id) DO NOTHING RETURNING id
)
INSERT INTO integrations.deliveries (id, message_id, endpoint_id, state, attempts, created_at, next_at, status)
SELECT given.id, message.id, given.endpoint_id, 'pending', 0, $5, $5, 0
FROM message, unnest($6::uuid[], $7::uuid[]) AS given(id, endpoint_id)
RETURNING id
"""

TO_SEND = """
SELECT delivery.id, delivery.state, delivery.attempts, delivery.endpoint_id, message.id AS message_id, message.body,
       message.event, endpoint.url, endpoint.state AS endpoint_state, endpoint.sealed_secret,
       CASE WHEN endpoint.old_until > $2 THEN endpoint.old_secret END AS old_secret, endpoint.failing_since,
       endpoint.shop_id, endpoint.removed_at IS NOT NULL AS removed
FROM integrations.deliveries AS delivery
JOIN integrations.messages AS message ON message.id = delivery.message_id
JOIN integrations.endpoints AS endpoint ON endpoint.id = delivery.endpoint_id
WHERE delivery.id = $1
"""

SETTLE = """
WITH told AS (
    INSERT INTO integrations.attempts (id, delivery_id, at, status, milliseconds, response, error)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
)
UPDATE integrations.deliveries SET attempts = attempts + 1, status = $4, next_at = $9,
    state = CASE WHEN state = 'delivered' THEN state ELSE $8 END,
    delivered_at = CASE WHEN $8 = 'delivered' THEN coalesce(delivered_at, $3) ELSE delivered_at END
WHERE id = $2
"""

SKIP = "UPDATE integrations.deliveries SET state = 'skipped', next_at = NULL WHERE id = $1 AND state = 'pending'"

WENT_WELL = "UPDATE integrations.endpoints SET failing_since = NULL WHERE id = $1 AND failing_since IS NOT NULL"

FAILED = """
UPDATE integrations.endpoints SET failing_since = coalesce(failing_since, $2) WHERE id = $1 RETURNING failing_since
"""

DISABLE = """
UPDATE integrations.endpoints SET state = 'disabled' WHERE id = $1 AND state = 'active'
RETURNING id, shop_id, url, account_id
"""

_DELIVERY = """
delivery.id, delivery.message_id, message.event, delivery.state, delivery.attempts, delivery.created_at,
delivery.next_at, delivery.delivered_at, delivery.status
"""

_LOG = f"""
SELECT {_DELIVERY} FROM integrations.deliveries AS delivery
JOIN integrations.messages AS message ON message.id = delivery.message_id
"""

DELIVERIES = f"""
{_LOG} WHERE delivery.endpoint_id = $1 AND ($2 = '' OR delivery.state = $2) AND ($3::uuid IS NULL OR delivery.id < $3)
ORDER BY delivery.id DESC LIMIT $4
"""

DELIVERY = f"{_LOG} WHERE delivery.endpoint_id = $1 AND delivery.id = $2"

BODY = "SELECT body FROM integrations.messages WHERE id = $1"

ATTEMPTS = """
SELECT at, status, milliseconds, response, error FROM integrations.attempts WHERE delivery_id = $1
ORDER BY id DESC LIMIT 50
"""

REPLAY = """
UPDATE integrations.deliveries SET state = 'pending', attempts = 0, next_at = $3
WHERE endpoint_id = $1 AND id = $2 RETURNING id
"""

REPLAY_SINCE = """
UPDATE integrations.deliveries SET state = 'pending', attempts = 0, next_at = $3
WHERE id IN (
    SELECT id FROM integrations.deliveries WHERE endpoint_id = $1 AND created_at >= $2 AND state <> 'delivered'
    ORDER BY id LIMIT $4 FOR UPDATE
) RETURNING id
"""

LOST = """
SELECT id FROM integrations.deliveries WHERE state = 'pending' AND next_at < $1 ORDER BY next_at LIMIT 500
"""

SWEEP = "DELETE FROM integrations.messages WHERE at < $1"
