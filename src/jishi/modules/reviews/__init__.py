"""What buyers say about what they bought, and what people ask and answer about products.

Invariants: a review belongs to one bought line that its author received, and a line has at most one review; only shown
reviews count, and the totals of a product are changed in the transaction that shows, changes or hides one, so they are
exact; a person votes once; a counter is never negative; no review is ever made by the system. What people write is
screened by `moderation` before others see it, and hidden when a moderator says so.
"""
