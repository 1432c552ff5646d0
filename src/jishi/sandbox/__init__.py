"""The sandbox payment provider: play money that behaves like a real counterpart.

It is somebody else: its own process and tables, nothing of the shop's modules, and docs/sandbox-payments.md is all that
both sides know. It hosts the payment page, takes the money, calls back (signed, again and again, twice, too late, in
the wrong order when asked to), answers queries, closes, refunds, and writes a statement per day.

It also plays a carrier (docs/sandbox-carrier.md): labels, scans that somebody makes on a page, webhooks, queries.
"""
