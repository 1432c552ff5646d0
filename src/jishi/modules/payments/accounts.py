"""The chart of accounts: names of ledger accounts, and what a balance in each of them means.

A positive entry debits an account, a negative one credits it. Debit balances are what we have or are owed, credit
balances are what we owe or earned. docs/ledger.md shows the entries of every movement.
"""

from uuid import UUID

from jishi.modules.payments.contracts import Entry, Sale

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

PLATFORM_COMPENSATIONS = "platform:compensations"
"""Refunds that the platform bears instead of the shop (debit)."""

PLATFORM_BANK = "platform:bank"
"""Our own money at the bank: what left it by hand is a credit (debit when it is paid in)."""

TAX_PAYABLE = "tax:payable"
"""Tax collected for the authorities (credit)."""

FREIGHT_PAYABLE = "freight:payable"
"""Freight collected for whoever ships (credit)."""


def provider_clearing(channel: str) -> str:
    """What a provider holds for us until it pays out (debit)."""
    return f"provider:{channel}:clearing"


def shop_pending(shop_id: UUID) -> str:
    """What a shop has sold and been paid for, until its orders are completed and settled (credit)."""
    return f"shop:{shop_id}:pending"


def shop_payable(shop_id: UUID) -> str:
    """What we owe a shop for settled sales (credit)."""
    return f"shop:{shop_id}:payable"


def shop_moving(shop_id: UUID) -> str:
    """What was taken from what a shop can have and has not arrived at its bank yet (credit)."""
    return f"shop:{shop_id}:moving"


def sale_entries(sale: Sale) -> list[Entry]:
    """Goods and freight were sold: the buyer owes them, the shop has them coming, tax on top is the authorities'."""
    return [
        Entry(BUYER_RECEIVABLE, sale.amount),
        *((Entry(shop_pending(sale.shop_id), sale.tax - sale.amount),) if sale.amount != sale.tax else ()),
        *((Entry(TAX_PAYABLE, -sale.tax),) if sale.tax else ()),
    ]


def reversal_entries(sale: Sale) -> list[Entry]:
    """A sale, or this much of it, is undone."""
    return [Entry(entry.account, -entry.amount) for entry in sale_entries(sale)]
