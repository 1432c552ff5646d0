"""Sign in with a password."""

from uuid import UUID

from jishi.kernel.errors import Invalid
from jishi.modules.identity import limits, queries
from jishi.modules.identity.actions.open_session import open_session
from jishi.modules.identity.actions.watch import note_failure
from jishi.modules.identity.contracts import Account, Device, SignedInSession, SignInMethod
from jishi.modules.identity.domain.contacts import parse_contact
from jishi.modules.identity.domain.passwords import MOST
from jishi.modules.identity.hashing import hash_password, is_outdated, is_password
from jishi.platform.db import Tx

REFUSAL = "The account or the password is not right."


async def sign_in_by_password(tx: Tx, contact_text: str, password: str, device: Device) -> SignedInSession:
    """A session of the contact's account. Raises Invalid, in the same words and time whether the account is missing,
    has no password or another one; TooMany. A hash made with old parameters is made anew."""
    contact = parse_contact(contact_text)
    limits.spend(tx, limits.SIGN_IN_BY_ADDRESS, device.address)
    limits.spend(tx, limits.SIGN_IN_BY_CONTACT, contact.value)
    account_id, stored = await _find_credentials(tx, contact.value)
    if not await is_password(password[: MOST + 1], stored) or account_id is None or stored is None:
        if account_id is not None:
            await note_failure(tx, account_id, "password")
        raise Invalid(REFUSAL, code="wrong_credentials", field="password")
    if is_outdated(stored):
        await tx.execute(queries.REHASH_PASSWORD, account_id, stored, await hash_password(password))
    account = (await tx.rows(Account, queries.GET_ACCOUNTS, [account_id]))[0]
    return await open_session(tx, account, SignInMethod.PASSWORD, device)


async def _find_credentials(tx: Tx, contact: str) -> tuple[UUID | None, str | None]:
    # In a read of its own, so that no connection is held while the password is hashed.
    async with tx.app.tx(write=False) as looking:
        row = await looking.fetch_row(queries.FIND_CREDENTIALS, contact)
    return (None, None) if row is None else (row[0], row[1])
