"""Every statement on the tables of after-sales. Moves are compare-and-set on state and version (rule 4)."""

_CASE = """
id, code, order_id, order_number, shop_id, shop_name, owner_id, kind, reason, state, version, currency, asked, amount,
freight, most, waits_for, deadline, asked_at, changed_at, closed_at, return_address, return_parcel, replacement_parcel,
goods_back, borne_by, refund_id, refund_failed, decided
"""

_VISIBLE = "(owner_id = $2 OR ($3 AND ($4::uuid[] IS NULL OR shop_id = ANY ($4))))"
"""$2 is who asks, $3 whether they may see others' cases at all, $4 in which shops (null: all)."""

ADD = """
WITH made AS (
    INSERT INTO after_sales.cases (id, code, order_id, order_number, shop_id, shop_name, owner_id, contact_email, kind,
        reason, state, version, currency, asked, amount, freight, most, waits_for, deadline, reminded, asked_at,
        changed_at, goods_back, borne_by, refund_failed, decided, idempotency_key, body_hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'asked', 1, $11, $12, $13, $14, $15, 'merchant', $16, false, $17,
            $17, false, 'shop', false, false, $18, $19)
)
INSERT INTO after_sales.case_lines (case_id, line_id, variant_id, product_code, title, label, image, quantity, unsent,
    amount, asked, most, given_up, replacement_id, replacement_label, restocked, written_off, open)
SELECT $1, line_id, variant_id, product_code, title, label, nullif(image, 'null'::jsonb), quantity, unsent, amount,
       amount, most, given_up, replacement_id, nullif(replacement_label, 'null'::jsonb), 0, 0, true
FROM jsonb_to_recordset($20::jsonb) AS given(line_id uuid, variant_id uuid, product_code text, title jsonb, label jsonb,
    image jsonb, quantity smallint, unsent boolean, amount bigint, most bigint, given_up boolean, replacement_id uuid,
    replacement_label jsonb)
"""

BY_KEY = "SELECT code, body_hash FROM after_sales.cases WHERE owner_id = $1 AND idempotency_key = $2"

CLAIMED = """
SELECT line_id, unsent, sum(quantity)::int AS quantity, sum(most)::bigint AS most
FROM after_sales.case_lines WHERE line_id = ANY ($1::uuid[]) AND open GROUP BY 1, 2
"""
"""What open cases keep of these lines."""

FREIGHT_CLAIMED = """
SELECT coalesce(sum(freight), 0)::bigint FROM after_sales.cases
WHERE order_id = $1 AND id IN (SELECT case_id FROM after_sales.case_lines WHERE open)
"""

ACCESS = f"SELECT {_CASE} FROM after_sales.cases WHERE code = $1 AND {_VISIBLE}"

BY_ID = f"SELECT {_CASE} FROM after_sales.cases WHERE id = $1"

LINES = """
SELECT case_id, line_id, variant_id, product_code, title, label, image, quantity, unsent, amount, asked, most,
       replacement_id, replacement_label, restocked, written_off
FROM after_sales.case_lines WHERE case_id = ANY ($1::uuid[]) ORDER BY line_id
"""

GIVEN_UP = "SELECT line_id FROM after_sales.case_lines WHERE case_id = $1 AND given_up"

TOLD = """
SELECT at, act, state, side, account_id, text, details, pictures FROM after_sales.steps WHERE case_id = $1 ORDER BY id
"""

ADD_STEP = """
INSERT INTO after_sales.steps (case_id, at, act, state, side, account_id, text, details, pictures, key)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
"""

KEY_USED = "SELECT act FROM after_sales.steps WHERE case_id = $1 AND key = $2"

MOVE = """
UPDATE after_sales.cases
SET state = $3, version = version + 1, deadline = $4, waits_for = $5, changed_at = $6, reminded = false,
    closed_at = CASE WHEN $7 THEN $6 ELSE closed_at END
WHERE id = $1 AND version = $2 AND state = ANY ($8::text[])
RETURNING version
"""

LET_GO = "UPDATE after_sales.case_lines SET open = false WHERE case_id = $1 AND open"

SET_AMOUNTS = """
WITH lines AS (
    UPDATE after_sales.case_lines AS line SET amount = given.amount
    FROM unnest($3::uuid[], $4::bigint[]) AS given(line_id, amount)
    WHERE line.case_id = $1 AND line.line_id = given.line_id
)
UPDATE after_sales.cases SET amount = (SELECT sum(amount) FROM unnest($4::bigint[]) AS given(amount)), freight = $2
WHERE id = $1
"""

SET_RETURN_ADDRESS = "UPDATE after_sales.cases SET return_address = $2 WHERE id = $1"
SET_RETURN_PARCEL = "UPDATE after_sales.cases SET return_parcel = $2 WHERE id = $1"
SET_REPLACEMENT = "UPDATE after_sales.cases SET replacement_parcel = $2 WHERE id = $1"
SET_REPLACEMENT_NUMBER = """
UPDATE after_sales.cases SET replacement_parcel = jsonb_set(replacement_parcel, '{number}', to_jsonb($2::text))
WHERE id = $1 AND replacement_parcel IS NOT NULL
"""
SET_GOODS_BACK = "UPDATE after_sales.cases SET goods_back = true WHERE id = $1"
SET_REFUND = "UPDATE after_sales.cases SET refund_id = $2 WHERE id = $1"
SET_DECIDED = "UPDATE after_sales.cases SET decided = true, borne_by = $2 WHERE id = $1"
SET_FAILED = "UPDATE after_sales.cases SET refund_failed = $2 WHERE id = $1"

AS_RETURN = """
WITH lines AS (UPDATE after_sales.case_lines SET given_up = true WHERE case_id = $1)
UPDATE after_sales.cases SET kind = 'return' WHERE id = $1
"""

