"""Prove that a contact is one's own, with the code sent to it."""

import hmac

from jishi.kernel.errors import Invalid
from jishi.modules.identity import limits, queries
from jishi.modules.identity.actions.send_code import digest_of
from jishi.modules.identity.contracts import Device
from jishi.modules.identity.domain import codes
from jishi.modules.identity.domain.contacts import Contact, parse_contact
from jishi.platform.db import Tx

REFUSAL = "This code is wrong or has expired. Check it, or ask for a new one."


async def prove_contact(tx: Tx, contact_text: str, code_text: str, device: Device) -> Contact:
    """Use up the code of a contact. Raises Invalid for field `code`; a code proves once and has five tries.

    The try is counted in a transaction of its own, committed before `tx` begins: a refusal rolls `tx` back, and a
    count that is rolled back would let anybody guess for ever. So this must be the first thing that `tx` does.
    """
    contact = parse_contact(contact_text)
    limits.spend(tx, limits.SIGN_IN_BY_ADDRESS, device.address)
    digest = digest_of(tx, contact.value, codes.normalise_code(code_text))
    async with tx.app.tx() as counting:
        stored = await counting.fetch_value(queries.SPEND_TRY, contact.value, tx.now, codes.MOST_TRIES)
    if not stored or not hmac.compare_digest(stored, digest):
        raise Invalid(REFUSAL, code="wrong_code", field="code")
    if not await tx.execute(queries.USE_CODE, contact.value, digest, tx.now):
        raise Invalid(REFUSAL, code="wrong_code", field="code")
    return contact
