"""Every statement on the catalogue's tables. Lists of lists travel as texts joined by the unit separator (U+001F),
which cleaned text never contains."""

TREE = """
SELECT id, code, name, parent_id, position, image, attributes FROM catalog.category ORDER BY position, code
"""

SAVE_CATEGORY = """
INSERT INTO catalog.category (id, code, name, parent_id, position, image, attributes)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name, parent_id = EXCLUDED.parent_id, position = EXCLUDED.position,
    image = coalesce(EXCLUDED.image, catalog.category.image), attributes = EXCLUDED.attributes
RETURNING id
"""

LOCK_TREE = "SELECT pg_advisory_xact_lock(hashtextextended('catalog.categories', 4711))"

COUNT_IN_CATEGORIES = (
    "SELECT category_id, count(*) AS count FROM catalog.product WHERE category_id IS NOT NULL GROUP BY category_id"
)

IS_CATEGORY_USED = "SELECT EXISTS (SELECT FROM catalog.product WHERE category_id = $1)"

PLACE_CATEGORIES = """
UPDATE catalog.category SET position = new.position
FROM unnest($1::uuid[], $2::int[]) AS new(id, position) WHERE category.id = new.id
"""

MOVE_PRODUCTS = """
UPDATE catalog.product SET category_id = $2, version = version + 1, changed_at = $4,
    given = jsonb_set(given::jsonb, '{category_code}', to_jsonb($3::text))::json
WHERE category_id = $1
"""

MOVE_REVISIONS = """
UPDATE catalog.listing_case SET revision = jsonb_set(revision::jsonb, '{category_code}', to_jsonb($2::text))::json
WHERE revision ->> 'category_code' = $1
"""

MOVE_LANES = "UPDATE catalog.lane_rule SET code = $2 WHERE kind = 'category' AND code = $1"

MOVE_CHILDREN = "UPDATE catalog.category SET parent_id = $2 WHERE parent_id = $1"

SET_ATTRIBUTES = "UPDATE catalog.category SET attributes = $2 WHERE id = $1"

REMOVE_CATEGORY = "DELETE FROM catalog.category WHERE id = $1"

LOCK_SHOP = "SELECT pg_advisory_xact_lock(hashtextextended($1, 4711))"

KNOWN_PRODUCTS = """
SELECT id, code, handle, digest, version, live_at, sold, state FROM catalog.product
WHERE shop_id = $1 AND handle = ANY($2::text[])
"""

KNOWN_VARIANTS = """
SELECT id, product_id, sku, active, price FROM catalog.variant WHERE product_id = ANY($2::uuid[])
UNION
SELECT id, product_id, sku, active, price FROM catalog.variant WHERE shop_id = $1 AND sku = ANY($3::text[]) AND active
ORDER BY active
"""

SAVE_BRANDS = """
INSERT INTO catalog.brand (key, name, created_at)
SELECT key, name, $3 FROM unnest($1::text[], $2::text[]) AS given(key, name) ORDER BY key
ON CONFLICT DO NOTHING
"""

SAVE_PRODUCTS = """
INSERT INTO catalog.product (id, code, shop_id, handle, state, shop_open, category_id, brand, tax_class, title, given,
                             image, images, card, digest, popularity, sold, live_at, created_at, changed_at, version)
SELECT id, code, $1, handle, state, $2, category_id, brand, tax_class, title::jsonb, given::json,
       image::json, images::json, card::json, digest, popularity, 0, live_at, $3, $3, 1
FROM unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::text[], $10::text[], $11::text[],
            $12::text[], $13::text[], $14::text[], $15::text[], $16::bytea[], $17::bigint[], $18::timestamptz[])
  AS new(id, code, handle, state, category_id, brand, tax_class, title, given, image, images, card, digest, popularity,
         live_at)
ON CONFLICT (id) DO UPDATE SET state = EXCLUDED.state, shop_open = EXCLUDED.shop_open,
    category_id = EXCLUDED.category_id, brand = EXCLUDED.brand, tax_class = EXCLUDED.tax_class,
    title = EXCLUDED.title, given = EXCLUDED.given, image = EXCLUDED.image, images = EXCLUDED.images,
    card = EXCLUDED.card, digest = EXCLUDED.digest, popularity = EXCLUDED.popularity, live_at = EXCLUDED.live_at,
    changed_at = EXCLUDED.changed_at, version = catalog.product.version + 1
"""

