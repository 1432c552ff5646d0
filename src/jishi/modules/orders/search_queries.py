"""The statements of looking for orders.

Rows of orders are wide, so a list first chooses ids from an index that holds all that is asked (by shop and time, or by
state and time), a short run for each shop or state, and only then reads the rows of the page.
"""

IDS = "SELECT id FROM orders.orders"

_RUN = "SELECT id, placed_at FROM orders.orders WHERE {where} ORDER BY placed_at {order}, id {order} LIMIT {limit}"

_EACH = """
SELECT run.id, run.placed_at FROM unnest({values}) AS each(one) CROSS JOIN LATERAL (
    SELECT id, placed_at FROM orders.orders WHERE {column} = each.one AND {where}
    ORDER BY placed_at {order}, id {order} LIMIT {limit}
) AS run ORDER BY run.placed_at {order}, run.id {order} LIMIT {limit}
"""

TO_SHIP = "state IN ('paid', 'fulfilling')"

IS_LATE = """id IN (SELECT order_id FROM orders.journeys WHERE ship_by < {} AND shipped_at IS NULL)"""

HAS_CONTACT = "(owner_id = {} OR address ->> 'phone' = {} OR (contact_email <> '' AND lower(contact_email) = {}))"
"""An account's orders, and those that this phone number or e-mail address was left with: an index for each."""

_PAGE = """
WITH chosen AS MATERIALIZED ({chosen})
SELECT found.id, number, state, shop_id, shop_name, owner_id, coalesce(address ->> 'recipient', ''),
       coalesce(address ->> 'province', ''), coalesce(address ->> 'city', ''), currency, total, refunded, method_name,
       found.placed_at, paid_at, lines.lines, lines.pieces, lines.title
FROM chosen JOIN orders.orders AS found ON found.id = chosen.id CROSS JOIN LATERAL (
    SELECT count(*)::int AS lines, coalesce(sum(quantity), 0)::int AS pieces,
           coalesce((array_agg(title ORDER BY id))[1], '{{}}'::jsonb) AS title
    FROM orders.order_lines WHERE order_id = found.id
) AS lines
ORDER BY found.placed_at {order}, found.id {order}
"""


def page(where: str, limit: str, *, oldest_first: bool, column: str = "", values: str = "") -> str:
    """A page of orders that `where` describes; `limit` is the place of its length. With a `column` (`shop_id` or
    `state`) the orders are those with one of the `values`, the place of an array."""
    order = "ASC" if oldest_first else "DESC"
    run = _EACH if column else _RUN
    chosen = run.format(where=where, limit=limit, order=order, column=column, values=values)
    return _PAGE.format(chosen=chosen, order=order)
