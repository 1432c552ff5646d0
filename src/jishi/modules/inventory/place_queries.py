"""Every statement on places, but for the default one that `queries.ENSURE_LEVELS` makes in passing."""

_COLUMNS = "id, code, name, shop_id, priority, kind, address, hours, active"

PLACES = f"SELECT {_COLUMNS} FROM inventory.places ORDER BY priority, code"

PLACE = f"SELECT {_COLUMNS} FROM inventory.places WHERE id = $1"

PLACE_BY_CODE = f"SELECT {_COLUMNS} FROM inventory.places WHERE code = $1"

ADD_PLACE = f"""
INSERT INTO inventory.places (id, code, name, shop_id, priority, created_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (code) DO UPDATE SET name = excluded.name, priority = excluded.priority
RETURNING {_COLUMNS}
"""

OPEN_PLACE = f"""
INSERT INTO inventory.places (id, code, name, shop_id, priority, created_at, kind, address, hours, active)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (code) DO NOTHING
RETURNING {_COLUMNS}
"""

CHANGE_PLACE = f"""
UPDATE inventory.places SET name = $2, priority = $3, kind = $4, address = $5, hours = $6, active = $7
WHERE id = $1 RETURNING {_COLUMNS}
"""

LOCK_PLACE = f"SELECT {_COLUMNS} FROM inventory.places WHERE id = $1 FOR UPDATE"

SHARE_PLACE = f"SELECT {_COLUMNS} FROM inventory.places WHERE code = $1 FOR SHARE"
"""Whoever moves stock holds the place open until the commit."""

IS_EMPTY = """
SELECT NOT EXISTS (SELECT FROM inventory.levels WHERE place_id = $1 AND available + reserved + damaged > 0)
"""
