"""Every SELECT, compare-and-set UPDATE and INSERT of payments. The ledger has its own file."""

from jishi.modules.payments.ledger_queries import book

PAYMENT = """
SELECT payment.id, payment.code, payment.owner_id, payment.purpose, payment.reference, payment.amount,
    payment.currency, payment.state, payment.expires_at, payment.paid_at, coalesce(charge.refunded, 0),
    payment.subject
FROM payments.payment
LEFT JOIN payments.charge ON charge.payment_id = payment.id AND charge.kind = 'applied'
"""
PAYMENT_BY_ID = PAYMENT + "WHERE payment.id = $1"
PAYMENT_BY_CODE = PAYMENT + "WHERE payment.code = $1 AND (payment.owner_id = $2 OR $3)"
PAYMENTS_OF = PAYMENT + "WHERE payment.purpose = $1 AND payment.reference = ANY($2::uuid[]) ORDER BY payment.id"

OPEN = """
INSERT INTO payments.payment
    (id, code, owner_id, purpose, reference, amount, currency, subject, state, created_at, expires_at, postings)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10, $11)
ON CONFLICT (purpose, reference) DO NOTHING
"""

OPEN_NEW = """
opened AS (
    INSERT INTO payments.payment
        (id, code, owner_id, purpose, reference, amount, currency, subject, state, created_at, expires_at, postings)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10, $11)
    RETURNING id
)"""
"""A part of a statement."""

OPEN_AND_START = f"""{OPEN_NEW}, started AS (
    INSERT INTO payments.attempt
        (id, payment_id, channel, number, state, redirect_url, started_at, expires_at, ask_at)
    SELECT $12, opened.id, $13, $14, 'started', $15, $9, $16, $17 FROM opened
)"""
"""A part of a statement."""

CHANGE_OWNER = "UPDATE payments.payment SET owner_id = $2 WHERE owner_id = $1"

CLOSE = """
WITH closed AS (
    UPDATE payments.payment SET state = 'closed', closed_at = $2 WHERE id = $1 AND state = 'open' RETURNING id
)
SELECT EXISTS (
    SELECT FROM closed JOIN payments.attempt ON attempt.payment_id = closed.id AND attempt.state = 'started'
)
"""

START_VIEW = """
SELECT payment.code, payment.amount, payment.currency, payment.subject, payment.state, payment.expires_at,
    attempt.id, attempt.redirect_url,
    (SELECT count(*) FROM payments.attempt earlier WHERE earlier.payment_id = payment.id)
FROM payments.payment
LEFT JOIN payments.attempt
    ON attempt.payment_id = payment.id AND attempt.channel = $2 AND attempt.state = 'started'
WHERE payment.id = $1
"""

START = """
INSERT INTO payments.attempt
    (id, payment_id, channel, number, state, redirect_url, started_at, expires_at, ask_at)
SELECT $1, payment.id, $3, $4, 'started', $5, $6, $7, $8
FROM payments.payment WHERE payment.id = $2 AND payment.state = 'open'
ON CONFLICT DO NOTHING
"""

ATTEMPT = """
SELECT attempt.id, attempt.payment_id, attempt.channel, attempt.number, attempt.state, attempt.expires_at,
    attempt.asked, payment.purpose, payment.reference, payment.amount, payment.currency
FROM payments.attempt JOIN payments.payment ON payment.id = attempt.payment_id
"""
ATTEMPT_BY_NUMBER = ATTEMPT + "WHERE attempt.channel = $1 AND attempt.number = $2"
UNSETTLED_ATTEMPTS = ATTEMPT + "WHERE attempt.payment_id = $1 AND attempt.state <> 'succeeded' ORDER BY attempt.id"
STARTED_ATTEMPTS = ATTEMPT + "WHERE attempt.payment_id = $1 AND attempt.state = 'started' ORDER BY attempt.id"
SILENT_ATTEMPTS = ATTEMPT + "WHERE attempt.ask_at <= $1 ORDER BY attempt.ask_at LIMIT $2"

LAST_ATTEMPT = "SELECT state FROM payments.attempt WHERE payment_id = $1 ORDER BY id DESC LIMIT 1"

RECEIVE = f"""
WITH fresh AS (
    INSERT INTO payments.inbox (channel, event_id, number, verdict, headers, body, at)
    VALUES ($1, $3, $2, 'accepted', $4, $5, $6)
    ON CONFLICT (channel, event_id) DO NOTHING
    RETURNING event_id
)
SELECT (SELECT count(*) FROM fresh) AS fresh, found.*
FROM (SELECT) AS always LEFT JOIN ({ATTEMPT_BY_NUMBER}) AS found ON true
"""
"""Keep a callback and find what it is about. A copy that arrives at the same time waits here for the first one."""

