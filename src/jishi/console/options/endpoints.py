"""The settings as JSON."""

from typing import Annotated

import msgspec
from litestar import Router, delete, get, put
from litestar.params import FromPath, JSONBody

from jishi.console.options import views
from jishi.console.options.views import OptionView
from jishi.platform.http.context import GivenActor, GivenContext, GivenTx, RequestContext

Words = Annotated[str, msgspec.Meta(max_length=2_000)]


class NewValue(msgspec.Struct, frozen=True):
    """What an option shall be: a whole number, a text, yes or no, or two full hours of the day."""

    value: int | bool | Words | list[int]


@get("/")
async def list_settings(tx: GivenTx, actor: GivenActor, context: GivenContext) -> list[OptionView]:
    """All settings by group."""
    return [_told(context, view) for view in await views.list_options(tx, actor)]


@put("/{name:str}")
async def change_setting(
    tx: GivenTx, actor: GivenActor, context: GivenContext, name: FromPath[str], data: JSONBody[NewValue]
) -> OptionView:
    """Change a setting, for everybody, at once."""
    return _told(context, await views.change_option(tx, actor, name, data.value))


@delete("/{name:str}", status_code=200)
async def reset_setting(tx: GivenTx, actor: GivenActor, context: GivenContext, name: FromPath[str]) -> OptionView:
    """Give a setting its default back."""
    return _told(context, await views.change_option(tx, actor, name, None))


def _told(context: RequestContext, view: OptionView) -> OptionView:
    say = context.translations.gettext
    return msgspec.structs.replace(
        view, group=say(view.group), title=say(view.title), help=say(view.help) if view.help else ""
    )


routes = [
    Router(path="/api/v1/settings", route_handlers=[list_settings, change_setting, reset_setting], tags=["Settings"])
]