RETIRE_VARIANTS = """
UPDATE catalog.variant SET active = false
WHERE product_id = ANY($1::uuid[]) AND active AND id <> ALL($2::uuid[])
"""

SAVE_VARIANTS = """
INSERT INTO catalog.variant (id, product_id, shop_id, sku, position, active, in_stock, choices, label, price,
                             list_price, cost, weight, barcode, image_index, image, needs_shipping)
SELECT id, product_id, $1, sku, position, true, false, string_to_array(choices, E'\\x1f'), label::jsonb, price,
       list_price, cost, weight, barcode, image_index, image::json, needs_shipping
FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::int[], $6::text[], $7::text[], $8::bigint[], $9::bigint[],
            $10::bigint[], $11::int[], $12::text[], $13::int[], $14::text[], $15::bool[])
  AS new(id, product_id, sku, position, choices, label, price, list_price, cost, weight, barcode, image_index, image,
         needs_shipping)
ON CONFLICT (id) DO UPDATE SET sku = EXCLUDED.sku, position = EXCLUDED.position, active = true,
    choices = EXCLUDED.choices, label = EXCLUDED.label, price = EXCLUDED.price, list_price = EXCLUDED.list_price,
    cost = coalesce(EXCLUDED.cost, catalog.variant.cost), weight = EXCLUDED.weight, barcode = EXCLUDED.barcode,
    image_index = EXCLUDED.image_index, image = EXCLUDED.image, needs_shipping = EXCLUDED.needs_shipping
"""

SAVE_PRICE_CHANGES = """
INSERT INTO catalog.price_change (variant_id, at, before, after)
SELECT variant_id, $4, before, after
FROM unnest($1::uuid[], $2::bigint[], $3::bigint[]) AS new(variant_id, before, after)
ON CONFLICT (variant_id, at) DO UPDATE SET after = EXCLUDED.after
"""

PRICE_CHANGES = """
SELECT variant_id, at, before, after FROM catalog.price_change WHERE variant_id = ANY($1::uuid[])
ORDER BY at, variant_id
"""

UNLIST = "DELETE FROM catalog.listing WHERE product_id = ANY($1::uuid[])"

LIST = """
INSERT INTO catalog.listing (product_id, tokens, terms, popularity, live_at, price, in_stock, rated)
SELECT id, string_to_array(tokens, E'\\x1f'), array_to_tsvector(string_to_array(terms, ' ')), popularity, live_at,
       price, EXISTS (SELECT FROM catalog.variant WHERE product_id = new.id AND active AND in_stock),
       (SELECT rating_rank FROM catalog.product WHERE product.id = new.id)
FROM unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::timestamptz[], $6::bigint[])
  AS new(id, tokens, terms, popularity, live_at, price)
ON CONFLICT (product_id) DO UPDATE SET tokens = EXCLUDED.tokens, terms = EXCLUDED.terms, price = EXCLUDED.price,
    popularity = EXCLUDED.popularity, live_at = EXCLUDED.live_at, in_stock = EXCLUDED.in_stock, rated = EXCLUDED.rated
"""

SAVE_FACET_WORDS = """
INSERT INTO catalog.facet_value (token, name, label)
SELECT token, name::jsonb, label::jsonb FROM unnest($1::text[], $2::text[], $3::text[]) AS new(token, name, label)
ORDER BY token
ON CONFLICT (token) DO UPDATE SET name = EXCLUDED.name, label = EXCLUDED.label
WHERE catalog.facet_value.name <> EXCLUDED.name OR catalog.facet_value.label <> EXCLUDED.label
"""

KNOWN_PICTURES = """
SELECT DISTINCT ON (url) url, image_id FROM catalog.picture
WHERE url = ANY($1::text[]) AND image_id IS NOT NULL
"""

DROP_PICTURES = "DELETE FROM catalog.picture WHERE product_id = ANY($1::uuid[])"

SAVE_PICTURES = """
INSERT INTO catalog.picture (product_id, position, url, image_id, problem, origin)
SELECT product_id, position, url, image_id, '', $5
FROM unnest($1::uuid[], $2::int[], $3::text[], $4::uuid[]) AS new(product_id, position, url, image_id)
"""

PICTURES_OF = "SELECT position, url, image_id, problem FROM catalog.picture WHERE product_id = $1 ORDER BY position"

