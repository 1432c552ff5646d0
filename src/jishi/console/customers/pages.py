"""Pages of customers: the list, and one page per person."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.console.customers.notes import MOST, add_note, remove_note
from jishi.console.customers.person import Person, get_person, may_read, open_contacts
from jishi.console.grid import Column, Count, Grid, GridQuery, Kind, Panel, _, days, grid_routes, text
from jishi.console.orders.words import STATES
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid, NotFound
from jishi.kernel.masking import masked_email, masked_phone
from jishi.kernel.money import Money
from jishi.kernel.page import Page
from jishi.kernel.text import clean
from jishi.modules.identity import api as identity
from jishi.modules.identity.contracts import Account
from jishi.modules.orders import api as orders
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render

HOME = "/console/customers"
ONE = HOME + "/{account_id:uuid}"


class Row(msgspec.Struct, frozen=True):
    """A person in the list."""

    account: Account
    spending: orders.Spending

    @property
    def joined_at(self) -> datetime:
        return self.account.created_at


def _wanted(query: GridQuery) -> identity.AccountFilter:
    start, before = query.days("joined")
    return identity.AccountFilter(
        text=query.text("q"), joined_from=start, joined_before=before, oldest_first=not query.descending
    )


async def find(tx: Tx, actor: Actor, query: GridQuery) -> Page[Row]:
    """People, and what they have ordered, in two statements."""
    may_read(actor)
    page = await identity.search_accounts(tx, _wanted(query), cursor=query.cursor, limit=query.limit)
    spent = await orders.spending_of(tx, actor, [account.id for account in page.items]) if page.items else {}
    return Page([Row(account, spent.get(account.id, orders.Spending())) for account in page.items], page.next_cursor)


async def count(tx: Tx, actor: Actor, query: GridQuery) -> Count:
    """How many people match."""
    may_read(actor)
    return await identity.count_accounts(tx, _wanted(query))


async def open_panel(tx: Tx, actor: Actor, row_id: str) -> Panel:
    """A person beside the list."""
    try:
        account_id = UUID(row_id)
    except ValueError:
        raise NotFound from None
    person = await get_person(tx, actor, account_id)
    return Panel(person.account.name, "console/customers/facts.html", values(person), f"{HOME}/{account_id}")


GRID = Grid(
    key="customers",
    title=_("Customers"),
    url=HOME,
    section="customers",
    permission=Permission.CUSTOMERS_READ,
    source=find,
    count=count,
    row_id=lambda row: str(row.account.id),
    row_url=lambda row: f"{HOME}/{row.account.id}",
    panel=open_panel,
    sort="-joined",
    columns=[
        Column("name", _("Name"), of=lambda row: row.account.name, main=True),
        Column("email", _("E-mail"), of=lambda row: masked_email(row.account.email)),
        Column("phone", _("Phone"), of=lambda row: masked_phone(row.account.phone)),
        Column("orders", _("Orders"), Kind.NUMBER, of=lambda row: row.spending.orders),
        Column("spent", _("Spent"), Kind.MONEY, of=lambda row: row.spending.spent),
        Column("last_at", _("Last order"), Kind.MOMENT, of=lambda row: row.spending.last_at),
        Column("joined_at", _("Joined"), Kind.MOMENT, sort="joined"),
        Column("locale", _("Language"), of=lambda row: row.account.locale, shown=False),
    ],
    filters=[text("q", _("Search customers"), _("Name, e-mail or phone")), days("joined", _("Joined"))],
    empty_title=_("Nobody has signed up yet"),
)


def values(person: Person) -> dict[str, Any]:
    """What the templates of a person see."""
    return {"person": person, "states": STATES, "money": Money}


@get(ONE, include_in_schema=False)
async def one(request: AnyRequest, tx: GivenTx, actor: GivenActor, account_id: FromPath[UUID]) -> Response[Any]:
    """One person, with contacts masked."""
    enter(actor)
    person = await get_person(tx, actor, account_id)
    return render(request, "console/customers/person.html", most=MOST, error=None, typed="", **values(person))


@post(ONE + "/contacts", include_in_schema=False)
async def show_contacts(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, account_id: FromPath[UUID]
) -> Response[Any]:
    """The same page with contacts in clear, this once; the audit log hears of it."""
    enter(actor)
    reason = clean(str((await request.form()).get("reason", "")), field="reason", most=200)
    person = await open_contacts(tx, actor, account_id, reason)
    answer = render(request, "console/customers/person.html", most=MOST, error=None, typed="", **values(person))
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@post(ONE + "/notes", include_in_schema=False)
async def write_note(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, account_id: FromPath[UUID]
) -> Response[Any]:
    """Leave a note for colleagues."""
    enter(actor)
    person = await get_person(tx, actor, account_id)
    typed = str((await request.form()).get("text", ""))
    try:
        await add_note(tx, actor, account_id, typed)
    except Invalid as reason:
        shown = {**values(person), "most": MOST, "error": reason, "typed": typed}
        return render(request, "console/customers/person.html", status=422, **shown)
    context.flash("success", "The note is kept.")
    return Redirect(f"{HOME}/{account_id}#notes", status_code=303)


@post(ONE + "/notes/{note_id:uuid}/removal", include_in_schema=False)
async def take_back(
    tx: GivenTx, actor: GivenActor, context: GivenContext, account_id: FromPath[UUID], note_id: FromPath[UUID]
) -> Redirect:
    """Take back one's own note."""
    enter(actor)
    may_read(actor)
    await remove_note(tx, actor, account_id, note_id)
    context.flash("success", "The note is removed.")
    return Redirect(f"{HOME}/{account_id}#notes", status_code=303)


routes = [*grid_routes(GRID), one, show_contacts, write_note, take_back]
