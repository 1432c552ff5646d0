"""Every statement on feeds, inboxes and rankings. `$1` is the reader."""

READER = "SELECT seen_at, filled_at FROM social.readers WHERE account_id = $1"

SEEN = """
INSERT INTO social.readers (account_id, seen_at) VALUES ($1, $2)
ON CONFLICT (account_id) DO UPDATE SET seen_at = excluded.seen_at
"""

FILLED = "UPDATE social.readers SET filled_at = $2 WHERE account_id = $1"

FOLLOWING = """
SELECT pub_id, note_id FROM (
    (SELECT i.pub_id, i.note_id FROM social.inbox i
     WHERE i.reader_id = $1 AND ($2::uuid IS NULL OR i.pub_id < $2) ORDER BY i.pub_id DESC LIMIT $3)
    UNION
    (SELECT n.pub_id, n.id FROM social.follows f JOIN social.people p ON p.account_id = f.followee_id AND p.pulled
     CROSS JOIN LATERAL (
        SELECT pub_id, id FROM social.notes WHERE author_id = f.followee_id AND state = 'published'
          AND ($2::uuid IS NULL OR pub_id < $2) ORDER BY pub_id DESC LIMIT $3
     ) n WHERE f.follower_id = $1 ORDER BY 1 DESC LIMIT $3)
) both_ ORDER BY pub_id DESC LIMIT $3
"""
"""What was pushed, from the index alone, and what the very followed have written."""

FOLLOWING_PULLED = """
SELECT n.pub_id, n.id FROM social.follows f CROSS JOIN LATERAL (
    SELECT pub_id, id FROM social.notes WHERE author_id = f.followee_id AND state = 'published'
      AND ($2::uuid IS NULL OR pub_id < $2) ORDER BY pub_id DESC LIMIT 30
) n WHERE f.follower_id = $1 ORDER BY 1 DESC LIMIT $3
"""
"""The same for readers whose inbox is not kept."""

FILL = """
INSERT INTO social.inbox (reader_id, pub_id, note_id)
SELECT $1, n.pub_id, n.id FROM social.follows f JOIN social.people p ON p.account_id = f.followee_id AND NOT p.pulled
CROSS JOIN LATERAL (
    SELECT pub_id, id FROM social.notes WHERE author_id = f.followee_id AND state = 'published'
    ORDER BY pub_id DESC LIMIT 50
) n WHERE f.follower_id = $1 ORDER BY 2 DESC LIMIT $2
ON CONFLICT DO NOTHING
"""

TAKE_IN = """
INSERT INTO social.inbox (reader_id, pub_id, note_id)
SELECT $1, n.pub_id, n.id FROM social.notes n JOIN social.people p ON p.account_id = n.author_id AND NOT p.pulled
WHERE n.author_id = $2 AND n.state = 'published' AND EXISTS (SELECT FROM social.readers WHERE account_id = $1)
ORDER BY n.pub_id DESC LIMIT $3
ON CONFLICT DO NOTHING
"""
"""Somebody whom one has just begun to follow."""

TAKE_OUT = """
DELETE FROM social.inbox i USING social.notes n
WHERE i.reader_id = $1 AND n.author_id = $2 AND n.pub_id = i.pub_id
"""

NOTE_TO_PUSH = """
SELECT n.pub_id, n.author_id, p.followers, p.pulled
FROM social.notes n JOIN social.people p ON p.account_id = n.author_id
WHERE n.id = $1 AND n.state = 'published'
"""

PULL = "UPDATE social.people SET pulled = $2 WHERE account_id = $1 AND pulled <> $2"

PUSH = """
WITH batch AS (
    SELECT id, follower_id, friends FROM social.follows WHERE followee_id = $2 AND ($5::uuid IS NULL OR id > $5)
    ORDER BY id LIMIT $6
), pushed AS (
    INSERT INTO social.inbox (reader_id, pub_id, note_id)
    SELECT b.follower_id, $3, $1 FROM batch b JOIN social.readers r ON r.account_id = b.follower_id AND r.seen_at > $4
    ON CONFLICT DO NOTHING
)
SELECT (SELECT id FROM batch ORDER BY id DESC LIMIT 1), (SELECT count(*) FROM batch)
"""

