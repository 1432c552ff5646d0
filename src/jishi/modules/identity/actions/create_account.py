"""Make accounts."""

from collections.abc import Sequence
from uuid import UUID

from jishi.kernel.errors import Conflict, Invalid
from jishi.kernel.ids import uuid7
from jishi.kernel.text import clean
from jishi.modules.identity import queries
from jishi.modules.identity.contracts import CONSENT_VERSIONS, Account, NewAccount
from jishi.modules.identity.domain.avatars import avatar_path, steady_colour
from jishi.modules.identity.domain.contacts import normalise_email, normalise_phone
from jishi.modules.identity.domain.passwords import check_password
from jishi.modules.identity.events import AccountCreated
from jishi.modules.identity.hashing import hash_password
from jishi.platform.db import Tx

MOST_NAME = 40


async def create_account(tx: Tx, new: NewAccount) -> UUID:
    """Make an account whose contacts count as proven. Raises Conflict when a contact belongs to somebody, Invalid."""
    if new.password is not None:
        check_password(new.password, personal=(new.email, new.phone))
    password_hash = await hash_password(new.password) if new.password else None
    account = await add_account(tx, new, password_hash)
    if account is None:
        raise Conflict("There is already an account with this e-mail address or phone number.")
    return account.id


async def add_account(tx: Tx, new: NewAccount, password_hash: str | None) -> Account | None:
    """The new account with its consents, or None when one of its contacts belongs to another."""
    values = _values(tx, new, password_hash)
    account = await tx.row(Account, queries.ADD_ACCOUNT, *values)
    if account is not None:
        await record_consents(tx, [account.id])
        await tx.publish(AccountCreated(account_id=account.id))
    return account


async def create_accounts(tx: Tx, people: Sequence[NewAccount], *, password_hash: str | None = None) -> list[UUID]:
    """Make many accounts in two statements, all with one password hash; `password` of each is ignored, and no events
    are published. Raises Conflict when any contact is taken, and then makes none."""
    if not people:
        return []
    rows = [_values(tx, new, password_hash) for new in people]
    columns = [list(column) for column in zip(*rows, strict=True)]
    if await tx.execute(queries.ADD_ACCOUNTS, *columns) != len(rows):
        raise Conflict("There is already an account with this e-mail address or phone number.")
    ids: list[UUID] = columns[0]
    await record_consents(tx, ids)
    return ids


async def record_consents(tx: Tx, account_ids: Sequence[UUID]) -> None:
    """Write down that these accounts agree to the present terms and privacy notice."""
    kinds, versions = list(CONSENT_VERSIONS), list(CONSENT_VERSIONS.values())
    await tx.execute(queries.ADD_CONSENTS, list(account_ids), kinds, versions, tx.now)


def _values(tx: Tx, new: NewAccount, password_hash: str | None) -> tuple[object, ...]:
    account_id = uuid7()
    name = clean(new.name, field="name", least=1, most=MOST_NAME)
    email = normalise_email(new.email) if new.email else None
    phone = normalise_phone(new.phone) if new.phone else None
    if (new.email and not email) or (new.phone and not phone) or not (email or phone):
        raise Invalid("An account needs a valid e-mail address or phone number.")
    avatar = new.avatar_url or avatar_path(name, steady_colour(account_id.int & 0xFFFF))
    return account_id, name, email, phone, password_hash, avatar, new.locale, new.created_at or tx.now
