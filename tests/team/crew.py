"""People who work here, arranged without HTTP: each with a session of their own that was opened just now."""

from collections.abc import Iterable
from uuid import UUID

from jishi.kernel.actor import SYSTEM, Actor
from jishi.kernel.ids import short_code
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import Account, Device, NewAccount, SignInMethod
from jishi.modules.team import api as team
from jishi.platform.runtime import Runtime


async def somebody(app: Runtime, *roles: str, shop_ids: Iterable[UUID] = (), email: str = "") -> Actor:
    """Somebody who has signed in, with these positions."""
    address = email or f"{short_code(8).lower()}@example.com"
    async with app.tx() as tx:
        account_id = await identity.create_account(tx, NewAccount(name="小林", email=address))
        if roles:
            await team.add_staff(tx, SYSTEM, account_id, roles, shop_ids)
    return await again(app, account_id)


async def again(app: Runtime, account_id: UUID) -> Actor:
    """The same person in a new session, with what they may do by now."""
    async with app.tx() as tx:
        account: Account = (await identity.list_accounts(tx, [account_id]))[account_id]
        session = await identity.open_session(tx, account, SignInMethod.PASSWORD, Device())
    actor = await team.read_actor(app, session.token)
    assert actor is not None
    return actor
