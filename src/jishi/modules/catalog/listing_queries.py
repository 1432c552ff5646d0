"""Every statement on the tables of the listing flow."""

ADD_STEPS = """
INSERT INTO catalog.listing_step (id, product_id, shop_id, at, by, act, before, after, reason, details)
SELECT id, product_id, shop_id, $1, $2, act, before, after, reason, details
FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::text[], $10::jsonb[])
  AS new(id, product_id, shop_id, act, before, after, reason, details)
"""

HISTORY = """
SELECT id, product_id, at, by, act, before, after, reason, details FROM catalog.listing_step
WHERE product_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3
"""

DROP_CASES = "DELETE FROM catalog.listing_case WHERE product_id = ANY($1::uuid[])"

DROP_EVALUATIONS = "DELETE FROM catalog.evaluation WHERE product_id = ANY($1::uuid[])"

LOCK_PRODUCT = """
SELECT id, code, shop_id, state, version FROM catalog.product WHERE code = $1 FOR UPDATE
"""

PRICE_FACTS = """
SELECT v.sku, least(v.price, min(least(c.before, c.after))), greatest(v.price, max(greatest(c.before, c.after))), v.cost
FROM catalog.variant v LEFT JOIN catalog.price_change c ON c.variant_id = v.id AND c.at > $2
WHERE v.product_id = $1 AND v.active GROUP BY v.id
"""

LANES = """
SELECT id, kind, code, reason, starts_at, ends_at FROM catalog.lane_rule WHERE ends_at > $1 ORDER BY starts_at, id
"""

ADD_LANE = """
INSERT INTO catalog.lane_rule (id, kind, code, reason, starts_at, ends_at, by, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""

END_LANE = "UPDATE catalog.lane_rule SET ends_at = $2 WHERE id = $1 AND ends_at > $2"

RECORD_OF_SHOP = """
SELECT count(*) FILTER (WHERE act IN ('approved', 'auto_approved')) AS good,
       count(*) FILTER (WHERE act IN ('sent_back', 'rejected')) AS bad
FROM catalog.listing_step WHERE shop_id = $1 AND at > $2
  AND act IN ('approved', 'auto_approved', 'sent_back', 'rejected')
"""

OPEN_CASE = """
INSERT INTO catalog.listing_case (product_id, shop_id, kind, lane, lane_reason, submitted_at, submitted_by, note,
    findings, revision, changes, base_version, live_at, zone, approval_id, approval)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::json, $11, $12, $13, $14, $15, $16)
ON CONFLICT (product_id) DO UPDATE SET kind = excluded.kind, lane = excluded.lane, lane_reason = excluded.lane_reason,
    submitted_at = excluded.submitted_at, submitted_by = excluded.submitted_by, note = excluded.note,
    findings = excluded.findings, revision = excluded.revision, changes = excluded.changes,
    base_version = excluded.base_version, live_at = excluded.live_at, zone = excluded.zone,
    claimed_by = NULL, claimed_until = NULL, approval_id = excluded.approval_id, approval = excluded.approval
"""

_CASE = """
SELECT c.product_id, p.code, c.shop_id, p.title, c.kind, c.lane, c.lane_reason, c.submitted_at, c.submitted_by, c.note,
       c.findings, c.live_at, c.zone, c.claimed_by, c.claimed_until, c.approval_id, c.approval, c.changes
FROM catalog.listing_case c JOIN catalog.product p ON p.id = c.product_id
"""

CASES = f"""
{_CASE}
WHERE ($1::uuid[] IS NULL OR c.shop_id = ANY ($1))
  AND ($2::text[] IS NULL OR c.kind = ANY ($2)) AND ($3::text[] IS NULL OR c.lane = ANY ($3))
  AND ($4::uuid IS NULL OR (c.claimed_by = $4 AND c.claimed_until > $5))
  AND (NOT $6::bool OR c.claimed_by IS NULL OR c.claimed_until <= $5)
  AND ($7::text IS NULL OR (c.lane, c.submitted_at, c.product_id) > ($7, $8::timestamptz, $9::uuid))
