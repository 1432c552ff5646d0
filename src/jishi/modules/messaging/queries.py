"""Every statement on the tables of messaging."""

LOCK_KEY = "SELECT pg_advisory_xact_lock(hashtextextended('messaging:' || $1, 0))"

ADD_ROOM = """
INSERT INTO messaging.rooms
    (id, kind, key, title, image, link, shop_id, last_seq, version, shop_read_seq, at, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, 0, $8, $8) ON CONFLICT (key) DO NOTHING RETURNING id
"""

ROOM_BY_KEY = "SELECT id FROM messaging.rooms WHERE key = $1"

LOCK_ROOM = "SELECT id FROM messaging.rooms WHERE id = $1 FOR UPDATE"

LOCK_ROOM_BY_KEY = "SELECT id FROM messaging.rooms WHERE key = $1 FOR UPDATE"

ADD_MEMBERS = """
INSERT INTO messaging.members (room_id, account_id, role, state, from_seq, read_seq, muted, invited_by, at)
SELECT $1, given.account_id, given.role, given.state, rooms.last_seq, rooms.last_seq, false, $5, $6
FROM unnest($2::uuid[], $3::text[], $4::text[]) AS given(account_id, role, state)
JOIN messaging.rooms ON rooms.id = $1
ON CONFLICT (room_id, account_id) DO UPDATE
SET state = excluded.state, role = excluded.role, from_seq = excluded.from_seq, read_seq = excluded.read_seq,
    invited_by = excluded.invited_by, at = excluded.at
WHERE members.state IN ('left', 'declined')
RETURNING account_id
"""

ACCESS = """
SELECT rooms.id, rooms.kind, rooms.title, rooms.image, rooms.link, rooms.shop_id, rooms.last_seq, rooms.version,
       rooms.shop_read_seq, rooms.at, mine.state, mine.role, coalesce(mine.from_seq, 0), coalesce(mine.read_seq, 0),
       coalesce(mine.muted, false), mine.invited_by,
       CASE WHEN rooms.kind = 'direct' THEN
           (SELECT account_id FROM messaging.members WHERE room_id = rooms.id AND account_id <> $2 LIMIT 1)
       END,
       CASE WHEN rooms.kind IN ('direct', 'group', 'shop') THEN
           (SELECT count(*) FROM messaging.members WHERE room_id = rooms.id AND state = 'active')
       ELSE 0 END
FROM messaging.rooms LEFT JOIN messaging.members AS mine ON mine.room_id = rooms.id AND mine.account_id = $2
WHERE rooms.id = $1
"""

MESSAGE_COLUMNS = """
messages.id, messages.room_id, messages.seq, messages.version, messages.author_id, messages.kind, messages.state,
messages.text, messages.at, messages.edited_at, messages.picture, messages.card, messages.mentions, messages.client_id,
messages.as_shop, messages.reply_to, messages.reactions
"""

VISIBLE = """
messages.seq > $2 AND (messages.state <> 'held' OR messages.author_id = $3)
AND (messages.author_id IS NULL OR messages.author_id <> ALL ($4::uuid[]))
AND NOT EXISTS (
    SELECT FROM messaging.removals WHERE removals.account_id = $3 AND removals.message_id = messages.id
)
"""
"""Of room $1, for the account $3 (or none), past its first message $2, without the words of $4."""

HISTORY = f"""
SELECT {MESSAGE_COLUMNS} FROM messaging.messages WHERE room_id = $1 AND {VISIBLE} AND ($5::bigint IS NULL OR seq < $5)
ORDER BY seq DESC LIMIT $6
"""

CHANGES = f"""
SELECT {MESSAGE_COLUMNS} FROM messaging.messages WHERE room_id = $1 AND {VISIBLE} AND version > $5
ORDER BY version LIMIT $6
"""

MESSAGE = f"SELECT {MESSAGE_COLUMNS} FROM messaging.messages WHERE room_id = $1 AND id = $5 AND {VISIBLE}"

QUOTED = f"""
SELECT {MESSAGE_COLUMNS} FROM messaging.messages
WHERE room_id = $1 AND id = ANY ($5::uuid[]) AND state = 'shown' AND {VISIBLE}
"""

