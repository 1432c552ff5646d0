"""What staff do with products over HTTP."""

from uuid import UUID

import msgspec
from litestar import Response, get, patch, post, put
from litestar.params import FromPath, FromQuery, JSONBody

from jishi.kernel.errors import Forbidden, Invalid, NotFound, PreconditionFailed
from jishi.kernel.text import Text
from jishi.modules.catalog import api
from jishi.modules.catalog.contracts import (
    Attribute,
    Option,
    Outcome,
    ProductInput,
    ProductRecord,
    ProductState,
    TaxClass,
    VariantInput,
)
from jishi.modules.catalog.policy import COST, EDIT, EXPORT, PUBLISH, check_shop, without_costs
from jishi.modules.merchants import api as merchants
from jishi.platform.db import Tx
from jishi.platform.http.context import GivenActor, GivenContext, GivenTx, RequestContext

BODY = 4 * 1024 * 1024


class StateInput(msgspec.Struct, frozen=True):
    """Where a product shall go."""

    state: ProductState


class ProductPatch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What of a product to change; what is not given stays. Lists are replaced whole."""

    title: Text | msgspec.UnsetType = msgspec.UNSET
    subtitle: Text | msgspec.UnsetType = msgspec.UNSET
    description: Text | msgspec.UnsetType = msgspec.UNSET
    brand: str | msgspec.UnsetType = msgspec.UNSET
    category_code: str | msgspec.UnsetType = msgspec.UNSET
    options: list[Option] | msgspec.UnsetType = msgspec.UNSET
    variants: list[VariantInput] | msgspec.UnsetType = msgspec.UNSET
    attributes: list[Attribute] | msgspec.UnsetType = msgspec.UNSET
    tags: list[str] | msgspec.UnsetType = msgspec.UNSET
    image_ids: list[UUID] | msgspec.UnsetType = msgspec.UNSET
    alts: list[Text] | msgspec.UnsetType = msgspec.UNSET
    tax_class: TaxClass | msgspec.UnsetType = msgspec.UNSET


@post("/", request_max_body_size=BODY, operation_id="saveProduct")
async def create(
    tx: GivenTx, actor: GivenActor, data: JSONBody[ProductInput], shop: FromQuery[str]
) -> Response[api.Kept]:
    """Save a product of the shop with slug `shop`; one with this handle is replaced, nothing happens when nothing
    differs. 201 when it is new. A merchant's product is handed in for review when it is to be live."""
    actor.require(EDIT)
    found = await merchants.find_shop(tx, shop)
    if found is None:
        raise NotFound
    check_shop(actor, EDIT, found.id)
    kept = await api.keep_product(tx, actor, found.id, data)
    return Response(kept, status_code=201 if kept.outcome is Outcome.CREATED else 200)


@put("/{code:str}", request_max_body_size=BODY, operation_id="replaceProduct")
async def replace(
    tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str], data: JSONBody[ProductInput]
) -> api.Kept:
    """Replace a product whole; its handle stays. With `If-Match` (the ETag of its record) only if nobody changed it."""
    actor.require(EDIT)
    record = await _find(tx, code)
    check_shop(actor, EDIT, record.shop_id)
    if data.handle != record.given.handle:
        message = "A product keeps its handle."
        raise Invalid(message, field="handle")
    check_unchanged(context, record.version)
    return await api.keep_product(tx, actor, record.shop_id, data)


@patch("/{code:str}", request_max_body_size=BODY, operation_id="changeProduct")
async def change(
    tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str], data: JSONBody[ProductPatch]
) -> api.Revised:
    """Change some of a product. With `If-Match` only if nobody changed it meanwhile. A merchant's change of what
    shoppers read waits for a reviewer when the product is on sale: `pending`."""
    actor.require(EDIT)
    record = await _find(tx, code)
    check_shop(actor, EDIT, record.shop_id)
    check_unchanged(context, record.version)
    given = {name: value for name, value in msgspec.structs.asdict(data).items() if value is not msgspec.UNSET}
    if "image_ids" in given and "alts" not in given:
        given["alts"] = []
    revised = msgspec.structs.replace(record.given, **given)
    return await api.revise(tx, actor, code, revised, version=record.version)


def check_unchanged(context: RequestContext, version: int) -> None:
    """Raise PreconditionFailed when the caller has seen another version than this one (RFC 9110 §13.1.1)."""
    wanted = context.headers.get(b"if-match", b"").decode("latin-1").strip()
    if wanted and wanted != "*" and tag(version) not in [one.strip() for one in wanted.split(",")]:
        raise PreconditionFailed("Somebody has changed this product meanwhile.", code="changed_meanwhile")


def tag(version: int) -> str:
    """The ETag of a version."""
    return f'"{version}"'


@post("/{code:str}/state", status_code=204)
async def move(tx: GivenTx, actor: GivenActor, code: FromPath[str], data: JSONBody[StateInput]) -> None:
    """Publish, schedule, delist …: bring a product to another state of its life."""
    actor.require(PUBLISH)
    record = await _find(tx, code)
    check_shop(actor, PUBLISH, record.shop_id)
    if actor.shop_ids and data.state in (ProductState.LIVE, ProductState.SCHEDULED):
        raise Forbidden("Hand it in for review: a reviewer lists it.")
    await api.set_state(tx, code, data.state, by=actor)


@get("/{code:str}/record", operation_id="getProductRecord")
async def show_record(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Response[ProductRecord]:
    """A product as its keepers see it, in whatever state; costs only for those who may set them. Its ETag is what
    `If-Match` of a change wants."""
    actor.require(EXPORT)
    record = await _find(tx, code)
    check_shop(actor, EXPORT, record.shop_id)
    shown = record if actor.has(COST) else msgspec.structs.replace(record, given=without_costs(record.given))
    return Response(shown, headers={"ETag": tag(record.version), "Cache-Control": "private, no-store"})


async def _find(tx: Tx, code: str) -> ProductRecord:
    record = await api.find_record(tx, code) if code.isalnum() else None
    if record is None:
        raise NotFound
    return record


handlers = [create, replace, change, move, show_record]
"""`endpoints` puts them beside those for everybody: one path can only be in one router."""
