"""Every statement on people, and on how they stand to each other."""

PERSON = "account_id, handle, name, nullif(avatar, '')"

PEOPLE = f"SELECT {PERSON} FROM social.people WHERE account_id = ANY ($1::uuid[])"

FIND = f"SELECT {PERSON} FROM social.people WHERE handle = $1"

INTRODUCE = """
INSERT INTO social.people (account_id, handle, name, avatar, joined_at)
SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
ON CONFLICT DO NOTHING
"""

RENAME = "UPDATE social.people SET name = $2, avatar = $3 WHERE account_id = $1"


def blocked(viewer: str, other: str) -> str:
    """Whether there is a block between two people, in either direction."""
    return (
        f"(EXISTS (SELECT FROM social.blocks WHERE by_id = {viewer} AND whom_id = {other})"
        f" OR EXISTS (SELECT FROM social.blocks WHERE by_id = {other} AND whom_id = {viewer}))"
    )


def relation(viewer: str, other: str) -> str:
    """The columns of `Relation`."""
    return (
        f"EXISTS (SELECT FROM social.follows WHERE follower_id = {viewer} AND followee_id = {other}),"
        f" EXISTS (SELECT FROM social.follows WHERE follower_id = {other} AND followee_id = {viewer}),"
        f" EXISTS (SELECT FROM social.follows WHERE follower_id = {viewer} AND followee_id = {other} AND friends),"
        f" {blocked(viewer, other)},"
        f" EXISTS (SELECT FROM social.mutes WHERE by_id = {viewer} AND whom_id = {other})"
    )


COUNTS = "followers, following, friends, notes, likes"

PROFILE = f"""
SELECT {PERSON}, {COUNTS}, bio, cover, privacy, joined_at, handle_at, {relation("$2", "p.account_id")}
FROM social.people p WHERE handle = $1
"""

OWN_PROFILE = f"""
SELECT {PERSON}, {COUNTS}, bio, cover, privacy, joined_at, handle_at FROM social.people p WHERE account_id = $1
"""

LOCK_OWN = OWN_PROFILE + " FOR NO KEY UPDATE"

CHANGE = """
UPDATE social.people SET handle = $2, handle_at = $3, bio = $4, cover = $5, privacy = $6 WHERE account_id = $1
"""

RELATIONS = f"SELECT other, {relation('$1', 'other')} FROM unnest($2::uuid[]) AS other"

BLOCKED_AMONG = """
SELECT whom_id FROM social.blocks WHERE by_id = $1 AND whom_id = ANY ($2::uuid[])
UNION SELECT by_id FROM social.blocks WHERE whom_id = $1 AND by_id = ANY ($2::uuid[])
"""

FIND_MANY = f"SELECT {PERSON} FROM social.people WHERE handle = ANY ($1::text[])"

ALL_BLOCKED = """
SELECT whom_id FROM social.blocks WHERE by_id = $1 UNION SELECT by_id FROM social.blocks WHERE whom_id = $1
"""

LOCK_PAIR = """
SELECT account_id FROM social.people WHERE account_id = ANY ($1::uuid[]) ORDER BY account_id FOR NO KEY UPDATE
"""
"""Always in the same order, so that no two wait for each other. Whoever changes how two people stand to each other
holds both rows: that two follow each other at the same moment is then seen by the second."""

FOLLOW = """
WITH added AS (
    INSERT INTO social.follows (id, follower_id, followee_id, friends, at)
    SELECT $1, $2::uuid, $3::uuid,
           EXISTS (SELECT FROM social.follows WHERE follower_id = $3 AND followee_id = $2), $4
    WHERE NOT EXISTS (SELECT FROM social.blocks WHERE (by_id, whom_id) IN (($2, $3), ($3, $2)))
    ON CONFLICT (follower_id, followee_id) DO NOTHING RETURNING friends
), back AS (
    UPDATE social.follows SET friends = true
    WHERE follower_id = $3 AND followee_id = $2 AND EXISTS (SELECT FROM added)
), mine AS (
    UPDATE social.people SET following = following + 1, friends = people.friends + added.friends::int
    FROM added WHERE account_id = $2
), theirs AS (
    UPDATE social.people SET followers = followers + 1, friends = people.friends + added.friends::int
    FROM added WHERE account_id = $3
)
SELECT friends FROM added
"""

