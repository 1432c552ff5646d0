"""Every statement on the tables of imports."""

_COLUMNS = """id, code, shop_id, file_name, kind, encoding, layout, mapping, state, size, position, lines, created,
    changed, unchanged, refused, dirty, problem, problem_params, account_id, created_at, started_at, finished_at"""

OPEN = f"""
INSERT INTO catalog.import_run ({_COLUMNS})
VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, 'ready', $8, $9, $10, 0, 0, 0, 0, 0, '', '{{}}', $11, $12, NULL, NULL)
RETURNING {_COLUMNS}
"""

BY_CODE = f"SELECT {_COLUMNS} FROM catalog.import_run WHERE code = $1"

BY_ID = f"SELECT {_COLUMNS} FROM catalog.import_run WHERE id = $1"

RECENT = f"""
SELECT {_COLUMNS} FROM catalog.import_run WHERE $1::uuid[] IS NULL OR shop_id = ANY($1)
ORDER BY created_at DESC, id DESC LIMIT $2
"""

BEGIN = """
UPDATE catalog.import_run SET state = 'running', mapping = $2, started_at = coalesce(started_at, $3),
       finished_at = NULL, problem = '', problem_params = '{}', beat_at = $3
WHERE id = $1 AND state IN ('ready', 'stopped', 'failed')
"""

ADVANCE = """
UPDATE catalog.import_run SET position = $3, lines = $4, created = created + $5, changed = changed + $6,
       unchanged = unchanged + $7, refused = refused + $8, dirty = dirty + $9, beat_at = $10
WHERE id = $1 AND position = $2 AND state = 'running'
"""

SILENT = "SELECT id FROM catalog.import_run WHERE state = 'running' AND coalesce(beat_at, started_at) < $1"

END = """
UPDATE catalog.import_run SET state = $2, problem = $3, problem_params = $4, finished_at = $5
WHERE id = $1 AND state = 'running'
"""

SAVE_PROBLEMS = """
INSERT INTO catalog.import_problem (run_id, line, problem, params, cells)
SELECT $1, line, problem, params::jsonb, cells::jsonb
FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[]) AS new(line, problem, params, cells)
ON CONFLICT (run_id, line) DO UPDATE SET problem = EXCLUDED.problem, params = EXCLUDED.params
"""

PROBLEMS = """
SELECT line, problem, params, cells FROM catalog.import_problem WHERE run_id = $1 AND line > $2 ORDER BY line LIMIT $3
"""

SAVE_MAPPING = """
INSERT INTO catalog.import_mapping (name, mapping, changed_at) VALUES ($1, $2::text::json, $3)
ON CONFLICT (name) DO UPDATE SET mapping = EXCLUDED.mapping, changed_at = EXCLUDED.changed_at
"""

MAPPINGS = "SELECT name, mapping FROM catalog.import_mapping ORDER BY name"
