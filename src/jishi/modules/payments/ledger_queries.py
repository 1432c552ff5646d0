"""SQL of the ledger."""

POST = """
WITH given AS (
    SELECT id, kind, reference, currency
    FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[]) AS given (id, kind, reference, currency)
), line AS (
    SELECT transaction_id, line, account, amount
    FROM unnest($6::uuid[], $7::smallint[], $8::text[], $9::bigint[]) AS line (transaction_id, line, account, amount)
), posted AS (
    INSERT INTO payments.ledger_transaction (id, kind, reference, currency, at)
    SELECT id, kind, reference, currency, $5 FROM given
    WHERE (SELECT sum(amount) FROM line WHERE transaction_id = given.id) = 0
    ORDER BY kind, reference
    ON CONFLICT (kind, reference) DO NOTHING
    RETURNING id, currency
), entries AS (
    INSERT INTO payments.ledger_entry (transaction_id, line, account, currency, amount)
    SELECT posted.id, line.line, line.account, posted.currency, line.amount
    FROM posted JOIN line ON line.transaction_id = posted.id
)
SELECT id FROM posted
"""
"""Any number of transactions in one statement, so that each is there with its entries or not at all; the database
checks the sums again, whoever sends the statement. Returns the ids of those that were new."""


def book(kind: str, *, debited: str, credited: str, amount: str, currency: str, at: str) -> str:
    """CTEs that book what the statement around them has just done, in that very statement: under `kind` the charge of
    its CTE `charged`, and with it whatever waited for the capture in `paid.postings`. A transaction takes the id of
    what it is about, so no two of one capture may be about the same. The arguments are SQL."""
    return f"""
line AS (
    SELECT charged.id AS reference, '{kind}' AS kind, {currency} AS currency, own.line, own.account, own.amount
    FROM charged, paid, LATERAL (VALUES (1, {debited}, {amount}), (2, {credited}, -{amount}))
        AS own (line, account, amount)
    UNION ALL
    SELECT more.reference, more.kind, {currency}, more.line, more.account, more.amount
    FROM charged, paid, jsonb_to_recordset(paid.postings)
        AS more (reference uuid, kind text, line int, account text, amount bigint)
), posted AS (
    INSERT INTO payments.ledger_transaction (id, kind, reference, currency, at)
    SELECT reference, kind, reference, currency, {at} FROM line
    GROUP BY kind, reference, currency HAVING sum(amount) = 0
    ON CONFLICT (kind, reference) DO NOTHING
    RETURNING id
), entries AS (
    INSERT INTO payments.ledger_entry (transaction_id, line, account, currency, amount)
    SELECT posted.id, line.line, line.account, line.currency, line.amount
    FROM posted JOIN line ON line.reference = posted.id
)"""


POSTED = """
SELECT entry.account, entry.amount, entry.currency
FROM payments.ledger_transaction posted JOIN payments.ledger_entry entry ON entry.transaction_id = posted.id
WHERE posted.kind = $1 AND posted.reference = $2
ORDER BY entry.line
"""

IS_POSTED = "SELECT EXISTS (SELECT FROM payments.ledger_transaction WHERE kind = $1 AND reference = $2)"

BALANCE = "SELECT coalesce(sum(amount), 0)::bigint FROM payments.ledger_entry WHERE account = $1 AND currency = $2"

UNBALANCED = """
SELECT 'unbalanced', posted.id::text, coalesce(sum(entry.amount), 0)::bigint
FROM payments.ledger_transaction posted LEFT JOIN payments.ledger_entry entry ON entry.transaction_id = posted.id
GROUP BY posted.id
HAVING coalesce(sum(entry.amount), 0) <> 0 OR count(entry.line) < 2
LIMIT 100
"""

STRAY_ENTRIES = """
SELECT 'stray entry', entry.transaction_id::text, entry.amount
FROM payments.ledger_entry entry LEFT JOIN payments.ledger_transaction posted ON posted.id = entry.transaction_id
WHERE posted.currency IS DISTINCT FROM entry.currency
LIMIT 100
"""
"""Entries without their transaction, or in another currency than it."""

