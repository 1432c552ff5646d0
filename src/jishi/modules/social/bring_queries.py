"""Statements that bring in many notes and follows at once."""

INDEX = """
WITH tags AS (
    INSERT INTO social.note_tags (tag, pub_id, note_id)
    SELECT unnest(tags), pub_id, id FROM social.notes WHERE id = ANY ($1::uuid[]) ON CONFLICT DO NOTHING
)
INSERT INTO social.note_products (product_id, pub_id, note_id)
SELECT DISTINCT (product ->> 'product_id')::uuid, pub_id, id
FROM social.notes, jsonb_array_elements(products) AS product WHERE id = ANY ($1::uuid[]) ON CONFLICT DO NOTHING
"""

COUNT_NOTES = """
UPDATE social.people p SET notes = t.n
FROM (SELECT author_id, count(*) AS n FROM social.notes WHERE state = 'published' GROUP BY 1) t
WHERE p.account_id = t.author_id AND p.notes <> t.n
"""

FOLLOW = """
INSERT INTO social.follows (id, follower_id, followee_id, friends, at)
SELECT id, follower, followee, false, at
FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[]) AS f(id, follower, followee, at)
ON CONFLICT (follower_id, followee_id) DO NOTHING
"""

BEFRIEND = """
UPDATE social.follows f SET friends = true
WHERE NOT f.friends
  AND EXISTS (SELECT FROM social.follows b WHERE b.follower_id = f.followee_id AND b.followee_id = f.follower_id)
"""

COUNT_FOLLOWS = """
UPDATE social.people p SET following = t.following, followers = t.followers, friends = t.friends FROM (
    SELECT account_id, sum(following)::int AS following, sum(followers)::int AS followers, sum(friends)::int AS friends
    FROM (
        SELECT follower_id AS account_id, 1 AS following, 0 AS followers, friends::int AS friends FROM social.follows
        UNION ALL SELECT followee_id, 0, 1, 0 FROM social.follows
    ) u GROUP BY 1
) t
WHERE p.account_id = t.account_id
  AND (p.following, p.followers, p.friends) IS DISTINCT FROM (t.following, t.followers, t.friends)
"""
