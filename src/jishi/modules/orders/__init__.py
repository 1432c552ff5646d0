"""Cart, quote, checkout, order.

Invariants (rules 1-5, 8, 10): the client never sends a price; a quote is computed here with a trace that explains it
and is checked again when the order is placed; one checkout makes one payment and one order per shop; placing the same
checkout again returns the same orders; states move only along the transition table, by compare-and-set.

A piece is packed once and leaves the stock once; the state of an order follows from what of it is packed, gone and
arrived. Who changes an order and its shipments locks the shipment first, then the order.
"""
