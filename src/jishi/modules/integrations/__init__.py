"""Programs of others: API keys by which they act here, and webhooks by which they hear of what happens.

Invariants: a key is stored as a digest and shown once; it may never do more than its maker may at the moment of the
call; a revoked key is refused by every process from then on. An event becomes one message per endpoint that wants it,
delivered at least once under one stable id; people of a shop hear of their own shop only; no private address is called
unless the installation allows it.
"""
