"""Ask once before something is done with many rows, saying what will happen; then begin it."""

from typing import Any
from urllib.parse import urlencode

import msgspec
from litestar import Response
from litestar.datastructures import FormMultiDict
from litestar.response import Redirect

from jishi.console.grid.address import Address, Read
from jishi.console.grid.bulk.start import start_run
from jishi.console.grid.declare import BulkAction, Field, Grid
from jishi.console.grid.frame import option_label, shops_for
from jishi.kernel.actor import Actor
from jishi.kernel.errors import Invalid, NotFound
from jishi.kernel.text import clean
from jishi.platform import formats
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, context_of
from jishi.platform.http.pages import render
from jishi.platform.i18n import Translations


class Selection(msgspec.Struct, frozen=True):
    """Rows that were ticked, or the address whose rows are all meant."""

    ids: list[str]
    query: str | None


def read_selection(grid: Grid, form: FormMultiDict) -> Selection:
    """What a table's form names. Raises Invalid when that is nothing."""
    address = Address.parse(grid, str(form.get("query", "")))
    if form.get("all") == "1":
        return Selection([], urlencode(address.filters()))
    ids = [str(value) for value in form.getall("id", [])]
    if not ids:
        raise Invalid("Please tick at least one row.")
    return Selection(ids, None)


async def confirm(request: AnyRequest, tx: Tx, actor: Actor, grid: Grid) -> Response[Any]:
    """The question, or with `sure` in the form the run it begins."""
    form = await request.form()
    action = grid.action(str(form.get("action", "")))
    if action is None:
        raise NotFound
    if action.permission:
        actor.require(action.permission)
    chosen = read_selection(grid, form)
    problems: dict[str, str] = {}
    if form.get("sure") == "1" and action.work is not None:
        try:
            fields = read_fields(action, form)
        except Invalid as reason:
            problems = dict(reason.fields)
        else:
            run_id = await start_run(tx, actor, grid, action, ids=chosen.ids, query=chosen.query, fields=fields)
            return Redirect(f"/console/bulk/{run_id}", status_code=303)
    words = context_of(request).translations
    return render(
        request,
        "console/grid/confirm.html",
        status=422 if problems else 200,
        section=grid.section,
        grid=grid,
        action=action,
        chosen=chosen,
        query=str(form.get("query", "")),
        count=await _count(tx, actor, grid, chosen, words),
        fields=[await _field(tx, actor, each, str(form.get(each.name, "")), words) for each in action.fields],
        problems=problems,
    )


def read_fields(action: BulkAction, form: FormMultiDict) -> dict[str, str]:
    """The further fields of an action. Raises Invalid naming the one that is wrong."""
    found = {}
    for each in action.fields:
        least = 1 if each.required else 0
        found[each.name] = clean(str(form.get(each.name, "")), field=each.name, most=each.most, least=least)
    return found


class FieldView(msgspec.Struct, frozen=True):
    """A field as the question draws it."""

    field: Field
    value: str
    options: list[tuple[str, str]]


async def _field(tx: Tx, actor: Actor, field: Field, value: str, words: Translations) -> FieldView:
    given = await field.load(tx, actor) if field.load else field.options
    return FieldView(field, value, [(each.value, option_label(each, words)) for each in given])


async def _count(tx: Tx, actor: Actor, grid: Grid, chosen: Selection, words: Translations) -> str:
    if chosen.query is None:
        return formats.number(len(set(chosen.ids)), words.locale)
    if grid.count is None:
        return words.gettext("all")
    address = Address.parse(grid, chosen.query)
    known = await shops_for(tx, actor, grid)
    count = await grid.count(tx, actor, Read(address, actor, known, tx.app.settings.currency).query)
    number = formats.number(count.number, words.locale)
    return number if count.exact else words.gettext("about %(number)s", number=number)