UNFOLLOW = """
WITH gone AS (
    DELETE FROM social.follows WHERE follower_id = $1::uuid AND followee_id = $2::uuid RETURNING friends
), back AS (
    UPDATE social.follows SET friends = false
    WHERE follower_id = $2 AND followee_id = $1 AND EXISTS (SELECT FROM gone)
), mine AS (
    UPDATE social.people SET following = following - 1, friends = people.friends - gone.friends::int
    FROM gone WHERE account_id = $1
), theirs AS (
    UPDATE social.people SET followers = followers - 1, friends = people.friends - gone.friends::int
    FROM gone WHERE account_id = $2
)
SELECT friends FROM gone
"""

BLOCK = """
WITH added AS (
    INSERT INTO social.blocks (by_id, whom_id, at) VALUES ($1::uuid, $2::uuid, $3)
    ON CONFLICT DO NOTHING RETURNING 1
), gone AS (
    DELETE FROM social.follows
    WHERE (follower_id = $1 AND followee_id = $2) OR (follower_id = $2 AND followee_id = $1)
    RETURNING follower_id, friends
), mine AS (
    UPDATE social.people SET
        following = following - (SELECT count(*) FROM gone WHERE follower_id = $1),
        followers = followers - (SELECT count(*) FROM gone WHERE follower_id = $2),
        friends = friends - (SELECT count(*) FROM gone WHERE follower_id = $1 AND gone.friends)
    WHERE account_id = $1 AND EXISTS (SELECT FROM gone)
), theirs AS (
    UPDATE social.people SET
        following = following - (SELECT count(*) FROM gone WHERE follower_id = $2),
        followers = followers - (SELECT count(*) FROM gone WHERE follower_id = $1),
        friends = friends - (SELECT count(*) FROM gone WHERE follower_id = $2 AND gone.friends)
    WHERE account_id = $2 AND EXISTS (SELECT FROM gone)
)
SELECT count(*) FROM added
"""

FOLLOWING_COUNT = "SELECT following FROM social.people WHERE account_id = $1"

UNBLOCK = "DELETE FROM social.blocks WHERE by_id = $1 AND whom_id = $2"

MUTE = "INSERT INTO social.mutes (by_id, whom_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"

UNMUTE = "DELETE FROM social.mutes WHERE by_id = $1 AND whom_id = $2"

STANDING = f"SELECT {relation('$1', '$2')}, (SELECT followers FROM social.people WHERE account_id = $2)"

LISTED = f"p.account_id, p.handle, p.name, nullif(p.avatar, ''), p.bio, p.followers, {relation('$1', 'p.account_id')}"

FOLLOWERS = f"""
SELECT f.id, {LISTED} FROM social.follows f JOIN social.people p ON p.account_id = f.follower_id
WHERE f.followee_id = $2 AND ($3::uuid IS NULL OR f.id < $3) AND NOT {blocked("$1", "p.account_id")}
ORDER BY f.id DESC LIMIT $4
"""

FOLLOWING = f"""
SELECT f.id, {LISTED} FROM social.follows f JOIN social.people p ON p.account_id = f.followee_id
WHERE f.follower_id = $2 AND ($3::uuid IS NULL OR f.id < $3) AND NOT {blocked("$1", "p.account_id")}
ORDER BY f.id DESC LIMIT $4
"""

FRIENDS = f"""
SELECT f.id, {LISTED} FROM social.follows f JOIN social.people p ON p.account_id = f.followee_id
WHERE f.follower_id = $2 AND f.friends AND ($3::uuid IS NULL OR f.id < $3) AND NOT {blocked("$1", "p.account_id")}
ORDER BY f.id DESC LIMIT $4
"""