SETTLE_PICTURE = "UPDATE catalog.picture SET image_id = $3, problem = $4 WHERE product_id = $1 AND url = $2"

PICTURE_COUNTS = """
SELECT count(*) FILTER (WHERE image_id IS NOT NULL) AS fetched, count(*) FILTER (WHERE problem <> '') AS failed,
       count(*) AS all FROM catalog.picture WHERE origin = $1
"""

FAILED_PICTURES = """
SELECT product.handle, picture.url, picture.problem FROM catalog.picture
JOIN catalog.product ON product.id = picture.product_id
WHERE picture.origin = $1 AND picture.problem <> '' ORDER BY product.handle, picture.position LIMIT $2
"""

_VARIANTS = """
(SELECT json_agg(json_build_object('id', v.id, 'sku', v.sku, 'choices', v.choices, 'price', v.price,
        'list_price', v.list_price, 'weight', v.weight, 'image_code', coalesce(v.image ->> 'code', ''))
        ORDER BY v.position)
 FROM catalog.variant v WHERE v.product_id = p.id AND v.active)
"""

PRODUCT = f"""
SELECT p.id, p.code, p.shop_id, p.category_id, p.given, p.images, p.state, p.live_at, p.sold, p.version,
       {_VARIANTS} AS variants, p.rating, p.ratings
FROM catalog.product p WHERE p.code = $1
"""

_RECORD = """
SELECT p.id, p.code, p.shop_id, p.given, p.images, p.live_at, p.sold, p.version, p.state,
  (SELECT json_agg(json_build_object('id', v.id, 'sku', v.sku, 'choices', v.choices, 'price', v.price,
        'list_price', v.list_price, 'cost', v.cost, 'weight', v.weight, 'barcode', v.barcode,
        'image_index', v.image_index, 'needs_shipping', v.needs_shipping) ORDER BY v.position)
   FROM catalog.variant v WHERE v.product_id = p.id AND v.active) AS variants
FROM catalog.product p
"""

PLACES = "SELECT id, category_id, shop_open FROM catalog.product WHERE id = ANY($1::uuid[])"

RECORDS_BY_ID = f"{_RECORD} WHERE p.id = ANY($1::uuid[])"

RECORDS_BY_CODE = f"{_RECORD} WHERE p.code = ANY($1::text[])"

RECORD_BY_CODE = f"{_RECORD} WHERE p.code = $1"

RECORDS_OF_SHOP = f"{_RECORD} WHERE p.shop_id = $1 AND p.handle > $2 ORDER BY p.handle LIMIT $3"

IDS_OF_SHOP = "SELECT id FROM catalog.product WHERE shop_id = $1 AND id > $2 ORDER BY id LIMIT $3"

IDS_WITH_TOKENS = """
SELECT product_id AS id FROM catalog.listing WHERE tokens && $1::text[] AND product_id > $2 ORDER BY product_id LIMIT $3
"""

IDS_IN_CATEGORIES = (
    "SELECT id FROM catalog.product WHERE category_id = ANY($1::uuid[]) AND id > $2 ORDER BY id LIMIT $3"
)

OPEN_SHOP = "UPDATE catalog.product SET shop_open = $2 WHERE shop_id = $1 AND shop_open <> $2"

GO_LIVE = """
UPDATE catalog.product SET state = 'live', changed_at = $1, version = version + 1
WHERE id IN (SELECT id FROM catalog.product WHERE state = 'scheduled' AND live_at <= $1 ORDER BY live_at LIMIT 500)
  AND state = 'scheduled'
RETURNING id, code, shop_id
"""

SET_STATE = """
WITH old AS (SELECT id, state FROM catalog.product WHERE code = $1 FOR UPDATE)
UPDATE catalog.product AS product SET state = $3, changed_at = $4, version = version + 1,
       live_at = coalesce($5, CASE WHEN $3 = 'live' AND old.state <> 'evaluation' THEN $4 ELSE live_at END)
FROM old WHERE product.id = old.id AND old.state = ANY($2::text[])
RETURNING product.id, product.code, product.shop_id, old.state AS before
"""

RESTYLE_PRODUCT = """
UPDATE catalog.product SET image = $2::text::json, images = $3::text::json, card = $4::text::json,
       version = version + 1, changed_at = $5
WHERE id = $1
"""

RESTYLE_VARIANTS = """
UPDATE catalog.variant SET image = given.image::json
FROM unnest($1::uuid[], $2::text[]) AS given(id, image) WHERE catalog.variant.id = given.id
"""

