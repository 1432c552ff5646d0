"""What people are told: in the shop, by e-mail, by text message.

Owns the kinds of notices that modules declare, the notices of each person, the words of letters as the console has
edited them, and what each person wants to hear by which way. Invariants: one notice per recipient and dedupe key; a
notice leaves with the transaction that wants it or not at all; words that people edit are filled by place, never run.
"""
