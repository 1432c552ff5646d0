"""Every statement on media's tables."""

INSERT = """
INSERT INTO media.picture (id, code, width, height, placeholder, alt, size, created_at)
SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::int[], $5::text[], $6::text[], $7::bigint[],
                     $8::timestamptz[])
ON CONFLICT (code) DO NOTHING
"""

BY_CODES = "SELECT id, code, width, height, placeholder, alt FROM media.picture WHERE code = ANY($1::text[])"

BY_IDS = "SELECT id, code, width, height, placeholder, alt FROM media.picture WHERE id = ANY($1::uuid[])"
