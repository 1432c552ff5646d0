"""Who somebody is."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import Account
from jishi.modules.social import queries
from jishi.modules.social.contracts import Person, Relation
from jishi.modules.social.domain.handles import given_handle, is_handle
from jishi.platform.db import Tx


async def get_people(tx: Tx, account_ids: Iterable[UUID]) -> dict[UUID, Person]:
    """The people of these accounts; unknown ones are left out. One statement, and a second one when some of them have
    not been seen here before; none for no ids."""
    wanted = set(account_ids)
    if not wanted:
        return {}
    found = {one.account_id: one for one in await tx.rows(Person, queries.PEOPLE, list(wanted))}
    if missing := wanted - found.keys():
        accounts = await identity.list_accounts(tx, list(missing))
        found |= {one.id: _stranger(one) for one in accounts.values()}
    return found


async def find_person(tx: Tx, handle: str) -> Person | None:
    """Whose handle this is, if anybody's."""
    plain = handle.lower()
    return await tx.row(Person, queries.FIND, plain) if is_handle(plain) else None


async def find_people(tx: Tx, handles: Iterable[str]) -> dict[str, Person]:
    """The people of these handles, by handle; unknown ones are left out. One statement, none for no handles."""
    plain = [handle for one in handles if is_handle(handle := one.lower())]
    found = await tx.rows(Person, queries.FIND_MANY, plain) if plain else []
    return {one.handle: one for one in found}


async def get_person(tx: Tx, actor: Actor, handle: str) -> Person:
    """The person with this handle. Raises NotFound for nobody, and between people who have blocked each other."""
    person = await find_person(tx, handle)
    if person is None:
        raise NotFound
    if actor.account_id is not None and await blocked_among(tx, actor.account_id, [person.account_id]):
        raise NotFound
    return person


async def blocked_among(tx: Tx, account_id: UUID, others: Iterable[UUID]) -> set[UUID]:
    """Those of `others` who have blocked the account or whom it has blocked. One statement."""
    rows = await tx.fetch(queries.BLOCKED_AMONG, account_id, list(others))
    return {row[0] for row in rows}


async def all_blocked(tx: Tx, account_id: UUID) -> set[UUID]:
    """Everybody who has blocked the account or whom it has blocked. One statement."""
    return {row[0] for row in await tx.fetch(queries.ALL_BLOCKED, account_id)}


async def relations(tx: Tx, account_id: UUID, others: Iterable[UUID]) -> dict[UUID, Relation]:
    """How the account stands to each of `others`. One statement."""
    rows = await tx.fetch(queries.RELATIONS, account_id, list(others))
    return {row[0]: Relation(*row[1:]) for row in rows}


async def introduce(tx: Tx, accounts: Sequence[Account]) -> None:
    """Make those of the accounts people who are not yet. One statement, none for no accounts."""
    if accounts:
        await tx.execute(
            queries.INTRODUCE,
            [one.id for one in accounts],
            [given_handle(one.id) for one in accounts],
            [one.name for one in accounts],
            [one.avatar_url for one in accounts],
            [one.created_at for one in accounts],
        )


async def introduce_actor(tx: Tx, actor: Actor) -> UUID:
    """See to it that the caller is a person here, and say which. Raises Unauthenticated for guests."""
    account_id = actor.require_account()
    await tx.execute(
        queries.INTRODUCE, [account_id], [given_handle(account_id)], [actor.name], [actor.avatar_url], [tx.now]
    )
    return account_id


async def introduce_accounts(tx: Tx, account_ids: Sequence[UUID]) -> None:
    """The same for accounts by id."""
    await introduce(tx, list((await identity.list_accounts(tx, account_ids)).values()))


async def rename(tx: Tx, account_id: UUID, name: str, avatar_url: str) -> None:
    """Show the name and avatar that an account has from now on."""
    await tx.execute(queries.RENAME, account_id, name, avatar_url)


def _stranger(account: Account) -> Person:
    return Person(account.id, given_handle(account.id), account.name, account.avatar_url or None)
