"""Stock per variant and place, its movements and reservations.

Invariants (rules 5 and 6): available, reserved and damaged are never negative; on hand = available + reserved +
damaged equals the sum of the movements; a reservation is taken whole or not at all, and released or shipped once.
"""
