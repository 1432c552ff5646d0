"""Every statement on reviews, their votes and totals; those on questions are in `question_queries`."""

COLUMNS = """
id, line_id, order_id, order_number, product_id, product_code, variant_id, variant, title, image, shop_id, author_id,
author_name, author_avatar, anonymous, state, stars, score_product, score_match, score_delivery, score_service, text,
pictures, picture_count, tags, helpful, heat, paid, refunded, reason, created_at, edited_at, follow_up,
follow_up_pictures, follow_up_state, follow_up_at, reply, reply_state, reply_at, reply_edited, reply_by
"""

INSERT = f"""
INSERT INTO reviews.reviews ({COLUMNS})
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
        $25, 0, $26, $27, $28, '', $29, NULL, '', '[]', '', NULL, '', '', NULL, false, NULL)
ON CONFLICT (line_id) DO NOTHING RETURNING {COLUMNS}
"""

LOCK = f"SELECT {COLUMNS} FROM reviews.reviews WHERE id = $1 FOR UPDATE"

GET = f"SELECT {COLUMNS} FROM reviews.reviews WHERE id = $1"

OF_LINE = f"SELECT {COLUMNS} FROM reviews.reviews WHERE line_id = $1"

CHANGE = f"""
WITH kept AS (
    INSERT INTO reviews.versions (review_id, stars, scores, text, pictures, until)
    SELECT id, stars, jsonb_build_object('product', score_product, 'match', score_match, 'delivery', score_delivery,
                                         'service', score_service), text, pictures, $13
    FROM reviews.reviews WHERE id = $1
)
UPDATE reviews.reviews SET stars = $2, score_product = $3, score_match = $4, score_delivery = $5, score_service = $6,
    text = $7, pictures = $8, picture_count = $9, tags = $10, heat = $11, anonymous = $12, edited_at = $13, state = $14,
    author_name = $15, author_avatar = $16
WHERE id = $1 RETURNING {COLUMNS}
"""

FOLLOW_UP = f"""
UPDATE reviews.reviews SET follow_up = $2, follow_up_pictures = $3, follow_up_state = $4, follow_up_at = $5
WHERE id = $1 AND follow_up_state = '' RETURNING {COLUMNS}
"""

MOVE = f"""
UPDATE reviews.reviews SET state = $3, reason = $4 WHERE id = $1 AND state = ANY($2::text[]) RETURNING {COLUMNS}
"""

MOVE_FOLLOW_UP = f"""
UPDATE reviews.reviews SET follow_up_state = $3 WHERE id = $1 AND follow_up_state = ANY($2::text[]) RETURNING {COLUMNS}
"""

MOVE_REPLY = f"""
UPDATE reviews.reviews SET reply_state = $3 WHERE id = $1 AND reply_state = ANY($2::text[]) RETURNING {COLUMNS}
"""

DELETE = f"""
WITH forgotten AS (DELETE FROM reviews.versions WHERE review_id = $1),
     unsaid AS (DELETE FROM reviews.wordings WHERE review_id = $1)
UPDATE reviews.reviews SET state = 'deleted', text = '', pictures = '[]', picture_count = 0, tags = '{{}}',
    follow_up = '', follow_up_pictures = '[]', follow_up_state = '', author_name = '', author_avatar = ''
WHERE id = $1 AND state = ANY($2::text[]) RETURNING {COLUMNS}
"""

REPLY = f"""
WITH kept AS (
    INSERT INTO reviews.wordings (review_id, text, until)
    SELECT id, reply, $4 FROM reviews.reviews WHERE id = $1 AND reply_state <> '' AND reply <> $2
)
UPDATE reviews.reviews SET reply = $2, reply_state = $3, reply_at = coalesce(reply_at, $4),
    reply_edited = reply_state <> '', reply_by = $5
WHERE id = $1 RETURNING {COLUMNS}
"""

VERSIONS = """
SELECT stars, scores, text, pictures, until FROM reviews.versions WHERE review_id = $1 ORDER BY id DESC LIMIT 50
"""

VOTE = """
WITH cast_vote AS (
    INSERT INTO reviews.votes (subject_id, account_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1
)
UPDATE reviews.reviews SET helpful = helpful + 1
WHERE id = $1 AND EXISTS (SELECT FROM cast_vote) RETURNING helpful
"""

UNVOTE = """
WITH taken_back AS (DELETE FROM reviews.votes WHERE subject_id = $1 AND account_id = $2 RETURNING 1)
UPDATE reviews.reviews SET helpful = helpful - 1
WHERE id = $1 AND EXISTS (SELECT FROM taken_back) RETURNING helpful
"""

SET_HEAT = "UPDATE reviews.reviews SET heat = $2 WHERE id = $1"

VOTED = "SELECT subject_id FROM reviews.votes WHERE account_id = $1 AND subject_id = ANY($2::uuid[])"

COUNT = """
INSERT INTO reviews.totals (product_id, s1, s2, s3, s4, s5, with_pictures, with_follow_up, product_sum, match_sum,
    delivery_sum, service_sum, product_count, match_count, delivery_count, service_count)
VALUES ($1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0) ON CONFLICT (product_id) DO NOTHING
"""