CLEARING_DRIFT = """
WITH recorded AS (
    SELECT channel, currency, sum(amount) AS amount FROM payments.charge GROUP BY channel, currency
    UNION ALL
    SELECT charge.channel, charge.currency, -sum(refund.amount)
    FROM payments.refund JOIN payments.charge ON charge.id = refund.charge_id
    WHERE refund.state = 'succeeded'
    GROUP BY charge.channel, charge.currency
), expected AS (
    SELECT 'provider:' || channel || ':clearing' AS account, currency, sum(amount) AS amount
    FROM recorded GROUP BY channel, currency
), booked AS (
    SELECT entry.account, entry.currency, sum(entry.amount) AS amount
    FROM payments.ledger_entry entry
    JOIN payments.ledger_transaction posted ON posted.id = entry.transaction_id
    WHERE posted.kind IN ('payments.captured', 'payments.received_unapplied', 'payments.refunded')
        AND entry.account LIKE 'provider:%:clearing'
    GROUP BY entry.account, entry.currency
)
SELECT 'clearing', account || ' ' || currency,
    (coalesce(booked.amount, 0) - coalesce(expected.amount, 0))::bigint
FROM expected FULL JOIN booked USING (account, currency)
WHERE coalesce(booked.amount, 0) <> coalesce(expected.amount, 0)
LIMIT 100
"""
"""Only movements of this module are compared, so that payouts and fees booked later do not count as drift."""

RECEIVABLE_DRIFT = """
WITH owed AS (
    SELECT currency, sum(amount) AS amount FROM payments.ledger_entry
    WHERE account = 'buyer:receivable' GROUP BY currency
), ahead AS (
    SELECT charge.currency, sum(charge.amount - charge.refunded) AS amount
    FROM payments.charge JOIN payments.payment ON payment.id = charge.payment_id
    WHERE charge.kind = 'applied' AND payment.postings IS NULL
    GROUP BY charge.currency
), failed AS (
    SELECT charge.currency, sum(refund.amount) AS amount
    FROM payments.refund JOIN payments.charge ON charge.id = refund.charge_id
    JOIN payments.payment ON payment.id = charge.payment_id
    WHERE refund.state = 'failed' AND charge.kind = 'applied' AND payment.postings IS NOT NULL
    GROUP BY charge.currency
), found AS (
    SELECT currency, coalesce(owed.amount, 0) + coalesce(ahead.amount, 0) AS amount,
        coalesce(failed.amount, 0) AS failed
    FROM owed FULL JOIN ahead USING (currency) FULL JOIN failed USING (currency)
)
SELECT 'receivable', currency, amount::bigint FROM found WHERE amount NOT BETWEEN -failed AND 0
"""
"""A capture and its sales are booked in one statement, a refund and what it undoes in one transaction, so buyers owe
nothing at any time. Two things are left out: what was paid ahead for payments that no sale belongs to, and at most as
much as refunds failed over, which is owed to the buyers until it is sent another way."""

NET = """
SELECT coalesce(sum(entry.amount), 0)::bigint
FROM payments.ledger_transaction posted JOIN payments.ledger_entry entry ON entry.transaction_id = posted.id
WHERE posted.kind = ANY($1::text[]) AND posted.reference = ANY($2::uuid[]) AND entry.account = $3
"""

ENTRIES = """
SELECT posted.id, posted.at, posted.kind, posted.reference, entry.account, entry.currency, entry.amount
FROM payments.ledger_entry AS entry JOIN payments.ledger_transaction AS posted ON posted.id = entry.transaction_id
WHERE entry.account = $1 AND entry.currency = $2 AND ($3::timestamptz IS NULL OR posted.at >= $3)
  AND ($4::timestamptz IS NULL OR posted.at < $4)
  AND ($5::timestamptz IS NULL OR (posted.at, posted.id) > ($5, $6::uuid))
ORDER BY posted.at, posted.id LIMIT $7
"""

SUM_BEFORE = """
SELECT coalesce(sum(entry.amount), 0)::bigint
FROM payments.ledger_entry AS entry JOIN payments.ledger_transaction AS posted ON posted.id = entry.transaction_id
WHERE entry.account = $1 AND entry.currency = $2 AND posted.at < $3
"""

BALANCES = """
SELECT account, currency, sum(amount)::bigint FROM payments.ledger_entry WHERE account = ANY($1::text[])
GROUP BY account, currency ORDER BY account, currency
"""
