"""Tell one person, or those of the staff whom it concerns. Runs in the worker."""

from uuid import UUID

import msgspec

from jishi.kernel.ids import uuid7
from jishi.modules.identity import api as identity
from jishi.modules.notifications import letters, queries
from jishi.modules.notifications.actions.notify import Broadcast, Delivery
from jishi.modules.notifications.contracts import ALWAYS, EVERYTHING, Channel, Group, Kind, Params
from jishi.modules.notifications.domain import fill_link, pack, spoken, unpack
from jishi.modules.notifications.registry import kinds_of
from jishi.modules.notifications.words import Said, say_all, words_in_force
from jishi.modules.team import api as team
from jishi.platform import mail
from jishi.platform.db import Tx


class Reader(msgspec.Struct, frozen=True):
    """Who is told: the key of preferences and claims, an address for letters if there is one, a language."""

    key: str
    email: str
    locale: str
    account_id: UUID | None


async def deliver(tx: Tx, parcel: Delivery) -> None:
    """Tell one person, unless they were told already. A kind that is no more, or an account, tells nobody."""
    kind = kinds_of(tx.app).find(parcel.code)
    if kind is None:
        return
    if (reader := await _reader(tx, parcel)) is None or not await _claim(tx, reader, parcel):
        return
    params = unpack(parcel.params)
    said = say_all(await words_in_force(tx, kind), params)
    link = fill_link(kind.link, spoken(params, reader.locale))
    await _tell(tx, kind, reader, said, link)


async def tell(
    tx: Tx,
    code: str,
    account_id: UUID | None,
    *,
    params: Params | None = None,
    dedupe: str = "",
    to_email: str = "",
) -> None:
    """Tell somebody right here, as `notify` does later: for those who are in the worker already."""
    given = pack(params or {})
    await deliver(tx, Delivery(code=code, account_id=account_id, to_email=to_email, params=given, dedupe=dedupe))


async def broadcast(tx: Tx, parcel: Broadcast) -> None:
    """Have everybody told who holds the permission."""
    for account_id in await team.list_holders(tx, parcel.permission, parcel.shop_id):
        one = Delivery(code=parcel.code, account_id=account_id, params=parcel.params, dedupe=parcel.dedupe)
        await deliver(tx, one)


async def _reader(tx: Tx, parcel: Delivery) -> Reader | None:
    wanted = [parcel.account_id] if parcel.account_id else []
    for account in (await identity.list_accounts(tx, wanted)).values() if wanted else ():
        return Reader(str(account.id), account.email or parcel.to_email, account.locale, account.id)
    if not parcel.to_email:
        return None
    return Reader(parcel.to_email, parcel.to_email, tx.app.settings.default_locale, None)


async def _claim(tx: Tx, reader: Reader, parcel: Delivery) -> bool:
    if not parcel.dedupe:
        return True
    return bool(await tx.execute(queries.CLAIM, reader.key, f"{parcel.code}:{parcel.dedupe}", tx.now))


async def _tell(tx: Tx, kind: Kind, reader: Reader, said: Said, link: str) -> None:
    unwanted = await _unwanted(tx, kind, reader)
    if kind.in_app and reader.account_id is not None and Channel.IN_APP not in unwanted:
        values = (uuid7(), reader.account_id, kind.code, kind.group, said.title, said.text, link, tx.now)
        await tx.execute(queries.ADD, *values)
        tx.invalidate(bell_key(reader.account_id))
    if kind.email and reader.email and Channel.EMAIL not in unwanted:
        settings = tx.app.settings
        unsubscribe = "" if Group(kind.group) in ALWAYS else letters.unsubscribe_path(settings, reader.key, kind.group)
        mail.post(tx, letters.write(settings, kind, reader.email, reader.locale, said, link, unsubscribe))


async def _unwanted(tx: Tx, kind: Kind, reader: Reader) -> set[str]:
    if Group(kind.group) in ALWAYS:
        return set()
    rows = await tx.fetch(queries.WANTED, reader.key, [kind.group, EVERYTHING])
    return {channel for channel, enabled in rows if not enabled}


def bell_key(account_id: UUID) -> str:
    """The cache key of an account's number of unread notices; pages look there."""
    return f"bell:{account_id}"