ADD = """
UPDATE reviews.totals SET s1 = s1 + $2, s2 = s2 + $3, s3 = s3 + $4, s4 = s4 + $5, s5 = s5 + $6,
    with_pictures = with_pictures + $7, with_follow_up = with_follow_up + $8, product_sum = product_sum + $9,
    match_sum = match_sum + $10, delivery_sum = delivery_sum + $11, service_sum = service_sum + $12,
    product_count = product_count + $13, match_count = match_count + $14, delivery_count = delivery_count + $15,
    service_count = service_count + $16
WHERE product_id = $1
"""

_TOTALS = """
SELECT product_id, s1, s2, s3, s4, s5, with_pictures, with_follow_up, product_sum, match_sum, delivery_sum, service_sum,
       product_count, match_count, delivery_count, service_count
FROM reviews.totals
"""

ALL_TOTALS = _TOTALS

TOTALS = f"{_TOTALS} WHERE product_id = $1"

LOCK_TOTALS = f"{_TOTALS} WHERE product_id = ANY($1::uuid[]) ORDER BY product_id FOR UPDATE"

RECOUNTED = """
SELECT product_id, count(*) FILTER (WHERE stars = 1) AS s1, count(*) FILTER (WHERE stars = 2) AS s2,
       count(*) FILTER (WHERE stars = 3) AS s3, count(*) FILTER (WHERE stars = 4) AS s4,
       count(*) FILTER (WHERE stars = 5) AS s5, count(*) FILTER (WHERE picture_count > 0) AS with_pictures,
       count(*) FILTER (WHERE follow_up_state = 'shown') AS with_follow_up, coalesce(sum(score_product), 0) AS product,
       coalesce(sum(score_match), 0) AS match, coalesce(sum(score_delivery), 0) AS delivery,
       coalesce(sum(score_service), 0) AS service, count(score_product) AS products, count(score_match) AS matches,
       count(score_delivery) AS deliveries, count(score_service) AS services
FROM reviews.reviews WHERE state = 'shown' GROUP BY product_id
"""
"""What the totals must be: for the audit."""

TAG_COUNTS = """
SELECT tag, count(*)::int AS count FROM reviews.reviews, unnest(tags) AS tag
WHERE product_id = $1 AND state = 'shown' GROUP BY tag ORDER BY count DESC, tag LIMIT 8
"""

STRIP = """
SELECT id, pictures FROM reviews.reviews
WHERE product_id = $1 AND state = 'shown' AND picture_count > 0 ORDER BY heat DESC, id DESC LIMIT $2
"""

LIST = f"SELECT {COLUMNS} FROM reviews.reviews r"
"""The conditions and the order are put behind it, constant pieces only; every value is a parameter."""

OF_AUTHOR = f"""
SELECT {COLUMNS} FROM reviews.reviews
WHERE author_id = $1 AND state <> 'deleted' AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3
"""

REVIEWED_LINES = "SELECT line_id FROM reviews.reviews WHERE line_id = ANY($1::uuid[])"

NOTE_REFUND = """
UPDATE reviews.reviews SET refunded = least(paid, refunded + given.amount)
FROM unnest($1::uuid[], $2::bigint[]) AS given(line_id, amount) WHERE reviews.line_id = given.line_id
"""

NOTE_WHOLE_REFUND = "UPDATE reviews.reviews SET refunded = paid WHERE order_id = $1"

KEEP_UPLOAD = """
INSERT INTO reviews.uploads (account_id, image_id, at) VALUES ($1, $2, $3)
ON CONFLICT (account_id, image_id) DO UPDATE SET at = EXCLUDED.at
"""

COUNT_UPLOADS = "SELECT count(*) FROM reviews.uploads WHERE account_id = $1 AND at > $2"

OWN_UPLOADS = "SELECT image_id FROM reviews.uploads WHERE account_id = $1 AND image_id = ANY($2::uuid[])"

CRITICAL = """
SELECT count(*)::int FROM (
    SELECT FROM reviews.reviews WHERE state = 'shown' AND reply_state = '' AND stars <= 3
      AND ($1::uuid[] IS NULL OR shop_id = ANY ($1)) LIMIT 1000) AS waiting
"""

VOTED_ON = "SELECT author_id, state, created_at, picture_count, text FROM reviews.reviews WHERE id = $1 FOR UPDATE"

HELPFUL = "SELECT helpful FROM reviews.reviews WHERE id = $1"

BRING_IN = """
INSERT INTO reviews.reviews SELECT * FROM jsonb_populate_recordset(NULL::reviews.reviews, $1::jsonb)
ON CONFLICT (line_id) DO NOTHING RETURNING id
"""

BRING_IN_VOTES = """
INSERT INTO reviews.votes (subject_id, account_id, at)
SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) ON CONFLICT DO NOTHING
"""

BRING_IN_QUESTIONS = """
INSERT INTO reviews.questions SELECT * FROM jsonb_populate_recordset(NULL::reviews.questions, $1::jsonb)
"""

BRING_IN_ANSWERS = """
INSERT INTO reviews.answers SELECT * FROM jsonb_populate_recordset(NULL::reviews.answers, $1::jsonb)
"""

FORGET_TOTALS = "DELETE FROM reviews.totals WHERE product_id = ANY($1::uuid[])"

RECOUNT = f"""
INSERT INTO reviews.totals (product_id, s1, s2, s3, s4, s5, with_pictures, with_follow_up, product_sum, match_sum,
    delivery_sum, service_sum, product_count, match_count, delivery_count, service_count)
SELECT * FROM ({RECOUNTED}) AS counted WHERE product_id = ANY($1::uuid[])
"""
