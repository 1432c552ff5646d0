"""Every statement on comments. `$1` is who looks."""

from jishi.modules.social.note_queries import VISIBLE
from jishi.modules.social.queries import blocked

COLUMNS = """
c.id, c.root_id, p.account_id, p.handle, p.name, nullif(p.avatar, ''), c.text, c.mentions, c.likes, c.replies, c.pinned,
c.author_id = n.author_id, c.id = n.accepted_id, c.state = 'held',
EXISTS (SELECT FROM social.comment_likes l WHERE l.comment_id = c.id AND l.account_id = $1), c.author_id = $1,
(SELECT q.name FROM social.comments o JOIN social.people q ON q.account_id = o.author_id
 WHERE o.id = c.reply_to_id AND c.reply_to_id <> c.root_id), c.at
"""

JOINED = "JOIN social.notes n ON n.id = c.note_id JOIN social.people p ON p.account_id = c.author_id"

SEEN = f"""
(c.state = 'shown' OR (c.state = 'held' AND c.author_id = $1))
AND ($1::uuid IS NULL OR NOT {blocked("$1", "c.author_id")})
"""

HOT = f"""
SELECT {COLUMNS} FROM social.comments c {JOINED}
WHERE c.note_id = $2 AND c.root_id IS NULL AND {SEEN}
  AND ($3::boolean IS NULL OR (c.pinned, c.likes, c.id) < ($3, $4, $5))
ORDER BY c.pinned DESC, c.likes DESC, c.id DESC LIMIT $6
"""

NEW = f"""
SELECT {COLUMNS} FROM social.comments c {JOINED}
WHERE c.note_id = $2 AND c.root_id IS NULL AND {SEEN} AND $4::int IS NOT DISTINCT FROM $4
  AND ($3::boolean IS NULL OR (c.pinned, c.id) < ($3, $5))
ORDER BY c.pinned DESC, c.id DESC LIMIT $6
"""

FIRST_REPLIES = f"""
SELECT r.* FROM unnest($2::uuid[]) AS root CROSS JOIN LATERAL (
    SELECT {COLUMNS} FROM social.comments c {JOINED} WHERE c.root_id = root AND {SEEN} ORDER BY c.id LIMIT $3
) r
"""

REPLIES = f"""
SELECT {COLUMNS} FROM social.comments c {JOINED}
WHERE c.root_id = $2 AND {VISIBLE} AND {SEEN} AND ($3::uuid IS NULL OR c.id > $3) ORDER BY c.id LIMIT $4
"""

ONE = f"SELECT {COLUMNS} FROM social.comments c {JOINED} WHERE c.id = $2 AND {VISIBLE} AND {SEEN}"

NOTE_CODE = "SELECT n.code FROM social.comments c JOIN social.notes n ON n.id = c.note_id WHERE c.id = $1"

ADD = f"""
WITH note AS (SELECT n.id, n.author_id FROM social.notes n WHERE n.code = $2 AND {VISIBLE}),
parent AS (
    SELECT c.id, coalesce(c.root_id, c.id) AS root_id, c.author_id
    FROM social.comments c JOIN note ON note.id = c.note_id
    WHERE c.id = $4 AND c.state = 'shown' AND NOT {blocked("$1", "c.author_id")}
), added AS (
    INSERT INTO social.comments (id, note_id, root_id, reply_to_id, author_id, text, mentions, state, at)
    SELECT $3, note.id, parent.root_id, parent.id, $1::uuid, $5, $6, $7, $8 FROM note LEFT JOIN parent ON true
    WHERE $4::uuid IS NULL OR parent.id IS NOT NULL
    RETURNING note_id, root_id, state
), counted AS (
    UPDATE social.notes SET comments = comments + 1, stirred = true FROM added
    WHERE notes.id = added.note_id AND added.state = 'shown' AND notes.state = 'published' RETURNING 1
), rooted AS (
    UPDATE social.comments SET replies = comments.replies + 1 FROM added
    WHERE comments.id = added.root_id AND added.state = 'shown'
)
SELECT note.id, note.author_id, parent.author_id, EXISTS (SELECT FROM counted) OR added.state = 'held'
FROM added JOIN note ON true LEFT JOIN parent ON true
"""

