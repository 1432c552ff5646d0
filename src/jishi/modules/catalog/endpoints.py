"""Products and categories over HTTP, for shoppers and programs. What staff do is in `staff`."""

from uuid import UUID

import msgspec
from litestar import Router, delete, get, post, put
from litestar.openapi import ResponseSpec
from litestar.params import FromPath, FromQuery, JSONBody
from litestar.types import Receive, Scope, Send

from jishi.kernel.errors import Invalid, NotFound
from jishi.kernel.money import MAX_AMOUNT
from jishi.kernel.page import Page
from jishi.kernel.text import Text
from jishi.modules.catalog import api, staff
from jishi.modules.catalog.actions.browse import list_found
from jishi.modules.catalog.actions.show import Encoded, find_found
from jishi.modules.catalog.contracts import ON_SALE, Category, Facet, Product, ProductCard, ProductQuery, Sort
from jishi.modules.merchants import api as merchants
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenTx, RequestContext, context_of

JSON = [(b"content-type", b"application/json")]
SHORTLY = (b"cache-control", b"public, max-age=0, must-revalidate")
MOST_CODE = 16


class Ready:
    """An answer as raw ASGI messages. Building a Response costs as much as all else on these busiest of paths."""

    def __init__(self, found: Encoded, *, is_known: bool) -> None:
        etag = (b"etag", found.etag.encode())
        self._body = b"" if is_known else found.body
        self._status = 304 if is_known else 200
        self._headers = [etag, SHORTLY] if is_known else [*JSON, etag, SHORTLY, _length(found.body)]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        await send({"type": "http.response.start", "status": self._status, "headers": self._headers})
        await send({"type": "http.response.body", "body": self._body, "more_body": False})


def _length(body: bytes) -> tuple[bytes, bytes]:
    return (b"content-length", str(len(body)).encode())


def served(context: RequestContext, found: Encoded) -> Ready:
    """The encoded value, or 304 when the caller has it already."""
    return Ready(found, is_known=context.headers.get(b"if-none-match", b"").decode("latin-1") == found.etag)


@get("/{code:str}", responses={200: ResponseSpec(Product, generate_examples=False, description="The product")})
async def show(request: AnyRequest, code: FromPath[str]) -> Ready:
    """One live product, whole."""
    # No injected arguments: this is the busiest address, and each of them costs.
    if len(code) > MOST_CODE or not code.isalnum():
        raise NotFound
    context = context_of(request)
    found = await find_found(context.tx, code)
    if found.state not in ON_SALE:
        raise NotFound
    return served(context, found)


@get("/", responses={200: ResponseSpec(Page[ProductCard], generate_examples=False, description="A page of cards")})
async def list_all(
    request: AnyRequest,
    category: FromQuery[str] = "",
    shop: FromQuery[str] = "",
    brand: FromQuery[list[str] | None] = None,
    attribute: FromQuery[list[str] | None] = None,
    price_from: FromQuery[int | None] = None,
    price_to: FromQuery[int | None] = None,
    q: FromQuery[str] = "",
    in_stock: FromQuery[bool] = False,
    sort: FromQuery[Sort] = Sort.POPULAR,
    cursor: FromQuery[str] = "",
    limit: FromQuery[int] = 20,
) -> Ready:
    """Live products. `attribute` is `code:value` and may be repeated: values of one code widen, codes narrow."""
    context = context_of(request)
    tx = context.tx
    query = ProductQuery(
        category=category,
        shop_id=await _shop_id(tx, shop),
        brands=sorted(brand or []),
        attributes=parse_attributes(attribute or []),
        price_from=_amount(price_from),
        price_to=_amount(price_to),
        text=q[:200],
        in_stock=in_stock,
        sort=sort,
        cursor=cursor[:400] or None,
        limit=limit,
    )
    return served(context, await list_found(tx, query))


