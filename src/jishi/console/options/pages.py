"""The page of settings: everything that modules have declared, by group."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.console.forms import Complaints, explain, form_of
from jishi.console.options import views
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render
from jishi.platform.options import Unit

HOME = "/console/settings"
_PLACES = 100
"""Minor units in one of the currency's."""


@get(HOME, include_in_schema=False)
async def show(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """All settings."""
    enter(actor)
    return await _page(request, tx, actor)


@post(HOME + "/{name:str}", include_in_schema=False)
async def change(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, name: FromPath[str]
) -> Response[Any]:
    """Change one of them, or reset it."""
    enter(actor)
    form = await form_of(request)
    try:
        await views.change_option(tx, actor, name, None if "reset" in form else _value(form))
    except Invalid as refusal:
        return await _page(
            request, tx, actor, given={name: form.get("value", "")}, errors=explain(context, refusal), status=422
        )
    context.flash("success", "The setting is back to its default." if "reset" in form else "The setting is saved.")
    return Redirect(f"{HOME}#{name}", status_code=303)


def _value(form: dict[str, str]) -> str:
    if "first" in form:
        return f"{form['first']}-{form.get('last', '')}"
    value = form.get("value", "")
    if form.get("unit") == Unit.MONEY:
        return _minor(value)
    return value


def _minor(text: str) -> str:
    """Typed money in minor units; what cannot be read stays as it is and is refused."""
    whole, _, rest = text.strip().partition(".")
    if whole.isascii() and whole.isdigit() and len(rest) <= 2 and (not rest or (rest.isascii() and rest.isdigit())):
        return str(int(whole) * _PLACES + int(rest.ljust(2, "0") or 0))
    return text


async def _page(
    request: AnyRequest,
    tx: Tx,
    actor: Actor,
    *,
    given: dict[str, str] | None = None,
    errors: Complaints | None = None,
    status: int = 200,
) -> Response[Any]:
    found = await views.list_options(tx, actor)
    groups: dict[str, list[views.OptionView]] = {}
    for view in found:
        groups.setdefault(view.group, []).append(view)
    return render(
        request,
        "console/options/page.html",
        status=status,
        groups=groups,
        given=given or {},
        errors=errors or Complaints(),
    )


routes = [show, change]