BLOCKED = f"""
SELECT b.whom_id, {LISTED} FROM social.blocks b JOIN social.people p ON p.account_id = b.whom_id
WHERE b.by_id = $1 AND b.by_id = $2 AND ($3::uuid IS NULL OR b.whom_id > $3) ORDER BY b.whom_id LIMIT $4
"""

MUTED = f"""
SELECT b.whom_id, {LISTED} FROM social.mutes b JOIN social.people p ON p.account_id = b.whom_id
WHERE b.by_id = $1 AND b.by_id = $2 AND ($3::uuid IS NULL OR b.whom_id > $3) ORDER BY b.whom_id LIMIT $4
"""

SEARCH = f"""
SELECT {LISTED} FROM social.people p
WHERE (p.handle LIKE $2 OR lower(p.name) LIKE $2) AND p.account_id IS DISTINCT FROM $1
  AND ($3::int IS NULL OR (p.followers, p.account_id) < ($3, $4)) AND NOT {blocked("$1", "p.account_id")}
ORDER BY p.followers DESC, p.account_id DESC LIMIT $5
"""

SUGGESTED = f"""
WITH near AS (
    SELECT g.followee_id AS id, count(*) AS shared
    FROM (SELECT followee_id FROM social.follows WHERE follower_id = $1 ORDER BY id DESC LIMIT 100) mine
    CROSS JOIN LATERAL (
        SELECT followee_id FROM social.follows WHERE follower_id = mine.followee_id ORDER BY id DESC LIMIT 50
    ) g
    WHERE g.followee_id <> $1
      AND NOT EXISTS (SELECT FROM social.follows x WHERE x.follower_id = $1 AND x.followee_id = g.followee_id)
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 40
), known AS (
    SELECT account_id AS id, 0::bigint AS shared FROM social.people
    WHERE account_id IS DISTINCT FROM $1
      AND NOT EXISTS (SELECT FROM social.follows x WHERE x.follower_id = $1 AND x.followee_id = account_id)
    ORDER BY followers DESC, account_id DESC LIMIT 40
), best AS (SELECT id, max(shared) AS shared FROM (TABLE near UNION ALL TABLE known) both_ GROUP BY id)
SELECT {LISTED} FROM best JOIN social.people p ON p.account_id = best.id
WHERE NOT {blocked("$1", "p.account_id")}
  AND NOT EXISTS (SELECT FROM social.mutes WHERE by_id = $1 AND whom_id = p.account_id)
ORDER BY best.shared DESC, p.followers DESC, p.account_id LIMIT $2
"""

COUNT_UPLOADS = "SELECT count(*) FROM social.uploads WHERE account_id = $1 AND at > $2"

KEEP_UPLOAD = """
INSERT INTO social.uploads (account_id, image_id, at) VALUES ($1, $2, $3)
ON CONFLICT (account_id, image_id) DO UPDATE SET at = excluded.at
"""

OWN_UPLOADS = "SELECT image_id FROM social.uploads WHERE account_id = $1 AND image_id = ANY ($2::uuid[])"

AUDIT = """
SELECT p.account_id FROM social.people p
WHERE followers <> (SELECT count(*) FROM social.follows f WHERE f.followee_id = p.account_id)
   OR following <> (SELECT count(*) FROM social.follows f WHERE f.follower_id = p.account_id)
   OR friends <> (SELECT count(*) FROM social.follows f WHERE f.follower_id = p.account_id
                  AND EXISTS (SELECT FROM social.follows b WHERE b.follower_id = f.followee_id
                              AND b.followee_id = f.follower_id))
"""
"""People whose counters do not say what is there."""

COMMENT_TEXT = "SELECT text FROM social.comments WHERE id = $1 AND state = 'shown'"

MENTIONED = """
SELECT account_id FROM social.people p
WHERE handle = ANY ($1::text[]) AND account_id <> $2
  AND NOT EXISTS (SELECT FROM social.mutes WHERE by_id = p.account_id AND whom_id = $2)
"""
