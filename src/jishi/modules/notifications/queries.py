"""Every statement on the tables of notifications."""

CLAIM = "INSERT INTO notifications.claims (recipient, key, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"

WANTED = "SELECT channel, enabled FROM notifications.preferences WHERE recipient = $1 AND topic = ANY($2::text[])"

WORDS_IN_FORCE = """
SELECT DISTINCT ON (locale) locale, subject, text FROM notifications.words WHERE kind = $1
ORDER BY locale, version DESC
"""

ADD = """
INSERT INTO notifications.notices (id, account_id, kind, topic, title, text, link, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""

SWEEP_NOTICES = "DELETE FROM notifications.notices WHERE at < $1"

SWEEP_CLAIMS = "DELETE FROM notifications.claims WHERE at < $1"
