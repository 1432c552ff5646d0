"""The settings as staff may see and change them: `settings.edit`, for the whole place."""

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import Forbidden, NotFound
from jishi.modules.team.contracts import Permission
from jishi.platform import options
from jishi.platform.db import Tx
from jishi.platform.options import AnyOption


class OptionView(msgspec.Struct, frozen=True):
    """An option and its value. Texts are in the person's language; money is in minor units."""

    name: str
    group: str
    title: str
    help: str
    kind: str
    unit: str
    value: int | bool | str | tuple[int, int]
    default: int | bool | str | tuple[int, int]
    least: int
    most: int
    choices: list[tuple[str, str]]
    is_changed: bool


def find_option(tx: Tx, name: str) -> AnyOption:
    """The declared option. Raises NotFound."""
    found = tx.app.service(options.Registry).find(name)
    if found is None:
        raise NotFound
    return found


async def list_options(tx: Tx, actor: Actor) -> list[OptionView]:
    """All options by group, in at most one statement. Texts are message ids."""
    if actor.shops_with(Permission.SETTINGS_EDIT) is not None:
        raise Forbidden
    changed = await options.changed(tx)
    return [await _view(tx, option, changed) for option in options.declared(tx.app)]


async def change_option(tx: Tx, actor: Actor, name: str, value: object) -> OptionView:
    """Set one, None for its default. Raises NotFound, Forbidden, Invalid."""
    option = find_option(tx, name)
    await options.change(tx, actor, option, value)
    return await _view(tx, option, await options.changed(tx))


async def _view(tx: Tx, option: AnyOption, changed: frozenset[str]) -> OptionView:
    value: object = await options.get(tx, option)
    return OptionView(
        name=option.name,
        group=option.group,
        title=option.title,
        help=option.help,
        kind=_kind(option),
        unit=option.unit,
        value=value,  # type: ignore[arg-type]
        default=option.default,
        least=option.least,
        most=option.most,
        choices=list(option.choices),
        is_changed=option.name in changed,
    )


def _kind(option: AnyOption) -> str:
    default: object = option.default
    if isinstance(default, bool):
        return "switch"
    if isinstance(default, int):
        return "number"
    if isinstance(default, str):
        return "choice" if option.choices else "text"
    return "hours"
