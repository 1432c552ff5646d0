"""Sign in, or up, with the code sent to a contact."""

from jishi.kernel.errors import Invalid
from jishi.kernel.ids import short_code
from jishi.modules.identity import queries
from jishi.modules.identity.actions.create_account import add_account, record_consents
from jishi.modules.identity.actions.open_session import open_session
from jishi.modules.identity.actions.prove_contact import prove_contact
from jishi.modules.identity.contracts import Account, Device, NewAccount, SignedInSession, SignInMethod
from jishi.modules.identity.domain.contacts import Contact, ContactKind
from jishi.platform.db import Tx
from jishi.platform.i18n import translations

AGREE = "Please agree to the terms and the privacy notice first."


async def sign_in_by_code(
    tx: Tx, contact_text: str, code: str, device: Device, *, name: str = "", agrees: bool = False
) -> SignedInSession:
    """A session of the contact's account, which is made when there is none and the person agrees to the terms.

    Raises Invalid for a wrong, used or expired code, and for field `agrees`; TooMany. Must be the first thing that
    `tx` does (see `prove_contact`).
    """
    contact = await prove_contact(tx, contact_text, code, device)
    account = await tx.row(Account, queries.FIND_ACCOUNT_BY_CONTACT, contact.value)
    is_new = account is None
    if account is None:
        account = await _sign_up(tx, contact, device, name, agrees)
    elif agrees:
        await record_consents(tx, [account.id])
    return await open_session(tx, account, SignInMethod.CODE, device, is_new_account=is_new)


async def _sign_up(tx: Tx, contact: Contact, device: Device, name: str, agrees: bool) -> Account:
    if not agrees:
        raise Invalid(AGREE, code="consent_needed", field="agrees")
    called = name.strip() or translations(device.locale).gettext("Newcomer %(code)s", code=short_code(5))
    new = NewAccount(
        name=called,
        email=contact.value if contact.kind is ContactKind.EMAIL else None,
        phone=contact.value if contact.kind is ContactKind.PHONE else None,
        locale=device.locale,
    )
    if (account := await add_account(tx, new, None)) is not None:
        return account
    # Somebody signed up with the same contact between our look and our insert; both have proven it, so it is theirs.
    found = await tx.row(Account, queries.FIND_ACCOUNT_BY_CONTACT, contact.value)
    assert found is not None
    return found