ORDER BY c.lane, c.submitted_at, c.product_id LIMIT $10
"""
"""The fast lane first ("fast" comes before "normal"), then who has waited longest."""

CASE_BY_CODE = f"{_CASE} WHERE p.code = $1"

REVISION = "SELECT revision, base_version FROM catalog.listing_case WHERE product_id = $1"

COUNT_CASES = """
SELECT count(*) FROM catalog.listing_case
WHERE ($1::uuid[] IS NULL OR shop_id = ANY ($1)) AND (claimed_by IS NULL OR claimed_until <= $2) AND approval <> 'asked'
"""

CLAIM = """
UPDATE catalog.listing_case SET claimed_by = $2, claimed_until = $4
WHERE product_id = $1 AND (claimed_by IS NULL OR claimed_by = $2 OR claimed_until <= $3) RETURNING product_id
"""

RELEASE = """
UPDATE catalog.listing_case SET claimed_by = NULL, claimed_until = NULL WHERE product_id = $1 AND claimed_by = $2
"""

TAKE_CASE = """
DELETE FROM catalog.listing_case WHERE product_id = $1 AND claimed_by = $2 AND claimed_until > $3
RETURNING kind, revision, base_version, live_at, zone, approval, submitted_by, shop_id
"""
"""Who decides must hold the claim; the row can only be taken once."""

SETTLE_APPROVAL = """
UPDATE catalog.listing_case SET approval = $2 WHERE approval_id = $1 AND approval = 'asked'
RETURNING product_id, shop_id
"""

SLOW = """
SELECT p.id, p.code, p.shop_id, coalesce(p.sold_at, p.live_at) AS since, p.sold FROM catalog.product p
WHERE p.state = 'live' AND p.shop_open AND p.live_at < $1
  AND (p.sold_at < $1 OR (p.sold_at IS NULL AND p.sold = 0))
  AND NOT EXISTS (SELECT FROM catalog.listing_step s
                  WHERE s.product_id = p.id AND s.act IN ('kept', 'relisted', 'flagged') AND s.at > $1)
ORDER BY p.live_at LIMIT $2
"""
"""Nothing sold since $1, on sale since before it, and not looked at since."""

FLAG = """
INSERT INTO catalog.evaluation (product_id, shop_id, since, reason, details) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (product_id) DO NOTHING RETURNING product_id
"""

EVALUATIONS = """
SELECT e.product_id, p.code, e.shop_id, p.title, e.since, e.reason, e.details
FROM catalog.evaluation e JOIN catalog.product p ON p.id = e.product_id
WHERE ($1::uuid[] IS NULL OR e.shop_id = ANY ($1))
  AND ($2::timestamptz IS NULL OR (e.since, e.product_id) > ($2, $3::uuid))
ORDER BY e.since, e.product_id LIMIT $4
"""

EVALUATION = """
SELECT e.product_id, p.code, e.shop_id, p.title, e.since, e.reason, e.details
FROM catalog.evaluation e JOIN catalog.product p ON p.id = e.product_id WHERE p.code = $1
"""

COUNT_EVALUATIONS = "SELECT count(*) FROM catalog.evaluation WHERE $1::uuid[] IS NULL OR shop_id = ANY ($1)"

END_EVALUATION = "DELETE FROM catalog.evaluation WHERE product_id = $1 RETURNING reason"

PRODUCTS_BY_CODE = """
SELECT id, code, shop_id, state FROM catalog.product WHERE code = ANY($1::text[]) ORDER BY id
"""

DELIST = """
WITH old AS (
    SELECT id, state FROM catalog.product
    WHERE code = ANY($1::text[]) AND ($2::uuid[] IS NULL OR shop_id = ANY ($2)) AND state IN ('live', 'evaluation')
    ORDER BY id FOR UPDATE
)
UPDATE catalog.product AS product SET state = 'delisted', changed_at = $3, version = version + 1
FROM old WHERE product.id = old.id RETURNING product.id, product.code, product.shop_id, old.state AS before
"""
