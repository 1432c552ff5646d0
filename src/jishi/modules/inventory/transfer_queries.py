"""Every statement on transfers."""

_COLUMNS = """transfer.id, transfer.code, transfer.source_id, transfer.target_id, transfer.shop_id, transfer.state,
       transfer.note, transfer.drafted_at, transfer.sent_at, transfer.received_at, transfer.closed_at,
       transfer.closing_reason, coalesce(sums.lines, 0)::int, coalesce(sums.pieces, 0)::int,
       CASE WHEN transfer.state IN ('sent', 'partly') THEN coalesce(sums.open, 0) ELSE 0 END::int"""

_SUMS = """
LEFT JOIN LATERAL (
    SELECT count(*) AS lines, sum(quantity) AS pieces, sum(quantity - received - damaged - lost) AS open
    FROM inventory.transfer_lines AS line WHERE line.transfer_id = transfer.id
) AS sums ON true"""

DRAFT = """
INSERT INTO inventory.transfers (id, code, source_id, target_id, shop_id, state, note, drafted_by, drafted_at)
VALUES ($1, $2, $3, $4, $5, 'draft', $6, $7, $8)
"""

SAVE_LINES = """
WITH given AS (SELECT * FROM unnest($2::uuid[], $3::int[]) AS given(variant_id, quantity)),
     gone AS (DELETE FROM inventory.transfer_lines WHERE transfer_id = $1 AND variant_id <> ALL ($2))
INSERT INTO inventory.transfer_lines (transfer_id, variant_id, quantity, received, damaged, lost)
SELECT $1, variant_id, quantity, 0, 0, 0 FROM given ORDER BY variant_id
ON CONFLICT (transfer_id, variant_id) DO UPDATE SET quantity = excluded.quantity
"""

BY_CODE = f"SELECT {_COLUMNS} FROM inventory.transfers AS transfer {_SUMS} WHERE transfer.code = $1"

RECENT = f"""
SELECT {_COLUMNS} FROM inventory.transfers AS transfer {_SUMS}
WHERE ($1::uuid[] IS NULL OR transfer.shop_id = ANY ($1))
  AND ($2::timestamptz IS NULL OR transfer.drafted_at < $2)
ORDER BY transfer.drafted_at DESC, transfer.id DESC LIMIT $3
"""

LOCK = "SELECT id, source_id, target_id, shop_id, state FROM inventory.transfers WHERE code = $1 FOR UPDATE"

LINES = """
SELECT variant_id, quantity, received, damaged, lost FROM inventory.transfer_lines
WHERE transfer_id = $1 ORDER BY variant_id
"""

MOVE = """
UPDATE inventory.transfers SET state = $3, sent_at = CASE WHEN $3 = 'sent' THEN $4 ELSE sent_at END,
       received_at = CASE WHEN $3 = 'received' THEN $4 ELSE received_at END,
       closed_at = CASE WHEN $3 IN ('closed', 'cancelled') THEN $4 ELSE closed_at END,
       closing_reason = CASE WHEN $3 = 'closed' THEN $5 ELSE closing_reason END
WHERE id = $1 AND state = ANY ($2::text[])
"""

ARRIVE = """
UPDATE inventory.transfer_lines AS line
SET received = line.received + given.received, damaged = line.damaged + given.damaged
FROM unnest($2::uuid[], $3::int[], $4::int[]) AS given(variant_id, received, damaged)
WHERE line.transfer_id = $1 AND line.variant_id = given.variant_id
  AND line.received + line.damaged + line.lost + given.received + given.damaged <= line.quantity
"""

LOSE_REST = """
UPDATE inventory.transfer_lines SET lost = quantity - received - damaged
WHERE transfer_id = $1 AND received + damaged + lost < quantity RETURNING variant_id, lost
"""

AUDIT = """
SELECT line.variant_id, transfer.source_id,
       CASE WHEN transfer.state IN ('draft', 'cancelled') THEN 0 ELSE line.quantity END, line.received, line.damaged,
       coalesce(moved.sent, 0)::int, coalesce(moved.received, 0)::int, coalesce(moved.damaged, 0)::int
FROM inventory.transfer_lines AS line JOIN inventory.transfers AS transfer ON transfer.id = line.transfer_id
LEFT JOIN LATERAL (
    SELECT -sum(available) FILTER (WHERE kind = 'sent' AND place_id = transfer.source_id) AS sent,
           sum(available) FILTER (WHERE kind = 'arrived' AND place_id = transfer.target_id) AS received,
           sum(damaged) FILTER (WHERE kind = 'arrived' AND place_id = transfer.target_id) AS damaged
    FROM inventory.movements AS movement
    WHERE movement.variant_id = line.variant_id AND movement.ref = transfer.id
) AS moved ON true
WHERE (CASE WHEN transfer.state IN ('draft', 'cancelled') THEN 0 ELSE line.quantity END, line.received, line.damaged)
   <> (coalesce(moved.sent, 0), coalesce(moved.received, 0), coalesce(moved.damaged, 0))
   OR (transfer.state IN ('received', 'closed') AND line.received + line.damaged + line.lost <> line.quantity)
ORDER BY line.variant_id
"""
"""Lines of transfers that their movements do not explain: what left, what came whole, what came broken."""
