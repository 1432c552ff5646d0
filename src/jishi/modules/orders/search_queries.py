"""The statements of looking for orders."""

IDS = "SELECT id FROM orders.orders"

TO_SHIP = "state IN ('paid', 'fulfilling')"
"""As the partial index of orders that wait for a parcel has it."""

IS_LATE = """id IN (SELECT order_id FROM orders.journeys WHERE ship_by < {} AND shipped_at IS NULL)"""

_PAGE = """
SELECT found.id, number, state, shop_id, shop_name, owner_id, coalesce(address ->> 'recipient', ''),
       coalesce(address ->> 'province', ''), coalesce(address ->> 'city', ''), currency, total, refunded, method_name,
       placed_at, paid_at, lines.lines, lines.pieces, lines.title
FROM (
    SELECT id, number, state, shop_id, shop_name, owner_id, address, currency, total, refunded, method_name, placed_at,
           paid_at
    FROM orders.orders WHERE {where} ORDER BY placed_at {order}, id {order} LIMIT {limit}
) AS found CROSS JOIN LATERAL (
    SELECT count(*)::int AS lines, coalesce(sum(quantity), 0)::int AS pieces,
           coalesce((array_agg(title ORDER BY id))[1], '{{}}'::jsonb) AS title
    FROM orders.order_lines WHERE order_id = found.id
) AS lines
ORDER BY placed_at {order}, found.id {order}
"""


def page(where: str, limit: str, *, oldest_first: bool) -> str:
    """A page of orders that `where` describes; `limit` is the place of its length."""
    return _PAGE.format(where=where, limit=limit, order="ASC" if oldest_first else "DESC")
