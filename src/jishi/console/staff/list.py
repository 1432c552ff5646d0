"""The table of staff."""

from typing import Any

from jishi.console.grid import (
    Column,
    Grid,
    GridQuery,
    Kind,
    Option,
    Preset,
    Tag,
    _,
    choice,
    grid_routes,
    shops,
)
from jishi.console.staff.people import PersonView, names_of, with_names
from jishi.kernel.actor import Actor
from jishi.kernel.page import Page
from jishi.kernel.text import pick
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx

STATES = {"active": Tag(_("Active"), "success"), "suspended": Tag(_("Suspended"), "error")}


async def find(tx: Tx, actor: Actor, query: GridQuery) -> Page[PersonView]:
    """A page of people."""
    states = query.choice("state")
    page = await team.list_staff(
        tx,
        actor,
        roles=query.choice("role"),
        shops=query.shops if query.values.get("shop") else None,
        active=None if len(states) != 1 else states[0] == "active",
        cursor=query.cursor,
        limit=query.limit,
    )
    return Page(await with_names(tx, page.items), page.next_cursor)


async def load_roles(tx: Tx, actor: Actor) -> list[Option]:
    """Positions to filter by."""
    return [Option(one.code, pick(one.name, actor.locale), raw=True) for one in await team.list_positions(tx)]


async def invitations(tx: Tx, actor: Actor) -> dict[str, Any]:
    """Open invitations, shown above the table."""
    found = await team.list_invitations(tx, actor)
    positions = {position.code: position for position in await team.list_positions(tx)} if found else {}
    return {"invitations": [(one, names_of(one.roles, positions)) for one in found]}


GRID = Grid(
    key="staff",
    title=_("Staff"),
    url="/console/staff",
    section="staff",
    permission=Permission.SHOP_STAFF_MANAGE,
    source=find,
    row_id=lambda person: str(person.account_id),
    row_url=lambda person: f"/console/staff/{person.account_id}",
    template="console/staff/list.html",
    further=invitations,
    columns=[
        Column("name", _("Name"), main=True),
        Column("positions", _("Positions")),
        Column("shops", _("Shops")),
        Column("state", _("State"), Kind.TAG, tags=STATES),
        Column("email", _("E-mail")),
        Column("added_at", _("Here since"), Kind.DAY),
    ],
    filters=[choice("role", _("Position"), load=load_roles), shops(), choice("state", _("State"), STATES)],
    presets=[Preset("active", _("Active"), "state=active"), Preset("suspended", _("Suspended"), "state=suspended")],
    empty_title=_("Nobody here"),
    empty_text=_("Invite somebody by e-mail."),
)

routes = grid_routes(GRID)
