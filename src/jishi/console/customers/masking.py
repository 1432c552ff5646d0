"""How addresses are shown to those who need not know them."""

import msgspec

from jishi.kernel.masking import DOTS, masked_phone
from jishi.modules.identity.contracts import Address


def masked_address(address: Address) -> Address:
    """Where about it is, and nothing more."""
    return msgspec.structs.replace(
        address,
        recipient=f"{address.recipient[:1]}{DOTS}",
        phone=masked_phone(address.phone),
        street=DOTS,
        postal_code="",
    )
