"""How parcels travel: zones, methods, rates, delivery estimates. (Carriers and tracking come with fulfilment.)

Invariants: a rate table answers every destination it claims to serve; no offer means the shop does not deliver there.
"""
