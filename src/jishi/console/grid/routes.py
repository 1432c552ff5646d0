"""The routes that every table has, made from its declaration."""

from typing import Any

from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath
from litestar.response import Redirect, Stream

from jishi.console.grid import export
from jishi.console.grid.address import RESERVED, Address, Read, chosen, names_of, visible
from jishi.console.grid.bulk.confirm import confirm
from jishi.console.grid.declare import Grid
from jishi.console.grid.frame import admit, shops_for, show, view_id_of
from jishi.console.grid.registry import GRIDS
from jishi.console.grid.views import change_view, delete_view, save_view, set_default
from jishi.console.importing.forms import attachment
from jishi.platform import audit
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx

CSV = "text/csv; charset=utf-8"


def grid_routes(grid: Grid) -> list[HTTPRouteHandler]:
    """The page at `grid.url`, and under it export, views and bulk actions."""
    _check(grid)
    GRIDS[grid.key] = grid

    @get(grid.url, include_in_schema=False, name=f"grid:{grid.key}")
    async def page(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
        """The table."""
        return await show(request, tx, actor, grid)

    @post(f"{grid.url}/export", include_in_schema=False, name=f"grid:{grid.key}:export")
    async def take_out(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Stream:
        """The table as a file, with the filters and columns of the form's address."""
        admit(actor, grid)
        address = Address.parse(grid, str((await request.form()).get("query", "")))
        known = await shops_for(tx, actor, grid)
        query = Read(address, actor, known, context.app.settings.currency).query
        columns = [column for column in chosen(address, visible(grid, actor)) if column.exported]
        # What was typed may name a person, so the log holds which filters there were and not their values.
        told = {"filters": sorted(query.values), "columns": [column.key for column in columns]}
        await audit.record(tx, actor, "console.exported", "grid", grid.key, told)
        return Stream(
            export.lines(context.app, actor, grid, columns, query, context.locale),
            media_type=CSV,
            status_code=200,
            headers={
                "Content-Disposition": attachment(f"{grid.key.replace('.', '-')}-{tx.now:%Y%m%d-%H%M}.csv"),
                "Cache-Control": "private, no-store",
            },
        )

    @post(f"{grid.url}/views", include_in_schema=False, name=f"grid:{grid.key}:views")
    async def keep(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Redirect:
        """Keep what one looks at as a view."""
        admit(actor, grid)
        form = await request.form()
        query = Address.parse(grid, str(form.get("query", ""))).essence()
        is_shared = form.get("shared") == "1"
        view_id = await save_view(tx, actor, grid.key, str(form.get("name", "")), query, is_shared=is_shared)
        if form.get("default") == "1":
            await set_default(tx, actor, grid.key, view_id)
        context.flash("success", "The view is saved.")
        return Redirect(f"{grid.url}?view={view_id}&{query}", status_code=303)

    @post(f"{grid.url}/views/{{view:str}}", include_in_schema=False, name=f"grid:{grid.key}:view")
    async def change(
        request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, view: FromPath[str]
    ) -> Redirect:
        """Rename, share, overwrite, make the first one, or delete a view of one's own."""
        admit(actor, grid)
        form, view_id = await request.form(), view_id_of(view)
        query = Address.parse(grid, str(form.get("query", ""))).essence()
        match form.get("act"):
            case "delete":
                await delete_view(tx, actor, view_id)
                context.flash("success", "The view is deleted.")
                return Redirect(f"{grid.url}?view=all", status_code=303)
            case "overwrite":
                await change_view(tx, actor, view_id, query=query)
            case "default":
                await set_default(tx, actor, grid.key, view_id)
            case "no-default":
                await set_default(tx, actor, grid.key, None)
            case _:
                name, shared = str(form.get("name", "")), form.get("shared") == "1"
                await change_view(tx, actor, view_id, name=name, shared=shared)
        context.flash("success", "The view is saved.")
        return Redirect(f"{grid.url}?view={view_id}&{query}", status_code=303)

    @post(f"{grid.url}/bulk", include_in_schema=False, name=f"grid:{grid.key}:bulk")
    async def bulk(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
        """Ask whether to do it with the rows that were ticked or all that match, or begin it."""
        admit(actor, grid)
        return await confirm(request, tx, actor, grid)

    found: list[HTTPRouteHandler] = [page, keep, change]
    return found + ([take_out] if grid.exports else []) + ([bulk] if grid.bulk else [])


def _check(grid: Grid) -> None:
    """A declaration that cannot work must not start."""
    names = [name for each in grid.filters for name in names_of(each)]
    if len(set(names)) < len(names) or RESERVED & set(names):
        raise ValueError(f"{grid.key}: two filters share a parameter, or take one of {sorted(RESERVED)}")
    if GRIDS.get(grid.key, grid).url != grid.url:
        raise ValueError(f"two tables are called {grid.key}")
