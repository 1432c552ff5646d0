"""Everything that is known about one person, on one page."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from jishi.console.customers.masking import masked_address
from jishi.console.customers.notes import Note, list_notes
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Forbidden, NotFound
from jishi.kernel.masking import masked_email, masked_phone
from jishi.kernel.money import Money
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import Account, Address, Consent
from jishi.modules.orders import api as orders
from jishi.modules.team.contracts import Permission
from jishi.platform import audit
from jishi.platform.db import Tx

ORDERS = 10


class Person(msgspec.Struct, frozen=True):
    """A person as staff see them; contacts are masked unless `is_open`."""

    account: Account
    email: str
    phone: str
    addresses: list[Address]
    sessions: int
    seen_at: datetime | None
    consents: list[Consent]
    order_count: int
    spent: Money
    last_order_at: datetime | None
    orders: list[orders.FoundOrder]
    has_more_orders: bool
    notes: list[Note]
    is_open: bool
    may_open: bool


def may_read(actor: Actor) -> None:
    """Let those pass who may see customers: people of the operating company. People of a shop see its orders, and in
    them whom they send to."""
    actor.require(Permission.CUSTOMERS_READ)
    if actor.shop_ids:
        raise Forbidden


async def get_person(tx: Tx, actor: Actor, account_id: UUID, *, is_open: bool = False) -> Person:
    """The person's page, in a fixed number of statements. Raises Forbidden, NotFound."""
    may_read(actor)
    account = (await identity.list_accounts(tx, [account_id])).get(account_id)
    if account is None:
        raise NotFound
    sessions = await identity.list_sessions(tx, account_id)
    addresses = await identity.list_addresses(tx, account_id)
    spending = (await orders.spending_of(tx, actor, [account_id])).get(account_id)
    found: Any = None
    if actor.has(Permission.ORDERS_READ):
        found = await orders.search_orders(tx, actor, orders.OrderFilter(owner_id=account_id), limit=ORDERS)
    return Person(
        account=account,
        email=(account.email or "") if is_open else masked_email(account.email),
        phone=(account.phone or "") if is_open else masked_phone(account.phone),
        addresses=addresses if is_open else [masked_address(address) for address in addresses],
        sessions=len(sessions),
        seen_at=max((session.seen_at for session in sessions), default=None),
        consents=await identity.list_consents(tx, account_id),
        order_count=spending.orders if spending else 0,
        spent=Money(spending.spent if spending else 0, tx.app.settings.currency),
        last_order_at=spending.last_at if spending else None,
        orders=found.items if found else [],
        has_more_orders=bool(found and found.next_cursor),
        notes=await list_notes(tx, account_id),
        is_open=is_open,
        may_open=actor.has(Permission.CUSTOMERS_CONTACT),
    )


async def open_contacts(tx: Tx, actor: Actor, account_id: UUID, reason: str) -> Person:
    """The page with contacts in clear, once, and told to the audit log. Raises Forbidden, NotFound."""
    may_read(actor)
    actor.require(Permission.CUSTOMERS_CONTACT)
    person = await get_person(tx, actor, account_id, is_open=True)
    await audit.record(tx, actor, "customers.unmasked", "account", account_id, {"reason": reason})
    return person