SELLABLE = """
SELECT v.id, v.product_id, p.code, p.shop_id, v.sku, p.title, v.label, v.price, v.list_price, v.weight, p.tax_class,
       p.category_id, coalesce(v.image, p.image), v.active AND p.shop_open AND p.state IN ('live', 'evaluation'),
       v.needs_shipping
FROM catalog.variant v JOIN catalog.product p ON p.id = v.product_id
WHERE v.id = ANY(ARRAY(SELECT unnest($1::uuid[])))
"""
"""The array is wrapped so that its length does not tempt the planner: it then plans once and not for every call, which
takes longer than the rows do. So do other statements of a purchase."""

CARDS = """
SELECT card, sold, rating, ratings,
       EXISTS (SELECT FROM catalog.variant v WHERE v.product_id = p.id AND v.active AND v.in_stock),
       p.shop_open AND p.state IN ('live', 'evaluation')
FROM catalog.product p WHERE id = ANY($1::uuid[])
"""

PRODUCTS_OF_VARIANTS = "SELECT id, product_id FROM catalog.variant WHERE id = ANY($1::uuid[])"

CATEGORIES_OF = """
SELECT product.id, category.code FROM catalog.product JOIN catalog.category ON category.id = product.category_id
WHERE product.id = ANY($1::uuid[])
"""

VARIANT_OWNERS = "SELECT id, shop_id, product_id FROM catalog.variant WHERE id = ANY($1::uuid[])"

_BRIEF = """
SELECT v.id, v.product_id, p.code, p.shop_id, v.sku, v.barcode, p.title, v.label, v.price, v.cost,
       coalesce(v.image, p.image), v.active AND p.shop_open AND p.state IN ('live', 'evaluation')
FROM catalog.variant v JOIN catalog.product p ON p.id = v.product_id
"""

VARIANT_BRIEFS = f"{_BRIEF} WHERE v.id = ANY($1::uuid[])"

FIND_VARIANTS = f"""
{_BRIEF} WHERE v.active AND ($1::uuid[] IS NULL OR v.shop_id = ANY ($1))
  AND (v.sku ILIKE $2 OR v.barcode = $3 OR p.code = $3 OR p.title::text ILIKE $4)
ORDER BY v.sku, v.id LIMIT $5
"""

FIND_PRODUCTS = """
WITH found AS (
    SELECT id, 1 AS rank FROM catalog.product WHERE code = $2
    UNION ALL (SELECT product_id, 2 FROM catalog.variant WHERE shop_id = ANY ($1) AND sku = $3 AND active LIMIT $5)
    UNION ALL (
        SELECT matching.product_id, 3 FROM (
            SELECT product_id FROM catalog.listing WHERE terms @@ $4::text::tsquery LIMIT 500
        ) AS matching JOIN catalog.product ON product.id = matching.product_id
        WHERE product.shop_id = ANY ($1) ORDER BY popularity DESC LIMIT $5
    )
)
SELECT code, title FROM (SELECT id, min(rank) AS rank FROM found GROUP BY id) AS best
JOIN catalog.product USING (id) WHERE shop_id = ANY ($1) ORDER BY rank, popularity DESC, id LIMIT $5
"""
"""By code, by SKU, and those on sale by words of their title. Never more than 500 of them are looked at."""

VARIANTS_OF_SHOPS_BY_SKU = """
SELECT DISTINCT ON (sku) sku, id FROM catalog.variant
WHERE ($1::uuid[] IS NULL OR shop_id = ANY ($1)) AND sku = ANY($2::text[]) AND active ORDER BY sku, id
"""

VARIANTS_BY_SKU = "SELECT sku, id FROM catalog.variant WHERE shop_id = $1 AND sku = ANY($2::text[]) AND active"

ADD_SOLD = """
WITH given AS (SELECT * FROM unnest($1::uuid[], $2::bigint[]) AS given(id, pieces)),
     held AS (SELECT id FROM catalog.product WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE),
     counted AS (UPDATE catalog.product SET sold = greatest(0, sold + given.pieces),
                        sold_at = CASE WHEN given.pieces > 0 THEN $3 ELSE sold_at END
                 FROM given, held WHERE product.id = given.id AND held.id = given.id RETURNING product.id)
UPDATE catalog.listing SET popularity = greatest(0, popularity + given.pieces)
FROM given, counted WHERE listing.product_id = given.id AND counted.id = given.id
"""

