"""Take a whole product from its keepers: a new one, or one in place of what is there under its handle."""

from uuid import UUID

import msgspec

from jishi.kernel.actor import Actor
from jishi.kernel.errors import NotFound
from jishi.kernel.ids import short_code
from jishi.modules.catalog import queries
from jishi.modules.catalog.actions.listing.access import lock_product, publishes_directly
from jishi.modules.catalog.actions.listing.checking import run_checks
from jishi.modules.catalog.actions.listing.revise import Revised, revise
from jishi.modules.catalog.actions.listing.submit import submit
from jishi.modules.catalog.actions.records import list_records
from jishi.modules.catalog.actions.save import save_product
from jishi.modules.catalog.contracts import ProductInput, ProductState, SaveResult
from jishi.modules.catalog.contracts.listing import Act, Finding, Submission
from jishi.modules.catalog.domain.checks import is_below_cost
from jishi.modules.catalog.policy import EDIT, PUBLISH, check_costs
from jishi.platform.db import Tx


class Kept(SaveResult, frozen=True, kw_only=True):
    """How saving went, and where the product stands: `pending` when a changed version waits for a reviewer while the
    old one stays on sale; `findings` are those of the automatic checks, if they ran."""

    state: ProductState
    version: int = 0
    pending: bool = False
    findings: list[Finding] = []


async def keep_product(tx: Tx, actor: Actor, shop_id: UUID, given: ProductInput) -> Kept:
    """Save a product of a shop as this actor may.

    Staff of the platform who may publish put it where `given.state` says, at once, as an import does. For everybody
    else a new product is a draft, which is handed in when it was to be on sale, and a known one is revised. Prices
    below cost always wait for their approval. Raises Unauthenticated, Forbidden, NotFound, Invalid, Conflict.
    """
    shops = actor.shops_with(EDIT)
    if shops is not None and shop_id not in shops:
        raise NotFound
    check_costs(actor, given)
    row = await tx.fetch_row(queries.CODE_OF_HANDLE, shop_id, given.handle)
    code, state = (row["code"], ProductState(row["state"])) if row else ("", None)
    is_direct = publishes_directly(actor, PUBLISH)
    wants_sale = given.state in (ProductState.LIVE, ProductState.SCHEDULED, ProductState.EVALUATION)
    if is_direct and wants_sale:
        is_direct = not is_below_cost(await run_checks(tx, row["id"] if row else None, given))
    if is_direct:
        act = Act.EDITED if code else Act.CREATED
        result = await save_product(tx, shop_id, given, by=actor, act=act)
        return _kept(result, given.state)
    if code and state is not None:
        return _revised(await revise(tx, actor, code, given))
    draft = msgspec.structs.replace(given, state=ProductState.DRAFT)
    result = await save_product(tx, shop_id, draft, by=actor, act=Act.CREATED)
    if not wants_sale:
        return _kept(result, ProductState.DRAFT)
    wish = Submission(live_at=given.live_at.isoformat() if given.live_at else "")
    handed = await submit(tx, actor, result.code, wish)
    return _kept(result, handed.state, findings=handed.findings)


async def duplicate(tx: Tx, actor: Actor, code: str) -> str:
    """Make a draft like this product, with SKUs of its own and no barcodes, and return its code. Raises NotFound, …"""
    held = await lock_product(tx, actor, EDIT, code)
    (known,) = await list_records(tx, [held.id])
    mark = short_code(5).lower()
    variants = [
        msgspec.structs.replace(variant, sku=f"{variant.sku[:190]}-{mark}", barcode="")
        for variant in known.given.variants
    ]
    copy = msgspec.structs.replace(
        known.given,
        handle=f"{known.given.handle[:190]}-{mark}",
        variants=variants,
        state=ProductState.DRAFT,
        live_at=None,
        popularity=0,
    )
    result = await save_product(tx, held.shop_id, copy, by=actor, act=Act.DUPLICATED)
    return result.code


def _kept(result: SaveResult, state: ProductState, *, findings: list[Finding] | None = None) -> Kept:
    return Kept(**msgspec.structs.asdict(result), state=state, findings=findings or [])


def _revised(revised: Revised) -> Kept:
    return Kept(
        **msgspec.structs.asdict(revised.result),
        state=revised.state,
        version=revised.version,
        pending=revised.pending,
        findings=revised.findings,
    )
