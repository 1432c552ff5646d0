"""People who work here as the console shows them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from jishi.kernel.text import Text, pick
from jishi.modules.identity import api as identity
from jishi.modules.merchants import api as merchants
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Position, Staff
from jishi.platform.db import Tx

COMMAS = {"zh-CN": "、", "en": ", "}


class PersonView(msgspec.Struct, frozen=True):
    """Somebody who works here, with what everything about them is called."""

    account_id: UUID
    name: str
    email: str
    avatar_url: str
    positions: Text
    shops: Text
    added_at: datetime
    deactivated_at: datetime | None

    @property
    def state(self) -> str:
        """As a tag's key."""
        return "active" if self.deactivated_at is None else "suspended"


async def with_names(tx: Tx, staff: Sequence[Staff]) -> list[PersonView]:
    """People with their names, positions and shops, in three statements however many they are."""
    accounts = await identity.list_accounts(tx, [one.account_id for one in staff])
    positions = {position.code: position for position in await team.list_positions(tx)}
    shops = {shop.id: shop.name for shop in await merchants.list_shops(tx)} if any(s.shop_ids for s in staff) else {}
    return [
        PersonView(
            one.account_id,
            accounts[one.account_id].name if one.account_id in accounts else "",
            (accounts[one.account_id].email if one.account_id in accounts else None) or "",
            accounts[one.account_id].avatar_url if one.account_id in accounts else "",
            names_of(one.roles, positions),
            joined(shops[shop_id] for shop_id in one.shop_ids if shop_id in shops),
            one.added_at,
            one.deactivated_at,
        )
        for one in staff
    ]


def names_of(roles: Iterable[str], positions: Mapping[str, Position]) -> Text:
    """The names of positions in both languages."""
    return joined(positions[role].name if role in positions else {"en": role} for role in roles)


def joined(texts: Iterable[Text]) -> Text:
    """Several texts as one, in both languages."""
    every = list(texts)
    return {locale: comma.join(pick(text, locale) for text in every) for locale, comma in COMMAS.items()}
