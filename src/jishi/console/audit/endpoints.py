"""The audit log as JSON."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import Router, get
from litestar.params import FromPath, FromQuery

from jishi.console.audit import views
from jishi.console.audit.views import EntryView
from jishi.kernel.page import Page
from jishi.platform import audit
from jishi.platform.http.context import GivenActor, GivenTx


class SealView(msgspec.Struct, frozen=True):
    """The place of an entry in the chain: its number, when it was sealed, its hash, and whether it still holds."""

    seq: int
    sealed_at: datetime
    hash: str
    holds: bool


class SealedEntry(msgspec.Struct, frozen=True):
    """An entry with its seal, None while it waits for one."""

    entry: EntryView
    seal: SealView | None


@get("/")
async def list_audit(
    tx: GivenTx,
    actor: GivenActor,
    who: FromQuery[UUID | None] = None,
    action: FromQuery[str] = "",
    subject_kind: FromQuery[str] = "",
    subject: FromQuery[str] = "",
    since: FromQuery[datetime | None] = None,
    until: FromQuery[datetime | None] = None,
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 50,
) -> Page[EntryView]:
    """What was done, newest first. `action` may be the first part only, such as `orders`."""
    wanted = audit.Search(
        actor_id=who, action=action, subject_kind=subject_kind, subject=subject, since=since, until=until
    )
    return await views.search(tx, actor, wanted, cursor=cursor, limit=limit)


@get("/{entry_id:uuid}")
async def get_audit_entry(tx: GivenTx, actor: GivenActor, entry_id: FromPath[UUID]) -> SealedEntry:
    """One entry, and whether the record of it holds."""
    entry, seal = await views.get_entry(tx, actor, entry_id)
    shown = SealView(seal.seq, seal.sealed_at, seal.hash.hex(), seal.holds) if seal else None
    return SealedEntry(entry, shown)


routes = [Router(path="/api/v1/audit", route_handlers=[list_audit, get_audit_entry], tags=["Audit"])]
