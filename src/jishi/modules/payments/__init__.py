"""What is owed and how it is paid: payments, attempts at providers, refunds, and the double-entry ledger.

Invariants (rules 1, 2, 4, 7-9): every ledger transaction sums to zero per currency and is never changed; a payment is
captured at most once however many callbacks come; refunds never exceed the capture; a call to a provider carries an
idempotency key derived from our own ids, so a crash between "charged" and "recorded" heals by asking.
"""
