"""Entries of the audit log as people read them: names instead of ids."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import msgspec

from jishi.console.audit.views import EntryView
from jishi.kernel.text import Text
from jishi.modules.identity import api as identity
from jishi.modules.merchants import api as merchants
from jishi.platform.db import Tx

LENGTH_OF_ID = 36
SHORT = 8


class Spoken(msgspec.Struct, frozen=True):
    """An entry with the names of accounts and shops that it speaks of."""

    entry: EntryView
    names: Mapping[str, str | Text]

    @property
    def about(self) -> str | Text:
        """What it was done to by its name, else by its code or the beginning of its id."""
        subject = self.entry.subject
        return self.names.get(subject) or (f"{subject[:SHORT]}…" if _as_id(subject) else subject)

    @property
    def details(self) -> dict[str, object]:
        """The details, with names where there are any."""
        given = self.entry.details
        return {key: self.names.get(value, value) if isinstance(value, str) else value for key, value in given.items()}


async def speak(tx: Tx, entries: Sequence[EntryView]) -> list[Spoken]:
    """Entries with names, in one statement for all."""
    ids = {found for entry in entries for text in _texts(entry) if (found := _as_id(text)) is not None}
    accounts = await identity.list_accounts(tx, sorted(ids)) if ids else {}
    names: dict[str, str | Text] = {str(account_id): account.name for account_id, account in accounts.items()}
    if ids:
        names |= {str(shop.id): shop.name for shop in await merchants.list_shops(tx) if shop.id in ids}
    return [Spoken(entry, names) for entry in entries]


def _texts(entry: EntryView) -> list[str]:
    return [entry.subject, *(value for value in entry.details.values() if isinstance(value, str))]


def _as_id(text: str) -> UUID | None:
    try:
        return UUID(text) if len(text) == LENGTH_OF_ID else None
    except ValueError:
        return None
