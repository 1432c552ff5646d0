"""SQL of the sandbox carrier. Each use case is one statement."""

CREATE = """
WITH made AS (
    INSERT INTO sandbox.parcel (number, reference, sender, recipient, pieces, notify_url, stage, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, 'created', $7)
    ON CONFLICT (reference) DO NOTHING
    RETURNING number
), scanned AS (
    INSERT INTO sandbox.scan (id, number, at, stage, place, text) SELECT $8, number, $7, 'created', $9, $10 FROM made
)
SELECT number FROM made
UNION ALL SELECT number FROM sandbox.parcel WHERE reference = $2
"""

PARCEL = "SELECT number, stage, notify_url, sender, recipient, pieces, created_at FROM sandbox.parcel WHERE number = $1"

SCANS = "SELECT id, number, at, stage, place, text FROM sandbox.scan WHERE number = $1 ORDER BY at, id"

NEWEST = "SELECT number, stage, recipient, created_at FROM sandbox.parcel ORDER BY created_at DESC LIMIT 100"

SCAN = """
WITH moved AS (
    UPDATE sandbox.parcel SET stage = $3 WHERE number = $1 AND stage = ANY ($4::text[]) RETURNING number, notify_url
), seen AS (
    INSERT INTO sandbox.scan (id, number, at, stage, place, text) SELECT $2, number, $5, $3, $6, $7 FROM moved
)
INSERT INTO sandbox.event (id, number, url, body, copies, due_at)
SELECT $2, moved.number, moved.notify_url, $8, $9, $10 FROM moved
RETURNING id, url, body, copies
"""
"""The parcel gets further, if it may from where it is. Returns the callback made."""

CANCEL = "UPDATE sandbox.parcel SET stage = 'cancelled' WHERE number = $1 AND stage IN ('created', 'cancelled')"
"""Only a parcel that nobody has picked up."""