LOCK = """
SELECT c.id, c.note_id, c.root_id, c.author_id, c.state, n.author_id AS note_author_id, n.code, n.state AS note_state,
       c.reply_to_id, c.text
FROM social.comments c JOIN social.notes n ON n.id = c.note_id WHERE c.id = $1 FOR NO KEY UPDATE OF n, c
"""
"""The note first, as everybody who writes comments takes it."""

SHOW = """
WITH shown AS (UPDATE social.comments SET state = 'shown' WHERE id = $1 AND state IN ('held', 'hidden')
               RETURNING note_id, root_id),
     rooted AS (UPDATE social.comments SET replies = comments.replies + 1 FROM shown WHERE comments.id = shown.root_id)
UPDATE social.notes SET comments = comments + 1, stirred = true FROM shown WHERE notes.id = shown.note_id
"""

TAKE_AWAY = """
WITH gone AS (
    UPDATE social.comments SET state = $2, pinned = false WHERE (id = $1 OR (root_id = $1 AND $2 = 'deleted'))
      AND state IN ('shown', 'held', 'hidden') AND state <> $2
    RETURNING note_id, root_id, id
), before AS (SELECT count(*) FILTER (WHERE c.state = 'shown') AS n FROM social.comments c JOIN gone ON gone.id = c.id),
rooted AS (
    UPDATE social.comments SET replies = comments.replies - 1
    FROM gone WHERE comments.id = gone.root_id AND gone.id = $1
      AND (SELECT state FROM social.comments WHERE id = $1) = 'shown'
      AND comments.id NOT IN (SELECT id FROM gone)
)
UPDATE social.notes SET comments = notes.comments - (SELECT n FROM before)::int, stirred = true,
    accepted_id = CASE WHEN accepted_id = $1 THEN NULL ELSE accepted_id END
WHERE notes.id = (SELECT note_id FROM gone LIMIT 1)
"""
"""A statement sees the table as it was before it, so that `before` counts what could be seen until now."""

BLANK = "UPDATE social.comments SET text = '', mentions = '{}' WHERE (id = $1 OR root_id = $1) AND state = 'deleted'"

PIN = """
WITH others AS (UPDATE social.comments SET pinned = false WHERE note_id = $2 AND pinned AND id <> $1)
UPDATE social.comments SET pinned = $3 WHERE id = $1 AND root_id IS NULL AND state = 'shown'
"""

ACCEPT = "UPDATE social.notes SET accepted_id = $2 WHERE id = $1 AND kind = 'question'"

LIKE = f"""
WITH seen AS (
    SELECT c.id, c.likes FROM social.comments c JOIN social.notes n ON n.id = c.note_id
    WHERE c.id = $2 AND c.state = 'shown' AND {VISIBLE} AND NOT {blocked("$1", "c.author_id")}
), added AS (
    INSERT INTO social.comment_likes (comment_id, account_id) SELECT id, $1 FROM seen ON CONFLICT DO NOTHING
    RETURNING comment_id
), counted AS (
    UPDATE social.comments SET likes = comments.likes + 1 FROM added WHERE comments.id = added.comment_id
    RETURNING comments.likes
)
SELECT coalesce((SELECT likes FROM counted), seen.likes) FROM seen
"""

UNLIKE = """
WITH gone AS (
    DELETE FROM social.comment_likes WHERE account_id = $1 AND comment_id = $2 RETURNING comment_id
), counted AS (
    UPDATE social.comments SET likes = comments.likes - 1 FROM gone WHERE comments.id = gone.comment_id
    RETURNING comments.likes
)
SELECT coalesce((SELECT likes FROM counted), (SELECT likes FROM social.comments WHERE id = $2))
"""