MESSAGE_BY_ID = f"SELECT {MESSAGE_COLUMNS} FROM messaging.messages WHERE id = $1"

SENT_BEFORE = f"""
SELECT {MESSAGE_COLUMNS} FROM messaging.messages WHERE room_id = $1 AND author_id = $2 AND client_id = $3
"""

ADD_MESSAGE = """
WITH room AS (
    UPDATE messaging.rooms SET last_seq = last_seq + 1, version = version + 1, at = $10 WHERE id = $2
    RETURNING last_seq, version
), own AS (
    UPDATE messaging.members SET read_seq = room.last_seq FROM room
    WHERE members.room_id = $2 AND members.account_id = $3
)
INSERT INTO messaging.messages
    (id, room_id, seq, version, author_id, client_id, kind, state, text, picture, card, mentions, as_shop, at,
     reply_to, reactions)
SELECT $1, $2, last_seq, version, $3, $4, $5, $6, $7, $8, $9, $11, $12, $10, $13, '{}' FROM room
RETURNING seq, version
"""

CHANGE_MESSAGE = f"""
WITH room AS (
    UPDATE messaging.rooms SET version = version + 1 WHERE id = $1 RETURNING version
)
UPDATE messaging.messages SET state = $3, text = $4, edited_at = coalesce($5, edited_at), version = room.version,
    picture = CASE WHEN $3 = 'recalled' THEN NULL ELSE picture END,
    card = CASE WHEN $3 = 'recalled' THEN NULL ELSE card END,
    reactions = CASE WHEN $3 = 'recalled' THEN '{{}}' ELSE reactions END
FROM room WHERE messages.id = $2 AND messages.state = ANY ($6::text[])
RETURNING {MESSAGE_COLUMNS}
"""

REACT = f"""
WITH room AS (
    UPDATE messaging.rooms SET version = version + 1 WHERE id = $1 RETURNING version
)
UPDATE messaging.messages SET reactions = $3, version = room.version FROM room
WHERE messages.id = $2 AND messages.state = 'shown'
RETURNING {MESSAGE_COLUMNS}
"""

REACTIONS = "SELECT reactions FROM messaging.messages WHERE id = $1"

REMOVE = "INSERT INTO messaging.removals (account_id, message_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"

COUNT_UNANSWERED = """
SELECT count(*) FROM messaging.messages WHERE room_id = $1 AND author_id = $2
"""

COUNT_REQUESTS = """
SELECT count(*) FROM messaging.members WHERE invited_by = $1 AND state IN ('asked', 'declined') AND at > $2
"""

SET_STATE = """
UPDATE messaging.members SET state = $3 WHERE room_id = $1 AND account_id = $2 AND state = ANY ($4::text[])
RETURNING account_id
"""

SET_ROLE = """
UPDATE messaging.members SET role = $3 WHERE room_id = $1 AND account_id = $2 AND state = 'active' RETURNING account_id
"""

SET_MUTED = "UPDATE messaging.members SET muted = $3 WHERE room_id = $1 AND account_id = $2"

CLEAR = """
UPDATE messaging.members SET from_seq = rooms.last_seq, read_seq = rooms.last_seq FROM messaging.rooms
WHERE rooms.id = $1 AND members.room_id = $1 AND members.account_id = $2
"""

RENAME = "UPDATE messaging.rooms SET title = $2 WHERE id = $1"

READ = """
UPDATE messaging.members SET read_seq = least($3, rooms.last_seq) FROM messaging.rooms
WHERE rooms.id = $1 AND members.room_id = $1 AND members.account_id = $2
  AND members.read_seq < least($3, rooms.last_seq)
RETURNING members.read_seq
"""

READ_AS_SHOP = """
UPDATE messaging.rooms SET shop_read_seq = least($2, last_seq) WHERE id = $1 AND shop_read_seq < least($2, last_seq)
RETURNING shop_read_seq
"""

OTHERS_READ = """
SELECT coalesce(max(members.read_seq), 0) FROM messaging.members
LEFT JOIN messaging.habits ON habits.account_id = members.account_id
WHERE members.room_id = $1 AND members.account_id <> $2 AND members.state = 'active' AND coalesce(habits.receipts, true)
"""

