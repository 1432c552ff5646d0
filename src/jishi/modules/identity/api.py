"""What others may ask of identity."""

from collections.abc import Sequence
from uuid import UUID

from jishi.modules.identity import queries
from jishi.modules.identity.actions.addresses import (
    add_address,
    add_addresses,
    change_address,
    find_default_address,
    get_address,
    list_addresses,
    remove_address,
    set_default_address,
)
from jishi.modules.identity.actions.authenticator import (
    confirm_by_authenticator,
    enrol_authenticator,
    remove_authenticator,
)
from jishi.modules.identity.actions.change_account import (
    change_preferences,
    change_profile,
    set_avatar,
    set_contact,
    set_password,
)
from jishi.modules.identity.actions.check_address import check_address
from jishi.modules.identity.actions.create_account import create_account, create_accounts
from jishi.modules.identity.actions.end_session import (
    end_session,
    end_session_of_token,
    end_sessions,
    forget_cached_sessions,
)
from jishi.modules.identity.actions.open_session import open_session
from jishi.modules.identity.actions.passkeys import (
    add_passkey,
    begin_passkey,
    begin_passkey_confirmation,
    begin_passkey_sign_in,
    confirm_by_passkey,
    list_passkeys,
    name_passkey,
    relying_party,
    remove_passkey,
    sign_in_by_passkey,
)
from jishi.modules.identity.actions.read_account import can_set_password_afresh, get_profile, get_session
from jishi.modules.identity.actions.read_session import find_session, touch_session
from jishi.modules.identity.actions.recent_proof import has_recent_proof, prove_by_password, require_recent_proof
from jishi.modules.identity.actions.search_accounts import AccountFilter, count_accounts, search_accounts
from jishi.modules.identity.actions.second_factor import lacks_second_factor
from jishi.modules.identity.actions.send_code import send_code
from jishi.modules.identity.actions.sign_in_by_code import sign_in_by_code
from jishi.modules.identity.actions.sign_in_by_password import sign_in_by_password
from jishi.modules.identity.actions.sweep import sweep
from jishi.modules.identity.contracts import Account, Consent, DeviceSession
from jishi.modules.identity.domain.contacts import normalise_email, parse_contact, show_phone
from jishi.modules.identity.domain.countries import country_names
from jishi.modules.identity.domain.sessions import TOUCH_AFTER, access_key, cache_key, hash_token
from jishi.modules.identity.hashing import hash_password
from jishi.platform.db import Tx


async def list_accounts(tx: Tx, account_ids: Sequence[UUID]) -> dict[UUID, Account]:
    """Those of the accounts that exist, by id, in one statement."""
    found = await tx.rows(Account, queries.GET_ACCOUNTS, list(account_ids))
    return {account.id: account for account in found}


async def find_account_by_contact(tx: Tx, contact: str) -> Account | None:
    """The account with this e-mail address or phone number. Raises Invalid for what is neither."""
    return await tx.row(Account, queries.FIND_ACCOUNT_BY_CONTACT, parse_contact(contact).value)


async def list_sessions(tx: Tx, account_id: UUID, current: UUID | None = None) -> list[DeviceSession]:
    """Where the account is signed in: the `current` one first, then by last use."""
    return await tx.rows(DeviceSession, queries.LIST_SESSIONS, account_id, current, tx.now)


async def list_consents(tx: Tx, account_id: UUID) -> list[Consent]:
    """What the account has agreed to, and when."""
    return await tx.rows(Consent, queries.LIST_CONSENTS, account_id)


__all__ = [
    "AccountFilter",
    "count_accounts",
    "search_accounts",
    "TOUCH_AFTER",
    "access_key",
    "add_address",
    "add_addresses",
    "add_passkey",
    "begin_passkey",
    "begin_passkey_confirmation",
    "begin_passkey_sign_in",
    "cache_key",
    "can_set_password_afresh",
    "change_address",
    "change_preferences",
    "change_profile",
    "check_address",
    "confirm_by_authenticator",
    "confirm_by_passkey",
    "country_names",
    "create_account",
    "create_accounts",
    "end_session",
    "end_session_of_token",
    "end_sessions",
    "enrol_authenticator",
    "find_account_by_contact",
    "find_default_address",
    "find_session",
    "forget_cached_sessions",
    "get_address",
    "get_profile",
    "get_session",
    "has_recent_proof",
    "hash_password",
    "hash_token",
    "lacks_second_factor",
    "list_accounts",
    "list_addresses",
    "list_consents",
    "list_passkeys",
    "list_sessions",
    "name_passkey",
    "normalise_email",
    "parse_contact",
    "open_session",
    "prove_by_password",
    "relying_party",
    "remove_address",
    "remove_authenticator",
    "remove_passkey",
    "require_recent_proof",
    "send_code",
    "set_avatar",
    "set_contact",
    "set_default_address",
    "set_password",
    "show_phone",
    "sign_in_by_code",
    "sign_in_by_passkey",
    "sign_in_by_password",
    "sweep",
    "touch_session",
]