TRIM = """
DELETE FROM social.inbox i USING (
    SELECT reader_id, (SELECT x.pub_id FROM social.inbox x WHERE x.reader_id = r.reader_id
                       ORDER BY x.pub_id DESC OFFSET $1 LIMIT 1) AS last
    FROM (SELECT DISTINCT reader_id FROM social.inbox) r
) t WHERE i.reader_id = t.reader_id AND i.pub_id <= t.last
"""

FORGET_ABSENT = """
WITH absent AS (DELETE FROM social.readers WHERE seen_at < $1 RETURNING account_id)
DELETE FROM social.inbox i USING absent WHERE i.reader_id = absent.account_id
"""

POOL = """
SELECT id, author_id, tags, likes, comments, saves, shares, published_at FROM (
    (SELECT * FROM social.notes WHERE state = 'published' AND audience = 'everyone' ORDER BY pub_id DESC LIMIT $1)
    UNION
    (SELECT * FROM social.notes WHERE state = 'published' AND audience = 'everyone' ORDER BY heat DESC LIMIT $1)
) both_
"""

NEAR = """
SELECT n.id, n.author_id, n.tags, n.likes, n.comments, n.saves, n.shares, n.published_at
FROM (SELECT followee_id FROM social.follows WHERE follower_id = $1 ORDER BY id DESC LIMIT 200) f
CROSS JOIN LATERAL (
    SELECT * FROM social.notes WHERE author_id = f.followee_id AND state = 'published' AND pub_id IS NOT NULL
    ORDER BY pub_id DESC LIMIT 3
) n ORDER BY n.pub_id DESC LIMIT $2
"""

TASTE = """
SELECT n.author_id, n.tags FROM (
    SELECT note_id FROM social.likes WHERE account_id = $1 ORDER BY at DESC LIMIT 150
) l JOIN social.notes n ON n.id = l.note_id
"""

FOLLOWED = "SELECT followee_id FROM social.follows WHERE follower_id = $1 ORDER BY id DESC LIMIT 1000"

PULSES = """
WITH done AS (
    SELECT note_id, account_id, 'like' AS kind, at FROM social.likes WHERE at > $1
    UNION ALL SELECT note_id, account_id, 'save', at FROM social.saves WHERE at > $1
    UNION ALL SELECT DISTINCT ON (note_id, author_id) note_id, author_id, 'comment', at
              FROM social.comments WHERE at > $1 AND state = 'shown'
), judged AS (
    SELECT d.note_id, d.kind,
           CASE WHEN p.joined_at > $2::timestamptz - interval '3 days' THEN 0
                WHEN p.joined_at > $2::timestamptz - interval '30 days' THEN 1 ELSE 2 END AS age,
           (p.followers > 0 OR p.likes > 0 OR p.notes > 0) AS record,
           least(48, floor(extract(epoch FROM $2::timestamptz - d.at) / 3600))::int / 4 * 4 AS hours, d.account_id
    FROM done d JOIN social.people p ON p.account_id = d.account_id
), summed AS (
    SELECT note_id, kind, age, record, hours, count(*) AS people FROM judged GROUP BY 1, 2, 3, 4, 5
)
SELECT s.note_id, n.author_id, s.kind, s.age, s.record, s.hours, s.people
FROM summed s JOIN social.notes n ON n.id = s.note_id AND n.state = 'published' AND n.audience = 'everyone'
"""

HOT_TAGS = """
SELECT t.tag, (SELECT count(*) FROM (SELECT FROM social.note_tags x WHERE x.tag = t.tag LIMIT 10000) y),
       sum(h.heat)::bigint
FROM unnest($1::uuid[], $2::bigint[]) AS h(note_id, heat) JOIN social.note_tags t ON t.note_id = h.note_id
GROUP BY t.tag ORDER BY 3 DESC, 1 LIMIT $3
"""

SET_BOARD = """
INSERT INTO social.boards (name, items, at) VALUES ($1, $2, $3)
ON CONFLICT (name) DO UPDATE SET items = excluded.items, at = excluded.at
"""

BOARD = "SELECT items, at FROM social.boards WHERE name = $1"
