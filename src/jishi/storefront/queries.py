"""Every statement on the storefront's tables."""

BLOCKS = """
SELECT code, title, subtitle, action, body, url, image, category_codes, product_ids, is_shown
FROM storefront.block ORDER BY position, code
"""

SAVE_BLOCK = """
INSERT INTO storefront.block (code, position, title, subtitle, action, body, url, image, category_codes, product_ids,
                              is_shown, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
ON CONFLICT (code) DO UPDATE SET position = EXCLUDED.position, title = EXCLUDED.title, subtitle = EXCLUDED.subtitle,
    action = EXCLUDED.action, body = EXCLUDED.body, url = EXCLUDED.url,
    image = coalesce(EXCLUDED.image, storefront.block.image), category_codes = EXCLUDED.category_codes,
    product_ids = EXCLUDED.product_ids, is_shown = EXCLUDED.is_shown, changed_at = EXCLUDED.changed_at
"""

DROP_BLOCK = "DELETE FROM storefront.block WHERE code = $1"

ARTICLES = "SELECT slug, title, summary, body, changed_at FROM storefront.article ORDER BY position, slug"

SAVE_ARTICLE = """
INSERT INTO storefront.article (slug, position, title, summary, body, changed_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (slug) DO UPDATE SET position = EXCLUDED.position, title = EXCLUDED.title, summary = EXCLUDED.summary,
    body = EXCLUDED.body, changed_at = EXCLUDED.changed_at
"""

DROP_ARTICLE = "DELETE FROM storefront.article WHERE slug = $1"

ADD_WISH = """
INSERT INTO storefront.wish (owner_id, product_id, product_code, price, created_at)
SELECT $1, $2, $3, $4, $5 WHERE (SELECT count(*) FROM storefront.wish WHERE owner_id = $1) < $6
ON CONFLICT DO NOTHING
"""

REMOVE_WISH = "DELETE FROM storefront.wish WHERE owner_id = $1 AND product_code = $2"

HAS_WISH = "SELECT EXISTS (SELECT FROM storefront.wish WHERE owner_id = $1 AND product_id = $2)"

WISHES = """
SELECT product_id, price, created_at FROM storefront.wish
WHERE owner_id = $1 AND ($2::timestamptz IS NULL OR (created_at, product_id) < ($2, $3))
ORDER BY created_at DESC, product_id DESC LIMIT $4
"""

MOVE_WISHES = """
WITH moved AS (DELETE FROM storefront.wish WHERE owner_id = $1 RETURNING product_id, product_code, price, created_at),
     room AS (SELECT greatest(0, $3 - count(*)) AS places FROM storefront.wish WHERE owner_id = $2)
INSERT INTO storefront.wish (owner_id, product_id, product_code, price, created_at)
SELECT $2, product_id, product_code, price, created_at FROM moved
ORDER BY created_at DESC LIMIT (SELECT places FROM room)
ON CONFLICT DO NOTHING
"""
