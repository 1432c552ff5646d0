"""The staff page of imports: send a file, look at it, say what its columns mean, run it, read the report."""

import asyncio
import csv
import io
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from litestar import Response, get, post
from litestar.datastructures import FormMultiDict, UploadFile
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Stream

from jishi.console.importing import files, forms
from jishi.console.importing.export import export_products
from jishi.console.importing.jobs import RUN_IMPORT, RunImport
from jishi.console.importing.take_in import take_in
from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError, Invalid, NotFound
from jishi.kernel.text import pick
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts.imports import ColumnMapping, FileKind, ImportRun, ImportState
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import Shop
from jishi.platform import audit
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, context_of
from jishi.platform.http.pages import render
from jishi.platform.i18n import Translations
from jishi.platform.runtime import Runtime

MOST_BYTES = 100 * 1024 * 1024
PIECE = 1024 * 1024
PREVIEW = 5
HOME = "/console/imports"
CSV = "text/csv; charset=utf-8"


@get(HOME, include_in_schema=False)
async def overview(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """The latest imports, and the form for the next one."""
    actor.require(catalog.IMPORT)
    return await _overview(request, tx, actor)


async def _overview(request: AnyRequest, tx: Tx, actor: Actor, error: AppError | None = None) -> Response[Any]:
    shops = await _shops(tx, actor)
    runs = await catalog.list_imports(tx, actor.shop_ids or None)
    return render(
        request,
        "console/imports/overview.html",
        status=error.status if error else 200,
        shops=shops,
        options=[(shop.slug, pick(shop.name, context_of(request).locale)) for shop in shops],
        runs=runs,
        names={shop.id: shop.name for shop in shops},
        error=error,
        most_mb=MOST_BYTES // 1_048_576,
        can_export=actor.has(catalog.EXPORT),
    )


@post(HOME, include_in_schema=False, request_max_body_size=MOST_BYTES + PIECE)
async def send(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """Take a file in and show it."""
    actor.require(catalog.IMPORT)
    form = await request.form()
    try:
        shop = await merchants.find_shop(tx, str(form.get("shop", "")))
        if shop is None:
            raise Invalid("Please choose a shop.", fields={"shop": "Please fill this in."})
        catalog.check_shop(actor, catalog.IMPORT, shop.id)
        run = await _take(tx, actor, shop, form.get("file"))
    except Invalid as reason:
        return await _overview(request, tx, actor, reason)
    return Redirect(f"{HOME}/{run.code}", status_code=303)


async def _take(tx: Tx, actor: Actor, shop: Shop, file: object) -> ImportRun:
    if not isinstance(file, UploadFile) or not file.filename:
        raise Invalid("Please choose a file.", fields={"file": "Please fill this in."})
    with tempfile.TemporaryDirectory(prefix="jishi-import-") as folder:
        path = Path(folder) / "sent"
        with await asyncio.to_thread(path.open, "wb") as out:
            while piece := await file.read(PIECE):
                await asyncio.to_thread(out.write, piece)
        return await take_in(tx, shop.id, path, file.filename, actor.account_id)


@get(HOME + "/{code:str}", include_in_schema=False)
async def show(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str], mapping: FromQuery[str] = ""
) -> Response[Any]:
    """One import: its preview and mapping while it waits, its progress while it runs, then its report."""
    run = await _access(tx, actor, code)
    if run.state is not ImportState.READY:
        return await _report(request, tx, actor, run, "console/imports/report.html")
    return await _preview(request, tx, actor, run, chosen=mapping)


async def _preview(
    request: AnyRequest,
    tx: Tx,
    actor: Actor,
    run: ImportRun,
    *,
    chosen: str = "",
    given: ColumnMapping | None = None,
    error: AppError | None = None,
) -> Response[Any]:
    kept = await catalog.list_mappings(tx)
    mapping = given or kept.get(chosen)
    with tempfile.TemporaryDirectory(prefix="jishi-import-") as folder:
        path = Path(folder) / "head.csv"
        await asyncio.to_thread(path.write_bytes, await files.head(tx.app.storage, run.id))
        file = catalog.CatalogueFile(path, run.layout)
        rows = await asyncio.to_thread(file.preview, PREVIEW)
    return render(
        request,
        "console/imports/preview.html",
        status=error.status if error else 200,
        run=run,
        shop=await _shop(tx, run),
        rows=[[cell[:120] for cell in row] for row in rows],
        is_table=run.kind is FileKind.TABLE,
        mapping=mapping or file.suggestion(),
        fields=forms.FIELDS,
        columns=[{"label": name} for name in run.layout.header],
        column_options=[(name, name) for name in run.layout.header if name],
        kept=sorted(kept),
        mapping_options=[(name, name) for name in sorted(kept)],
        chosen=chosen,
        error=error,
    )


@post(HOME + "/{code:str}/start", include_in_schema=False)
async def start(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Response[Any]:
    """Let it run, with the columns as the form says; or go on with one that stopped."""
    run = await _access(tx, actor, code)
    mapping = run.mapping
    if run.kind is FileKind.TABLE and run.state is ImportState.READY:
        form = await request.form()
        mapping = forms.read_mapping(form, run.layout.header)
        try:
            await _check(tx, run, mapping, form)
        except Invalid as reason:
            return await _preview(request, tx, actor, run, given=mapping, error=reason)
    if await catalog.begin_import(tx, run.id, mapping):
        tx.enqueue(RUN_IMPORT, RunImport(run.id))
        await audit.record(tx, actor, "imports.started", "import", code, shop_id=run.shop_id)
    return Redirect(f"{HOME}/{run.code}", status_code=303)


async def _check(tx: Tx, run: ImportRun, mapping: ColumnMapping, form: FormMultiDict) -> None:
    catalog.CatalogueFile(Path(), run.layout).check(mapping)
    if name := str(form.get("mapping_name", "")).strip():
        await catalog.save_mapping(tx, name, mapping)


@post(HOME + "/{code:str}/stop", include_in_schema=False)
async def stop(tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]) -> Response[Any]:
    """Have it stop before its next step; what came in stays."""
    run = await _access(tx, actor, code)
    if await catalog.stop_import(tx, run.id):
        context.flash("info", "The import has stopped. What came in stays.")
    return Redirect(f"{HOME}/{run.code}", status_code=303)


@get(HOME + "/{code:str}/progress", include_in_schema=False)
async def progress(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Response[Any]:
    """The moving part of the page."""
    run = await _access(tx, actor, code)
    return await _report(request, tx, actor, run, "console/imports/progress.html")


async def _report(request: AnyRequest, tx: Tx, actor: Actor, run: ImportRun, template: str) -> Response[Any]:
    pictures = await catalog.picture_report(tx, run.id)
    span = max(1, run.size - run.layout.start)
    is_over = run.state in (ImportState.DONE, ImportState.FAILED)
    return render(
        request,
        template,
        run=run,
        shop=await _shop(tx, run),
        percent=100 if run.state is ImportState.DONE else (run.position - run.layout.start) * 100 // span,
        pictures=pictures,
        problems=await catalog.list_problems(tx, run.id, limit=20),
        is_moving=run.state is ImportState.RUNNING or (is_over and pictures.waiting > 0),
    )


@get(HOME + "/{code:str}/problems.csv", include_in_schema=False)
async def problems(tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]) -> Stream:
    """The rows that did not come in, as they came, with line and reason: to be mended and sent again."""
    run = await _access(tx, actor, code)
    name = f"{run.file_name.rpartition('.')[0] or run.file_name}-problems.csv"
    return Stream(
        _problem_lines(context.app, run, context.translations),
        media_type=CSV,
        headers={"Content-Disposition": forms.attachment(name), "Cache-Control": "private, no-store"},
    )


async def _problem_lines(app: Runtime, run: ImportRun, words: Translations) -> AsyncIterator[bytes]:
    # The mark at the start makes spreadsheets read it as UTF-8; our own reader knows it.
    yield b"\xef\xbb\xbf" + _csv([*run.layout.header, words.gettext("Line"), words.gettext("Reason")])
    after = 0
    while True:
        async with app.tx(write=False) as tx:
            found = await catalog.list_problems(tx, run.id, after)
        if not found:
            return
        width = len(run.layout.header)
        for problem in found:
            cells = [*problem.cells[:width], *[""] * (width - len(problem.cells))]
            yield _csv([*cells, str(problem.line), words.gettext(problem.problem, **problem.params)])
        after = found[-1].line


def _csv(cells: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode()


@get("/api/v1/products.csv", tags=["products"])
async def export(tx: GivenTx, actor: GivenActor, context: GivenContext, shop: FromQuery[str]) -> Stream:
    """All products of a shop as a Shopify product file; costs only for those who may set them."""
    actor.require(catalog.EXPORT)
    found = await merchants.find_shop(tx, shop)
    if found is None:
        raise NotFound
    catalog.check_shop(actor, catalog.EXPORT, found.id)
    return Stream(
        export_products(context.app, found.id, with_costs=actor.has(catalog.COST)),
        media_type=CSV,
        headers={
            "Content-Disposition": forms.attachment(f"{found.slug}-products.csv"),
            "Cache-Control": "private, no-store",
        },
    )


async def _access(tx: Tx, actor: Actor, code: str) -> ImportRun:
    """The import, for those who may see it. Raises NotFound for others' imports, Forbidden without the permission."""
    actor.require(catalog.IMPORT)
    run = await catalog.find_import(tx, code) if code.isalnum() else None
    if run is None or (actor.shop_ids and run.shop_id not in actor.shop_ids):
        raise NotFound
    return run


async def _shops(tx: Tx, actor: Actor) -> list[Shop]:
    return [shop for shop in await merchants.list_shops(tx) if not actor.shop_ids or shop.id in actor.shop_ids]


async def _shop(tx: Tx, run: ImportRun) -> Shop:
    return (await merchants.shops(tx, [run.shop_id]))[run.shop_id]


routes = [overview, send, show, start, stop, progress, problems, export]