@get("/facets")
async def list_facets(
    tx: GivenTx,
    category: FromQuery[str] = "",
    shop: FromQuery[str] = "",
    brand: FromQuery[list[str] | None] = None,
    attribute: FromQuery[list[str] | None] = None,
    price_from: FromQuery[int | None] = None,
    price_to: FromQuery[int | None] = None,
    q: FromQuery[str] = "",
    in_stock: FromQuery[bool] = False,
) -> list[Facet]:
    """What the same list can be narrowed by."""
    query = ProductQuery(
        category=category,
        shop_id=await _shop_id(tx, shop),
        brands=sorted(brand or []),
        attributes=parse_attributes(attribute or []),
        price_from=_amount(price_from),
        price_to=_amount(price_to),
        text=q[:200],
        in_stock=in_stock,
    )
    return await api.facets(tx, query)


@get("/{code:str}/similar")
async def list_similar(tx: GivenTx, code: FromPath[str]) -> list[ProductCard]:
    """Products like this one."""
    product = await api.find_product(tx, code) if code.isalnum() else None
    if product is None:
        raise NotFound
    return await api.similar(tx, product.id, 12)


@get("/")
async def list_categories(tx: GivenTx) -> list[Category]:
    """The whole category tree."""
    return await api.category_tree(tx)


class CategoryInput(msgspec.Struct, frozen=True, kw_only=True):
    """A category as it is given; `attributes` are the codes that products here are asked for and filtered by."""

    name: Text
    parent_code: str = ""
    position: int = 0
    attributes: list[str] = []


@put("/{code:str}", status_code=204, operation_id="saveCategory")
async def save_category(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[CategoryInput]) -> None:
    """Create or change a category, as staff of the platform."""
    await api.change_category(
        tx,
        actor,
        code,
        name=data.name,
        parent_code=data.parent_code,
        position=data.position,
        attributes=data.attributes,
    )


@delete("/{code:str}", operation_id="removeCategory")
async def remove_category(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> None:
    """Take an empty category away, as staff of the platform; one that is in use is a conflict."""
    await api.remove_category(tx, actor, code)


@get("/")
async def list_brands(tx: GivenTx) -> list[api.Brand]:
    """The brands that have products, those with most first, with what they are called in each language."""
    return await api.list_named_brands(tx)


class BrandInput(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A brand by the name that its products are given with, and what it is called in each language."""

    name: str
    label: Text


@put("/", status_code=204, operation_id="nameBrand")
async def name_brand(tx: GivenTx, actor: GivenActor, data: JSONBody[BrandInput]) -> None:
    """Say what a brand is called in each language, as staff of the platform; what is left out is its name."""
    await api.change_brand(tx, actor, data.name, data.label)


class MergeInput(msgspec.Struct, frozen=True, kw_only=True):
    """Where everything goes: the code of the category that stays."""

    into: str


class Merged(msgspec.Struct, frozen=True):
    """How many products moved."""

    products: int


@post("/{code:str}/merge", status_code=200, operation_id="mergeCategory")
async def merge_category(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[MergeInput]) -> Merged:
    """Move products and subcategories to another category and take this one away, as staff of the platform."""
    return Merged(await api.merge_category(tx, actor, code, data.into))


def parse_attributes(pairs: list[str]) -> dict[str, list[str]]:
    """`["color:red", "color:blue"]` as `{"color": ["blue", "red"]}`. Raises Invalid for a pair without a colon."""
    found: dict[str, set[str]] = {}
    for pair in pairs:
        code, colon, value = pair.partition(":")
        if not colon:
            raise Invalid(
                "Some of what was sent cannot be understood.", fields={"attribute": "This value is not valid."}
            )
        found.setdefault(code, set()).add(value)
    return {code: sorted(values) for code, values in sorted(found.items())}


def _amount(value: int | None) -> int | None:
    return None if value is None else max(-1, min(value, MAX_AMOUNT))


async def _shop_id(tx: Tx, slug: str) -> UUID | None:
    if not slug:
        return None
    if (shop := await merchants.find_shop(tx, slug)) is None:
        raise NotFound
    return shop.id


routes = [
    Router(
        path="/api/v1/products",
        route_handlers=[list_all, list_facets, show, list_similar, *staff.handlers],
        tags=["products"],
    ),
    Router(
        path="/api/v1/categories",
        route_handlers=[list_categories, save_category, remove_category, merge_category],
        tags=["products"],
    ),
    Router(path="/api/v1/brands", route_handlers=[list_brands, name_brand], tags=["products"]),
]
