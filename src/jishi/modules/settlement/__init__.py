"""What shops get of their sales: commission, balance, payouts, and the daily comparison with the providers' files.

Invariants: nothing of it runs while somebody buys; an order is settled once, after it is completed, some days later
and while no case about it is open; commission is taken on what is left of the goods, and given back in proportion when
money goes back later; every change of a balance is a ledger transaction and a balance is never stored anywhere else;
money leaves only by a payout that somebody else agreed to, once, under a number the bank knows.
"""
