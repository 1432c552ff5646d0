"""Tell one person, or those of the staff whom it concerns. Runs in the worker."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias
from uuid import UUID

import msgspec

from jishi.kernel.ids import uuid7
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import Account
from jishi.modules.notifications import letters, queries
from jishi.modules.notifications.actions.notify import Broadcast, Deliveries, Delivery
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


Met: TypeAlias = tuple[Reader, Delivery, Kind]


class Message(msgspec.Struct, frozen=True):
    """What one reader is told."""

    reader: Reader
    kind: Kind
    said: Said
    link: str


async def deliver(tx: Tx, parcel: Delivery) -> None:
    """Tell one person, unless they were told already. A kind that is no more, or an account, tells nobody."""
    await _deliver_all(tx, [parcel])


async def deliver_many(tx: Tx, batch: Deliveries) -> None:
    """Tell many people, as `deliver` does each, in as many statements as for one."""
    await _deliver_all(tx, batch.parcels)


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
    holders = await team.list_holders(tx, parcel.permission, parcel.shop_id)
    code, params, dedupe = parcel.code, parcel.params, parcel.dedupe
    await _deliver_all(tx, [Delivery(code=code, account_id=one, params=params, dedupe=dedupe) for one in holders])


async def _deliver_all(tx: Tx, parcels: Sequence[Delivery]) -> None:
    kinds = kinds_of(tx.app)
    known = [(parcel, kind) for parcel in parcels if (kind := kinds.find(parcel.code)) is not None]
    accounts = await identity.list_accounts(tx, list({one.account_id for one, _ in known if one.account_id}))
    met = [(reader, one, kind) for one, kind in known if (reader := _reader(tx, one, accounts)) is not None]
    fresh = await _claim(tx, met)
    words = {kind.code: await words_in_force(tx, kind) for kind in {kind.code: kind for _, _, kind in fresh}.values()}
    messages = []
    for reader, parcel, kind in fresh:
        params = unpack(parcel.params)
        link = fill_link(kind.link, spoken(params, reader.locale))
        messages.append(Message(reader, kind, say_all(words[kind.code], params), link))
    if messages:
        await _tell(tx, messages)


def _reader(tx: Tx, parcel: Delivery, accounts: Mapping[UUID, Account]) -> Reader | None:
    account = accounts.get(parcel.account_id) if parcel.account_id else None
    if account is not None:
        return Reader(str(account.id), account.email or parcel.to_email, account.locale, account.id)
    if not parcel.to_email:
        return None
    return Reader(parcel.to_email, parcel.to_email, tx.app.settings.default_locale, None)


async def _claim(tx: Tx, met: Sequence[Met]) -> list[Met]:
    """Those that nobody has told of yet, each once."""
    keys = [(reader.key, f"{parcel.code}:{parcel.dedupe}") for reader, parcel, _ in met if parcel.dedupe]
    if not keys:
        return list(met)
    rows = await tx.fetch(queries.CLAIM, [key for key, _ in keys], [name for _, name in keys], tx.now)
    claimed = {(key, name) for key, name in rows}
    fresh = []
    for reader, parcel, kind in met:
        mark = (reader.key, f"{parcel.code}:{parcel.dedupe}")
        if not parcel.dedupe or mark in claimed:
            claimed.discard(mark)
            fresh.append((reader, parcel, kind))
    return fresh


async def _tell(tx: Tx, messages: Sequence[Message]) -> None:
    settings, unwanted, notices, mails = tx.app.settings, await _unwanted(tx, messages), [], []
    for one in messages:
        reader, kind, said = one.reader, one.kind, one.said
        refused = unwanted.get((reader.key, kind.group), set()) | unwanted.get((reader.key, EVERYTHING), set())
        if Group(kind.group) in ALWAYS:
            refused = set()
        if kind.in_app and reader.account_id is not None and Channel.IN_APP not in refused:
            notices.append((uuid7(), reader.account_id, kind.code, kind.group, said.title, said.text, one.link, tx.now))
            tx.invalidate(bell_key(reader.account_id))
        if kind.email and reader.email and Channel.EMAIL not in refused:
            always = Group(kind.group) in ALWAYS
            unsubscribe = "" if always else letters.unsubscribe_path(settings, reader.key, kind.group)
            mails.append(letters.write(settings, kind, reader.email, reader.locale, said, one.link, unsubscribe))
    if notices:
        await tx.execute(queries.ADD, *map(list, zip(*notices, strict=True)))
    if mails:
        await mail.post_all(tx, mails)


async def _unwanted(tx: Tx, messages: Sequence[Message]) -> dict[tuple[str, str], set[str]]:
    """The channels that people want nothing by, per reader and topic."""
    asked = [one for one in messages if Group(one.kind.group) not in ALWAYS]
    if not asked:
        return {}
    topics = [EVERYTHING, *{one.kind.group for one in asked}]
    found: dict[tuple[str, str], set[str]] = {}
    for recipient, topic, channel, enabled in await tx.fetch(
        queries.WANTED, list({one.reader.key for one in asked}), topics
    ):
        if not enabled:
            found.setdefault((recipient, topic), set()).add(channel)
    return found


def bell_key(account_id: UUID) -> str:
    """The cache key of an account's number of unread notices; pages look there."""
    return f"bell:{account_id}"
