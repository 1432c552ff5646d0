"""Every statement on notes and what people do with them. `$1` is who looks, where somebody does."""

from jishi.modules.social.queries import blocked

AUDIENCE = """
n.audience = 'everyone' OR n.author_id = $1
   OR (n.audience = 'followers'
       AND EXISTS (SELECT FROM social.follows f WHERE f.follower_id = $1 AND f.followee_id = n.author_id))
   OR (n.audience = 'friends'
       AND EXISTS (SELECT FROM social.follows f WHERE f.follower_id = $1 AND f.followee_id = n.author_id AND f.friends))
"""

VISIBLE = f"""
n.state = 'published' AND ({AUDIENCE}) AND ($1::uuid IS NULL OR NOT {blocked("$1", "n.author_id")})
"""
"""What others may see, and the only place that says so: every statement that shows notes asks for it."""

UNMUTED = "NOT EXISTS (SELECT FROM social.mutes WHERE by_id = $1 AND whom_id = n.author_id)"

CARD = """
n.id, n.code, n.kind, n.title, left(n.text, 140), n.pictures -> 0, jsonb_array_length(n.pictures), n.audience, n.state,
n.likes, n.comments, n.published_at, n.pub_id, p.account_id, p.handle, p.name, nullif(p.avatar, ''),
EXISTS (SELECT FROM social.likes l WHERE l.note_id = n.id AND l.account_id = $1)
"""

FROM = "FROM social.notes n JOIN social.people p ON p.account_id = n.author_id"

STORED = """
n.id, n.code, n.author_id, n.kind, n.state, n.audience, n.title, n.text, n.pictures, n.tags, n.mentions, n.products,
n.options, n.votes, n.likes, n.comments, n.saves, n.shares, n.accepted_id, n.reason, n.pub_id, n.publish_at,
n.published_at, n.edited_at, p.handle, p.name, nullif(p.avatar, '')
"""

PERSONAL = """
EXISTS (SELECT FROM social.likes l WHERE l.note_id = n.id AND l.account_id = $1),
EXISTS (SELECT FROM social.saves s WHERE s.note_id = n.id AND s.account_id = $1),
EXISTS (SELECT FROM social.follows f WHERE f.follower_id = $1 AND f.followee_id = n.author_id),
(SELECT option FROM social.poll_votes v WHERE v.note_id = n.id AND v.account_id = $1)
"""

GET = f"""
SELECT {STORED}, {PERSONAL} {FROM} WHERE n.code = $2 AND ((n.author_id = $1 AND n.state <> 'deleted') OR ({VISIBLE}))
"""

CODE_OF = "SELECT code FROM social.notes WHERE id = $1"

LOCK_OWN = f"SELECT {STORED} {FROM} WHERE n.code = $1 AND n.author_id = $2 AND n.state <> 'deleted' FOR UPDATE OF n"

LOCK = f"SELECT {STORED} {FROM} WHERE n.id = $1 AND n.state <> 'deleted' FOR UPDATE OF n"

INSERT = """
INSERT INTO social.notes (id, code, author_id, kind, state, audience, title, text, pictures, tags, mentions, products,
                          options, votes, publish_at, pub_id, published_at, created_at, heat, stirred)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 0, $19)
"""

KEEP_VERSION = """
INSERT INTO social.versions (note_id, title, text, pictures, until)
SELECT id, title, text, pictures, $2 FROM social.notes WHERE id = $1
"""

CHANGE = """
UPDATE social.notes SET kind = $2, state = $3, audience = $4, title = $5, text = $6, pictures = $7, tags = $8,
    mentions = $9, products = $10, options = $11, votes = $12, publish_at = $13, pub_id = coalesce(pub_id, $14),
    published_at = coalesce(published_at, $15), edited_at = $16, reason = '', stirred = true
WHERE id = $1
"""

MOVE = """
UPDATE social.notes SET state = $3, reason = $4, pub_id = coalesce(pub_id, $5),
    published_at = coalesce(published_at, $6), stirred = true
WHERE id = $1 AND state = ANY ($2::text[]) RETURNING 1
"""

