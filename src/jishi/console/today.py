"""The first page of the console: what needs a person now, how trade goes, and what this person may do here."""

from typing import Any

from litestar import Response, get
from litestar.params import FromQuery

from jishi.console import figures, needs
from jishi.console.after_sales.needs import NEEDS as AFTER_SALES
from jishi.console.areas import enter
from jishi.console.grid.declare import _
from jishi.console.needs import Need
from jishi.console.settlement.needs import DIFFERENCES
from jishi.kernel.actor import Actor
from jishi.modules.catalog import api as catalog
from jishi.modules.inventory import api as inventory
from jishi.modules.moderation import api as moderation
from jishi.modules.orders import api as orders
from jishi.modules.reviews import api as reviews
from jishi.modules.team import api as team
from jishi.modules.team.contracts import Permission
from jishi.platform import queue
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx
from jishi.platform.http.pages import render


async def _failed_jobs(tx: Tx, _actor: Actor) -> int:
    return sum(each.failed for each in await queue.count_jobs(tx))


NEEDS: tuple[Need, ...] = (
    Need("late", _("Orders that should have been sent by now"), Permission.ORDERS_READ, orders.count_late,
         "/console/orders?view=late&late=1&sort=placed", icon="clock-alert", urgent=True),
    Need("to-ship", _("Orders to ship"), Permission.ORDERS_READ, orders.count_to_ship,
         "/console/orders?view=to-ship&state=paid&state=fulfilling&sort=placed", icon="package"),
    Need("parcels", _("Parcels that came back or got lost"), Permission.ORDERS_READ, orders.count_troubled,
         "/console/orders?view=all&state=shipped", icon="package-x", urgent=True),
    Need("pickups", _("Orders that nobody fetched in time"), Permission.ORDERS_READ, orders.count_overdue_pickups,
         "/console/pickups", icon="store"),
    DIFFERENCES,
    Need("approvals", _("Approvals that wait for you"), Permission.APPROVALS_DECIDE, team.count_to_decide,
         "/console/approvals", icon="stamp"),
    Need("listings", _("Products to check before they go on sale"), Permission.LISTING_REVIEW, catalog.count_cases,
         "/console/listings?view=free&free=1", icon="clipboard-check"),
    Need("evaluations", _("Slow sellers to decide about"), Permission.CATALOG_EDIT, catalog.count_evaluations,
         "/console/evaluations", icon="scale"),
    Need("low-stock", _("Things that run low"), Permission.STOCK_READ, inventory.count_low,
         "/console/stock/low", icon="package-minus"),
    Need("moderation", _("Texts that wait for a moderator"), Permission.REVIEWS_MODERATE, moderation.count_all_waiting,
         "/console/moderation?view=waiting&state=waiting", icon="shield-alert"),
    Need("critical-reviews", _("Critical reviews without a reply"), Permission.REVIEWS_READ, reviews.count_critical,
         "/console/reviews?view=critical&stars=3&answered=0&state=shown&sort=written", icon="message-square-heart"),
    Need("questions", _("Questions to answer"), Permission.REVIEWS_READ, reviews.count_open,
         "/console/reviews/questions?view=open&answered=0&sort=asked", icon="message-circle-question-mark"),
    Need("jobs", _("Jobs that failed for good"), Permission.JOBS_MANAGE, _failed_jobs,
         "/console/jobs", icon="list-checks", urgent=True),
    *AFTER_SALES,
)  # fmt: skip
"""Each area appends its own line; see `Need`."""


@get("/console", include_in_schema=False)
async def today(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, period: FromQuery[str] = "today"
) -> Response[Any]:
    """What there is to do, and how it goes."""
    enter(actor)
    chosen = period if period in figures.PERIODS else "today"
    board = await figures.board(tx, actor) if actor.has(Permission.ANALYTICS_READ) else None
    return render(
        request,
        "console/today.html",
        waiting=await needs.look(tx, actor, NEEDS),
        board=board,
        figures=figures.figures(board, chosen, context.translations, context.app.settings.currency) if board else [],
        days=figures.rows(board, context.app.settings.currency) if board else [],
        period=chosen,
    )


routes = [today]