JUDGE = "UPDATE payments.inbox SET verdict = $3 WHERE channel = $1 AND event_id = $2"

_BOOK_CAPTURE = book(
    "payments.captured",
    debited="$9::text",
    credited="$10::text",
    amount="$6::bigint",
    currency="$7::text",
    at="$8::timestamptz",
)

CAPTURE = f"""
WITH paid AS (
    UPDATE payments.payment SET state = 'paid', paid_at = $8 WHERE id = $2 AND state = 'open' RETURNING id, postings
), charged AS (
    INSERT INTO payments.charge (id, payment_id, attempt_id, channel, transaction, kind, amount, currency, at)
    SELECT $1, $2, $3, $4, $5, CASE WHEN EXISTS (SELECT FROM paid) THEN 'applied' ELSE 'unapplied' END, $6, $7, $8
    ON CONFLICT (channel, transaction) DO NOTHING
    RETURNING id
), tried AS (
    UPDATE payments.attempt SET state = 'succeeded', ask_at = NULL WHERE id = $3 AND state <> 'succeeded'
), {_BOOK_CAPTURE}
SELECT EXISTS (SELECT FROM paid) AS is_paid, EXISTS (SELECT FROM charged) AS is_new, EXISTS (
    SELECT FROM payments.attempt other
    WHERE other.payment_id = $2 AND other.id <> $3 AND other.state = 'started'
) AS has_others
"""
"""Settle the payment if it is still open, record the money, and book both. The payment's row decides between captures,
and between a capture and a close, that come at the same time; the unique transaction makes a repeat do nothing."""

RECEIVE_PAID = f"""
WITH fresh AS (
    INSERT INTO payments.inbox (channel, event_id, number, verdict, headers, body, at)
    VALUES ($4, $3, $2, 'accepted', $11, $12, $8)
    ON CONFLICT (channel, event_id) DO NOTHING
    RETURNING event_id
), found AS (
    {ATTEMPT} WHERE attempt.channel = $4 AND attempt.number = $2
), paid AS (
    UPDATE payments.payment SET state = 'paid', paid_at = $8 FROM found
    WHERE payment.id = found.payment_id AND payment.state = 'open' AND payment.amount = $6 AND payment.currency = $7
        AND EXISTS (SELECT FROM fresh)
    RETURNING payment.id, payment.postings
), charged AS (
    INSERT INTO payments.charge (id, payment_id, attempt_id, channel, transaction, kind, amount, currency, at)
    SELECT $1, paid.id, found.id, $4, $5, 'applied', $6, $7, $8 FROM paid, found
    ON CONFLICT (channel, transaction) DO NOTHING
    RETURNING id
), tried AS (
    UPDATE payments.attempt SET state = 'succeeded', ask_at = NULL FROM paid, found
    WHERE attempt.id = found.id AND attempt.state <> 'succeeded'
), {_BOOK_CAPTURE}
SELECT (SELECT count(*) FROM fresh) AS fresh, EXISTS (SELECT FROM paid) AS is_paid,
    EXISTS (SELECT FROM charged) AS is_new, EXISTS (
        SELECT FROM payments.attempt other
        WHERE other.payment_id = found.payment_id AND other.id <> found.id AND other.state = 'started'
    ) AS has_others, found.*
FROM (SELECT) AS always LEFT JOIN found ON true
"""
"""RECEIVE and CAPTURE in one, for money that is what an open payment waits for. When it is not, nothing but the inbox
changes, and CAPTURE decides."""

END_ATTEMPT = "UPDATE payments.attempt SET state = $2, ask_at = NULL WHERE id = $1 AND state = 'started'"
ASKED = "UPDATE payments.attempt SET asked = asked + 1, ask_at = $2 WHERE id = $1 AND state <> 'succeeded'"

CHARGE_KIND = "SELECT kind FROM payments.charge WHERE id = $1"

PAYMENT_STATE = "SELECT state FROM payments.payment WHERE id = $1"

_BOOK_LATE = book(
    "payments.applied_late",
    debited="$3::text",
    credited="$4::text",
    amount="charged.amount",
    currency="charged.currency",
    at="$2::timestamptz",
)

