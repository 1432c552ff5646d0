"""Fulfilment in the console: the page of an order, shipping many, pickups, how shops send."""
