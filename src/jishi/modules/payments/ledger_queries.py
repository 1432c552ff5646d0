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
