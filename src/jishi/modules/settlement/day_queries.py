"""Statements on compared days and their differences."""

SAVE_DAY = """
INSERT INTO settlement.days (channel, day, state, checked_at, checked_by, totals, open)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (channel, day) DO UPDATE SET state = $3, checked_at = $4, checked_by = $5, totals = $6, open = $7
"""

LOCK_DAY = "SELECT pg_advisory_xact_lock(hashtextextended('settlement.day:' || $1::text || ':' || $2::text, 0))"
"""Two who compare the same day follow each other."""

SAVE_DIFFERENCES = """
INSERT INTO settlement.differences AS known (id, channel, day, side, kind, key, number, transaction, currency, ours,
                                             theirs, state, resolution, note, found_at)
SELECT id, $1, $2, side, kind, key, number, transaction, currency, ours, theirs, 'open', '', '', $3
FROM unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bigint[],
            $12::bigint[]) AS given (id, side, kind, key, number, transaction, currency, ours, theirs)
ON CONFLICT (channel, day, side, key) DO UPDATE SET kind = excluded.kind, ours = excluded.ours,
    theirs = excluded.theirs,
    state = CASE WHEN known.resolution = 'healed' THEN 'open' ELSE known.state END,
    resolution = CASE WHEN known.resolution = 'healed' THEN '' ELSE known.resolution END
"""
"""What is found again stays as somebody left it; what had gone away and came back is open again."""

HEAL = """
UPDATE settlement.differences SET state = 'resolved', resolution = 'healed', resolved_at = $3
WHERE channel = $1 AND day = $2 AND state = 'open' AND NOT (side || ':' || key = ANY ($4::text[]))
"""

COUNT_OPEN = "SELECT count(*)::int FROM settlement.differences WHERE channel = $1 AND day = $2 AND state = 'open'"

COUNT_ALL_OPEN = "SELECT count(*)::int FROM (SELECT FROM settlement.differences WHERE state = 'open' LIMIT 1000) AS few"

_DIFFERENCE = """
id, channel, day, side, kind, number, transaction, currency, ours, theirs, state, resolution, note, found_at,
resolved_at, resolved_by
"""

DIFFERENCES = f"""
SELECT {_DIFFERENCE} FROM settlement.differences WHERE channel = $1 AND day = $2 ORDER BY state, found_at, id
"""

DIFFERENCE = f"SELECT {_DIFFERENCE} FROM settlement.differences WHERE id = $1"

RESOLVE = f"""
UPDATE settlement.differences SET state = 'resolved', resolution = $2, note = $3, resolved_at = $4, resolved_by = $5
WHERE id = $1 AND state = 'open' RETURNING {_DIFFERENCE}
"""

REFRESH_DAY = """
UPDATE settlement.days SET open = found.open, state = CASE WHEN found.open = 0 THEN 'clean' ELSE 'differs' END
FROM (SELECT count(*)::int AS open FROM settlement.differences WHERE channel = $1 AND day = $2 AND state = 'open')
    AS found
WHERE days.channel = $1 AND days.day = $2
"""

DAYS = """
SELECT channel, day, state, checked_at, totals, open FROM settlement.days
WHERE ($1::text[] IS NULL OR state = ANY ($1)) AND ($2::date IS NULL OR (day, channel) < ($2, $3::text))
ORDER BY day DESC, channel DESC LIMIT $4
"""

DAY = "SELECT channel, day, state, checked_at, totals, open FROM settlement.days WHERE channel = $1 AND day = $2"
