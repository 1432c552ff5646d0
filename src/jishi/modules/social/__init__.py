"""People and what they tell each other: profiles, who follows whom, notes, comments, likes, collections, feeds.

Invariants: following, blocking and liking are idempotent; counters are changed in the transaction that changes what
they count, so they are exact, and are never negative; two people are friends when each follows the other; a block
works both ways and at once, because every list asks for it when it is read; what somebody may not see is not found.
What people write is screened by `moderation` before others see it.
"""
