"""Every statement on notes and invoices of orders."""

ADD_NOTE = "INSERT INTO orders.order_notes (id, order_id, at, account_id, name, text) VALUES ($1, $2, $3, $4, $5, $6)"

NOTES = "SELECT id, at, account_id, name, text FROM orders.order_notes WHERE order_id = $1 ORDER BY id DESC LIMIT 100"

WANTS_INVOICE = "SELECT invoice IS NOT NULL FROM orders.orders WHERE id = $1"

ISSUE = """
INSERT INTO orders.invoices (order_id, number, issued_at, issued_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
"""

INVOICE = "SELECT number, issued_at FROM orders.invoices WHERE order_id = $1"
"""Whoever may see the order may see it."""
