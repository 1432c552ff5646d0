"""The reviewer's queue, one case, evaluations, and the fast lane."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import msgspec
from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect

from jishi.console.grid import Column, Grid, GridQuery, Kind, Preset, Tag, _, choice, flag, grid_routes, shops
from jishi.console.products.bulk import category_paths
from jishi.console.products.words import CAUSES, FIELDS, SEVERITIES, STATES
from jishi.kernel.actor import Actor
from jishi.kernel.errors import AppError, Conflict, Invalid
from jishi.kernel.money import Money
from jishi.kernel.page import Page
from jishi.kernel.text import Text
from jishi.modules.catalog import api as catalog
from jishi.modules.catalog.contracts import ProductState
from jishi.modules.catalog.contracts.listing import (
    Case,
    CaseKind,
    Evaluation,
    EvaluationVerdict,
    Lane,
    LaneKind,
    LaneReason,
    LaneRuleInput,
    Review,
    Severity,
    Verdict,
)
from jishi.modules.identity import api as identity
from jishi.modules.media import api as media
from jishi.modules.media.contracts import rendition_url
from jishi.modules.merchants import api as merchants
from jishi.modules.team.contracts import Permission
from jishi.platform.db import Tx
from jishi.platform.http.context import AnyRequest, GivenActor, GivenContext, GivenTx, context_of
from jishi.platform.http.pages import render

HOME = "/console/listings"
KINDS: Mapping[str, Tag] = {CaseKind.LISTING: Tag(_("New")), CaseKind.REVISION: Tag(_("Changed"), "info")}
LANES: Mapping[str, Tag] = {Lane.FAST: Tag(_("Fast lane"), "brand"), Lane.NORMAL: Tag(_("In turn"))}
WORST: Mapping[str, Tag] = {
    Severity.ERROR: Tag(_("Errors"), "error"),
    Severity.WARNING: Tag(_("Warnings"), "gold"),
    Severity.INFO: Tag(_("Remarks")),
    "": Tag(_("Clean"), "success"),
}


class CaseRow(msgspec.Struct, frozen=True):
    """A case with the names that its row shows."""

    case: Case
    shop_name: Text
    holder: str

    @property
    def worst(self) -> str:
        """The worst severity of its findings."""
        return self.case.findings[0].severity if self.case.findings else ""


async def find_cases(tx: Tx, actor: Actor, query: GridQuery) -> Page[CaseRow]:
    """The queue."""
    page = await catalog.list_cases(
        tx,
        actor,
        shops=query.shops,
        kinds=query.choice("kind") or None,
        lanes=query.choice("lane") or None,
        is_mine=query.flag("mine") is True,
        is_free=query.flag("free") is True,
        cursor=query.cursor,
        limit=query.limit,
    )
    names = {shop.id: shop.name for shop in await merchants.list_shops(tx)}
    held = {
        case.claimed_by for case in page.items if case.claimed_by and case.claimed_until and case.claimed_until > tx.now
    }
    people = await identity.list_accounts(tx, list(held)) if held else {}
    rows = [
        CaseRow(case, names.get(case.shop_id, {}), people[case.claimed_by].name if case.claimed_by in people else "")
        for case in page.items
    ]
    return Page(rows, page.next_cursor)


QUEUE = Grid(
    key="listings",
    title=_("Listing review"),
    url=HOME,
    section="listings",
    permission=Permission.LISTING_REVIEW,
    source=find_cases,
    row_id=lambda row: str(row.case.code),
    row_url=lambda row: f"{HOME}/{row.case.code}",
    columns=[
        Column("title", _("Title"), of=lambda row: row.case.title, main=True),
        Column("kind", _("What"), Kind.TAG, of=lambda row: row.case.kind, tags=KINDS),
        Column("lane", _("Lane"), Kind.TAG, of=lambda row: row.case.lane, tags=LANES),
        Column("worst", _("Checks"), Kind.TAG, tags=WORST),
        Column("shop", _("Shop"), of=lambda row: row.shop_name),
        Column("submitted_at", _("Handed in at"), Kind.MOMENT, of=lambda row: row.case.submitted_at),
        Column("holder", _("With")),
        Column("live_at", _("Wanted on sale from"), Kind.MOMENT, of=lambda row: row.case.live_at, shown=False),
    ],
    filters=[
        choice("kind", _("What"), KINDS),
        choice("lane", _("Lane"), LANES),
        shops(),
        flag("free", _("With nobody")),
        flag("mine", _("With me")),
    ],
    presets=[
        Preset("free", _("With nobody"), "free=1"),
        Preset("mine", _("With me"), "mine=1"),
        Preset("fast", _("Fast lane"), "lane=fast"),
    ],
    template="console/listings/queue.html",
    empty_title=_("Nothing waits for review"),
    empty_text=_("What shops hand in appears here, the fast lane first."),
)


async def find_evaluations(tx: Tx, actor: Actor, query: GridQuery) -> Page[Evaluation]:
    """What is under evaluation."""
    return await catalog.list_evaluations(tx, actor, query.shops, query.cursor, query.limit)


EVALUATIONS = Grid(
    key="evaluations",
    title=_("Evaluations"),
    url="/console/evaluations",
    section="evaluations",
    permission=Permission.CATALOG_READ,
    source=find_evaluations,
    row_id=lambda row: str(row.code),
    row_url=lambda row: f"/console/evaluations/{row.code}",
    columns=[
        Column("title", _("Title"), main=True),
        Column("reason", _("Reason"), Kind.TAG, tags=CAUSES),
        Column("days", _("Days without a sale"), Kind.NUMBER, of=lambda row: row.details.get("days")),
        Column("since", _("Since"), Kind.MOMENT),
    ],
    filters=[shops()],
    empty_title=_("Nothing is under evaluation"),
    empty_text=_("Slow sellers come here by themselves; they stay on sale until somebody decides."),
)


@get(HOME + "/{code:str}", include_in_schema=False)
async def case(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Response[Any]:
    """One case with what is proposed."""
    actor.require(Permission.LISTING_REVIEW)
    return await _case(request, tx, actor, code)


async def _case(request: AnyRequest, tx: Tx, actor: Actor, code: str, problem: AppError | None = None) -> Response[Any]:
    detail = await catalog.find_case(tx, actor, code)
    given = detail.proposed or detail.current
    images = await media.images(tx, given.image_ids)
    locale = context_of(request).locale
    paths = dict(await category_paths(tx, locale))
    until = detail.case.claimed_until
    is_held = detail.case.claimed_by is not None and until is not None and until > tx.now
    shop = (await merchants.shops(tx, [detail.case.shop_id])).get(detail.case.shop_id)
    currency = tx.app.settings.currency
    return render(
        request,
        "console/listings/case.html",
        status=problem.status if problem else 200,
        section="listings",
        detail=detail,
        given=given,
        pictures=[rendition_url(images[one].code, 640) for one in given.image_ids if one in images],
        path=" / ".join(paths.get(given.category_code, [])),
        shop=shop,
        brand=catalog.brand_name(await catalog.load_brand_labels(tx), given.brand, locale),
        is_mine=is_held and detail.case.claimed_by == actor.account_id,
        is_held=is_held,
        prices=[
            (one, Money(one.price, currency), Money(one.cost, currency) if one.cost else None) for one in given.variants
        ],
        steps=await catalog.list_steps(tx, detail.case.product_id, limit=10),
        problem=problem,
        FIELDS=FIELDS,
        SEVERITIES=SEVERITIES,
        STATES=STATES,
        KINDS=KINDS,
        LANES=LANES,
    )


@post(HOME + "/{code:str}/claim", include_in_schema=False)
async def claim(tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]) -> Redirect:
    """Take it for oneself."""
    await catalog.claim(tx, actor, code)
    context.flash("info", "It is yours to decide for a while.")
    return Redirect(f"{HOME}/{code}", status_code=303)


@post(HOME + "/{code:str}/release", include_in_schema=False)
async def release(tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Redirect:
    """Give it back."""
    await catalog.release(tx, actor, code)
    return Redirect(HOME, status_code=303)


@post(HOME + "/{code:str}/decision", include_in_schema=False)
async def decide(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """Approve, send back or reject."""
    actor.require(Permission.LISTING_REVIEW)
    form = await request.form()
    verdict = str(form.get("verdict", ""))
    fields = {name[6:]: str(value) for name, value in form.items() if name.startswith("field.") and str(value).strip()}
    try:
        if verdict not in list(Verdict):
            raise Invalid("Please choose one of the choices.", field="verdict")
        review = Review(
            verdict=Verdict(verdict),
            reason=str(form.get("reason", "")),
            fields=fields,
            live_at=str(form.get("live_at", "")),
            zone=str(form.get("zone", "")) or "Asia/Shanghai",
        )
        async with tx.savepoint():
            state = await catalog.decide(tx, actor, code, review)
    except (Invalid, Conflict) as reason:
        return await _case(request, tx, actor, code, reason)
    said = {ProductState.LIVE: "It is on sale.", ProductState.SCHEDULED: "It goes on sale at its time."}
    context.flash("success", said.get(state, "It is decided."))
    return Redirect(HOME, status_code=303)


@get("/console/evaluations/{code:str}", include_in_schema=False)
async def evaluation(request: AnyRequest, tx: GivenTx, actor: GivenActor, code: FromPath[str]) -> Response[Any]:
    """One product under evaluation."""
    return await _evaluation(request, tx, actor, code)


async def _evaluation(
    request: AnyRequest, tx: Tx, actor: Actor, code: str, problem: AppError | None = None
) -> Response[Any]:
    found = await catalog.find_evaluation(tx, actor, code)
    return render(
        request,
        "console/listings/evaluation.html",
        status=problem.status if problem else 200,
        section="evaluations",
        found=found,
        problem=problem,
        CAUSES=CAUSES,
    )


@post("/console/evaluations/{code:str}", include_in_schema=False)
async def evaluate(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext, code: FromPath[str]
) -> Response[Any] | Redirect:
    """Keep, relist or delist."""
    actor.require(Permission.CATALOG_EDIT)
    form = await request.form()
    verdict = str(form.get("verdict", ""))
    try:
        if verdict not in list(EvaluationVerdict):
            raise Invalid("Please choose one of the choices.", field="verdict")
        await catalog.evaluate(tx, actor, code, EvaluationVerdict(verdict), str(form.get("reason", "")))
    except Invalid as reason:
        return await _evaluation(request, tx, actor, code, reason)
    context.flash("success", "It is decided.")
    return Redirect("/console/evaluations", status_code=303)


@get(HOME + "/lanes", include_in_schema=False)
async def lanes(request: AnyRequest, tx: GivenTx, actor: GivenActor) -> Response[Any]:
    """What may take the fast lane."""
    return await _lanes(request, tx, actor)


async def _lanes(request: AnyRequest, tx: Tx, actor: Actor, problem: AppError | None = None) -> Response[Any]:
    paths = await category_paths(tx, context_of(request).locale)
    return render(
        request,
        "console/listings/lanes.html",
        status=problem.status if problem else 200,
        section="listings",
        rules=await catalog.list_lane_rules(tx, actor),
        categories=[(code, " / ".join(path)) for code, path in paths],
        names={code: " / ".join(path) for code, path in paths},
        problem=problem,
        is_platform=not actor.shop_ids,
    )


@post(HOME + "/lanes", include_in_schema=False)
async def add_lane(
    request: AnyRequest, tx: GivenTx, actor: GivenActor, context: GivenContext
) -> Response[Any] | Redirect:
    """Let goods take it for a while."""
    form = await request.form()
    kind, reason = str(form.get("kind", "")), str(form.get("reason", ""))
    try:
        if kind not in list(LaneKind) or reason not in list(LaneReason):
            raise Invalid("Please choose one of the choices.", field="kind")
        starts = catalog.moment_of(str(form.get("starts_at", "")), "Asia/Shanghai", "starts_at") or tx.now
        ends = catalog.moment_of(str(form.get("ends_at", "")), "Asia/Shanghai", "ends_at")
        if ends is None:
            raise Invalid("Please give a date and a time.", field="ends_at")
        code = str(form.get("category" if kind == LaneKind.CATEGORY else "code", ""))
        given = LaneRuleInput(kind=LaneKind(kind), code=code, reason=LaneReason(reason), starts_at=starts, ends_at=ends)
        await catalog.add_lane_rule(tx, actor, given)
    except Invalid as wrong:
        return await _lanes(request, tx, actor, wrong)
    context.flash("success", "Saved.")
    return Redirect(f"{HOME}/lanes", status_code=303)


@post(HOME + "/lanes/{rule_id:uuid}/end", include_in_schema=False)
async def end_lane(tx: GivenTx, actor: GivenActor, rule_id: FromPath[UUID]) -> Redirect:
    """End it now."""
    await catalog.end_lane_rule(tx, actor, rule_id)
    return Redirect(f"{HOME}/lanes", status_code=303)


routes = [
    lanes,
    add_lane,
    end_lane,
    case,
    claim,
    release,
    decide,
    evaluation,
    evaluate,
    *grid_routes(QUEUE),
    *grid_routes(EVALUATIONS),
]
