"""Every statement on the tables of notifications."""

CLAIM = """
INSERT INTO notifications.claims (recipient, key, at)
SELECT recipient, key, $3 FROM unnest($1::text[], $2::text[]) AS given(recipient, key) ORDER BY 1, 2
ON CONFLICT DO NOTHING RETURNING recipient, key
"""

WANTED = """
SELECT recipient, topic, channel, enabled FROM notifications.preferences
WHERE recipient = ANY ($1::text[]) AND topic = ANY ($2::text[])
"""

WORDS_IN_FORCE = """
SELECT DISTINCT ON (locale) locale, subject, text FROM notifications.words WHERE kind = $1
ORDER BY locale, version DESC
"""

ADD = """
INSERT INTO notifications.notices (id, account_id, kind, topic, title, text, link, at)
SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::jsonb[], $6::jsonb[], $7::text[],
                     $8::timestamptz[])
"""

SWEEP_NOTICES = "DELETE FROM notifications.notices WHERE at < $1"

SWEEP_CLAIMS = "DELETE FROM notifications.claims WHERE at < $1"

LIST = """
SELECT id, kind, topic, title, text, link, at, read_at FROM notifications.notices
WHERE account_id = $1 AND ($2 = '' OR topic = $2) AND (NOT $3 OR read_at IS NULL) AND ($4::uuid IS NULL OR id < $4)
ORDER BY id DESC LIMIT $5
"""

COUNT_UNREAD = """
SELECT count(*) FROM (
    SELECT FROM notifications.notices WHERE account_id = $1 AND read_at IS NULL LIMIT 1000
) AS unread
"""

READ = """
UPDATE notifications.notices SET read_at = coalesce(read_at, $3) WHERE id = $1 AND account_id = $2 RETURNING link
"""

READ_ALL = """
UPDATE notifications.notices SET read_at = $2
WHERE account_id = $1 AND read_at IS NULL AND ($3 = '' OR topic = $3)
"""

DELETE = "DELETE FROM notifications.notices WHERE id = $1 AND account_id = $2"

PREFERENCES = "SELECT topic, channel, enabled FROM notifications.preferences WHERE recipient = $1"

PREFER = """
INSERT INTO notifications.preferences (recipient, topic, channel, enabled, changed_at)
SELECT $1, topic, channel, enabled, $5 FROM unnest($2::text[], $3::text[], $4::bool[]) AS given(topic, channel, enabled)
ON CONFLICT (recipient, topic, channel) DO UPDATE SET enabled = excluded.enabled, changed_at = excluded.changed_at
"""

EDITED = """
SELECT DISTINCT ON (kind, locale) kind, locale, subject, text FROM notifications.words
ORDER BY kind, locale, version DESC
"""

VERSIONS = """
SELECT version, locale, subject, text, at, by FROM notifications.words WHERE kind = $1 ORDER BY id DESC LIMIT 100
"""

ADD_WORDS = """
INSERT INTO notifications.words (id, kind, locale, version, subject, text, by, at)
SELECT $1, $2, $3, coalesce(max(version), 0) + 1, $4, $5, $6, $7 FROM notifications.words
WHERE kind = $2 AND locale = $3
"""

LOCK_KIND = "SELECT pg_advisory_xact_lock(hashtextextended('notifications.words:' || $1, 0))"