DELETE = """
WITH forgotten AS (DELETE FROM social.versions WHERE note_id = $1),
     unread AS (DELETE FROM social.saves WHERE note_id = $1),
     unliked AS (DELETE FROM social.likes WHERE note_id = $1)
UPDATE social.notes SET state = 'deleted', title = '', text = '', pictures = '[]', products = '[]', tags = '{}',
    mentions = '{}', options = '{}', votes = '{}', likes = 0, saves = 0, stirred = false
WHERE id = $1 AND state <> 'deleted' RETURNING 1
"""

UNINDEX = """
WITH tags AS (DELETE FROM social.note_tags WHERE note_id = $1)
DELETE FROM social.note_products WHERE note_id = $1
"""

INDEX = """
WITH tags AS (
    INSERT INTO social.note_tags (tag, pub_id, note_id)
    SELECT unnest(tags), pub_id, id FROM social.notes WHERE id = $1 ON CONFLICT DO NOTHING
)
INSERT INTO social.note_products (product_id, pub_id, note_id)
SELECT DISTINCT (product ->> 'product_id')::uuid, pub_id, id
FROM social.notes, jsonb_array_elements(products) AS product WHERE id = $1 ON CONFLICT DO NOTHING
"""

COUNT_NOTES = "UPDATE social.people SET notes = notes + $2 WHERE account_id = $1"

DUE = """
SELECT n.id FROM social.notes n WHERE n.state = 'scheduled' AND n.publish_at <= $1
ORDER BY n.publish_at LIMIT $2 FOR UPDATE SKIP LOCKED
"""

VERSIONS = "SELECT title, text, until FROM social.versions WHERE note_id = $1 ORDER BY id DESC LIMIT 50"

CARDS = f"SELECT {CARD} {FROM} WHERE n.id = ANY ($2::uuid[]) AND {VISIBLE}"

UNMUTED_CARDS = f"{CARDS} AND {UNMUTED}"

_AFTER = "($3::uuid IS NULL OR n.pub_id < $3)"

OF_AUTHOR = f"""
SELECT {CARD} {FROM} WHERE n.author_id = $2 AND {VISIBLE} AND {_AFTER} ORDER BY n.pub_id DESC LIMIT $4
"""

UNPUBLISHED = f"""
SELECT {CARD} {FROM} WHERE n.author_id = $1 AND n.author_id = $2 AND n.state NOT IN ('published', 'deleted')
  AND ($3::uuid IS NULL OR n.id < $3) ORDER BY n.id DESC LIMIT $4
"""

OF_TOPIC = f"""
SELECT {CARD} FROM social.note_tags t JOIN social.notes n ON n.id = t.note_id
JOIN social.people p ON p.account_id = n.author_id
WHERE t.tag = $2 AND ($3::uuid IS NULL OR t.pub_id < $3) AND {VISIBLE} AND {UNMUTED} ORDER BY t.pub_id DESC LIMIT $4
"""

BEST_OF_TOPIC = f"""
SELECT {CARD} FROM (SELECT note_id FROM social.note_tags WHERE tag = $2 ORDER BY pub_id DESC LIMIT 300) t
JOIN social.notes n ON n.id = t.note_id JOIN social.people p ON p.account_id = n.author_id
WHERE {VISIBLE} AND {UNMUTED} ORDER BY n.heat DESC, n.id DESC LIMIT $3
"""

COUNT_TOPIC = "SELECT count(*) FROM (SELECT FROM social.note_tags WHERE tag = $1 LIMIT 10000) t"

ABOUT_PRODUCT = f"""
SELECT {CARD} FROM (SELECT note_id FROM social.note_products WHERE product_id = $2 ORDER BY pub_id DESC LIMIT 200) t
JOIN social.notes n ON n.id = t.note_id JOIN social.people p ON p.account_id = n.author_id
WHERE {VISIBLE} AND {UNMUTED} ORDER BY n.heat DESC, n.id DESC LIMIT $3
"""

SEARCH = f"""
SELECT {CARD} {FROM} WHERE {VISIBLE} AND {UNMUTED} AND (n.title ILIKE $2 OR n.text ILIKE $2) AND {_AFTER}
ORDER BY n.pub_id DESC LIMIT $4
"""

NEWEST = f"""
SELECT {CARD} {FROM} WHERE {VISIBLE} AND {UNMUTED} AND n.audience = 'everyone' AND $2::uuid IS NOT DISTINCT FROM $2
  AND {_AFTER} ORDER BY n.pub_id DESC LIMIT $4
"""

