"""The page on which one product is written: every field in both languages, pictures, variants, stock."""

from functools import partial
from typing import Any
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.console.products import editing as model
from jishi.console.products.bulk import category_paths
from jishi.console.products.editing import EN, ZH, Editing, FactRow, VariantRow
from jishi.console.products.form import given_of, new_stock, read, stock_changes
from jishi.console.products.words import ACTS, CAUSES, FIELDS, SEVERITIES, STATES
from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError, Invalid, NotFound, PreconditionFailed
from jishi.kernel.ids import short_code
from jishi.kernel.money import Money
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ON_SALE, ProductRecord, ProductState, TaxClass
from jishi.modules.catalog.contracts.listing import CaseDetail, Submission
from jishi.modules.inventory import api as inventory
from jishi.modules.inventory.contracts import Adjustment, Place, Reason
from jishi.modules.media import api as media
from jishi.modules.media.contracts import rendition_url
from jishi.modules.merchants import api as merchants
from jishi.modules.merchants.contracts import Shop
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, context_of, is_htmx
from jishi.platform.http.pages import render

HOME = "/console/products"
EDIT = Permission.CATALOG_EDIT
BODY = 8 * 1024 * 1024


@get(HOME + "/new", include_in_schema=False)
async def new(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """An empty form."""
    shops = await _shops(tx, actor)
    editing = Editing(shop=shops[0].slug if len(shops) == 1 else "", variants=[VariantRow(sku="")])
    return await _shown(request, tx, actor, editing, None)


@get(HOME + "/{code:str}", include_in_schema=False)
async def edit(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Response[Any]:
    """A product as it is, to be changed."""
    record = await access(tx, actor, code, Permission.CATALOG_READ)
    editing = model.editing_of(record, record.images, tx.app.settings.currency)
    await _load_stock(tx, actor, editing, record)
    return await _shown(request, tx, actor, editing, record)


@post(HOME + "/new/form", include_in_schema=False, request_max_body_size=BODY)
async def reform_new(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """What a button of the form does, without saving."""
    actor.require(EDIT)
    return await _reformed(request, tx, actor, None)


@post(HOME + "/{code:str}/form", include_in_schema=False, request_max_body_size=BODY)
async def reform(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Response[Any]:
    """What a button of the form does, without saving."""
    return await _reformed(request, tx, actor, await access(tx, actor, code, EDIT))


@post(HOME + "/new", include_in_schema=False, request_max_body_size=BODY)
async def create(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext
) -> Response[Any] | Redirect:
    """Write a draft down."""
    actor.require(EDIT)
    editing = read(await request.form())
    try:
        shop = next((shop for shop in await _shops(tx, actor) if shop.slug == editing.shop), None)
        if shop is None:
            raise Invalid("Please fill this in.", field="shop")
        editing.handle = editing.handle or f"product-{short_code(6).lower()}"
        given = given_of(editing, tx.app.settings.currency, None)
        async with tx.savepoint():
            kept = await catalog.keep_product(tx, actor, shop.id, given)
            await _adjust(tx, actor, {kept.variant_ids[sku]: n for sku, n in new_stock(editing).items()})
    except AppError as reason:
        return await _shown(request, tx, actor, editing, None, reason)
    context.flash("success", "The draft is saved.")
    return Redirect(f"{HOME}/{kept.code}", status_code=303)


@post(HOME + "/{code:str}", include_in_schema=False, request_max_body_size=BODY)
async def save(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """Save what was changed, unless somebody else has changed it meanwhile."""
    record = await access(tx, actor, code, EDIT)
    editing = read(await request.form())
    editing.code = code
    try:
        given = given_of(editing, tx.app.settings.currency, record.given)
        async with tx.savepoint():
            revised = await catalog.revise(tx, actor, code, given, version=editing.version)
            changes = stock_changes(editing)
            fresh = {revised.result.variant_ids[sku]: n for sku, n in new_stock(editing).items() if not revised.pending}
            await _adjust(tx, actor, changes | fresh)
    except PreconditionFailed as reason:
        latest = await access(tx, actor, code, EDIT)
        theirs = model.editing_of(latest, latest.images, tx.app.settings.currency)
        await _load_stock(tx, actor, theirs, latest)
        # What they typed stays; sending it again puts it over the newer version.
        editing.version = latest.version
        _take_stock(editing, theirs)
        return await _shown(request, tx, actor, editing, latest, reason)
    except AppError as reason:
        return await _shown(request, tx, actor, editing, record, reason)
    if revised.pending:
        context.flash("info", "This waits for a reviewer now. What is on sale stays as it was until then.")
    else:
        context.flash("success", "Saved.")
    return Redirect(f"{HOME}/{code}", status_code=303)


def _take_stock(editing: Editing, theirs: Editing) -> None:
    """The stock of now, where this person has not typed another."""
    now = {row.id: row.stock for row in theirs.variants}
    for row in editing.variants:
        if row.stock == row.stock_was and row.id in now:
            row.stock = row.stock_was = now[row.id]


async def _reformed(request: AnyRequest, tx: Tx, actor: Actor, record: ProductRecord | None) -> Response[Any]:
    form = await request.form()
    editing = read(form)
    editing.code = record.code if record else ""
    model.act(editing, str(form.get("do", "")))
    return await _shown(request, tx, actor, editing, record, is_dirty=True)


async def _adjust(tx: Tx, actor: Actor, changes: dict[UUID, int]) -> None:
    if not changes:
        return
    place = await _place(tx, actor)
    if place is None:
        raise NotFound
    given = Adjustment(place=place.code, reason=Reason.CORRECTION, changes=changes, note="product page")
    await inventory.adjust(tx, actor, given)


async def _place(tx: Tx, actor: Actor) -> Place | None:
    """Where the editor books stock: the first open place of the actor's shop, else the platform's."""
    if not actor.has(Permission.STOCK_READ):
        return None
    places = [place for place in await inventory.list_my_places(tx, actor) if place.active]
    return next((place for place in places if place.shop_id is None), places[0] if places else None)


async def _load_stock(tx: Tx, actor: Actor, editing: Editing, record: ProductRecord) -> None:
    place = await _place(tx, actor)
    if place is None:
        return
    levels = await inventory.levels(tx, record.variant_ids.values())
    there = {str(one.variant_id): one.available for one in levels if one.place_id == place.id}
    for row in editing.variants:
        row.stock = row.stock_was = str(there.get(row.id, 0))


async def access(tx: Tx, actor: Actor, code: str, permission: str) -> ProductRecord:
    """The product, for one who holds the permission for its shop. Raises Forbidden, NotFound."""
    shops = actor.shops_with(permission)
    record = await catalog.find_record(tx, code) if code.isalnum() else None
    if record is None or (shops is not None and record.shop_id not in shops):
        raise NotFound
    return record if actor.has(EDIT) else _without_costs(record)


def _without_costs(record: ProductRecord) -> ProductRecord:
    return msgspec.structs.replace(record, given=catalog.without_costs(record.given))


async def _shops(tx: Tx, actor: Actor) -> list[Shop]:
    shops = actor.shops_with(EDIT)
    return [shop for shop in await merchants.list_shops(tx) if shops is None or shop.id in shops]


async def _shown(
    request: AnyRequest,
    tx: Tx,
    actor: Actor,
    editing: Editing,
    record: ProductRecord | None,
    problem: AppError | None = None,
    *,
    is_dirty: bool = False,
) -> Response[Any]:
    """The page, or for a button of the form only the fields."""
    locale = context_of(request).locale
    model.label_variants(editing, locale)
    await _dress(tx, editing)
    values: dict[str, Any] = {
        "section": "products",
        "editing": editing,
        "record": record,
        "problem": problem,
        "problems": problem.fields if problem else {},
        "is_stale": isinstance(problem, PreconditionFailed),
        "is_dirty": is_dirty or problem is not None,
        "categories": [(code, " / ".join(path)) for code, path in await category_paths(tx, locale)],
        "taxes": list(TaxClass),
        "brands": (await catalog.list_brands(tx))[:500],
        "shops": [(shop.slug, shop.name.get(locale) or shop.slug) for shop in await _shops_or_none(tx, actor)],
        "place": await _place(tx, actor),
        "may_stock": actor.has(Permission.STOCK_EDIT),
        "ZH": ZH,
        "EN": EN,
        "money": partial(_money, currency=tx.app.settings.currency),
        "STATES": STATES,
        "ACTS": ACTS,
        "FIELDS": FIELDS,
        "SEVERITIES": SEVERITIES,
        "CAUSES": CAUSES,
    }
    if is_htmx(request):
        return render(request, "console/products/fields.html", **values)
    values |= await _around(tx, actor, record)
    return render(request, "console/products/editor.html", status=problem.status if problem else 200, **values)


def _money(amount: int, currency: str) -> Money:
    return Money(amount, currency)


async def _shops_or_none(tx: Tx, actor: Actor) -> list[Shop]:
    return await _shops(tx, actor) if actor.has(EDIT) else []


async def _dress(tx: Tx, editing: Editing) -> None:
    """Fill in what the form does not carry: the pictures' addresses, the facts that the category asks for."""
    missing = [image_id for image in editing.images if not image.src and (image_id := model.as_uuid(image.id))]
    images = await media.images(tx, missing)
    for image in editing.images:
        found = images.get(model.as_uuid(image.id) or UUID(int=0))
        if found is not None:
            image.src = rendition_url(found.code, 320)
    wanted = await catalog.wanted_attributes(tx, editing.category)
    known = {fact.code for fact in editing.facts} | {option.code for option in editing.options}
    for fact in editing.facts:
        fact.wanted = fact.code in wanted
    for code, name in wanted.items():
        if code not in known:
            editing.facts.append(FactRow(code, name.get(ZH, ""), name.get(EN, code), wanted=True))


async def _around(tx: Tx, actor: Actor, record: ProductRecord | None) -> dict[str, Any]:
    """What stands beside the form: checks, the case, prices and history."""
    empty: dict[str, Any] = {"findings": [], "steps": [], "prices": [], "case": None, "names": {}, "evaluation": None}
    if record is None:
        return empty
    case: CaseDetail | None = None
    try:
        case = await catalog.find_case(tx, actor, record.code)
    except NotFound:
        case = None
    history = await catalog.prices_history(tx, record.variant_ids.values())
    skus = {variant_id: sku for sku, variant_id in record.variant_ids.items()}
    return {
        "findings": await catalog.run_checks(tx, record.id, record.given),
        "steps": await catalog.list_steps(tx, record.id, limit=30),
        "prices": [(skus.get(one.variant_id, ""), one) for one in reversed(history)][:40],
        "case": case,
        "is_on_sale": record.given.state in ON_SALE,
        "may_submit": record.given.state in (ProductState.DRAFT, ProductState.DELISTED),
        "may_publish": actor.has(Permission.CATALOG_PUBLISH) and not actor.shop_ids,
    }


@post(HOME + "/{code:str}/submission", include_in_schema=False)
async def submit(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Redirect:
    """Hand it in."""
    form = await request.form()
    wish = Submission(
        live_at=str(form.get("live_at", "")),
        zone=str(form.get("zone", "")) or "Asia/Shanghai",
        note=str(form.get("note", "")),
    )
    handed = await catalog.submit(tx, actor, code, wish)
    if not handed.accepted:
        context.flash("error", "The automatic checks do not let this pass.")
    elif handed.state is ProductState.REVIEW:
        context.flash("success", "It waits for a reviewer now.")
    else:
        context.flash("success", "It passed at once.")
    return Redirect(f"{HOME}/{code}", status_code=303)


@post(HOME + "/{code:str}/withdrawal", include_in_schema=False)
async def withdraw(tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]) -> Redirect:
    """Take it back."""
    await catalog.withdraw(tx, actor, code)
    context.flash("info", "Taken back.")
    return Redirect(f"{HOME}/{code}", status_code=303)


@post(HOME + "/{code:str}/copy", include_in_schema=False)
async def copy(tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]) -> Redirect:
    """Another product like this one, as a draft."""
    made = await catalog.duplicate(tx, actor, code)
    context.flash("success", "This is a copy. It has SKUs of its own; look at them.")
    return Redirect(f"{HOME}/{made}", status_code=303)


@post(HOME + "/{code:str}/publication", include_in_schema=False)
async def publish(tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]) -> Redirect:
    """Put it on sale directly, as staff of the platform may."""
    await access(tx, actor, code, Permission.CATALOG_PUBLISH)
    if actor.shop_ids:
        raise NotFound
    await catalog.set_state(tx, code, ProductState.LIVE, by=actor)
    context.flash("success", "It is on sale.")
    return Redirect(f"{HOME}/{code}", status_code=303)


routes = [new, edit, reform_new, reform, create, save, submit, withdraw, copy, publish]
