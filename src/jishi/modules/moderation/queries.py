"""Every statement on moderation's tables."""

_WORD = "SELECT id, text, kind, note, added_at FROM moderation.words"

ALL_WORDS = "SELECT text, kind FROM moderation.words"

EVERY_WORD = f"{_WORD} ORDER BY kind, text, id"

LIST_WORDS = f"""
{_WORD}
WHERE ($1 = '' OR text ILIKE $1 OR plain ILIKE $1 OR note ILIKE $1) AND ($2::text IS NULL OR kind = $2)
  AND ($3::uuid IS NULL OR id < $3)
ORDER BY id DESC LIMIT $4
"""

COUNT_WORDS = "SELECT kind, count(*)::int FROM moderation.words GROUP BY kind"

SAVE_WORDS = """
INSERT INTO moderation.words (id, text, plain, kind, note, added_at, added_by)
SELECT id, text, plain, kind, note, $6, $7
FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) AS given(id, text, plain, kind, note)
ORDER BY plain
ON CONFLICT (plain) DO UPDATE SET text = EXCLUDED.text, kind = EXCLUDED.kind, note = EXCLUDED.note
WHERE (words.text, words.kind, words.note) IS DISTINCT FROM (EXCLUDED.text, EXCLUDED.kind, EXCLUDED.note)
RETURNING id, text, kind, note, added_at, (xmax = 0) AS added
"""

FIND_WORD = f"{_WORD} WHERE plain = $1"

REMOVE_WORDS = "DELETE FROM moderation.words WHERE id = ANY($1::uuid[]) RETURNING text"

_ITEM_COLUMNS = """
id, kind, subject_id, author_id, author_name, shop_id, title, link, text, words, reports, reasons, state, created_at,
decided_at, decided_by, reason
"""

HOLD = """
INSERT INTO moderation.items (id, kind, subject_id, author_id, author_name, shop_id, title, link, text, words, reports,
                              reasons, state, created_at, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, '{}', 'waiting', $11, '')
ON CONFLICT (kind, subject_id) WHERE state = 'waiting'
DO UPDATE SET text = EXCLUDED.text, title = EXCLUDED.title, link = EXCLUDED.link, words = EXCLUDED.words
RETURNING id, (xmax = 0) AS added
"""
"""A held text joins the queue, or takes the place of its earlier wording there."""

NOTE_REPORT = """
WITH told AS (
    INSERT INTO moderation.reports (item_id, account_id, reason, note, at) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT DO NOTHING RETURNING item_id
)
UPDATE moderation.items SET reports = reports + 1,
    reasons = jsonb_set(reasons, ARRAY[$3], to_jsonb(coalesce((reasons ->> $3)::int, 0) + 1))
WHERE id IN (SELECT item_id FROM told) AND state = 'waiting'
"""

DECIDE = f"""
UPDATE moderation.items SET state = $3, decided_at = $4, decided_by = $5, reason = $6
WHERE id = $1 AND state = ANY($2::text[]) RETURNING {_ITEM_COLUMNS}
"""

WITHDRAW = """
UPDATE moderation.items SET state = 'withdrawn', decided_at = $4
WHERE kind = $1 AND subject_id = $2 AND state = ANY($3::text[])
"""

ITEM = f"SELECT {_ITEM_COLUMNS} FROM moderation.items WHERE id = $1"

ITEMS = f"SELECT {_ITEM_COLUMNS} FROM moderation.items"

COUNT_ALL_WAITING = """
SELECT count(*)::int FROM (SELECT FROM moderation.items WHERE state = 'waiting' LIMIT 1000) AS waiting
"""

COUNT_WAITING = "SELECT kind, count(*)::int FROM moderation.items WHERE state = 'waiting' GROUP BY kind"

REPORT_NOTES = """
SELECT reason, note, at FROM moderation.reports WHERE item_id = $1 ORDER BY id LIMIT 50
"""

JOIN = """
INSERT INTO moderation.items (id, kind, subject_id, author_id, author_name, shop_id, title, link, text, words, reports,
                              reasons, state, created_at, reason)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '{}', 0, '{}', 'waiting', $10, '')
ON CONFLICT (kind, subject_id) WHERE state = 'waiting' DO UPDATE SET text = EXCLUDED.text
RETURNING id, (xmax = 0) AS added
"""
"""The waiting item of a reported subject, made if there is none."""