SET_INSPECTED = """
UPDATE after_sales.case_lines AS line
SET restocked = given.restock, written_off = given.write_off, came_back = given.came_back
FROM unnest($2::uuid[], $3::int[], $4::int[], $5::jsonb[]) AS given(line_id, restock, write_off, came_back)
WHERE line.case_id = $1 AND line.line_id = given.line_id AND given.restock + given.write_off <= line.quantity
  AND line.restocked + line.written_off = 0
RETURNING line.line_id
"""

REPLACED = """
WITH own AS (
    SELECT line.case_id, line.line_id, line.replacement_id, line.quantity, line.came_back, owner.state
    FROM after_sales.case_lines AS line JOIN after_sales.cases AS owner ON owner.id = line.case_id
    WHERE line.line_id = ANY ($1::uuid[])
), moved AS (
    SELECT line_id, replacement_id AS variant_id, quantity::int AS pieces, case_id FROM own
    WHERE state = 'exchanged' AND replacement_id IS NOT NULL
    UNION ALL
    SELECT line_id, back.variant_id::uuid, -back.pieces::int, NULL
    FROM own, jsonb_each_text(own.came_back) AS back(variant_id, pieces)
)
SELECT line_id, variant_id, sum(pieces)::int AS pieces FROM moved
GROUP BY line_id, variant_id HAVING sum(pieces) > 0 ORDER BY max(case_id::text) DESC
"""
"""What buyers have of these lines because it was sent to them instead of something else, the newest first."""

LIST = f"""
SELECT {_CASE} FROM after_sales.cases
WHERE owner_id = $1 AND ($2::text[] IS NULL OR state = ANY ($2)) AND ($3::uuid IS NULL OR id < $3)
  AND ($5::uuid IS NULL OR order_id = $5)
ORDER BY id DESC LIMIT $4
"""

LIST_SHOPS = f"""
SELECT {_CASE} FROM after_sales.cases
WHERE ($1::uuid[] IS NULL OR shop_id = ANY ($1)) AND ($2::text[] IS NULL OR state = ANY ($2))
  AND ($3::uuid IS NULL OR id < $3) AND ($5::text IS NULL OR waits_for = $5)
ORDER BY id DESC LIMIT $4
"""

OF_ORDERS = f"SELECT {_CASE} FROM after_sales.cases WHERE order_id = ANY ($1::uuid[]) ORDER BY id"

DUE = """
SELECT id FROM after_sales.cases WHERE deadline < $1 AND waits_for <> 'platform' ORDER BY deadline LIMIT $2
"""

LOCK_DUE = f"""
SELECT {_CASE} FROM after_sales.cases WHERE id = $1 AND deadline < $2 AND waits_for <> 'platform'
FOR UPDATE SKIP LOCKED
"""

LOCK_OF_ORDER = f"""
SELECT {_CASE} FROM after_sales.cases WHERE order_id = $1 AND state = ANY ($2::text[]) ORDER BY id
FOR UPDATE SKIP LOCKED
"""
"""Without those that somebody acts on just now: they hold their case and want the order, which we hold."""

REMIND = f"""
UPDATE after_sales.cases SET reminded = true
WHERE id IN (
    SELECT id FROM after_sales.cases WHERE deadline BETWEEN $1 AND $2 AND NOT reminded ORDER BY deadline LIMIT $3
    FOR UPDATE SKIP LOCKED
)
RETURNING {_CASE}, contact_email
"""

CONTACT = "SELECT contact_email FROM after_sales.cases WHERE id = $1"

NEEDS = """
SELECT count(*) FILTER (WHERE state = 'asked')::int, count(*) FILTER (WHERE state IN ('sent_back', 'received'))::int,
       count(*) FILTER (WHERE state = 'replacing')::int, count(*) FILTER (WHERE state = 'escalated')::int,
       count(*) FILTER (WHERE refund_failed)::int, count(*) FILTER (WHERE deadline < $2 AND waits_for <> '')::int
FROM after_sales.cases
WHERE (waits_for IN ('merchant', 'platform') OR refund_failed) AND ($1::uuid[] IS NULL OR shop_id = ANY ($1))
"""

ADDRESS = "SELECT address FROM after_sales.return_addresses WHERE shop_id = $1"

SET_ADDRESS = """
INSERT INTO after_sales.return_addresses (shop_id, address, changed_at) VALUES ($1, $2, $3)
ON CONFLICT (shop_id) DO UPDATE SET address = excluded.address, changed_at = excluded.changed_at
"""

TAKE_OVER = "UPDATE after_sales.cases SET owner_id = $2 WHERE owner_id = $1"

OF_REFUND = "SELECT id FROM after_sales.cases WHERE id = $1 AND refund_id = $2 AND state = 'refunding'"

SORT_DEADLINE = "coalesce(deadline, '9999-01-01Z'::timestamptz)"


def search(where: str, limit: str, *, by_deadline: bool, order: str) -> str:
    """A page of cases with their first line, by when they were asked for or by deadline."""
    key = SORT_DEADLINE if by_deadline else "asked_at"
    return f"""
SELECT found.id, code, order_number, shop_name, kind, reason, state, currency, amount + freight, waits_for, deadline,
       asked_at, refund_failed, version, line.title, line.pieces, {key}
FROM (SELECT * FROM after_sales.cases WHERE {where} ORDER BY {key} {order}, id {order} LIMIT {limit}) AS found
JOIN LATERAL (
    SELECT (array_agg(title ORDER BY line_id))[1] AS title, sum(quantity)::int AS pieces
    FROM after_sales.case_lines WHERE case_id = found.id
) AS line ON true
ORDER BY {key} {order}, found.id {order}
"""
