"""Statements on bank accounts and payouts."""

ACCOUNT = """
SELECT shop_id, holder, bank, last_four, automatic, changed_at, number_sealed FROM settlement.accounts
WHERE shop_id = $1
"""

LOCK_ACCOUNT = f"{ACCOUNT} FOR UPDATE"
"""Payouts of one shop follow each other."""

SAVE_ACCOUNT = """
INSERT INTO settlement.accounts (shop_id, holder, bank, number_sealed, last_four, automatic, changed_at, changed_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (shop_id) DO UPDATE SET holder = $2, bank = $3, number_sealed = $4, last_four = $5, automatic = $6,
    changed_at = $7, changed_by = $8
"""

_COLUMNS = """
id, code, shop_id, currency, amount, state, holder, bank, last_four, approval_id, asked_at, asked_by, approved_at,
sent_at, finished_at, bank_reference, problem
"""

ADD = f"""
INSERT INTO settlement.payouts (id, code, shop_id, currency, amount, state, holder, bank, number_sealed, last_four,
                                idempotency_key, asked_at, asked_by, bank_reference, problem)
VALUES ($1, $2, $3, $4, $5, 'asked', $6, $7, $8, $9, $10, $11, $12, '', '')
ON CONFLICT (shop_id, idempotency_key) DO NOTHING
RETURNING {_COLUMNS}
"""

BY_KEY = f"SELECT {_COLUMNS} FROM settlement.payouts WHERE shop_id = $1 AND idempotency_key = $2"

BY_CODE = f"""
SELECT {_COLUMNS} FROM settlement.payouts WHERE code = $1 AND ($2::uuid[] IS NULL OR shop_id = ANY ($2))
"""

BY_ID = f"SELECT {_COLUMNS} FROM settlement.payouts WHERE id = $1"

NOTE_APPROVAL = "UPDATE settlement.payouts SET approval_id = $2 WHERE id = $1"

MOVE = f"""
UPDATE settlement.payouts SET state = $2,
    approved_at = CASE WHEN $2 = 'approved' THEN $4 ELSE approved_at END,
    approved_by = CASE WHEN $2 = 'approved' THEN $5 ELSE approved_by END,
    sent_at = CASE WHEN $2 = 'sending' THEN $4 ELSE sent_at END,
    finished_at = CASE WHEN $2 IN ('paid', 'failed', 'refused') THEN $4 ELSE finished_at END,
    bank_reference = CASE WHEN $2 = 'paid' THEN $6 ELSE bank_reference END,
    problem = CASE WHEN $2 IN ('failed', 'refused') THEN $6 ELSE problem END
WHERE id = $1 AND state = ANY ($3::text[])
RETURNING {_COLUMNS}
"""
"""Compare and set: nothing when it is elsewhere already."""

NUMBER_OF = "SELECT number_sealed FROM settlement.payouts WHERE id = $1"

MOVING = """
SELECT id FROM settlement.payouts WHERE state IN ('approved', 'sending') ORDER BY state, random() LIMIT $1
"""
"""Approved ones first, then those that are under way in no order, so that none that take long keep others waiting."""

AUTOMATIC = "SELECT shop_id FROM settlement.accounts WHERE automatic AND changed_at <= $1 ORDER BY shop_id"

LIST = f"""
SELECT {_COLUMNS} FROM settlement.payouts WHERE ($1::uuid[] IS NULL OR shop_id = ANY ($1))
  AND ($2::text[] IS NULL OR state = ANY ($2)) AND ($3::uuid IS NULL OR id < $3)
ORDER BY id DESC LIMIT $4
"""