SET_RATINGS = """
WITH given AS (SELECT * FROM unnest($1::uuid[], $2::int[], $3::int[], $4::int[]) AS given(id, rating, ratings, rank)),
     held AS (SELECT id FROM catalog.product WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE),
     rated AS (UPDATE catalog.product SET rating = given.rating, ratings = given.ratings, rating_rank = given.rank
               FROM given, held WHERE product.id = given.id AND held.id = given.id RETURNING product.id, product.code),
     listed AS (UPDATE catalog.listing SET rated = given.rank FROM given, rated
                WHERE listing.product_id = given.id AND rated.id = given.id AND listing.rated <> given.rank)
SELECT code FROM rated
"""

MARK_VARIANTS = """
UPDATE catalog.variant SET in_stock = given.in_stock
FROM unnest($1::uuid[], $2::bool[]) AS given(id, in_stock)
WHERE variant.id = given.id AND variant.in_stock <> given.in_stock RETURNING product_id
"""

MARK_LISTINGS = """
UPDATE catalog.listing SET in_stock = fresh.in_stock
FROM (SELECT product_id, bool_or(in_stock AND active) AS in_stock FROM catalog.variant
      WHERE product_id = ANY($1::uuid[]) GROUP BY product_id) AS fresh
WHERE listing.product_id = fresh.product_id AND listing.in_stock <> fresh.in_stock
"""

SIMILAR = """
SELECT p.card, p.sold, p.rating, p.ratings, found.in_stock, p.id
FROM ((SELECT 1 AS nearness, l.popularity, l.product_id, l.in_stock FROM catalog.listing l
       WHERE l.tokens @> ARRAY[$1] AND l.product_id <> $3 ORDER BY l.popularity DESC, l.product_id DESC LIMIT $4)
      UNION ALL
      (SELECT 2, l.popularity, l.product_id, l.in_stock FROM catalog.listing l
       WHERE l.tokens @> ARRAY[$2] AND l.product_id <> $3 ORDER BY l.popularity DESC, l.product_id DESC LIMIT $4)) found
JOIN catalog.product p ON p.id = found.product_id
ORDER BY found.nearness, found.popularity DESC, found.product_id DESC
"""

CATEGORY_OF = "SELECT category_id, brand FROM catalog.product WHERE id = $1"

ATTRIBUTE_NAMES = """
SELECT DISTINCT ON (code) code, name FROM (
    SELECT split_part(substr(token, 3), '=', 1) AS code, name FROM catalog.facet_value
    WHERE token LIKE ANY($1::text[])
) AS known ORDER BY code
"""

BRAND_COUNTS = """
SELECT brand, count(*)::int FROM catalog.product WHERE brand <> '' GROUP BY brand ORDER BY count(*) DESC, brand LIMIT $1
"""

BRANDS = "SELECT name FROM catalog.brand ORDER BY key"

BRAND_LABELS = "SELECT key, label FROM catalog.brand WHERE label <> '{}'"

BRAND_LABELS_OF = "SELECT key, label FROM catalog.brand WHERE key = ANY($1::text[]) AND label <> '{}'"

NAME_BRAND = "UPDATE catalog.brand SET label = $2 WHERE key = $1"

LEARN_BRANDS = """
INSERT INTO catalog.brand AS known (key, name, label, created_at)
SELECT key, name, label::jsonb, $4 FROM unnest($1::text[], $2::text[], $3::text[]) AS given(key, name, label)
ORDER BY key
ON CONFLICT (key) DO UPDATE SET label = EXCLUDED.label || known.label
WHERE known.label <> EXCLUDED.label || known.label
RETURNING key, xmax = 0 AS is_new
"""

ANALYZE = "ANALYZE catalog.listing"

SHOP_OF = "SELECT shop_id FROM catalog.product WHERE code = $1"

CODE_OF_HANDLE = "SELECT id, code, state FROM catalog.product WHERE shop_id = $1 AND handle = $2"

STATE_BY_ID = "SELECT state FROM catalog.product WHERE id = $1"

STATE_OF = "SELECT state FROM catalog.product WHERE code = $1"

EXTRA_NAMES = """
SELECT DISTINCT json_object_keys(given -> 'extra') AS name FROM catalog.product WHERE shop_id = $1
"""