MEMBERS = """
SELECT account_id, role, state, at FROM messaging.members WHERE room_id = $1 AND state IN ('active', 'asked')
ORDER BY role <> 'owner', role <> 'admin', at, account_id LIMIT 1000
"""

PRESENT_ROOMS = """
SELECT members.room_id, members.muted FROM messaging.members
JOIN messaging.rooms ON rooms.id = members.room_id
WHERE members.account_id = $1 AND members.state IN ('active', 'asked') AND rooms.kind <> 'product'
ORDER BY rooms.at DESC LIMIT 250
"""

UNREAD_OF = """
SELECT count(*) FROM (
    SELECT FROM messaging.messages AS unread
    WHERE unread.room_id = rooms.id AND unread.seq > greatest(members.read_seq, members.from_seq)
      AND unread.state = 'shown' AND unread.kind <> 'system' AND unread.author_id <> members.account_id
      AND NOT EXISTS (
          SELECT FROM messaging.removals
          WHERE removals.account_id = members.account_id AND removals.message_id = unread.id
      )
    LIMIT 100
) AS counted
"""

UNREAD = f"""
SELECT members.room_id, members.state, members.muted, counted.count,
       (SELECT other.account_id FROM messaging.members AS other
        WHERE rooms.kind = 'direct' AND other.room_id = rooms.id AND other.account_id <> $1 LIMIT 1)
FROM messaging.members JOIN messaging.rooms ON rooms.id = members.room_id
CROSS JOIN LATERAL ({UNREAD_OF}) AS counted
WHERE members.account_id = $1 AND members.state IN ('active', 'asked') AND rooms.kind <> 'product'
  AND rooms.last_seq > members.read_seq AND counted.count > 0
"""

CONVERSATIONS = f"""
SELECT rooms.id, rooms.kind, rooms.title, rooms.image, rooms.link, rooms.shop_id, rooms.last_seq, rooms.version,
       rooms.shop_read_seq, rooms.at, members.state, members.role, members.from_seq, members.read_seq, members.muted,
       members.invited_by, other.account_id,
       CASE WHEN rooms.kind = 'group' THEN
           (SELECT count(*) FROM messaging.members AS all_of
            WHERE all_of.room_id = rooms.id AND all_of.state = 'active')
       ELSE 2 END,
       counted.count, last.id
FROM messaging.members JOIN messaging.rooms ON rooms.id = members.room_id
LEFT JOIN LATERAL (
    SELECT account_id FROM messaging.members AS two
    WHERE rooms.kind = 'direct' AND two.room_id = rooms.id AND two.account_id <> $1 LIMIT 1
) AS other ON true
LEFT JOIN LATERAL (
    SELECT id FROM messaging.messages AS latest
    WHERE latest.room_id = rooms.id AND latest.seq > members.from_seq
      AND (latest.state <> 'held' OR latest.author_id = $1)
      AND NOT EXISTS (
          SELECT FROM messaging.removals WHERE removals.account_id = $1 AND removals.message_id = latest.id
      )
    ORDER BY latest.seq DESC LIMIT 1
) AS last ON true
CROSS JOIN LATERAL ({UNREAD_OF}) AS counted
WHERE members.account_id = $1 AND members.state = $2 AND rooms.kind <> 'product'
  AND (rooms.kind = 'group' OR rooms.last_seq > members.from_seq)
  AND (other.account_id IS NULL OR other.account_id <> ALL ($3::uuid[]))
  AND ($4::timestamptz IS NULL OR (rooms.at, rooms.id) < ($4, $5))
ORDER BY rooms.at DESC, rooms.id DESC LIMIT $6
"""

PARTNERS = """
SELECT other.account_id FROM messaging.members
JOIN messaging.rooms ON rooms.id = members.room_id AND rooms.kind = 'direct'
JOIN messaging.members AS other ON other.room_id = rooms.id AND other.account_id <> $1
WHERE members.account_id = $1 AND members.state IN ('active', 'asked')
"""

MESSAGE_AT = "SELECT state, author_id, as_shop FROM messaging.messages WHERE room_id = $1 AND seq = $2"

