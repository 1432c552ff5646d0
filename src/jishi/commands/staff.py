"""`jishi staff`."""

import asyncio
import sys

import click
import msgspec

from jishi import supervisor
from jishi.bootstrap import make_runtime
from jishi.commands.settings import settings_or_exit
from jishi.kernel.actor import SYSTEM
from jishi.kernel.errors import AppError, NotFound
from jishi.modules.identity import api as identity
from jishi.modules.merchants import api as merchants
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Role
from jishi.platform.db import Tx
from jishi.platform.settings import Settings


@click.command("staff")
@click.argument("contact")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice([role.value for role in Role]))
@click.option("--shop", "shops", multiple=True, help="The slug of a shop, for positions in shops.")
def command(contact: str, roles: tuple[str, ...], shops: tuple[str, ...]) -> None:
    """Give positions to the account with this e-mail address or phone number: how the first manager comes to be."""
    settings = settings_or_exit()
    positions = [Role(role) for role in roles]
    if settings.database_url:
        sys.exit(asyncio.run(_employ(settings, contact, positions, shops)))
    with supervisor.database(settings, borrow=True) as url:
        owned = msgspec.structs.replace(settings, database_url=url)
        supervisor.migrate_database(owned)
        sys.exit(asyncio.run(_employ(owned, contact, positions, shops)))


async def _employ(settings: Settings, contact: str, roles: list[Role], shops: tuple[str, ...]) -> int:
    runtime = make_runtime(settings)
    await runtime.start(listen=False)
    try:
        async with runtime.tx() as tx:
            name = await employ(tx, contact, roles, shops)
    except AppError as reason:
        click.echo(str(reason), err=True)
        return 1
    finally:
        await runtime.stop()
    click.echo(f"{name}: {', '.join(roles)}")
    return 0


async def employ(tx: Tx, contact: str, roles: list[Role], shops: tuple[str, ...]) -> str:
    """Give the positions; the name of the account. Raises NotFound for no account or shop, and what team raises."""
    account = await identity.find_account_by_contact(tx, contact)
    if account is None:
        raise NotFound(f"Nobody has signed up with {contact}.")
    shop_ids = []
    for slug in shops:
        if (shop := await merchants.find_shop(tx, slug)) is None:
            raise NotFound(f"There is no shop {slug}.")
        shop_ids.append(shop.id)
    await team.add_staff(tx, SYSTEM, account.id, roles, shop_ids)
    return account.name
