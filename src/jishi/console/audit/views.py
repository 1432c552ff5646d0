"""The audit log as staff may see it. Every function refuses those without `audit.read`; people of a shop see what was
done there."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from jishi.console.audit.words import ACTS, KINDS
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid, NotFound
from jishi.kernel.page import Page
from jishi.modules.identity import api as identity
from jishi.modules.team.contracts import Permission
from jishi.platform import audit
from jishi.platform.audit import Entry, SealState
from jishi.platform.db import Tx

NOBODY = UUID(int=0)


class EntryView(msgspec.Struct, frozen=True):
    """An entry, and what the one who acted is called today."""

    id: UUID
    at: datetime
    actor_kind: str
    actor_id: UUID | None
    actor_name: str
    key_id: UUID | None
    action: str
    subject_kind: str
    subject: str
    shop_id: UUID | None
    details: dict[str, object]
    seal: int | None

    @property
    def who(self) -> str:
        """A name, or what sort of caller it was."""
        return self.actor_name or self.actor_kind

    @property
    def what(self) -> str:
        """The subject with its kind."""
        return f"{self.subject_kind} {self.subject}"

    @property
    def act(self) -> str:
        """What the act is called: a message id, or its code."""
        return ACTS.get(self.action, self.action)

    @property
    def kind(self) -> str:
        """What sort of thing it was done to: a message id, or its code."""
        return KINDS.get(self.subject_kind, self.subject_kind)

    @property
    def is_sealed(self) -> str:
        """As a tag's key."""
        return "waiting" if self.seal is None else "sealed"


async def search(
    tx: Tx, actor: Actor, wanted: audit.Search, *, who: str = "", cursor: str = "", limit: int = 50
) -> Page[EntryView]:
    """A page of entries, newest first. `who` is an account's id, e-mail address or phone number."""
    shops = actor.shops_with(Permission.AUDIT_READ)
    if who:
        wanted = msgspec.structs.replace(wanted, actor_id=await _account(tx, who))
    page = await audit.search_page(tx, wanted, shops=shops, cursor=cursor, limit=limit)
    return Page(await with_names(tx, page.items), page.next_cursor)


async def get_entry(tx: Tx, actor: Actor, entry_id: UUID) -> tuple[EntryView, SealState | None]:
    """One entry and the state of its seal. Raises NotFound."""
    shops = actor.shops_with(Permission.AUDIT_READ)
    found = await audit.find_entry(tx, entry_id, shops=shops)
    if found is None:
        raise NotFound
    return (await with_names(tx, [found]))[0], await audit.verify_entry(tx, entry_id)


async def list_actions(tx: Tx, actor: Actor) -> list[str]:
    """The names of all acts on record."""
    actor.require(Permission.AUDIT_READ)
    return await audit.list_actions(tx)


async def with_names(tx: Tx, entries: Sequence[Entry]) -> list[EntryView]:
    """Entries with the names of those who acted, in one statement."""
    ids = {entry.actor_id for entry in entries if entry.actor_id is not None}
    known = await identity.list_accounts(tx, sorted(ids)) if ids else {}
    names: Mapping[UUID, str] = {account_id: account.name for account_id, account in known.items()}
    return [
        EntryView(
            entry.id,
            entry.at,
            entry.actor_kind,
            entry.actor_id,
            names.get(entry.actor_id, "") if entry.actor_id else "",
            entry.key_id,
            entry.action,
            entry.subject_kind,
            entry.subject,
            entry.shop_id,
            entry.details,
            entry.seal,
        )
        for entry in entries
    ]


async def _account(tx: Tx, who: str) -> UUID:
    try:
        return UUID(who.strip())
    except ValueError:
        pass
    try:
        found = await identity.find_account_by_contact(tx, who)
    except Invalid:
        return NOBODY
    return found.id if found else NOBODY


def as_text(details: Mapping[str, object]) -> str:
    """Details in one line, for exports."""
    return msgspec.json.encode(details).decode() if details else ""
