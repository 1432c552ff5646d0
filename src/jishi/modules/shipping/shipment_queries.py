"""Every statement on shipments and what carriers say of them."""

REGISTER = """
INSERT INTO shipping.shipments (id, purpose, shop_id, carrier, tracking_number, booking, refusal, label_url, recipient,
                                pieces, stage, stage_at, poll_at, made_at)
SELECT given.id, given.purpose, given.shop_id, given.carrier, given.tracking_number, given.booking, '', '',
       nullif(given.recipient, 'null'::jsonb), given.pieces, 'registered', NULL, given.poll_at, $2
FROM jsonb_to_recordset($1::jsonb) AS given(id uuid, purpose text, shop_id uuid, carrier text, tracking_number text,
    booking text, recipient jsonb, pieces smallint, poll_at timestamptz)
ON CONFLICT (id) DO NOTHING
"""

TO_BOOK = """
SELECT id, shop_id, carrier, recipient, pieces FROM shipping.shipments
WHERE id = ANY ($1::uuid[]) AND booking = 'asked'
"""

BOOKED = """
UPDATE shipping.shipments
SET booking = 'booked', tracking_number = $2, label_url = $3, recipient = NULL, poll_at = $4
WHERE id = $1 AND booking = 'asked' RETURNING purpose
"""

REFUSED = """
UPDATE shipping.shipments SET booking = 'refused', refusal = $2
WHERE id = $1 AND booking = 'asked' RETURNING purpose
"""

CORRECT = """
UPDATE shipping.shipments
SET carrier = $2, tracking_number = $3, booking = 'none', refusal = '', label_url = '', recipient = NULL,
    stage = 'registered', stage_at = NULL, poll_at = $4
WHERE id = $1 RETURNING id
"""

DROP = """
UPDATE shipping.shipments AS own SET booking = 'cancelled', poll_at = NULL, recipient = NULL
FROM (SELECT id, booking FROM shipping.shipments WHERE id = $1 FOR UPDATE) AS before
WHERE own.id = before.id AND before.booking <> 'cancelled'
RETURNING own.carrier, own.tracking_number, before.booking AS was
"""

BY_IDS = """
SELECT id, carrier, tracking_number, booking, refusal, label_url, stage, stage_at
FROM shipping.shipments WHERE id = ANY ($1::uuid[])
"""

EVENTS = """
SELECT carrier, tracking_number, at, stage, place, text FROM shipping.tracking_events
WHERE (carrier, tracking_number) IN (SELECT * FROM unnest($1::text[], $2::text[]))
ORDER BY at DESC, id DESC
"""

KNOWN = """
SELECT DISTINCT tracking_number FROM shipping.shipments
WHERE carrier = $1 AND tracking_number = ANY ($2::text[])
"""

TAKE_IN = """
INSERT INTO shipping.tracking_events (carrier, tracking_number, key, at, stage, place, text, received_at, heard)
SELECT $1, given.tracking_number, given.key, given.at, given.stage, given.place, given.text, $3, $4
FROM jsonb_to_recordset($2::jsonb) AS given(tracking_number text, key text, at timestamptz, stage text, place text,
    text jsonb)
ON CONFLICT (carrier, tracking_number, key) DO NOTHING
RETURNING tracking_number
"""

LOCK_OF_NUMBERS = """
SELECT id, purpose, tracking_number, stage, stage_at FROM shipping.shipments
WHERE carrier = $1 AND tracking_number = ANY ($2::text[]) AND booking <> 'cancelled'
ORDER BY id FOR UPDATE
"""

LOCK = "SELECT id, stage FROM shipping.shipments WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE"

MOVE = """
UPDATE shipping.shipments AS own SET stage = given.stage, stage_at = given.at, poll_at = given.poll_at
FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::timestamptz[]) AS given(id, stage, at, poll_at)
WHERE own.id = given.id
"""

SILENT = """
SELECT DISTINCT carrier, tracking_number FROM shipping.shipments
WHERE poll_at <= $1 AND tracking_number <> '' ORDER BY carrier, tracking_number LIMIT $2
"""

POLL_LATER = """
UPDATE shipping.shipments SET poll_at = CASE WHEN made_at < $4 THEN NULL ELSE $3::timestamptz END
WHERE carrier = $1 AND tracking_number = $2 AND poll_at IS NOT NULL
"""

SETTINGS = "SELECT shop_id, settings FROM shipping.shop_settings WHERE shop_id = ANY ($1::uuid[])"

SET_SETTINGS = """
INSERT INTO shipping.shop_settings (shop_id, settings, updated_at) VALUES ($1, $2, $3)
ON CONFLICT (shop_id) DO UPDATE SET settings = excluded.settings, updated_at = excluded.updated_at
"""
