"""SQL of the sandbox provider. Each use case is one statement, so it needs no transaction around it."""

ACT = """
WITH traded AS (
    INSERT INTO sandbox.trade (number, amount, currency, notify_url, state, created_at, charge_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (number) DO UPDATE SET state = excluded.state, charge_at = excluded.charge_at
        WHERE trade.state = 'failed'
    RETURNING number
), charged AS (
    INSERT INTO sandbox.charge (transaction, number, amount, currency, at)
    SELECT given.transaction, traded.number, $2, $3, $6 FROM traded, unnest($8::text[]) AS given (transaction)
)
INSERT INTO sandbox.event (id, number, url, body, copies, due_at)
SELECT given.id, traded.number, $4, given.body, given.copies, given.due_at
FROM traded, unnest($9::text[], $10::bytea[], $11::int[], $12::timestamptz[]) AS given (id, body, copies, due_at)
RETURNING id
"""
"""The payer acts on an order: only one that is new or had failed changes. Returns the ids of the callbacks made."""

LAND_LATE = """
WITH landed AS (
    UPDATE sandbox.trade SET state = 'paid', charge_at = NULL
    WHERE number = $1 AND charge_at IS NOT NULL
    RETURNING number, amount, currency, notify_url
), charged AS (
    INSERT INTO sandbox.charge (transaction, number, amount, currency, at)
    SELECT $2, number, amount, currency, $3 FROM landed
)
INSERT INTO sandbox.event (id, number, url, body, copies, due_at)
SELECT $4, number, notify_url, $5, 1, $3 FROM landed
"""
PROCESSING = "SELECT number, amount, currency FROM sandbox.trade WHERE charge_at <= $1 ORDER BY charge_at LIMIT 100"

TRADE = """
SELECT trade.number, trade.state, charge.transaction, charge.amount, charge.currency
FROM sandbox.trade LEFT JOIN sandbox.charge ON charge.number = trade.number
WHERE trade.number = $1 ORDER BY charge.transaction
"""

CLOSE = """
INSERT INTO sandbox.trade (number, amount, currency, notify_url, state, created_at)
VALUES ($1, 0, '', '', 'closed', $2)
ON CONFLICT (number) DO UPDATE SET state = 'closed' WHERE trade.state = 'failed'
"""
"""An order that nobody opened yet is closed as well: a later visit to its page finds it so."""

REFUND = """
WITH made AS (
    INSERT INTO sandbox.refund (refund_number, transaction, amount, currency, reason, state, at)
    SELECT $1, charge.transaction, $4, charge.currency, $6, $7, $8
    FROM sandbox.charge
    WHERE charge.transaction = $3 AND charge.number = $2 AND charge.currency = $5
        AND (charge.refunded + $4 <= charge.amount OR $7 = 'failed')
    ON CONFLICT (refund_number) DO NOTHING
    RETURNING transaction, amount, state
)
UPDATE sandbox.charge SET refunded = charge.refunded + made.amount
FROM made WHERE charge.transaction = made.transaction AND made.state <> 'failed'
"""
REFUND_VIEW = "SELECT refund_number, state, amount, currency FROM sandbox.refund WHERE refund_number = $1"
REFUND_SAME = "SELECT transaction = $2 AND amount = $3 FROM sandbox.refund WHERE refund_number = $1"

REFUNDS_DUE = """
SELECT refund.refund_number, refund.amount, refund.currency, charge.number, trade.notify_url
FROM sandbox.refund
JOIN sandbox.charge ON charge.transaction = refund.transaction
JOIN sandbox.trade ON trade.number = charge.number
WHERE refund.state = 'processing' AND refund.at <= $1
LIMIT 100
"""
FINISH_REFUND = """
WITH done AS (
    UPDATE sandbox.refund SET state = 'succeeded', at = $6 WHERE refund_number = $1 AND state = 'processing'
    RETURNING refund_number
)
INSERT INTO sandbox.event (id, number, url, body, copies, due_at)
SELECT $2, $3, $4, $5, 1, $6 FROM done
"""

LEASE_DUE = """
UPDATE sandbox.event SET due_at = $2
WHERE id IN (SELECT id FROM sandbox.event WHERE due_at <= $1 ORDER BY due_at LIMIT 100 FOR UPDATE SKIP LOCKED)
RETURNING id, url, body, copies, tries
"""
"""Take what is due and put it off, so that nobody else sends it meanwhile and it comes back if we die."""

SENT = """
UPDATE sandbox.event SET tries = given.tries, due_at = given.due_at, delivered_at = given.delivered_at
FROM unnest($1::text[], $2::int[], $3::timestamptz[], $4::timestamptz[]) AS given (id, tries, due_at, delivered_at)
WHERE event.id = given.id
"""

STATEMENT = """
SELECT 'charge' AS kind, transaction, number, amount, currency, at
FROM sandbox.charge WHERE at >= $1 AND at < $2
UNION ALL
SELECT 'refund', transaction, refund_number, amount, currency, at
FROM sandbox.refund WHERE at >= $1 AND at < $2 AND state = 'succeeded'
ORDER BY at, transaction, kind
"""

REMEMBERED = "SELECT fingerprint, status, body FROM sandbox.idempotency WHERE key = $1"
REMEMBER = """
INSERT INTO sandbox.idempotency (key, fingerprint, status, body, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
"""

TRANSFER = """
INSERT INTO sandbox.transfer (code, amount, currency, account, state, reference, problem, at, lands_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (code) DO NOTHING
"""

TRANSFER_VIEW = """
SELECT code, CASE WHEN state = 'processing' AND lands_at <= $2 THEN 'succeeded' ELSE state END, amount, currency,
       reference, problem
FROM sandbox.transfer WHERE code = $1
"""
"""A transfer lands by itself when its time has come."""

TRANSFER_SAME = "SELECT amount = $2 AND currency = $3 AND account = $4 FROM sandbox.transfer WHERE code = $1"

MISSTATE = """
WITH charges AS (
    SELECT transaction, row_number() OVER (ORDER BY at, transaction) AS place, count(*) OVER () AS number
    FROM sandbox.charge WHERE at >= $1 AND at < $1 + interval '1 day'
), wrong AS (
    UPDATE sandbox.charge SET amount = charge.amount + $2
    FROM charges WHERE charge.transaction = charges.transaction AND charges.place = 1
), late AS (
    UPDATE sandbox.charge SET at = charge.at + interval '1 day'
    FROM charges WHERE charge.transaction = charges.transaction AND charges.place = 2
)
INSERT INTO sandbox.charge (transaction, number, amount, currency, at)
SELECT $3, charge.number, charge.amount, charge.currency, charge.at + interval '1 minute'
FROM sandbox.charge JOIN charges USING (transaction)
WHERE charges.place = charges.number AND charges.number > 2
"""
"""Of the charges of a day that begins at $1 the first is off by $2, the second appears a day late, and the last was
taken a second time, as transaction $3."""
