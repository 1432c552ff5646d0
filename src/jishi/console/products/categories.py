"""The tree of categories with the attributes they ask for, and the brands."""

from typing import Any

import msgspec
from litestar import Response, get, post
from litestar.datastructures import FormMultiDict
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect

from jishi.console.products.bulk import words_of
from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError, Conflict, Invalid, NotFound
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import Category
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, context_of
from jishi.platform.http.pages import render

HOME = "/console/categories"


class Branch(msgspec.Struct, frozen=True):
    """A category in the tree, `depth` levels down."""

    category: Category
    depth: int
    path: str


@get(HOME, include_in_schema=False)
async def tree(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """The whole tree, and the brands."""
    actor.require(Permission.CATALOG_READ)
    return render(
        request,
        "console/products/categories.html",
        section="products",
        branches=await branches(tx, context_of(request).locale),
        counts=await catalog.count_in_categories(tx),
        brands=await catalog.list_named_brands(tx),
        may_edit=catalog.may_edit_categories(actor),
    )


@post("/console/brands", include_in_schema=False)
async def name_brand(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext
) -> Response[Any] | Redirect:
    """Say what a brand is called in each language."""
    catalog.require_category_editor(actor)
    form = await request.form()
    try:
        async with tx.savepoint():
            await catalog.change_brand(tx, actor, str(form.get("brand", "")), _names(form))
    except Invalid as refusal:
        context.flash("error", refusal.message, **refusal.params)
    else:
        context.flash("success", "Saved.")
    return Redirect(f"{HOME}#brands", status_code=303)


@get(HOME + "/new", include_in_schema=False)
async def new(request: AnyRequest, tx: GivenTx, actor: GivenActor, below: FromQuery[str] = "") -> Response[Any]:
    """An empty form, for one that is to be `below` another."""
    return await _form(request, tx, actor, None, {"parent": below})


@get(HOME + "/{code:str}", include_in_schema=False)
async def edit(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Response[Any]:
    """One category, to be changed."""
    return await _form(request, tx, actor, await _find(tx, code), {})


@post(HOME, include_in_schema=False)
async def create(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext
) -> Response[Any] | Redirect:
    """Add a category."""
    form = await request.form()
    code = str(form.get("code", "")).strip()
    if any(one.code == code for one in await catalog.category_tree(tx)):
        return await _form(request, tx, actor, None, form, Conflict("This code is taken.", field="code"))
    return await _save(request, tx, actor, context.flash, None, code, form)


@post(HOME + "/{code:str}", include_in_schema=False)
async def save(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """Change a category."""
    known = await _find(tx, code)
    return await _save(request, tx, actor, context.flash, known, code, await request.form())


@post(HOME + "/{code:str}/shift", include_in_schema=False)
async def shift(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Redirect:
    """Change places with a neighbour."""
    catalog.require_category_editor(actor)
    await catalog.shift_category(tx, actor, code, up=(await request.form()).get("to") == "up")
    return Redirect(f"{HOME}#{code}", status_code=303)


@post(HOME + "/{code:str}/merge", include_in_schema=False)
async def merge(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """Move everything in it elsewhere, and take it away."""
    catalog.require_category_editor(actor)
    known = await _find(tx, code)
    into = str((await request.form()).get("into", ""))
    try:
        async with tx.savepoint():
            count = await catalog.merge_category(tx, actor, code, into)
    except (Conflict, NotFound) as reason:
        told = reason if isinstance(reason, Conflict) else Invalid("Choose another category.", field="into")
        return await _form(request, tx, actor, known, {}, told)
    context.flash("success", "Merged. Products that moved: %(count)s.", count=count)
    return Redirect(HOME, status_code=303)


@post(HOME + "/{code:str}/removal", include_in_schema=False)
async def remove(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """Take an empty one away."""
    catalog.require_category_editor(actor)
    known = await _find(tx, code)
    try:
        async with tx.savepoint():
            await catalog.remove_category(tx, actor, code)
    except Conflict as reason:
        return await _form(request, tx, actor, known, {}, reason)
    context.flash("success", "The category is removed.")
    return Redirect(HOME, status_code=303)


async def _save(
    request: AnyRequest, tx: Tx, actor: Actor, flash: Any, known: Category | None, code: str, form: FormMultiDict
) -> Response[Any] | Redirect:
    position = str(form.get("position", "0")).strip()
    try:
        if not (position.isascii() and position.isdigit() and len(position) < 7):
            raise Invalid("This is not a number.", field="position")
        async with tx.savepoint():
            await catalog.change_category(
                tx,
                actor,
                code,
                name=_names(form),
                parent_code=str(form.get("parent", "")),
                position=int(position),
                attributes=words_of(str(form.get("attributes", ""))),
            )
    except (Invalid, Conflict) as reason:
        return await _form(request, tx, actor, known, form, reason)
    flash("success", "Saved.")
    return Redirect(HOME, status_code=303)


def _names(form: FormMultiDict) -> dict[str, str]:
    return {locale: text for locale in ("zh-CN", "en") if (text := str(form.get(f"name.{locale}", "")).strip())}


async def _find(tx: Tx, code: str) -> Category:
    found = next((one for one in await catalog.category_tree(tx) if one.code == code), None)
    if found is None:
        raise NotFound
    return found


async def _form(
    request: AnyRequest, tx: Tx, actor: Actor, known: Category | None, typed: Any, problem: AppError | None = None
) -> Response[Any]:
    catalog.require_category_editor(actor)
    every = await catalog.category_tree(tx)
    parent = next((one.code for one in every if known and one.id == known.parent_id), "")
    shown = {
        "code": known.code if known else str(typed.get("code", "")),
        "zh": str(typed.get("name.zh-CN", known.name.get("zh-CN", "") if known else "")),
        "en": str(typed.get("name.en", known.name.get("en", "") if known else "")),
        "parent": str(typed.get("parent", parent)),
        "position": str(typed.get("position", known.position if known else 0)),
        "attributes": str(typed.get("attributes", ", ".join(known.attributes) if known else "")),
    }
    return render(
        request,
        "console/products/category.html",
        status=problem.status if problem else 200,
        section="products",
        known=known,
        shown=shown,
        parents=[(one.category.code, one.path) for one in await branches(tx, context_of(request).locale)],
        is_parent=any(known and one.parent_id == known.id for one in every),
        products=(await catalog.count_in_categories(tx)).get(known.id, 0) if known else 0,
        problem=problem,
        problems=problem.fields if problem else {},
    )


async def branches(tx: Tx, locale: str) -> list[Branch]:
    """The tree from top to bottom."""
    below: dict[object, list[Category]] = {}
    for one in await catalog.category_tree(tx):
        below.setdefault(one.parent_id, []).append(one)
    found: list[Branch] = []

    def walk(parent: object, depth: int, above: str) -> None:
        for one in below.get(parent, []):
            path = f"{above}{one.name.get(locale) or next(iter(one.name.values()), one.code)}"
            found.append(Branch(one, depth, path))
            walk(one.id, depth + 1, f"{path} / ")

    walk(None, 0, "")
    return found


routes = [tree, name_brand, new, edit, create, save, shift, merge, remove]
