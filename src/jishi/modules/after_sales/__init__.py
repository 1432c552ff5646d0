"""After-sales cases: money back, goods back, other goods instead.

Invariants: a piece of an order's line is in at most one open case, and no case promises more than is left of its line;
cases move only along `domain.states.TRANSITIONS`, by compare-and-set with a version, and every move is a record (who,
when, why); money leaves only through `orders.refund_part`, once per case; what came back is put into stock or written
off once; an open case keeps its order from completing. Whoever keeps silent past a deadline has answered: the shop that
it agrees, the buyer that it no longer wants.
"""
