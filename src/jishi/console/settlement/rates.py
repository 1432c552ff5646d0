"""Commission rates."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from litestar import Response, get, post
from litestar.response import Redirect

from jishi.console.areas import enter
from jishi.kernel.errors import Invalid
from jishi.modules.catalog import api as catalog
from jishi.modules.merchants import api as merchants
from jishi.modules.settlement import api as settlement
from jishi.modules.settlement.contracts import RateInput
from jishi.modules.team.contracts import Permission
from jishi.platform import options
from jishi.platform.formats import ZONE
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render

HOME = "/console/settlement/rates"


@get(HOME, include_in_schema=False)
async def page(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """All rates: those that are valid, those to come, those that were."""
    enter(actor)
    actor.require(Permission.SETTLEMENT_READ)
    rates = await settlement.list_rates(tx, actor)
    now = tx.app.clock.now()
    valid = {rate.id for rate in settlement.latest_rates(rates, now).values()}
    tree = await catalog.category_tree(tx)
    return render(
        request,
        "console/settlement/rates.html",
        rates=sorted(rates, key=lambda rate: rate.valid_from, reverse=True),
        valid=valid,
        now=now,
        shops={shop.id: shop for shop in await merchants.list_shops(tx)},
        categories={category.code: category.name for category in tree},
        default=await options.get(tx, settlement.OPTIONS[0]),
        may_manage=actor.has(Permission.SETTLEMENT_MANAGE) and not actor.shop_ids,
    )


@post(HOME, include_in_schema=False)
async def add(request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext) -> Redirect:
    """A new version of a rate."""
    enter(actor)
    actor.require(Permission.SETTLEMENT_MANAGE)
    form = await request.form()
    try:
        points = round(float(str(form.get("percent", "")).replace(",", ".")) * 100)
        day = str(form.get("valid_from", ""))
        moment = datetime.combine(date.fromisoformat(day), datetime.min.time(), ZONE) if day else None
        shop_id = UUID(str(form["shop"])) if form.get("shop") else None
    except (ValueError, OverflowError):
        raise Invalid("Please check the rate and the day.", field="percent") from None
    given = RateInput(
        basis_points=points, shop_id=shop_id, category_code=str(form.get("category", "")), valid_from=moment
    )
    await settlement.set_rate(tx, actor, given)
    context.flash("success", "The rate is saved. Orders settled before keep theirs.")
    return Redirect(HOME, status_code=303)


routes = [page, add]
