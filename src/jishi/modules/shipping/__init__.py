"""How parcels travel: zones, methods, rates, delivery estimates; carriers, labels, tracking.

Invariants: a rate table answers every destination it claims to serve; no offer means the shop does not deliver there.
What a carrier said is kept once, however often it is said, and a parcel's stage follows the carrier's own time: what
comes late or out of order does not bring it back. No call to a carrier is made while a lock is held.
"""
