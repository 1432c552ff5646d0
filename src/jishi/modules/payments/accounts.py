"""The chart of accounts: names of ledger accounts, and what a balance in each of them means.

A positive entry debits an account, a negative one credits it. Debit balances are what we have or are owed, credit
balances are what we owe or earned. docs/ledger.md shows the entries of every movement.
"""

from uuid import UUID

BUYER_RECEIVABLE = "buyer:receivable"
"""What buyers owe for what they bought (debit). A sale debits it, a capture credits it."""

BUYER_UNAPPLIED = "buyer:unapplied"
"""Money that came without anything to pay for: late or twice. Goes back by itself (credit)."""

REFUNDS_PAYABLE = "refunds:payable"
"""Refunds that were promised and have not reached the payer yet (credit)."""

PLATFORM_FEES = "platform:fees"
"""Commission that the platform earned from shops (credit)."""

PLATFORM_SUBSIDIES = "platform:subsidies"
"""Discounts that the platform pays for (debit)."""

PROVIDER_FEES = "provider:fees"
"""What providers charge us (debit)."""

TAX_PAYABLE = "tax:payable"
"""Tax collected for the authorities (credit)."""

FREIGHT_PAYABLE = "freight:payable"
"""Freight collected for whoever ships (credit)."""


def provider_clearing(channel: str) -> str:
    """What a provider holds for us until it pays out (debit)."""
    return f"provider:{channel}:clearing"


def shop_payable(shop_id: UUID) -> str:
    """What we owe a shop for its sales (credit)."""
    return f"shop:{shop_id}:payable"
