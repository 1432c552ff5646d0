"""Every statement on questions and answers."""

QUESTION = """
q.id, q.product_id, q.product_code, q.shop_id, q.title, q.author_id, q.author_name, q.state, q.text, q.answers,
q.shop_answers, q.created_at
"""

ANSWER = """
a.id, a.question_id, a.product_id, a.author_id, a.author_name, a.author_avatar, a.from_shop, a.bought, a.state, a.text,
a.helpful, a.created_at, a.edited_at
"""

ASK = """
INSERT INTO reviews.questions (id, product_id, product_code, shop_id, title, author_id, author_name, state, text,
                               answers, shop_answers, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0, $10)
"""

COUNT_ASKED = "SELECT count(*) FROM reviews.questions WHERE author_id = $1 AND created_at > $2"

GET_QUESTION = f"SELECT {QUESTION} FROM reviews.questions q WHERE q.id = $1"

LOCK_QUESTION = f"SELECT {QUESTION} FROM reviews.questions q WHERE q.id = $1 FOR UPDATE"

MOVE_QUESTION = f"""
UPDATE reviews.questions q SET state = $3 WHERE q.id = $1 AND q.state = ANY($2::text[]) RETURNING {QUESTION}
"""

ANSWER_IT = f"""
INSERT INTO reviews.answers AS a (id, question_id, product_id, author_id, author_name, author_avatar, from_shop, bought,
                                  state, text, helpful, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11) RETURNING {ANSWER}
"""

COUNT_ANSWERED = "SELECT count(*) FROM reviews.answers WHERE question_id = $1 AND author_id = $2 AND state <> 'deleted'"

LOCK_ANSWER = f"SELECT {ANSWER} FROM reviews.answers a WHERE a.id = $1 FOR UPDATE"

GET_ANSWER = f"SELECT {ANSWER} FROM reviews.answers a WHERE a.id = $1"

CHANGE_ANSWER = f"""
WITH kept AS (
    INSERT INTO reviews.wordings (answer_id, text, until) SELECT id, text, $3 FROM reviews.answers WHERE id = $1
)
UPDATE reviews.answers a SET text = $2, edited_at = $3, state = $4 WHERE a.id = $1 RETURNING {ANSWER}
"""

ANSWER_WORDINGS = "SELECT text, until FROM reviews.wordings WHERE answer_id = $1 ORDER BY id DESC LIMIT 50"

REPLY_WORDINGS = "SELECT text, until FROM reviews.wordings WHERE review_id = $1 ORDER BY id DESC LIMIT 50"

MOVE_ANSWER = f"""
UPDATE reviews.answers a SET state = $3 WHERE a.id = $1 AND a.state = ANY($2::text[]) RETURNING {ANSWER}
"""

COUNT_ANSWER = """
UPDATE reviews.questions SET answers = answers + $2, shop_answers = shop_answers + $3 WHERE id = $1
"""

VOTE = """
WITH cast_vote AS (
    INSERT INTO reviews.votes (subject_id, account_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1
)
UPDATE reviews.answers SET helpful = helpful + 1
WHERE id = $1 AND EXISTS (SELECT FROM cast_vote) RETURNING helpful
"""

UNVOTE = """
WITH taken_back AS (DELETE FROM reviews.votes WHERE subject_id = $1 AND account_id = $2 RETURNING 1)
UPDATE reviews.answers SET helpful = helpful - 1
WHERE id = $1 AND EXISTS (SELECT FROM taken_back) RETURNING helpful
"""

LIST = f"""
SELECT {QUESTION} FROM reviews.questions q
WHERE q.product_id = $1 AND (q.state = 'shown' OR q.state = 'held' AND q.author_id = $2)
  AND ($3 = '' OR q.text ILIKE $3 OR EXISTS (
      SELECT FROM reviews.answers a WHERE a.question_id = q.id AND a.state = 'shown' AND a.text ILIKE $3))
  AND ($4::int IS NULL OR (least(q.answers, 1), q.id) < ($4, $5::uuid))
ORDER BY least(q.answers, 1) DESC, q.id DESC LIMIT $6
"""
"""Answered ones first, then the newest. $3 is a LIKE pattern, empty when nothing is searched for."""

COUNT_QUESTIONS = "SELECT count(*)::int FROM reviews.questions WHERE product_id = $1 AND state = 'shown'"

ANSWERS_OF = f"""
SELECT {ANSWER}, v.account_id IS NOT NULL AS voted
FROM unnest($1::uuid[]) AS wanted(id)
CROSS JOIN LATERAL (
    SELECT * FROM reviews.answers a
    WHERE a.question_id = wanted.id AND (a.state = 'shown' OR a.state = 'held' AND a.author_id = $2)
    ORDER BY a.from_shop DESC, a.helpful DESC, a.id LIMIT $3
) a
LEFT JOIN reviews.votes v ON v.subject_id = a.id AND v.account_id = $2
ORDER BY a.from_shop DESC, a.helpful DESC, a.id
"""

STAFF_LIST = f"SELECT {QUESTION} FROM reviews.questions q"

OPEN = """
SELECT count(*)::int FROM (
    SELECT FROM reviews.questions WHERE state = 'shown' AND shop_answers = 0
      AND ($1::uuid[] IS NULL OR shop_id = ANY ($1)) LIMIT 1000) AS waiting
"""

OF_ASKER = f"""
SELECT {QUESTION} FROM reviews.questions q
WHERE q.author_id = $1 AND q.state IN ('shown', 'held') AND ($2::uuid IS NULL OR q.id < $2) ORDER BY q.id DESC LIMIT $3
"""

HELPFUL = "SELECT helpful FROM reviews.answers WHERE id = $1"