ACCEPT_LATE = f"""
WITH late AS (
    SELECT id FROM payments.charge WHERE payment_id = $1 AND kind = 'unapplied' AND refunded = 0
    ORDER BY id LIMIT 1 FOR UPDATE
), paid AS (
    UPDATE payments.payment SET state = 'paid', paid_at = $2
    WHERE id = $1 AND state = 'closed' AND EXISTS (SELECT FROM late)
    RETURNING id, postings
), charged AS (
    UPDATE payments.charge SET kind = 'applied' FROM late, paid WHERE charge.id = late.id
    RETURNING charge.id, charge.amount, charge.currency
), {_BOOK_LATE}
SELECT id FROM charged
"""

REFUND = """
SELECT refund.id, refund.payment_id, refund.number, refund.amount, refund.state, refund.reason
FROM payments.refund
"""
REFUND_BY_NUMBER = REFUND + "WHERE refund.number = $1"
REFUNDS_OF = REFUND + "WHERE refund.payment_id = ANY($1::uuid[]) ORDER BY refund.id"

PROMISE_REFUND = """
INSERT INTO payments.refund
    (id, payment_id, charge_id, number, amount, state, reason, requested_at, ask_at)
SELECT $1, charge.payment_id, charge.id, $3, $4, 'requested', $5, $6, $7
FROM payments.charge
WHERE charge.payment_id = $2 AND (charge.id = $8 OR ($8::uuid IS NULL AND charge.kind = 'applied'))
ON CONFLICT (number) DO NOTHING
RETURNING charge_id
"""
"""Claim a refund's number. A copy that comes at the same time waits here and then finds it taken."""

TAKE_FROM_CHARGE = """
UPDATE payments.charge SET refunded = refunded + $2
WHERE id = $1 AND refunded + $2 <= amount
RETURNING kind, currency
"""

SENDING = """
SELECT refund.id, refund.number, refund.amount, refund.state, refund.reason, refund.asked, refund.requested_at,
    charge.channel, charge.transaction, charge.amount AS total, charge.currency, attempt.number AS order_number
FROM payments.refund
JOIN payments.charge ON charge.id = refund.charge_id
JOIN payments.attempt ON attempt.id = charge.attempt_id
WHERE refund.id = $1
"""

REFUND_ID_BY_NUMBER = """
SELECT refund.id, refund.amount, charge.currency
FROM payments.refund JOIN payments.charge ON charge.id = refund.charge_id
WHERE charge.channel = $1 AND refund.number = $2
"""

FINISH_REFUND = """
WITH done AS (
    UPDATE payments.refund SET state = $2, finished_at = $3, ask_at = NULL
    WHERE id = $1 AND state = 'requested'
    RETURNING id, payment_id, charge_id, amount
), given_back AS (
    UPDATE payments.charge SET refunded = charge.refunded - done.amount
    FROM done WHERE charge.id = done.charge_id AND $2 = 'failed'
)
SELECT done.id, done.amount, charge.kind, charge.channel, charge.currency, payment.id AS payment_id,
    payment.purpose, payment.reference
FROM done
JOIN payments.charge ON charge.id = done.charge_id
JOIN payments.payment ON payment.id = done.payment_id
"""
"""Settle a refund once. A failed one gives its amount back to the charge, so that it can be refunded another way."""

REFUND_ASKED = "UPDATE payments.refund SET asked = asked + 1, ask_at = $2 WHERE id = $1 AND state = 'requested'"
SILENT_REFUNDS = "SELECT id FROM payments.refund WHERE ask_at <= $1 ORDER BY ask_at LIMIT $2"

MOVEMENTS = """
SELECT 'charge', charge.transaction, attempt.number, charge.amount, charge.currency, charge.at, charge.payment_id
FROM payments.charge JOIN payments.attempt ON attempt.id = charge.attempt_id
WHERE charge.channel = $1 AND ((charge.at >= $2 AND charge.at < $3) OR charge.transaction = ANY($4::text[]))
UNION ALL
SELECT 'refund', '', refund.number, refund.amount, charge.currency, refund.finished_at, refund.payment_id
FROM payments.refund JOIN payments.charge ON charge.id = refund.charge_id
WHERE charge.channel = $1 AND refund.state = 'succeeded'
  AND ((refund.finished_at >= $2 AND refund.finished_at < $3) OR refund.number = ANY($5::text[]))
"""
"""What we recorded between two moments, and of whenever what the provider names."""

PAID_NUMBERS = """
SELECT DISTINCT attempt.number FROM payments.attempt JOIN payments.charge ON charge.attempt_id = attempt.id
WHERE attempt.channel = $1 AND attempt.number = ANY($2::text[])
"""