MESSAGES_BY_ID = f"SELECT {MESSAGE_COLUMNS} FROM messaging.messages WHERE id = ANY ($1::uuid[])"

SHOP_ROOMS = """
SELECT rooms.id, rooms.title, rooms.shop_id, rooms.at, members.account_id,
       (SELECT count(*) FROM (
           SELECT FROM messaging.messages
           WHERE messages.room_id = rooms.id AND messages.seq > rooms.shop_read_seq AND NOT messages.as_shop
             AND messages.state = 'shown' LIMIT 100
       ) AS counted),
       (SELECT text FROM messaging.messages WHERE messages.room_id = rooms.id AND messages.state = 'shown'
        ORDER BY seq DESC LIMIT 1)
FROM messaging.rooms JOIN messaging.members ON members.room_id = rooms.id
WHERE rooms.kind = 'shop' AND rooms.last_seq > 0 AND ($1::uuid[] IS NULL OR rooms.shop_id = ANY ($1))
  AND ($2::timestamptz IS NULL OR (rooms.at, rooms.id) < ($2, $3))
ORDER BY rooms.at DESC, rooms.id DESC LIMIT $4
"""

SEARCH = f"""
SELECT {MESSAGE_COLUMNS} FROM messaging.messages
JOIN messaging.members ON members.room_id = messages.room_id AND members.account_id = $1 AND members.state = 'active'
JOIN messaging.rooms ON rooms.id = messages.room_id
WHERE messages.text ILIKE $2 AND messages.state = 'shown' AND messages.kind <> 'system'
  AND messages.seq > members.from_seq AND (messages.author_id IS NULL OR messages.author_id <> ALL ($3::uuid[]))
  AND NOT EXISTS (SELECT FROM messaging.removals WHERE account_id = $1 AND message_id = messages.id)
  AND NOT (rooms.kind = 'direct' AND EXISTS (
      SELECT FROM messaging.members AS other WHERE other.room_id = rooms.id AND other.account_id = ANY ($3)
  ))
  AND ($4::uuid IS NULL OR messages.id < $4)
ORDER BY messages.id DESC LIMIT $5
"""

ROOM_TITLES = """
SELECT rooms.id, rooms.kind, rooms.title,
       (SELECT account_id FROM messaging.members
        WHERE rooms.kind = 'direct' AND room_id = rooms.id AND account_id <> $2 LIMIT 1)
FROM messaging.rooms WHERE rooms.id = ANY ($1::uuid[])
"""

RECENT_AUTHORS = """
SELECT DISTINCT author_id FROM (
    SELECT author_id FROM messaging.messages WHERE room_id = $1 AND author_id IS NOT NULL ORDER BY seq DESC LIMIT 200
) AS latest
"""

ADD_UPLOAD = "INSERT INTO messaging.uploads (id, account_id, picture, at) VALUES ($1, $2, $3, $4)"

COUNT_UPLOADS = "SELECT count(*) FROM messaging.uploads WHERE account_id = $1 AND at > $2"

UPLOAD = "SELECT picture FROM messaging.uploads WHERE id = $1 AND account_id = $2"

HABITS = "SELECT receipts, presence, strangers FROM messaging.habits WHERE account_id = $1"

SET_HABITS = """
INSERT INTO messaging.habits (account_id, receipts, presence, strangers) VALUES ($1, $2, $3, $4)
ON CONFLICT (account_id) DO UPDATE
SET receipts = excluded.receipts, presence = excluded.presence, strangers = excluded.strangers
"""

SHARE_ROOM = """
SELECT EXISTS (
    SELECT FROM messaging.members AS mine
    JOIN messaging.members AS other ON other.room_id = mine.room_id AND other.account_id = $2
    JOIN messaging.rooms ON rooms.id = mine.room_id AND rooms.kind = 'direct'
    WHERE mine.account_id = $1 AND mine.state = 'active' AND other.state = 'active'
)
"""

TO_TELL = """
SELECT members.account_id, members.read_seq, rooms.kind, rooms.title FROM messaging.members
JOIN messaging.rooms ON rooms.id = members.room_id
WHERE members.room_id = $1 AND NOT members.muted AND members.state IN ('active', 'asked')
  AND greatest(members.read_seq, members.from_seq) < $2
"""