SAVED = f"""
SELECT {CARD}, s.at FROM social.saves s JOIN social.notes n ON n.id = s.note_id
JOIN social.people p ON p.account_id = n.author_id
WHERE s.account_id = $2 AND ($5::uuid IS NULL OR s.collection_id = $5)
  AND ($3::timestamptz IS NULL OR s.at < $3) AND {VISIBLE} ORDER BY s.at DESC LIMIT $4
"""

LIKED = f"""
SELECT {CARD}, s.at FROM social.likes s JOIN social.notes n ON n.id = s.note_id
JOIN social.people p ON p.account_id = n.author_id
WHERE s.account_id = $2 AND $5::uuid IS NULL
  AND ($3::timestamptz IS NULL OR s.at < $3) AND {VISIBLE} ORDER BY s.at DESC LIMIT $4
"""

LIKE = f"""
WITH seen AS (SELECT n.id, n.author_id, n.likes FROM social.notes n WHERE n.code = $2 AND {VISIBLE}),
added AS (
    INSERT INTO social.likes (note_id, account_id, at) SELECT id, $1, $3 FROM seen ON CONFLICT DO NOTHING
    RETURNING note_id
), counted AS (
    UPDATE social.notes SET likes = notes.likes + 1, stirred = true FROM added
    WHERE notes.id = added.note_id AND notes.state = 'published' RETURNING notes.likes
)
SELECT seen.id, seen.author_id, coalesce((SELECT likes FROM counted), seen.likes),
       EXISTS (SELECT FROM added), EXISTS (SELECT FROM counted) FROM seen
"""

UNLIKE = f"""
WITH seen AS (SELECT n.id, n.author_id, n.likes FROM social.notes n WHERE n.code = $2 AND {VISIBLE}),
gone AS (
    DELETE FROM social.likes WHERE account_id = $1 AND note_id = (SELECT id FROM seen) RETURNING note_id
), counted AS (
    UPDATE social.notes SET likes = notes.likes - 1, stirred = true FROM gone WHERE notes.id = gone.note_id
    RETURNING notes.likes
)
SELECT seen.id, seen.author_id, coalesce((SELECT likes FROM counted), seen.likes), false, true FROM seen
"""

SAVE = f"""
WITH seen AS (SELECT n.id, n.author_id, n.saves FROM social.notes n WHERE n.code = $2 AND {VISIBLE}),
added AS (
    INSERT INTO social.saves (account_id, note_id, collection_id, at) SELECT $1, id, $4::uuid, $3 FROM seen
    ON CONFLICT (account_id, note_id) DO NOTHING RETURNING note_id
), moved AS (
    UPDATE social.saves SET collection_id = $4::uuid WHERE account_id = $1 AND note_id = (SELECT id FROM seen)
), counted AS (
    UPDATE social.notes SET saves = notes.saves + 1, stirred = true FROM added
    WHERE notes.id = added.note_id AND notes.state = 'published' RETURNING notes.saves
)
SELECT seen.id, coalesce((SELECT saves FROM counted), seen.saves), EXISTS (SELECT FROM added),
       EXISTS (SELECT FROM counted) FROM seen
"""

UNSAVE = """
WITH gone AS (
    DELETE FROM social.saves s USING social.notes n WHERE s.account_id = $1 AND n.code = $2 AND s.note_id = n.id
    RETURNING s.note_id
)
UPDATE social.notes SET saves = notes.saves - 1, stirred = true FROM gone WHERE notes.id = gone.note_id
"""

SAVES_OF = "SELECT saves FROM social.notes WHERE code = $1"

COLLECTIONS = """
SELECT c.id, c.name, c.audience, (SELECT count(*) FROM social.saves s WHERE s.collection_id = c.id),
       (SELECT n.pictures -> 0 FROM social.saves s JOIN social.notes n ON n.id = s.note_id
        WHERE s.collection_id = c.id AND n.state = 'published' AND n.audience = 'everyone'
          AND NOT EXISTS (SELECT FROM social.blocks b
                          WHERE (b.by_id, b.whom_id) IN (($2, n.author_id), (n.author_id, $2)))
        ORDER BY s.at DESC LIMIT 1)
FROM social.collections c WHERE c.account_id = $1 ORDER BY c.created_at DESC, c.id LIMIT 100
"""

