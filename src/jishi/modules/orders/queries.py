"""Every statement on checkouts and orders. State changes are compare-and-set (rule 4)."""

from jishi.modules.inventory import api as inventory

PREVIOUS = """
SELECT id, idempotency_key, body_hash, cart_version, fingerprint FROM orders.checkouts
WHERE placed_by = $1 AND (idempotency_key = $2 OR cart_version = $3)
"""

PLACE = """
checkout AS (
    INSERT INTO orders.checkouts (id, owner_id, placed_by, state, currency, total, fingerprint, cart_version,
                                  idempotency_key, body_hash, payment_id, payment_code, placed_at, pay_by)
    VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
), made AS (
    INSERT INTO orders.orders (id, number, checkout_id, shop_id, shop_name, owner_id, state, currency, goods, discount,
        freight, tax, total, tax_included, refunded, method, method_name, days_from, days_to, address, contact_email,
        invoice, note, trace, placed_at, pay_by, paid_at, payment_id, counted)
    SELECT id, number, $1, shop_id, shop_name, $2, $14, $4, goods, discount, freight, tax, total, $15, 0, method,
           method_name, days_from, days_to, $16, $17, $18, $19, trace, $12, $13, $20, $10, false
    FROM jsonb_to_recordset($21::jsonb) AS given(id uuid, number text, shop_id uuid, shop_name jsonb, goods bigint,
        discount bigint, freight bigint, tax bigint, total bigint, method text, method_name jsonb, days_from smallint,
        days_to smallint, trace jsonb)
    RETURNING id
), lines AS (
    INSERT INTO orders.order_lines (id, order_id, variant_id, product_id, product_code, sku, title, label, image,
        quantity, price, list_price, amount, discount, tax, payable)
    SELECT id, order_id, variant_id, product_id, product_code, sku, title, label, nullif(image, 'null'::jsonb),
           quantity, price, list_price, amount, discount, tax, payable
    FROM jsonb_to_recordset($22::jsonb) AS given(id uuid, order_id uuid, variant_id uuid, product_id uuid,
        product_code text, sku text, title jsonb, label jsonb, image jsonb, quantity smallint, price bigint,
        list_price bigint, amount bigint, discount bigint, tax bigint, payable bigint)
), told AS (
    INSERT INTO orders.history (order_id, at, state, by, account_id, reason)
    SELECT id, $12, $14, 'buyer', $23, '' FROM made
), cart AS (
    UPDATE orders.carts SET version = version + 1, updated_at = $12 WHERE owner_id = $2 AND $24::uuid[] IS NOT NULL
), emptied AS (
    DELETE FROM orders.cart_lines WHERE owner_id = $2 AND variant_id = ANY($24::uuid[])
)"""
"""A whole checkout, a part of a statement; $24 are the cart's lines that were bought, null when it was not the cart."""

CHECKOUT = """
SELECT checkout.id, checkout.owner_id, checkout.state, checkout.currency, checkout.total, checkout.placed_at,
       checkout.pay_by, checkout.payment_id, checkout.payment_code,
       (SELECT jsonb_agg(jsonb_build_object('id', id, 'number', number, 'shop_id', shop_id, 'state', state,
                                            'total', total) ORDER BY shop_id)
        FROM orders.orders WHERE checkout_id = checkout.id) AS orders
FROM orders.checkouts AS checkout
WHERE checkout.id = $1 AND ($2::uuid IS NULL OR checkout.owner_id = $2)
"""

PAY = f"""
WITH paid AS (
    UPDATE orders.checkouts SET state = 'paid' WHERE id = $1 AND state = $3 RETURNING owner_id
), moved AS (
    UPDATE orders.orders SET state = 'paid', paid_at = $2 WHERE checkout_id = $1 AND state = $4 RETURNING id
), told AS (
    INSERT INTO orders.history (order_id, at, state, by, account_id, reason)
    SELECT id, $2, 'paid', 'system', NULL, $5 FROM moved
), kept AS (
    {inventory.keep_sql("SELECT id FROM moved")}
)
SELECT moved.id, paid.owner_id, EXISTS (SELECT FROM kept WHERE kept.ref = moved.id) AS held FROM moved, paid
"""
"""Paid, and their stock kept until it is shipped. `held`: whether there was any, for a sweep may have given it back."""

END_UNPAID = """
WITH ended AS (
    UPDATE orders.checkouts SET state = $3 WHERE id = $1 AND state = 'open' RETURNING owner_id
), moved AS (
    UPDATE orders.orders SET state = $3 WHERE checkout_id = $1 AND state = 'placed' RETURNING id, number
), told AS (
    INSERT INTO orders.history (order_id, at, state, by, account_id, reason)
    SELECT id, $2, $3, $4, $5, $6 FROM moved
)
SELECT moved.id, moved.number, ended.owner_id FROM moved, ended
"""
"""Cancelled or expired before it was paid: the whole checkout, since one payment was to pay all of it."""

