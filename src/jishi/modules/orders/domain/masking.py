"""Orders as those see them who need not know where they go. Pure."""

import msgspec

from jishi.kernel.masking import DOTS, masked_email, masked_phone
from jishi.modules.orders.contracts import Invoice, Order, OrderAddress
from jishi.modules.orders.found import FoundOrder


def without_contacts(order: Order) -> Order:
    """The order with what leads to its buyer masked: of the address stays where about it is."""
    return msgspec.structs.replace(
        order,
        address=_masked_address(order.address) if order.address else None,
        contact_email=masked_email(order.contact_email),
        invoice=_masked_invoice(order.invoice) if order.invoice else None,
        note=DOTS if order.note else "",
    )


def without_name(order: FoundOrder) -> FoundOrder:
    """The row of a list without the name of who gets it."""
    return msgspec.structs.replace(order, recipient=f"{order.recipient[:1]}{DOTS}" if order.recipient else "")


def _masked_address(address: OrderAddress) -> OrderAddress:
    return msgspec.structs.replace(
        address,
        recipient=f"{address.recipient[:1]}{DOTS}",
        phone=masked_phone(address.phone),
        street=DOTS,
        postal_code="",
    )


def _masked_invoice(invoice: Invoice) -> Invoice:
    return msgspec.structs.replace(
        invoice, title=f"{invoice.title[:1]}{DOTS}", tax_number="", email=masked_email(invoice.email)
    )