COLLECTION = "SELECT account_id, name, audience FROM social.collections WHERE id = $1"

ADD_COLLECTION = """
INSERT INTO social.collections (id, account_id, name, audience, created_at)
SELECT $1, $2::uuid, $3, $4, $5 WHERE (SELECT count(*) FROM social.collections WHERE account_id = $2) < $6 RETURNING 1
"""

CHANGE_COLLECTION = "UPDATE social.collections SET name = $3, audience = $4 WHERE id = $1 AND account_id = $2"

DROP_COLLECTION = "DELETE FROM social.collections WHERE id = $1 AND account_id = $2"

VOTE = f"""
WITH seen AS (
    SELECT n.id FROM social.notes n WHERE n.code = $2 AND n.kind = 'poll' AND cardinality(n.options) > $3 AND {VISIBLE}
), added AS (
    INSERT INTO social.poll_votes (note_id, account_id, option, at) SELECT id, $1, $3, $4 FROM seen
    ON CONFLICT DO NOTHING RETURNING note_id
), counted AS (
    UPDATE social.notes SET votes[$3 + 1] = notes.votes[$3 + 1] + 1 FROM added WHERE notes.id = added.note_id
)
SELECT seen.id FROM seen
"""

SHARE = f"""
WITH seen AS (SELECT n.id FROM social.notes n WHERE n.code = $2 AND {VISIBLE}),
added AS (
    INSERT INTO social.shares (code, note_id, account_id, at) SELECT $3, id, $1, $4 FROM seen
    ON CONFLICT (note_id, account_id) DO NOTHING RETURNING code, note_id
), counted AS (
    UPDATE social.notes SET shares = notes.shares + 1, stirred = true FROM added WHERE notes.id = added.note_id
)
SELECT coalesce((SELECT code FROM added), h.code), coalesce(h.visits, 0)
FROM seen LEFT JOIN social.shares h ON h.note_id = seen.id AND h.account_id = $1
"""

SHARE_TARGET = "SELECT n.code FROM social.shares s JOIN social.notes n ON n.id = s.note_id WHERE s.code = $1"

VISIT = "UPDATE social.shares SET visits = visits + 1 WHERE code = $1"

STIRRED = """
WITH picked AS (SELECT id FROM social.notes WHERE stirred ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED),
told AS (
    UPDATE social.notes n SET stirred = false, heat = CASE WHEN n.published_at IS NULL THEN 0 ELSE
        (extract(epoch FROM n.published_at) / 43.2
         + 1000 * log(2, 1 + n.likes + 2 * n.comments + 3 * n.saves + 4 * n.shares))::bigint END
    FROM picked WHERE n.id = picked.id RETURNING n.author_id
)
SELECT DISTINCT author_id FROM told
"""
"""Twelve hours later is worth as much as twice the interest."""

SUM_LIKES = """
UPDATE social.people p SET likes = t.likes FROM (
    SELECT author_id, sum(likes) AS likes FROM social.notes WHERE author_id = ANY ($1::uuid[]) AND state = 'published'
    GROUP BY 1
) t WHERE p.account_id = t.author_id AND p.likes <> t.likes
"""

AUDIT = """
SELECT n.id FROM social.notes n WHERE n.state <> 'deleted' AND (
    n.likes <> (SELECT count(*) FROM social.likes l WHERE l.note_id = n.id)
    OR n.saves <> (SELECT count(*) FROM social.saves s WHERE s.note_id = n.id)
    OR n.comments <> (SELECT count(*) FROM social.comments c WHERE c.note_id = n.id AND c.state = 'shown'))
UNION ALL
SELECT p.account_id FROM social.people p
WHERE p.notes <> (SELECT count(*) FROM social.notes n WHERE n.author_id = p.account_id AND n.state = 'published')
"""
"""Notes and people whose counters do not say what is there."""

NAME = "CASE WHEN n.title <> '' THEN n.title ELSE left(n.text, 30) END AS name, n.code"

NOTE_NAME = f"SELECT {NAME} FROM social.notes n WHERE n.id = $1"

NOTE_FOR = f"""
SELECT {NAME}, p.name AS person FROM social.notes n, social.people p
WHERE n.id = $2 AND p.account_id = $3 AND {VISIBLE} AND NOT {blocked("$1", "$3")}
"""