CANCEL_PAID = """
WITH moved AS (
    UPDATE orders.orders SET state = 'cancelled' WHERE id = $1 AND state = ANY($2::text[])
    RETURNING id, number, owner_id
), told AS (
    INSERT INTO orders.history (order_id, at, state, by, account_id, reason)
    SELECT id, $3, 'cancelled', $4, $5, $6 FROM moved
)
SELECT id, number, owner_id FROM moved
"""

STATE = "SELECT state FROM orders.orders WHERE id = $1"

DUE = """
SELECT id, payment_id, pay_by FROM orders.checkouts WHERE state = 'open' AND pay_by < $1 ORDER BY pay_by LIMIT $2
"""

FIND = """
SELECT id, checkout_id, shop_id, state, total, owner_id, payment_id FROM orders.orders
WHERE number = $1 AND ($2::uuid IS NULL OR owner_id = $2 OR shop_id = ANY ($3::uuid[]))
"""

_ORDER = """
SELECT id, number, checkout_id, shop_id, shop_name, owner_id, state, currency, goods, discount, freight, tax, total,
       tax_included, refunded, freight_refunded, method, method_name, days_from, days_to, address, contact_email,
       invoice, note, placed_at, pay_by, paid_at, payment_id, trace
FROM orders.orders
"""

BY_NUMBER = f"{_ORDER} WHERE number = $1 AND ($2::uuid IS NULL OR owner_id = $2 OR shop_id = ANY ($3::uuid[]))"

BY_NUMBERS = f"{_ORDER} WHERE number = ANY ($1::text[]) AND ($2::uuid[] IS NULL OR shop_id = ANY ($2))"

LIST = f"""
{_ORDER}
WHERE owner_id = $1 AND ($2::text[] IS NULL OR state = ANY($2)) AND ($3::uuid IS NULL OR id < $3)
  AND ($5 = '' OR number = $6 OR EXISTS (
      SELECT FROM orders.order_lines AS line, jsonb_each_text(line.title) AS title
      WHERE line.order_id = orders.id AND title.value ILIKE $5))
ORDER BY id DESC LIMIT $4
"""
"""$5 is a LIKE pattern for titles, $6 an order number; both empty when nothing is searched for."""

LINES = """
SELECT order_id, id, variant_id, product_id, product_code, sku, title, label, image, quantity, price, list_price,
       amount, discount, tax, payable, refunded, refunded_quantity, cancelled, packed, shipped, returned
FROM orders.order_lines WHERE order_id = ANY($1::uuid[]) ORDER BY id
"""

HISTORY = "SELECT at, state, by, reason FROM orders.history WHERE order_id = $1 ORDER BY id"

NEEDS = """
SELECT line.order_id, line.variant_id, sum(line.quantity)::int AS quantity
FROM orders.order_lines AS line JOIN orders.orders AS parent ON parent.id = line.order_id
WHERE parent.checkout_id = $1 GROUP BY 1, 2
"""

TAKE_OVER = """
WITH checkouts AS (UPDATE orders.checkouts SET owner_id = $2 WHERE owner_id = $1)
UPDATE orders.orders SET owner_id = $2 WHERE owner_id = $1
"""

STALE = """
SELECT id, counted, shop_id, paid_at, days_from, days_to FROM orders.orders
WHERE paid_at IS NOT NULL AND counted = (state IN ('cancelled', 'refunded'))
ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED
"""
"""Orders that were paid, or given back, since the products' sold figures last heard."""

RECOUNT = """
WITH marked AS (
    UPDATE orders.orders SET counted = NOT counted WHERE id = ANY ($1::uuid[]) RETURNING id, counted
)
SELECT line.product_id, sum(CASE WHEN marked.counted THEN line.quantity ELSE -line.quantity END)::int
FROM orders.order_lines AS line JOIN marked ON marked.id = line.order_id GROUP BY 1
"""
"""Pieces per product of these stale orders."""

_BRIEF = "SELECT id, number, shop_id, shop_name, owner_id, contact_email, currency, total FROM orders.orders"

BRIEFS = f"{_BRIEF} WHERE id = ANY($1::uuid[]) ORDER BY id"

BOUGHT = """
SELECT DISTINCT line.product_id
FROM orders.orders AS parent JOIN orders.order_lines AS line ON line.order_id = parent.id
WHERE parent.owner_id = $1 AND line.product_id = ANY($2::uuid[])
  AND parent.state IN ('paid', 'fulfilling', 'shipped', 'delivered', 'completed')
"""

RECENT_BUYERS = """
SELECT owner_id FROM (
    SELECT parent.owner_id, line.id
    FROM orders.order_lines AS line JOIN orders.orders AS parent ON parent.id = line.order_id
    WHERE line.product_id = $1 AND parent.state IN ('delivered', 'completed') ORDER BY line.id DESC LIMIT 200
) AS latest GROUP BY owner_id ORDER BY max(latest.id::text) DESC LIMIT $2
"""
